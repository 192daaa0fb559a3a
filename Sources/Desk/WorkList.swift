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

    /// A duty of theirs that has a last day.
    public struct Entry: Sendable {
        public var partnership: Partnership.ID
        public var references: [CaseReference]
        public var duty: Deadline.Duty
        public var subject: UUID
        public var dueOn: CivilDate
        public var isOverdue: Bool
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
        let today = today
        for office in visitor.offices {
            let part = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                try Desk.workList(of: office, today: today, tx)
            }
            list.toRead += part.toRead
            list.waiting += part.waiting
            list.tasks += part.tasks
            list.cases += part.cases
        }
        list.toRead.sort {
            ($0.entry.occasion == .receipt ? 0 : 1, $0.entry.dueOn)
                < ($1.entry.occasion == .receipt ? 0 : 1, $1.entry.dueOn)
        }
        list.waiting.sort { $0.dueOn < $1.dueOn }
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
        let waiting = try Deadlines.open(in: partnership, tx)
            .filter { office.owes($0.owner) && $0.duty != .step(.dangerRead) && !$0.duty.isApplicantsRight }
            .map { deadline in
                WorkList.Entry(
                    partnership: partnership, references: references[deadline.file] ?? [], duty: deadline.duty,
                    subject: deadline.subject, dueOn: deadline.dueOn, isOverdue: deadline.dueOn < today)
            }
        let toRead = try DangerReadingsDue.list(in: partnership, tx)
            .filter { office.owes($0.owner) }
            .map { WorkList.ToRead(partnership: partnership, entry: $0, isOverdue: $0.dueOn < today) }
        let tasks =
            office.roles.contains(.coordinator)
            ? try Tasks.open(in: partnership, tx).map { task in
                WorkList.Task(
                    partnership: partnership, references: task.file.flatMap { references[$0] } ?? [], task: task)
            }
            : []
        return WorkList(
            toRead: toRead,
            waiting: waiting, tasks: tasks, cases: lines.map { WorkList.Case(partnership: partnership, line: $0) })
    }
}

extension Officer {
    /// Whether a duty is theirs: by name; their agency's, where nobody is named; the partnership's, for coordinators.
    func owes(_ owner: Deadline.Owner) -> Bool {
        if let person = owner.person { return person == self.person }
        if let agency = owner.agency { return agency == self.agency }
        return roles.contains(.coordinator)
    }
}
