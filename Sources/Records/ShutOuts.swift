public import Casework
public import FoundationEssentials
public import Postgres

/// People who must not see a file.
public enum ShutOuts {
    /// A person shut out, as those who may see the case read it.
    public struct Entry: Equatable, Sendable {
        public var file: UUID
        public var shutOut: ShutOut
        public var namedAt: Instant
    }

    public static func insert(
        _ shutOut: ShutOut, from files: [UUID], of partnership: Partnership.ID, at now: Instant,
        in tx: borrowing Transaction
    ) throws {
        for file in files {
            try tx.run(
                """
                insert into shut_out (partnership_id, file_id, person_id, named_by, named_at, reason)
                values (\(partnership), \(file), \(shutOut.person), \(shutOut.namedBy), \(now), \(shutOut.reason))
                """)
        }
    }

    /// Those who are shut out of any of these files now.
    public static func inForce(
        on files: [UUID], of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            select file_id, person_id, named_by, named_at, reason
              from shut_out
             where partnership_id = \(partnership) and file_id = any(\(files)) and lifted_at is null
             order by named_at, person_id
            """
        ) { row in
            Entry(
                file: try row["file_id"],
                shutOut: ShutOut(person: try row["person_id"], namedBy: try row["named_by"], reason: try row["reason"]),
                namedAt: try row["named_at"])
        }
    }

    public static func lift(
        _ person: Person.ID, from files: [UUID], of partnership: Partnership.ID, by: Person.ID, because reason: String,
        at now: Instant, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update shut_out
               set lifted_by = \(by), lifted_at = \(now), lifted_because = \(reason)
             where partnership_id = \(partnership) and file_id = any(\(files)) and person_id = \(person)
               and lifted_at is null
            """)
    }
}
