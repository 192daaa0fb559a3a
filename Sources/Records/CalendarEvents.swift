import Casework
import FoundationEssentials
import Postgres

/// The calendar events that people were sent: one a meeting of a review and recipient, with the number of its newest version.
enum CalendarEvents {
    /// What is to be put into the outbox.
    struct Step {
        /// nil: nothing is left to be told.
        var notice: Notice?
        /// The version of the event that the message carries, the SEQUENCE of RFC 5545; nil where it carries none.
        var sequence: Int?
    }

    /// Takes back what has not left yet about the same event and gives the message the next version. What a claim holds
    /// at this moment counts as sent.
    static func step(
        _ notice: Notice, file: UUID?, of partnership: Partnership.ID, now: Instant, in tx: borrowing Transaction
    ) throws -> Step {
        let to = RecipientColumns(notice.to)
        guard notice.kind.eventChange != nil, let file, let recipient = to.person ?? to.application else {
            return Step(notice: notice)
        }
        let number = notice.hearing ?? 1
        try dropUnsent(to: recipient, file: file, number, of: partnership, now: now, in: tx)
        let known = try newest(to: notice.to, recipient, file: file, number, of: partnership, in: tx)
        guard let notice = notice.following(known) else { return Step() }
        let sequence: Int = try tx.one(
            """
            insert into calendar_event (partnership_id, file_id, number, recipient_id, uid)
            values (\(partnership), \(file), \(number), \(recipient), gen_random_uuid()::text)
                on conflict (partnership_id, file_id, number, recipient_id)
                do update set sequence = calendar_event.sequence + 1
            returning sequence
            """
        ) { row in try row["sequence"] }
        return Step(notice: notice, sequence: sequence)
    }

    /// Waits for no claim: whoever holds the row is about to send it.
    private static func dropUnsent(
        to recipient: UUID, file: UUID, _ number: Int, of partnership: Partnership.ID, now: Instant,
        in tx: borrowing Transaction
    ) throws {
        let dropped: [UUID] = try tx.rows(
            """
            update message
               set state = 'dropped', settled_at = \(now), detail = 'another change followed before it left'
             where partnership_id = \(partnership)
               and id in (select id
                            from message
                           where partnership_id = \(partnership) and file_id = \(file)
                             and hearing_number = \(number)
                             and coalesce(recipient_person, recipient_application) = \(recipient)
                             and event_sequence is not null and state = 'pending' and attempt = 0
                             for update skip locked)
            returning id
            """
        ) { row in try row["id"] }
        guard !dropped.isEmpty else { return }
        var ledger = DeliveryJournal()
        for message in dropped { ledger.add("dropped", message, of: partnership) }
        try ledger.append(at: now, in: tx)
    }

    /// The newest message about the event that the recipient has, or may have.
    private static func newest(
        to whom: Notice.Recipient, _ recipient: UUID, file: UUID, _ number: Int, of partnership: Partnership.ID,
        in tx: borrowing Transaction
    ) throws -> Notice? {
        try tx.first(
            """
            select kind, facts
              from message
             where partnership_id = \(partnership) and file_id = \(file) and hearing_number = \(number)
               and coalesce(recipient_person, recipient_application) = \(recipient)
               and kind = any(\(kinds)) and state not in ('dropped', 'failed', 'decided')
             order by event_sequence desc nulls last, created_at desc, id desc
             limit 1
            """
        ) { row in Notice(try row["kind"], to: whom, try NoticeFacts.read(try row["facts"])) }
    }

    private static let kinds = Notice.Kind.allCases.filter { $0.eventChange != nil }.map(\.rawValue)
}
