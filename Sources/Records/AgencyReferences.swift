public import Casework
import FoundationEssentials
public import Postgres

/// What agencies call a case in their own files.
public enum AgencyReferences {
    /// Keeps the newest; the journal has those before.
    public static func save(
        _ reference: AgencyReference, of application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into agency_reference (partnership_id, application_id, agency_id, reference, entered_by, entered_on)
            values (\(partnership), \(application), \(reference.agency), \(reference.text), \(reference.by),
                    \(reference.on))
                on conflict (partnership_id, application_id, agency_id) do update
                   set reference = excluded.reference, entered_by = excluded.entered_by,
                       entered_on = excluded.entered_on
            """)
    }

    public static func of(
        _ application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [AgencyReference] {
        try tx.rows(
            """
            select agency_id, reference, entered_by, entered_on
              from agency_reference
             where partnership_id = \(partnership) and application_id = \(application)
             order by agency_id
            """
        ) { row in
            AgencyReference(
                agency: try row["agency_id"], text: try row["reference"], by: try row["entered_by"],
                on: try row["entered_on"])
        }
    }
}
