public import Casework
public import FoundationEssentials
public import Postgres

/// Deadlines with their versions and ladders. Nothing is overwritten: a deadline that moves keeps its old row.
public enum Deadlines {
    /// Carries out what an act of `person` does to the deadlines of a file; nil: of the service or an applicant.
    public static func apply(
        _ changes: [Deadline.Change], to file: UUID, of partnership: Partnership.ID, today: CivilDate,
        by person: Person.ID? = nil, in tx: borrowing Transaction
    ) throws {
        for change in changes {
            switch change {
            case .open(let deadline):
                try open(deadline, on: file, of: partnership, today: today, by: person, in: tx)
            case .moved(let deadline, let reason):
                try open(deadline, on: file, of: partnership, today: today, because: reason, by: person, in: tx)
            case .openUnlessEarlier(let deadline):
                if try !isDue(deadline, on: file, of: partnership, in: tx) {
                    try open(deadline, on: file, of: partnership, today: today, by: person, in: tx)
                }
            case .met(let duty, let subject, let day):
                try end(duty, subject, of: partnership, file, state: "met", on: day, because: nil, in: tx)
            case .lapsed(let duty, let subject, let reason):
                try end(duty, subject, of: partnership, file, state: "lapsed", on: today, because: reason, in: tx)
            case .everyLapsed(let duty, let reason):
                try tx.run(
                    """
                    update deadline
                       set state = 'lapsed', ended_on = \(today), ended_because = \(reason)
                     where partnership_id = \(partnership) and file_id = \(file) and duty = \(duty.name)
                       and state = 'open'
                    """)
            case .allLapsed(let reason, let except):
                try tx.run(
                    """
                    update deadline
                       set state = 'lapsed', ended_on = \(today), ended_because = \(reason)
                     where partnership_id = \(partnership) and file_id = \(file) and state = 'open'
                       and duty <> all(\(except.map(\.name)))
                    """)
            }
        }
    }

    private static func open(
        _ deadline: Deadline, on file: UUID, of partnership: Partnership.ID, today: CivilDate,
        because reason: String? = nil, by person: Person.ID?, in tx: borrowing Transaction
    ) throws {
        try end(
            deadline.duty, deadline.subject, of: partnership, file, state: "moved", on: today,
            because: reason ?? deadline.working, by: person, in: tx)
        let version: Int = try tx.one(
            """
            select coalesce(max(version), 0) + 1 as version
              from deadline
             where partnership_id = \(partnership) and file_id = \(file)
               and duty = \(deadline.duty.name) and subject_id = \(deadline.subject)
            """
        ) { row in try row["version"] }
        try tx.run(
            """
            insert into deadline (partnership_id, id, file_id, duty, subject_id, version, owner_agency_id,
                                  owner_person_id, due_on, from_on, working)
            values (\(partnership), \(deadline.id), \(file), \(deadline.duty.name), \(deadline.subject), \(version),
                    \(deadline.owner.agency), \(deadline.owner.person), \(deadline.dueOn), \(deadline.from),
                    \(deadline.working))
            """)
        let sent = version == 1 ? [] : try remindedBefore(deadline, on: file, of: partnership, in: tx)
        for rung in Ladder.stillNeeded(deadline.rungs, due: deadline.dueOn, after: sent) {
            try tx.run(
                """
                insert into deadline_rung
                    (partnership_id, deadline_id, rung, fires_at, working_days, recipients, is_late)
                values (\(partnership), \(deadline.id), \(rung.rung), \(rung.at), \(rung.workingDays),
                        \(rung.to.map(\.rawValue)), \(rung.isLate))
                """)
        }
    }

    /// Whether the duty is due as early or earlier already.
    private static func isDue(
        _ deadline: Deadline, on file: UUID, of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws -> Bool {
        try tx.one(
            """
            select exists (select from deadline
                            where partnership_id = \(partnership) and file_id = \(file)
                              and duty = \(deadline.duty.name) and subject_id = \(deadline.subject)
                              and state = 'open' and due_on <= \(deadline.dueOn)) as is_due
            """
        ) { row in try row["is_due"] }
    }

    private static func end(
        _ duty: Deadline.Duty, _ subject: UUID, of partnership: Partnership.ID, _ file: UUID, state: String,
        on day: CivilDate, because reason: String?, by person: Person.ID? = nil, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update deadline
               set state = \(state), ended_on = \(day), ended_because = \(reason), ended_by = \(person)
             where partnership_id = \(partnership) and file_id = \(file)
               and duty = \(duty.name) and subject_id = \(subject) and state = 'open'
            """)
    }

    /// A deadline as pages show it.
    public struct Entry: Equatable, Sendable {
        public var id: Deadline.ID
        public var file: UUID
        public var duty: Deadline.Duty
        public var subject: UUID
        public var version: Int
        public var owner: Deadline.Owner
        public var dueOn: CivilDate
        public var from: CivilDate
        public var working: String
        public var state: String
        public var endedOn: CivilDate?
        public var endedBecause: String?
        /// Who ended this version by moving the day; nil where the service did.
        public var endedBy: Person.ID?
        /// An earlier day that the calendar of now would give, to which nobody has agreed.
        public var earlierOn: CivilDate?
    }

    /// Every deadline of some files, each version, by due date.
    public static func of(
        _ files: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            \(columns)
             where partnership_id = \(partnership) and file_id = any(\(files))
             order by due_on, duty, version
            """, decode)
    }

    static let columns: SQL =
        """
        select id, file_id, duty, subject_id, version, owner_agency_id, owner_person_id, due_on, from_on, working,
               state, ended_on, ended_because, ended_by, earlier_on
          from deadline
        """

    static func decode(_ row: borrowing Row) throws -> Entry {
        let name: String = try row["duty"]
        guard let duty = Deadline.Duty(name: name) else {
            throw DecodingFailure.malformed("duty", expected: "a step or action")
        }
        return Entry(
            id: try row["id"], file: try row["file_id"], duty: duty, subject: try row["subject_id"],
            version: try row["version"],
            owner: .init(agency: try row[optional: "owner_agency_id"], person: try row[optional: "owner_person_id"]),
            dueOn: try row["due_on"], from: try row["from_on"], working: try row["working"], state: try row["state"],
            endedOn: try row[optional: "ended_on"], endedBecause: try row[optional: "ended_because"],
            endedBy: try row[optional: "ended_by"], earlierOn: try row[optional: "earlier_on"])
    }
}

extension Deadlines {
    /// The last day of any open deadline of the partnership; nil where none is open.
    public static func lastOpen(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> CivilDate? {
        try tx.one(
            "select max(due_on) as last from deadline where partnership_id = \(partnership) and state = 'open'"
        ) { row in try row[optional: "last"] }
    }
}
