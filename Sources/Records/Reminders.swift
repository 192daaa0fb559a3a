public import Casework
public import FoundationEssentials
public import Postgres

/// A rung that fell due, on its way to one recipient.
public struct Reminder: Sendable {
    public var rung: Occurrences.Rung
    public var notice: Notice
    public var message: UUID
    /// When it leaves alone; nil: with the recipient's digest.
    public var due: Instant?

    public init(rung: Occurrences.Rung, notice: Notice, message: UUID, due: Instant?) {
        self.rung = rung
        self.notice = notice
        self.message = message
        self.due = due
    }
}

extension Reminder {
    /// The reminders that a rung becomes at `now`: to whom, in what words, and alone or with the digest. Planning, a
    /// claim that finds somebody else responsible, and a rehearsal ask here. `path` is where the duty is done.
    public static func of(
        _ rung: Occurrences.Rung, _ addressees: Addressees, path: String?, passage: Passage, now: Instant
    ) -> [Reminder] {
        let today = London.date(of: now)
        let due =
            Reminding.isAhead(due: rung.dueOn, today: today)
            ? nil : passage.window.first(from: now, calendar: passage.calendar)
        let recipients = ReminderRecipients(addressees, file: rung.file, of: rung.partnership, owner: rung.owner)
        let asked = recipients.resolve(rung.recipients).filter { !$0.to.isAmong(rung.reached) }
        return asked.map { recipient in
            let absent = recipient.absent.flatMap { person in addressees.parts.first { $0.person == person }?.name }
            let facts = Reminding.facts(
                of: rung.duty, due: rung.dueOn, ordinal: rung.sentBefore + 1, workingDays: rung.workingDays,
                absent: absent, today: today, calendar: passage.calendar)
            return Reminder(
                rung: rung, notice: Notice(.reminder, to: recipient.to, facts, path: path), message: UUID(), due: due)
        }
    }
}

extension Occurrences {
    /// Puts reminders into the outbox, each once for ever: where the occurrence exists already, nothing is written.
    /// Returns how many were new.
    @discardableResult
    public static func insert(
        _ reminders: [Reminder], channel: String, now: Instant, in tx: borrowing Transaction
    ) throws -> Int {
        guard !reminders.isEmpty else { return 0 }
        let to = reminders.map { RecipientColumns($0.notice.to) }
        return try tx.run(
            """
            with planned as (
                select *
                  from unnest(\(reminders.map(\.rung.partnership.raw)), \(reminders.map(\.rung.deadline.raw)),
                              \(reminders.map(\.rung.version)), \(reminders.map(\.rung.rung)),
                              \(reminders.map(\.message)), \(reminders.map(\.rung.file)), \(to.map(\.kind)),
                              \(to.map(\.person)), \(to.map(\.agency)),
                              \(reminders.map { NoticeFacts.json($0.notice.facts) }), \(reminders.map(\.notice.path)),
                              \(reminders.map { ($0.due ?? now).rfc3339UTC }), \(reminders.map { $0.due == nil }))
                       as reminder (partnership_id, deadline_id, version, rung, message_id, file_id, recipient_kind,
                                    recipient_person, recipient_agency, facts, path, due_at, rides)),
            fresh as (
                insert into occurrence (partnership_id, deadline_id, version, rung, recipient_id, channel, message_id)
                select partnership_id, deadline_id, version, rung, coalesce(recipient_person, recipient_agency),
                       \(channel)::text, message_id
                  from planned
                    on conflict do nothing
                returning message_id)
            insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind, recipient_person,
                                 recipient_agency, facts, path, channel, created_at, due_at, state)
            select partnership_id, message_id, file_id, \(Notice.Kind.reminder)::text, false, recipient_kind,
                   recipient_person, recipient_agency, facts::jsonb, path, \(channel)::text, \(now), due_at::timestamptz,
                   case when rides then 'digest' else 'pending' end
              from planned
              join fresh using (message_id)
            """)
    }
}
