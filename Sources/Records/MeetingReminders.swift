public import Casework
public import FoundationEssentials
public import Postgres

/// The reminders of meetings that wait for the working day before: one a recipient and meeting, which moves and goes
/// with it.
public enum MeetingReminders {
    private static let kinds = Notice.Kind.allCases.filter(\.isMeetingReminder).map(\.rawValue)

    /// After a message that sets, moves or ends somebody's meeting: what waited is taken back, and the reminder of what
    /// stands now is planned. `channel` is the one that mail leaves by: another way is found when it leaves. Other
    /// messages change nothing.
    public static func follow(
        _ notice: Notice, file: UUID?, of partnership: Partnership.ID, calendar: WorkingCalendar, channel: String,
        now: Instant, in tx: borrowing Transaction
    ) throws {
        let to = RecipientColumns(notice.to)
        guard notice.kind.eventChange != nil, let file, let recipient = to.person ?? to.application else { return }
        try takeBack(from: recipient, file: file, notice.hearing ?? 1, of: partnership, now: now, in: tx)
        guard let (reminder, due) = notice.meetingReminder(calendar: calendar, today: London.date(of: now)) else {
            return
        }
        try Outbox.enqueue(
            reminder, id: UUID(), file: file, partnership: partnership, channel: channel, due: due, now: now, in: tx)
    }

    private static func takeBack(
        from recipient: UUID, file: UUID, _ number: Int, of partnership: Partnership.ID, now: Instant,
        in tx: borrowing Transaction
    ) throws {
        let dropped: [UUID] = try tx.rows(
            """
            update message
               set state = 'dropped', settled_at = \(now), detail = 'the meeting was moved or called off'
             where partnership_id = \(partnership)
               and id in (select id
                            from message
                           where partnership_id = \(partnership) and file_id = \(file) and hearing_number = \(number)
                             and coalesce(recipient_person, recipient_application) = \(recipient)
                             and kind = any(\(kinds)) and state = 'pending'
                             for update skip locked)
            returning id
            """
        ) { row in try row["id"] }
        guard !dropped.isEmpty else { return }
        var ledger = DeliveryJournal()
        for message in dropped { ledger.add("dropped", message, of: partnership) }
        try ledger.append(at: now, in: tx)
    }

    /// Whether whoever a reminder is for has said that they do not come: their answer to the newest invitation, or how
    /// the applicant chose to be heard. `m` is the message.
    static let isDeclined: SQL =
        """
        case when m.kind = any(\(kinds)) then
               exists (select from invitation_answer a
                        where a.partnership_id = m.partnership_id and a.review_id = m.file_id
                          and a.number = m.hearing_number
                          and a.recipient_id = coalesce(m.recipient_person, m.recipient_application)
                          and a.answer = 'declined'
                          and not exists (select from calendar_event e
                                           where e.partnership_id = a.partnership_id and e.file_id = a.review_id
                                             and e.number = a.number and e.recipient_id = a.recipient_id
                                             and e.sequence > a.sequence))
               or coalesce((select c.heard in ('statement', 'away')
                              from attendance_choice c
                             where c.partnership_id = m.partnership_id and c.review_id = m.file_id
                               and c.number = m.hearing_number and c.application_id = m.recipient_application
                             order by c.turn desc
                             limit 1), false)
               else false end
        """
}
