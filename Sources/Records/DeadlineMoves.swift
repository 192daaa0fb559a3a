public import Casework
import FoundationEssentials
public import Postgres

// What moving a deadline needs to know, and what the calendar does to it.
extension Deadlines.Entry {
    /// An open deadline as the rules see it.
    public var standing: Deadline.Standing {
        var standing = Deadline.Standing(
            id: id, duty: duty, subject: subject, owner: owner, dueOn: dueOn, from: from)
        standing.earlierOn = earlierOn
        return standing
    }
}

extension Deadlines {
    /// An open deadline, held for this transaction; nil where there is none that the person may see.
    public static func lockOpen(
        _ id: Deadline.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Entry? {
        try tx.first(
            """
            \(columns)
             where partnership_id = \(partnership) and id = \(id) and state = 'open'
               for no key update
            """, decode)
    }

    /// The open deadlines that days from `first` on can have to do with, by file: what agencies were asked for first,
    /// because other days rest on it. A ladder climbs some weeks beyond the last day.
    public static func open(
        reaching first: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            \(columns)
             where partnership_id = \(partnership) and state = 'open' and due_on >= \(first.adding(days: -60))
             order by file_id, duty <> \(Deadline.Duty.step(.agenciesReply).name), due_on, duty, subject_id
            """, decode)
    }

    /// Sets the moments of the rungs that nobody has planned yet. Returns how many changed.
    @discardableResult
    public static func retime(
        _ deadline: Deadline.ID, to reminders: [Deadline.Reminder], of partnership: Partnership.ID,
        in tx: borrowing Transaction
    ) throws -> Int {
        guard !reminders.isEmpty else { return 0 }
        return try tx.run(
            """
            update deadline_rung r
               set fires_at = new.fires_at
              from unnest(\(reminders.map(\.rung)), \(reminders.map(\.workingDays)),
                          \(reminders.map(\.at.rfc3339UTC))::timestamptz[]) as new (rung, working_days, fires_at)
             where r.partnership_id = \(partnership) and r.deadline_id = \(deadline) and r.planned_at is null
               and not r.is_late and r.rung = new.rung and r.working_days = new.working_days and r.fires_at <> new.fires_at
            """)
    }

    /// Keeps an earlier day for a person to agree to; nil: there is none, or they keep the day.
    public static func offer(
        earlier day: CivilDate?, for deadline: Deadline.ID, of partnership: Partnership.ID,
        in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update deadline
               set earlier_on = \(day)
             where partnership_id = \(partnership) and id = \(deadline) and state = 'open'
            """)
    }

    /// The reminders of older versions, by recipient, with when they reached somebody, or may have, alone or within a
    /// digest. What is being handed over at this moment counts as not sent: it may fail, and then the new version's
    /// reminder is the only one.
    static func remindedBefore(
        _ deadline: Deadline, on file: UUID, of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws -> [RemindedBefore] {
        try tx.rows(
            """
            select o.recipient_id, d.due_on, r.working_days,
                   max(sent.settled_at) filter (where sent.state in ('accepted', 'unknown')) as at
              from deadline d
              join deadline_rung r on r.partnership_id = d.partnership_id and r.deadline_id = d.id
              join occurrence o
                on o.partnership_id = r.partnership_id and o.deadline_id = r.deadline_id and o.rung = r.rung
              join message m on m.partnership_id = o.partnership_id and m.id = o.message_id
              join message sent
                on sent.partnership_id = m.partnership_id
               and sent.id = case when m.state = 'digest' then coalesce(m.digest_id, m.id) else m.id end
             where d.partnership_id = \(partnership) and d.file_id = \(file) and d.duty = \(deadline.duty.name)
               and d.subject_id = \(deadline.subject) and d.state = 'moved'
             group by o.recipient_id, d.due_on, r.working_days
            """
        ) { row in
            RemindedBefore(
                recipient: try row["recipient_id"], dueOn: try row["due_on"], workingDays: try row["working_days"],
                at: try row[optional: "at"])
        }
    }
}
