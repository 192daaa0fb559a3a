import Casework
import Postgres

/// What people said of entries of a chronology that may be about the same, as rows; only ever added to.
enum EntryComparisons {
    /// Writes those that are new.
    static func save(
        _ application: Application, was before: Application, in tx: borrowing Transaction
    ) throws {
        for (index, comparison) in application.comparisons.enumerated().dropFirst(before.comparisons.count) {
            try tx.run(
                """
                insert into entry_comparison (
                    partnership_id, application_id, number, first_key, second_key, says, said_by, said_at)
                values (
                    \(application.partnership), \(application.id), \(index + 1), \(comparison.first),
                    \(comparison.second), \(comparison.says), \(comparison.by), \(comparison.at))
                """)
        }
    }

    /// Those of an application, oldest first.
    static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Chronology.Comparison] {
        try tx.rows(
            """
            select first_key, second_key, says, said_by, said_at
              from entry_comparison
             where partnership_id = \(partnership) and application_id = \(application)
             order by number
            """
        ) { row in
            Chronology.Comparison(
                try row["first_key"], try row["second_key"], says: try row["says"], by: try row["said_by"],
                at: try row["said_at"])
        }
    }
}
