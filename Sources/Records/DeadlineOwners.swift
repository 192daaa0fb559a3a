public import Casework
import FoundationEssentials
public import Postgres

extension Deadlines {
    /// An open deadline passes to another owner: a new version with the same day and working, and the old one stays with
    /// the reason. Its ladder goes on where it was; a rung whose reminder has not left yet is planned anew.
    ///
    /// Returns false where it is not open any more.
    @discardableResult
    public static func pass(
        _ duty: Deadline.Duty, _ subject: UUID, of file: UUID, to owner: Deadline.Owner, because reason: String,
        today: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Bool {
        let old: UUID? = try tx.first(
            """
            update deadline
               set state = 'moved', ended_on = \(today), ended_because = \(reason)
             where partnership_id = \(partnership) and file_id = \(file) and duty = \(duty.name)
               and subject_id = \(subject) and state = 'open'
            returning id
            """
        ) { row in try row["id"] }
        guard let old else { return false }
        let new = UUID()
        try tx.run(
            """
            insert into deadline (partnership_id, id, file_id, duty, subject_id, version, owner_agency_id,
                                  owner_person_id, due_on, from_on, working)
            select partnership_id, \(new), file_id, duty, subject_id,
                   (select max(v.version) + 1
                      from deadline v
                     where v.partnership_id = d.partnership_id and v.file_id = d.file_id and v.duty = d.duty
                       and v.subject_id = d.subject_id),
                   \(owner.agency), \(owner.person), due_on, from_on, working
              from deadline d
             where partnership_id = \(partnership) and id = \(old)
            """)
        try tx.run(
            """
            with sent as (
                select o.rung,
                       bool_and(m.state = 'pending'
                                or m.state = 'digest' and coalesce(g.state, 'pending') = 'pending') as waits
                  from occurrence o
                  join message m on m.partnership_id = o.partnership_id and m.id = o.message_id
                  left join message g on g.partnership_id = m.partnership_id and g.id = m.digest_id
                 where o.partnership_id = \(partnership) and o.deadline_id = \(old)
                 group by o.rung)
            insert into deadline_rung
                (partnership_id, deadline_id, rung, fires_at, working_days, recipients, planned_at, is_late)
            select r.partnership_id, \(new), r.rung, r.fires_at, r.working_days, r.recipients,
                   case when coalesce(sent.waits, false) then null else r.planned_at end, r.is_late
              from deadline_rung r
              left join sent on sent.rung = r.rung
             where r.partnership_id = \(partnership) and r.deadline_id = \(old)
            """)
        return true
    }
}
