public import Casework
import FoundationEssentials
import Postgres
public import Records

/// What waits for one person, in all their partnerships, by date. Of a long list the first ones, with how many there are.
public struct WorkList: Sendable {
    /// What must be read for danger; it stands before everything else.
    public var toRead: [ToRead] = []
    public var waiting: [Entry] = []
    public var tasks: [Task] = []
    /// Those with which something is still to be done, the newest first.
    public var cases: [Case] = []
    /// Those that have ended, the newest first.
    public var ended: [Case] = []
    /// Whether they see to the people of a partnership or an agency.
    public var managesPeople = false
    /// Answers to requests for information that a coordinator must see to.
    public var unsettled: [InformationRequests.Unsettled] = []
    /// Duties of others whose last day has passed: for coordinators everybody's, for a point of contact those of their
    /// agency.
    public var overdueElsewhere: [Entry] = []
    /// Meetings to come that lack somebody who must be there, for coordinators and chairs.
    public var brokenQuorums: [BrokenQuorum] = []
    /// What cases wait for that has no last day: who chairs, who leads, whether somebody has a conflict.
    public var asked: [Asked] = []
    /// Messages of which nobody knows whether they arrived, for coordinators.
    public var unknown: [MessageLife] = []
    /// How many there are in all of what is listed above.
    public var counts: [Section: Int] = [:]

    /// One of the lists.
    public enum Section: String, CaseIterable, Sendable {
        case toRead = "to-read"
        case waiting = "duties"
        case overdueElsewhere = "late-elsewhere"
        case tasks
        case unsettled = "answers"
        case unknown = "perhaps-sent"
        case asked = "lead-and-chair"
        case brokenQuorums = "quorums"
        case cases = "open-cases"
        case ended = "ended-cases"
    }

    /// A duty of theirs that has a last day.
    public struct Entry: Sendable {
        public var partnership: Partnership.ID
        public var references: [CaseReference]
        public var duty: Deadline.Duty
        public var subject: UUID
        public var dueOn: CivilDate
        public var isOverdue: Bool
        /// The name of whom they cover for; nil where the duty is their own.
        public var coveringFor: String?
        /// Whether the person who was named for it has left.
        public var isUnnamed = false
        /// The day from which it runs: of word to an applicant, the day on which they last heard.
        public var from: CivilDate?
        /// How many days ago that was, 0 or more.
        public var days = 0
        /// Whether it is a colleague's, for whose agency the reader is the point of contact and sees to it that it is
        /// done. Word to an applicant is not theirs to give.
        public var isColleagues = false
    }

    /// An application that must be read for danger.
    public struct ToRead: Sendable {
        public var partnership: Partnership.ID
        public var entry: DangerReadingsDue.Entry
        public var isOverdue: Bool
    }

    /// What the post could not do.
    public struct Task: Sendable {
        public var partnership: Partnership.ID
        public var references: [CaseReference]
        public var task: Tasks.Entry
    }

    public struct Case: Sendable {
        public var partnership: Partnership.ID
        public var line: Cases.Line
    }

    /// Which part of which lists is read.
    public struct Part: Sendable {
        public var sections: Set<Section>
        /// How many of each are passed over, and how many are read after them.
        public var skip: Int
        public var most: Int
        /// Of the duties only those whose last day has passed.
        public var onlyLate: Bool
        /// Of the open cases only those at this stage.
        public var stage: String?

        public init(
            _ sections: Set<Section>, skip: Int = 0, most: Int = WorkList.pageLength, onlyLate: Bool = false,
            stage: String? = nil
        ) {
            self.sections = sections
            self.skip = skip
            self.most = most
            self.onlyLate = onlyLate
            self.stage = stage
        }

        /// The beginning of every list.
        public static let beginning = Part(Set(Section.allCases))

        /// Of several partnerships each may hold all that is wanted.
        var first: Int { skip.addingReportingOverflow(most).overflow ? .max : skip + most }

        func cut<Element>(_ all: [Element]) -> [Element] { Array(all.dropFirst(skip).prefix(most)) }
    }

    /// How much of a list stands on one page.
    public static let pageLength = 50
    /// How many ended cases the page of all lists shows.
    static let newestEnded = 20
}

extension Desk {
    /// What waits for a person today, or a part of it.
    public func workList(of visitor: SignedIn, _ part: WorkList.Part = .beginning) async throws -> WorkList {
        var list = WorkList()
        let (now, today) = (now, today)
        for office in visitor.offices {
            let here = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                var here = try WorkListReading(office: office, part: part, today: today).list(tx)
                if part.sections.contains(.brokenQuorums), !office.roles.isDisjoint(with: [.coordinator, .chair]) {
                    here.brokenQuorums = try brokenQuorums(for: office, now: now, tx)
                    here.counts[.brokenQuorums] = here.brokenQuorums.count
                }
                return here
            }
            list.add(here)
        }
        list.order()
        list.cut(to: part)
        return list
    }
}

extension WorkList {
    fileprivate mutating func add(_ here: WorkList) {
        brokenQuorums += here.brokenQuorums
        toRead += here.toRead
        waiting += here.waiting
        tasks += here.tasks
        cases += here.cases
        ended += here.ended
        managesPeople = managesPeople || here.managesPeople
        overdueElsewhere += here.overdueElsewhere
        unsettled += here.unsettled
        asked += here.asked
        unknown += here.unknown
        counts.merge(here.counts, uniquingKeysWith: +)
    }

    /// Each partnership's own order is kept among what is equal.
    fileprivate mutating func order() {
        toRead.sort {
            ($0.entry.occasion == .receipt ? 0 : 1, $0.entry.dueOn)
                < ($1.entry.occasion == .receipt ? 0 : 1, $1.entry.dueOn)
        }
        waiting.sort { $0.dueOn < $1.dueOn }
        overdueElsewhere.sort { $0.dueOn < $1.dueOn }
        tasks.sort { $0.task.openedAt < $1.task.openedAt }
        unsettled.sort { $0.on < $1.on }
        cases.sort { $0.line.receivedOn > $1.line.receivedOn }
        ended.sort { $0.line.receivedOn > $1.line.receivedOn }
    }

    fileprivate mutating func cut(to part: Part) {
        toRead = part.cut(toRead)
        waiting = part.cut(waiting)
        tasks = part.cut(tasks)
        cases = part.cut(cases)
        ended = part.cut(ended)
        overdueElsewhere = part.cut(overdueElsewhere)
        unsettled = part.cut(unsettled)
        asked = part.cut(asked)
        unknown = part.cut(unknown)
        brokenQuorums = part.cut(brokenQuorums)
    }
}

extension Officer.Share {
    /// Whom they cover for.
    var name: String? {
        if case .covering(let covered) = self { covered.name } else { nil }
    }
}

extension Officer {
    /// Whether a duty is theirs, or that of somebody whom they cover.
    func owes(_ owner: Deadline.Owner) -> Bool { share(in: owner) != nil }
}
