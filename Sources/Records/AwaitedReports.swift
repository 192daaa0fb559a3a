public import Casework
public import FoundationEssentials
public import Postgres

/// A message that GOV.UK Notify has, or may have, of which it has not yet said what became of it.
public struct AwaitedReport: Equatable, Sendable {
    public var message: UUID
    public var partnership: Partnership.ID
    /// Its id there; nil where none came back.
    public var providerID: String?
    /// When it was accepted, or when it became unknown whether it was.
    public var since: Instant
    public var isUnknown: Bool
}

/// The messages whose provider is asked what became of them.
public enum AwaitedReports {
    /// Up to `limit` messages whose turn it is, longest waiting first. Each is left alone afterwards: for ten seconds
    /// at first, and the longer it takes the longer, up to six hours. So two instances seldom ask of the same one, and
    /// where both do, nothing is noted twice.
    ///
    /// Nothing is asked in the first seconds after a message has left.
    public static func take(limit: Int, now: Instant, in tx: borrowing Transaction) throws -> [AwaitedReport] {
        try tx.rows(
            """
            with due as (
                select m.partnership_id, m.id
                  from message m
                 where m.channel = 'govuk-notify' and m.state in ('accepted', 'unknown') and m.reported is null
                   and coalesce(m.ask_after, m.settled_at) <= \(now.adding(seconds: -firstPause))
                 order by coalesce(m.ask_after, m.settled_at)
                 limit \(limit)
                   for update skip locked)
            update message m
               set ask_after = \(now)
                   + least(greatest((\(now) - m.settled_at) / 2, interval '5 seconds'), interval '6 hours')
              from due
             where m.partnership_id = due.partnership_id and m.id = due.id
            returning \(columns)
            """, decode)
    }

    private static let firstPause: Int64 = 5

    /// Those that the provider knows by these ids, its last word on them come or not.
    public static func find(_ providerIDs: [String], in tx: borrowing Transaction) throws -> [AwaitedReport] {
        try tx.rows(
            """
            select \(columns)
              from message m
             where m.channel = 'govuk-notify' and m.provider_id = any(\(providerIDs))
               and m.state in ('accepted', 'unknown')
            """, decode)
    }

    /// A message of which it was unknown whether it had left is with the provider, which gave it this id.
    public static func found(
        _ message: UUID, of partnership: Partnership.ID, as providerID: String, now: Instant,
        in tx: borrowing Transaction
    ) throws {
        let isNews =
            try tx.run(
                """
                update message
                   set state = 'accepted', provider_id = \(providerID), settled_at = \(now), detail = null,
                       ask_after = null
                 where partnership_id = \(partnership) and id = \(message) and state = 'unknown'
                """) == 1
        guard isNews else { return }
        var journal = DeliveryJournal()
        journal.add("accepted", message, of: partnership)
        try journal.append(at: now, in: tx)
    }

    private static let columns: SQL = "m.partnership_id, m.id, m.provider_id, m.settled_at, m.state"

    private static func decode(_ row: borrowing Row) throws -> AwaitedReport {
        AwaitedReport(
            message: try row["id"], partnership: try row["partnership_id"],
            providerID: try row[optional: "provider_id"], since: try row["settled_at"],
            isUnknown: try row["state"] as String == "unknown")
    }
}
