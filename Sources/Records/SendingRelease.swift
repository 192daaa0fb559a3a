public import Casework
import FoundationEssentials
public import Postgres

extension Sending {
    /// What was left out, or would be.
    public struct LeftOut: Equatable, Sendable {
        /// Dropped with the reason.
        public var dropped = 0
        /// The law requires it or an applicant waits for it: each is a coordinator's task.
        public var tasks = 0
        /// An attempt had been cut off: it may have arrived.
        public var unknown = 0
        /// Deadlines whose reminders from before that moment will not be written.
        public var unplanned = 0

        public var count: Int { dropped + tasks + unknown }
    }

    /// Confirms that this database may send, from the commit of this transaction on; every instance hears of it.
    /// Returns what was left out: what had fallen due before `moment`, where one is given.
    public static func release(
        by name: String, because reason: String?, leavingOutDueBefore moment: Instant?, now: Instant,
        in tx: borrowing Transaction
    ) throws -> LeftOut {
        try holdOffClaims(in: tx)
        let reason = reason ?? "released"
        let leftOut = try moment.map { try leaveOut(dueBefore: $0, now: now, in: tx) }
        try decide(true, because: reason, by: name, in: tx)
        try journal("sending-released", because: reason, by: name, at: now, in: tx)
        try Outbox.hint(in: tx)
        return leftOut ?? LeftOut()
    }

    /// What `release` would leave out.
    public static func wouldLeaveOut(dueBefore moment: Instant, in tx: borrowing Transaction) throws -> LeftOut {
        let messages = try messages(dueBefore: moment, in: tx)
        let unplanned: Int = try tx.one(
            "select count(distinct (r.partnership_id, r.deadline_id)) as count \(unplanned(before: moment))"
        ) { row in try row["count"] }
        return counted(messages, unplanned: unplanned)
    }

    /// Settles what fell due before `moment` without delivering it: the database that this is a copy of sent it, or it
    /// is of no use any more. What must reach somebody becomes a task; nothing that may have arrived is called dropped.
    private static func leaveOut(
        dueBefore moment: Instant, now: Instant, in tx: borrowing Transaction
    ) throws -> LeftOut {
        let messages = try messages(dueBefore: moment, locking: true, in: tx)
        let why = "left out when sending was released: due before \(moment.rfc3339UTC)"
        try tx.run(
            """
            update delivery_attempt d
               set ended_at = \(now), outcome = case when d.handing_over then 'unknown' else 'released' end,
                   detail = 'cut off'
              from unnest(\(messages.map(\.partnership.raw)), \(messages.map(\.id))) as out (partnership_id, id)
             where d.partnership_id = out.partnership_id and d.message_id = out.id and d.ended_at is null
            """)
        try tx.run(
            """
            update message m
               set state = out.state, lease_until = null, settled_at = \(now), detail = \(why),
                   facts = case when m.kind = \(Notice.Kind.signInCode) then '{}' else m.facts end
              from unnest(\(messages.map(\.partnership.raw)), \(messages.map(\.id)), \(messages.map(\.end.rawValue)))
                   as out (partnership_id, id, state)
             where m.partnership_id = out.partnership_id and m.id = out.id
            """)
        let tasks = messages.filter(\.needsPerson)
        try tx.run(
            """
            insert into task (partnership_id, id, file_id, message_id, kind, opened_at)
            select out.partnership_id, gen_random_uuid(), out.file_id, out.message_id, \(Tasks.Kind.undelivered), \(now)
              from unnest(\(tasks.map(\.partnership.raw)), \(tasks.map(\.file)), \(tasks.map(\.id)))
                   as out (partnership_id, file_id, message_id)
                on conflict do nothing
            """)
        var journal = DeliveryJournal()
        for message in messages { journal.add(message.end.rawValue, message.id, of: message.partnership) }
        try journal.append(at: now, in: tx)
        let unplanned: Int = try tx.one(
            """
            with skipped as (
                update deadline_rung k
                   set planned_at = \(now)
                  from (select r.partnership_id, r.deadline_id, r.rung \(unplanned(before: moment))) as o
                 where k.partnership_id = o.partnership_id and k.deadline_id = o.deadline_id and k.rung = o.rung
                returning k.partnership_id, k.deadline_id)
            select count(distinct (partnership_id, deadline_id)) as count
              from skipped
            """
        ) { row in try row["count"] }
        return counted(messages, unplanned: unplanned)
    }

    private static func counted(_ messages: [Old], unplanned: Int) -> LeftOut {
        messages.reduce(into: LeftOut(unplanned: unplanned)) { count, message in
            switch message.end {
            case .dropped: count.dropped += 1
            case .failed, .byHand, .notTold, .missed: count.tasks += 1
            case .unknown: count.unknown += 1
            case .waits, .rerouted: break
            }
        }
    }

    private struct Old {
        var partnership: Partnership.ID
        var id: UUID
        var file: UUID?
        var needsPerson: Bool
        var mayHaveBeenSent: Bool

        var end: Claim.End { needsPerson ? .failed : mayHaveBeenSent ? .unknown : .dropped }
    }

    /// A reminder is as old as the rung that it was written for, whenever that was.
    private static func messages(
        dueBefore moment: Instant, locking: Bool = false, in tx: borrowing Transaction
    ) throws -> [Old] {
        try tx.rows(
            """
            select m.partnership_id, m.id, m.file_id, \(cutOff) as may_have_been_sent,
                   \(Outbox.needsPerson) as needs_person
              from message m
             where (m.state = 'pending' or m.state = 'claimed' and m.lease_until <= now()
                    or m.state = 'digest' and m.digest_id is null)
               and coalesce((select min(r.fires_at)
                               from occurrence o
                               join deadline_rung r on r.partnership_id = o.partnership_id
                                and r.deadline_id = o.deadline_id and r.rung = o.rung
                              where o.partnership_id = m.partnership_id and o.message_id = m.id),
                            m.due_at) < \(moment)
             order by m.due_at, m.id
            \(locking ? "for update of m" : "" as SQL)
            """
        ) { row in
            Old(
                partnership: try row["partnership_id"], id: try row["id"], file: try row[optional: "file_id"],
                needsPerson: try row["needs_person"], mayHaveBeenSent: try row["may_have_been_sent"])
        }
    }

    private static func unplanned(before moment: Instant) -> SQL {
        """
        from deadline_rung r
        join deadline d on d.partnership_id = r.partnership_id and d.id = r.deadline_id
        where r.planned_at is null and r.fires_at < \(moment) and d.state = 'open'
        """
    }
}
