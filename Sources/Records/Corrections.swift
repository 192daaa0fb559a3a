import Casework
import Postgres

/// What people have put right in the reports of an application, as rows. They are added to and never changed.
enum Corrections {
    /// Writes those that were made since the application was loaded.
    ///
    /// Throws `RecordError.fixed` where one that was recorded, or a report beyond what they say, is not as it was.
    static func save(
        _ application: Application, was before: Application, in tx: borrowing Transaction
    ) throws {
        let kept = before.corrections.count
        guard application.corrections.prefix(kept).elementsEqual(before.corrections) else {
            throw RecordError.fixed("a correction of a report")
        }
        let new = application.corrections.dropFirst(kept)
        let known = Array(application.reports.prefix(before.reports.count))
        guard before.reports.corrected(by: new) == known else { throw RecordError.fixed("a report") }
        guard !new.isEmpty else { return }
        let rows = new.enumerated().map { index, correction -> SQL in
            """
            (\(application.partnership), \(application.id), \(kept + index + 1), \(correction.report),
             \(correction.fact), \(correction.was), \(correction.became), \(correction.by), \(correction.at),
             \(correction.reason))
            """
        }
        try tx.run(
            """
            insert into report_correction (
                partnership_id, application_id, turn, number, fact, was, became, corrected_by, corrected_at, reason)
            values \(rows.joined(separator: ", "))
            """)
    }

    /// In the order in which they were made.
    static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Application.Correction] {
        try tx.rows(
            """
            select number, fact, was, became, corrected_by, corrected_at, reason
              from report_correction
             where partnership_id = \(partnership) and application_id = \(application)
             order by turn
            """
        ) { row in
            Application.Correction(
                report: try row["number"], fact: try row["fact"], was: try row[optional: "was"],
                became: try row[optional: "became"], by: try row["corrected_by"], at: try row["corrected_at"],
                reason: try row["reason"])
        }
    }
}
