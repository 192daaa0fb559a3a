public import Casework
public import FoundationEssentials
public import Postgres

/// Rungs of ladders that fall due, and the reminders that they become. An occurrence is permanent: its key decides
/// who planned it, so that any number of instances may.
public enum Occurrences {
    /// The last rung of a deadline that is due and not planned.
    public struct Rung: Equatable, Sendable {
        public var partnership: Partnership.ID
        public var deadline: Deadline.ID
        public var version: Int
        public var rung: Int
        public var workingDays: Int
        public var recipients: [Procedure.Rung.Recipient]
        public var file: UUID
        public var duty: Deadline.Duty
        public var subject: UUID
        public var owner: Deadline.Owner
        public var dueOn: CivilDate
        /// Whether the duty still waits to be done.
        public var isOpen: Bool
        /// How many rungs of this deadline have become reminders.
        public var sentBefore: Int
        /// Whom an older version of the deadline has told the same, or something later: they are not told again.
        public var reached: Set<UUID> = []
    }

    /// Locks up to `limit` deadlines' last due rungs and marks every due rung of these deadlines as planned: of several
    /// that fell due while nobody planned, one reminder is enough. The newest come first: from that side each rung is
    /// the last of its deadline, so that a long backlog costs no more than a short one.
    public static func takeDueRungs(limit: Int, now: Instant, in tx: borrowing Transaction) throws -> [Rung] {
        try ByIndex.only(in: tx)
        let rungs: [Rung] = try tx.rows(
            .kept(
                """
                select r.partnership_id, r.deadline_id, d.version, r.rung, r.working_days, r.recipients, d.file_id, d.duty,
                       d.subject_id, d.owner_agency_id, d.owner_person_id, d.due_on, d.state = 'open' as is_open,
                       (select count(distinct o.rung)
                          from occurrence o
                         where o.partnership_id = r.partnership_id and o.deadline_id = r.deadline_id) as sent_before,
                       \(reached) as reached
                  from deadline_rung r
                  join deadline d on d.partnership_id = r.partnership_id and d.id = r.deadline_id
                 where r.fires_at <= \(now) and r.planned_at is null
                   and not exists (select from deadline_rung later
                                    where later.partnership_id = r.partnership_id and later.deadline_id = r.deadline_id
                                      and later.fires_at <= \(now) and later.planned_at is null
                                      and (later.fires_at, later.rung) > (r.fires_at, r.rung))
                 order by r.fires_at desc
                 limit \(limit)
                   for update of r skip locked
                """), decode)
        guard !rungs.isEmpty else { return [] }
        try tx.run(
            .kept(
                """
                update deadline_rung r
                   set planned_at = \(now)
                  from unnest(\(rungs.map(\.partnership.raw)), \(rungs.map(\.deadline.raw)))
                       as taken (partnership_id, deadline_id)
                 where r.partnership_id = taken.partnership_id and r.deadline_id = taken.deadline_id
                   and r.fires_at <= \(now) and r.planned_at is null
                """))
        return rungs
    }

    /// Whom an older version has told as `Ladder.stillNeeded` says, of the rung `r` of the deadline `d`. Most deadlines
    /// never move, and nothing is looked for.
    static let reached: SQL =
        """
        case when d.version = 1 then '{}' else array(
               select e.recipient_id
                 from deadline old
                 join deadline_rung older on older.partnership_id = old.partnership_id and older.deadline_id = old.id
                 join occurrence e
                   on e.partnership_id = older.partnership_id and e.deadline_id = older.deadline_id
                  and e.rung = older.rung
                 join message m on m.partnership_id = e.partnership_id and m.id = e.message_id
                 join message sent
                   on sent.partnership_id = m.partnership_id
                  and sent.id = case when m.state = 'digest' then coalesce(m.digest_id, m.id) else m.id end
                where old.partnership_id = d.partnership_id and old.file_id = d.file_id and old.duty = d.duty
                  and old.subject_id = d.subject_id and old.state = 'moved' and sent.state in ('accepted', 'unknown')
                group by e.recipient_id
               having bool_or(old.due_on = d.due_on and older.working_days = r.working_days)
                      or max(sent.settled_at) >= r.fires_at
                union
               -- Whom the word of the move has reached, or will at its first try; and who moved it.
               select coalesce(m.recipient_person, m.recipient_agency)
                 from message m
                 join message sent
                   on sent.partnership_id = m.partnership_id
                  and sent.id = case when m.state = 'digest' then coalesce(m.digest_id, m.id) else m.id end
                where r.is_late and m.partnership_id = d.partnership_id and m.file_id = d.file_id
                  and m.kind = \(Notice.Kind.deadlineMoved)::text and m.facts #>> '{duty,text}' = d.duty
                  and m.facts #>> '{due,date}' = d.due_on::text
                  and (m.path is null or m.path like '%' || d.subject_id::text)
                  and (sent.state in ('accepted', 'unknown')
                       or sent.state in ('pending', 'claimed') and sent.attempt <= 1)
                  and coalesce(m.recipient_person, m.recipient_agency) is not null
                union
               select old.ended_by
                 from deadline old
                where r.is_late and old.partnership_id = d.partnership_id and old.file_id = d.file_id
                  and old.duty = d.duty and old.subject_id = d.subject_id and old.version = d.version - 1
                  and old.ended_by is not null) end
        """

    static func decode(_ row: borrowing Row) throws -> Rung {
        let name: String = try row["duty"]
        guard let duty = Deadline.Duty(name: name) else {
            throw DecodingFailure.malformed("duty", expected: "a step or action")
        }
        let reached: [UUID] = try row["reached"]
        return Rung(
            partnership: try row["partnership_id"], deadline: try row["deadline_id"], version: try row["version"],
            rung: try row["rung"], workingDays: try row["working_days"], recipients: try row["recipients"],
            file: try row["file_id"], duty: duty, subject: try row["subject_id"],
            owner: .init(agency: try row[optional: "owner_agency_id"], person: try row[optional: "owner_person_id"]),
            dueOn: try row["due_on"], isOpen: try row["is_open"], sentBefore: try row["sent_before"],
            reached: Set(reached))
    }
}
