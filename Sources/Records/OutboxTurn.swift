import Casework
import FoundationEssentials
import Postgres

extension Outbox {
    /// Which of what is due is taken first.
    public enum Turn: Sendable {
        case oldest
        case newest
        /// A few of each partnership, so that nobody's message waits behind all of another's; what room is left goes to
        /// the oldest.
        case shared
    }

    typealias Taken = (partnership: UUID, id: UUID)

    /// Holds up to `limit` messages that are due; what another claim holds is left out. `ofChannel` says which are asked
    /// for; `m` is the message.
    static func due(
        _ limit: Int, _ turn: Turn, _ ofChannel: SQL, now: Instant, in tx: borrowing Transaction
    ) throws -> [Taken] {
        let isDue: SQL =
            """
            (m.state = 'pending' and m.due_at <= \(now) or m.state = 'claimed' and m.lease_until <= now())
                   and \(ofChannel) and \(Digests.isComplete(now))
                   -- The versions of one calendar event leave in their order: none overtakes one that waits.
                   and (m.event_sequence is null
                        or not exists (select from message e
                                        where e.partnership_id = m.partnership_id and e.file_id = m.file_id
                                           and e.hearing_number = m.hearing_number
                                          and coalesce(e.recipient_person, e.recipient_application)
                                              = coalesce(m.recipient_person, m.recipient_application)
                                          and e.event_sequence < m.event_sequence
                                          and e.state in ('pending', 'claimed')))
            """
        func take(_ sql: SQL) throws -> [Taken] {
            try tx.rows(.kept(sql)) { row in (try row["partnership_id"], try row["id"]) }
        }
        func first(_ count: Int, _ order: SQL, besides held: [Taken] = []) throws -> [Taken] {
            // What this transaction holds is not skipped by itself.
            let others: SQL = held.isEmpty ? "" : "and m.id <> all(\(held.map(\.id)))"
            return try take(
                """
                select m.partnership_id, m.id
                  from message m
                 where \(isDue) \(others)
                 \(order)
                 limit \(count)
                   for update skip locked
                """)
        }
        switch turn {
        case .oldest: return try first(limit, "order by m.due_at")
        // From the far end the index would first give everything that is still to come.
        case .newest: return try first(limit, "and m.due_at <= \(now) order by m.due_at desc")
        case .shared:
            let few = max(limit / 8, 1)
            let shared = try take(
                """
                select few.partnership_id, few.id
                  from partnership p
                 cross join lateral (
                        select m.partnership_id, m.id, m.due_at
                          from message m
                         where m.partnership_id = p.id and m.state in ('pending', 'claimed') and \(isDue)
                         order by m.due_at
                         limit \(few)
                           for update skip locked) as few
                 order by few.due_at
                 limit \(limit)
                """)
            guard shared.count < limit else { return shared }
            return try shared + first(limit - shared.count, "order by m.due_at", besides: shared)
        }
    }
}
