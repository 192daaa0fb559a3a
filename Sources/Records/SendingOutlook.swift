public import Casework
public import Postgres

/// What would leave if sending were released now. Figures only, of all partnerships.
public struct SendingOutlook: Equatable, Sendable {
    public struct Kind: Equatable, Sendable {
        public var kind: Notice.Kind
        public var isStatutory: Bool
        public var count: Int
        /// Since when the oldest of them is due.
        public var oldest: Instant
    }

    /// When the last attempt to deliver began that this database knows of: of what was handed over later by the one
    /// that it is a copy of, it knows nothing. nil where there was none.
    public var newestAttempt: Instant?
    /// Due now, by kind, the oldest first. Includes what was claimed and whose claim has lapsed.
    public var due: [Kind] = []
    /// Of these: an attempt was cut off, so that they may have arrived.
    public var mayHaveBeenSent = 0
    /// Under a claim that has not lapsed: being handed over at this moment, if anybody is at work.
    public var inHand = 0
    /// Pending and not due yet.
    public var later = 0
    /// Deadlines with reminders that fell due and are not in the outbox yet.
    public var unplanned = 0

    public var dueCount: Int { due.reduce(0) { $0 + $1.count } }
    public var oldest: Instant? { due.map(\.oldest).min() }
}

extension Sending {
    public static func outlook(now: Instant, in tx: borrowing Transaction) throws -> SendingOutlook {
        var outlook = SendingOutlook()
        outlook.newestAttempt = try tx.one("select max(started_at) as at from delivery_attempt") { row in
            try row[optional: "at"]
        }
        outlook.due = try tx.rows(
            """
            select m.kind, m.statutory, count(*) as count, min(m.due_at) as oldest
              from message m
             where m.state = 'pending' and m.due_at <= \(now) or m.state = 'claimed' and m.lease_until <= now()
             group by m.kind, m.statutory
             order by min(m.due_at), m.kind
            """
        ) { row in
            SendingOutlook.Kind(
                kind: try row["kind"], isStatutory: try row["statutory"], count: try row["count"],
                oldest: try row["oldest"])
        }
        (outlook.mayHaveBeenSent, outlook.inHand, outlook.later) = try tx.one(
            """
            select count(*) filter (where (m.state = 'pending' and m.due_at <= \(now)
                                           or m.state = 'claimed' and m.lease_until <= now())
                                      and \(cutOff)) as may_have_been_sent,
                   count(*) filter (where m.state = 'claimed' and m.lease_until > now()) as in_hand,
                   count(*) filter (where m.state = 'pending' and m.due_at > \(now)) as later
              from message m
             where m.state in ('pending', 'claimed')
            """
        ) { row in (try row["may_have_been_sent"], try row["in_hand"], try row["later"]) }
        outlook.unplanned = try tx.one(
            """
            select count(distinct (r.partnership_id, r.deadline_id)) as count
              from deadline_rung r
              join deadline d on d.partnership_id = r.partnership_id and d.id = r.deadline_id
             where r.planned_at is null and r.fires_at <= \(now) and d.state = 'open'
            """
        ) { row in try row["count"] }
        return outlook
    }

    /// Whether an attempt to deliver `m` was cut off while it was handed over, or ended without anybody knowing how,
    /// since a person last asked for it to be sent again.
    static let cutOff: SQL =
        """
        case when m.attempt > m.asked_again_after then
        exists (select from delivery_attempt d
                 where d.partnership_id = m.partnership_id and d.message_id = m.id
                   and d.attempt > m.asked_again_after
                   and (d.outcome = 'unknown' or d.outcome is null and d.handing_over)) else false end
        """
}
