public import Casework
public import FoundationEssentials
import Postgres
public import Records

/// What waits for one person, in all their partnerships, by date.
public struct WorkList: Sendable {
    /// What must be read for danger; it stands before everything else.
    public var toRead: [ToRead]
    public var waiting: [Entry]
    public var tasks: [Task]
    public var cases: [Case]
    /// Whether they see to the people of a partnership or an agency.
    public var managesPeople = false
    /// Answers to requests for information that a coordinator must see to.
    public var unsettled: [InformationRequests.Unsettled] = []
    /// Duties of others whose last day has passed, for coordinators.
    public var overdueElsewhere: [Entry] = []
    /// Meetings to come that lack somebody who must be there, for coordinators and chairs.
    public var brokenQuorums: [BrokenQuorum] = []
    /// What cases wait for that has no last day: who chairs, who leads, whether somebody has a conflict.
    public var asked: [Asked] = []

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
}

extension Desk {
    /// What waits for a person today.
    public func workList(of visitor: SignedIn) async throws -> WorkList {
        var list = WorkList(toRead: [], waiting: [], tasks: [], cases: [])
        let (now, today) = (now, today)
        for office in visitor.offices {
            let part = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                var part = try Desk.workList(of: office, today: today, tx)
                if !office.roles.isDisjoint(with: [.coordinator, .chair]) {
                    part.brokenQuorums = try brokenQuorums(for: office, now: now, tx)
                }
                return part
            }
            list.brokenQuorums += part.brokenQuorums
            list.toRead += part.toRead
            list.waiting += part.waiting
            list.tasks += part.tasks
            list.cases += part.cases
            list.managesPeople = list.managesPeople || part.managesPeople
            list.overdueElsewhere += part.overdueElsewhere
            list.unsettled += part.unsettled
            list.asked += part.asked
        }
        list.toRead.sort {
            ($0.entry.occasion == .receipt ? 0 : 1, $0.entry.dueOn)
                < ($1.entry.occasion == .receipt ? 0 : 1, $1.entry.dueOn)
        }
        list.waiting.sort { $0.dueOn < $1.dueOn }
        list.overdueElsewhere.sort { $0.dueOn < $1.dueOn }
        return list
    }

    private static func workList(
        of office: Officer, today: CivilDate, _ tx: borrowing Transaction
    ) throws -> WorkList {
        let partnership = office.partnership
        let lines = try Cases.list(in: partnership, tx)
        var references: [UUID: [CaseReference]] = [:]
        for line in lines {
            references[line.application.raw, default: []].append(line.reference)
            if let review = line.review { references[review.raw, default: []].append(line.reference) }
        }
        let unnamed = Set(
            try LeftOpen.unnamed(in: partnership, tx).map {
                Open(file: $0.file, name: $0.what.name, subject: $0.subject)
            })
        let open = try Deadlines.open(in: partnership, tx)
            .filter { $0.duty != .step(.dangerRead) && !$0.duty.isApplicantsRight }
        let entry = { (deadline: Deadlines.Entry, share: Officer.Share?) in
            WorkList.Entry(
                partnership: partnership, references: references[deadline.file] ?? [], duty: deadline.duty,
                subject: deadline.subject, dueOn: deadline.dueOn, isOverdue: deadline.dueOn < today,
                coveringFor: share?.name,
                isUnnamed: unnamed.contains(
                    Open(file: deadline.file, name: deadline.duty.name, subject: deadline.subject)))
        }
        let waiting = open.compactMap { deadline in
            office.share(in: deadline.owner).map { entry(deadline, $0) }
        }
        let elsewhere =
            office.roles.contains(.coordinator)
            ? open.filter { $0.dueOn < today && office.share(in: $0.owner) == nil }.map { entry($0, nil) } : []
        let toRead = try DangerReadingsDue.list(in: partnership, tx)
            .filter { office.owes($0.owner) }
            .map { WorkList.ToRead(partnership: partnership, entry: $0, isOverdue: $0.dueOn < today) }
        let roster = try Rosters.load(partnership, on: today, in: tx)
        let tasks = try Tasks.open(in: partnership, tx).filter { $0.isListed(for: office, roster) }.map { task in
            WorkList.Task(
                partnership: partnership, references: task.file.flatMap { references[$0] } ?? [], task: task)
        }
        let unsettled =
            office.roles.contains(.coordinator) ? try InformationRequests.unsettled(in: partnership, tx) : []
        return WorkList(
            toRead: toRead,
            waiting: waiting, tasks: tasks, cases: lines.map { WorkList.Case(partnership: partnership, line: $0) },
            managesPeople: office.roles.contains(.coordinator)
                || roster.isPointOfContact(of: office.agency, office),
            unsettled: unsettled, overdueElsewhere: elsewhere, asked: try asked(of: office, references, roster, tx))
    }

    /// What an open duty is known by.
    private struct Open: Hashable {
        var file: UUID
        var name: String
        var subject: UUID
    }
}

extension Tasks.Entry {
    /// Whether it stands on somebody's list: an agency's on that of its point of contact, or of the coordinators where it
    /// has none; any other on theirs.
    func isListed(for office: Officer, _ roster: Roster) -> Bool {
        guard let agency else { return office.roles.contains(.coordinator) }
        if roster.isPointOfContact(of: agency, office) { return true }
        return office.roles.contains(.coordinator)
            && !roster.parts.contains {
                $0.agency == agency && $0.isPointOfContact && $0.isInForce(on: roster.today)
            }
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
