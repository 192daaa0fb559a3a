public import Casework
public import Postgres

/// Applications that were passed on to another area, at both ends: each partnership keeps its own, and neither sees the
/// other's.
public enum PassedOn {
    /// Only one hand-over between partnerships is written at a time: each holds the journals of two, and in the other
    /// order two of them would wait for each other for ever.
    public static func waitForTurn(in tx: borrowing Transaction) throws {
        try tx.run("select pg_advisory_xact_lock(hashtextextended('casereview.passed_on', 0))")
    }

    /// Keeps where an application went; once, until that is sent back.
    public static func insert(
        _ passing: PassingOn, of application: Application, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into passed_on (
                partnership_id, application_id, turn, area_code, area_name, receiver, reach, reference, contact_id,
                passed_on, passed_by, note)
            select \(application.partnership), \(application.id), coalesce(max(turn), 0) + 1, \(passing.area),
                   \(passing.areaName), \(passing.receiver), \(passing.reach), \(passing.reference),
                   \(passing.contact), \(passing.on), \(passing.by), \(passing.note)
              from passed_on
             where partnership_id = \(application.partnership) and application_id = \(application.id)
            """)
    }

    /// A review of the decision sent it back: it is decided here once more.
    public static func sendBack(
        _ application: Application, on day: CivilDate, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update passed_on
               set sent_back_on = \(day)
             where partnership_id = \(application.partnership) and application_id = \(application.id)
               and sent_back_on is null
            """)
    }

    /// nil where it was not passed on, or that was sent back.
    public static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> PassingOn? {
        try tx.first(
            """
            select area_code, area_name, receiver, reach, reference, contact_id, passed_on, passed_by, note
              from passed_on
             where partnership_id = \(partnership) and application_id = \(application) and sent_back_on is null
            """
        ) { row in
            PassingOn(
                area: try row["area_code"], areaName: try row["area_name"], receiver: try row["receiver"],
                reach: try row["reach"], reference: try row[optional: "reference"],
                contact: try row[optional: "contact_id"], on: try row["passed_on"], by: try row["passed_by"],
                note: try row["note"])
        }
    }

    /// Keeps where an application came from.
    public static func insert(
        _ from: ReceivedFrom, of application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into received_from (partnership_id, application_id, sender, reference, passed_on, note)
            values (\(partnership), \(application), \(from.partnership), \(from.reference), \(from.on), \(from.note))
            """)
    }

    /// nil where it came from no other partnership.
    public static func from(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> ReceivedFrom? {
        try tx.first(
            """
            select sender, reference, passed_on, note
              from received_from
             where partnership_id = \(partnership) and application_id = \(application)
            """
        ) { row in
            ReceivedFrom(
                partnership: try row["sender"], reference: try row["reference"], on: try row["passed_on"],
                note: try row["note"])
        }
    }
}
