public import Casework
public import FoundationEssentials
public import Postgres

/// What the cases of files are called.
public enum CaseReferences {
    /// The references of each file that the person who acts may see: an application's own, and of a review those of the
    /// applications that it hears, the newest first.
    public static func of(
        _ files: some Sequence<UUID>, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [UUID: [CaseReference]] {
        let files = Array(Set(files))
        guard !files.isEmpty else { return [:] }
        let rows: [(file: UUID, reference: CaseReference)] = try tx.rows(
            """
            select f.file_id, a.reference
              from (select id as file_id, id as application_id
                      from application
                     where partnership_id = \(partnership) and id = any(\(files))
                     union all
                    select review_id, application_id
                      from review_application
                     where partnership_id = \(partnership) and review_id = any(\(files))) f
              join application a on a.partnership_id = \(partnership) and a.id = f.application_id
             order by a.received_on desc, a.recorded_at desc
            """
        ) { row in (try row["file_id"], try row["reference"]) }
        return Dictionary(grouping: rows, by: \.file).mapValues { $0.map(\.reference) }
    }
}
