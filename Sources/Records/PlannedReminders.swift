import Casework
import FoundationEssentials
import Postgres

extension Occurrences {
    /// A reminder that was planned, with its rung and everybody whom that has reminded.
    struct Planned {
        var message: UUID
        var channel: String
        var rung: Rung
        var told: [UUID]
    }

    /// The rungs of some reminders.
    static func planned(
        _ messages: [UUID], of partnerships: [UUID], in tx: borrowing Transaction
    ) throws -> [Planned] {
        try tx.rows(
            """
            select o.message_id, o.channel, r.partnership_id, r.deadline_id, d.version, r.rung, r.working_days,
                   r.recipients, d.file_id, d.duty, d.subject_id, d.owner_agency_id, d.owner_person_id, d.due_on,
                   d.state = 'open' as is_open,
                   (select count(distinct e.rung)
                      from occurrence e
                     where e.partnership_id = o.partnership_id and e.deadline_id = o.deadline_id
                       and e.rung < o.rung) as sent_before,
                   \(reached) as reached,
                   array(select t.recipient_id
                           from occurrence t
                          where t.partnership_id = o.partnership_id and t.deadline_id = o.deadline_id
                            and t.version = o.version and t.rung = o.rung) as told
              from unnest(\(partnerships), \(messages)) as taken (partnership_id, id)
              join occurrence o on o.partnership_id = taken.partnership_id and o.message_id = taken.id
              join deadline_rung r
                on r.partnership_id = o.partnership_id and r.deadline_id = o.deadline_id and r.rung = o.rung
              join deadline d on d.partnership_id = o.partnership_id and d.id = o.deadline_id
            """
        ) { row in
            Planned(
                message: try row["message_id"], channel: try row["channel"], rung: try decode(row),
                told: try row["told"])
        }
    }
}
