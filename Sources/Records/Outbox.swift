public import Casework
public import FoundationEssentials
public import Postgres

/// The messages that are owed, written in the same transaction as the act that owes them. A message keeps its id for
/// ever, through every attempt to deliver it, and its row stays as the proof of what became of it.
public enum Outbox {
    /// NOTIFY on this channel says that something was put into the outbox. It is a hint: the post polls besides.
    public static let hintChannel = "casereview_post"

    /// Puts a message in, due at once or at `due`; news of the day waits for a digest (`Digests`). By hand it is nobody's to deliver
    /// but a person's, whose task opens with it. Of a meeting each recipient is told what is new to them, which may be
    /// nothing.
    public static func enqueue(
        _ notice: Notice, id: UUID, file: UUID?, partnership: Partnership.ID, by way: Way = .email, channel: String,
        due: Instant? = nil, now: Instant, in tx: borrowing Transaction
    ) throws {
        let step = try CalendarEvents.step(notice, file: file, of: partnership, now: now, in: tx)
        guard let notice = step.notice else { return }
        let to = RecipientColumns(notice.to)
        let isByHand = channel == Routes.byHand
        let state = isByHand ? "by-hand" : notice.isNewsOfTheDay ? "digest" : "pending"
        try tx.run(
            """
            insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind, recipient_application,
                                 recipient_person, recipient_agency, recipient_contact, facts, path, way, channel,
                                 created_at, due_at, expires_at, state, event_sequence, hearing_number)
            values (\(partnership), \(id), \(file), \(notice.kind), \(notice.kind.isStatutory), \(to.kind),
                    \(to.application), \(to.person), \(to.agency), \(to.contact), \(NoticeFacts.json(notice.facts))::jsonb,
                    \(notice.path), \(way), \(channel), \(now), \(due ?? now), \(notice.expires),
                    \(state), \(step.sequence),
                    \(step.sequence == nil ? notice.hearing : notice.hearing ?? 1))
            """)
        guard isByHand else { return }
        try Tasks.open(.tellByHand, for: id, file: file, of: partnership, at: now, in: tx)
    }

    /// A person tells the message by hand, and these of its facts as they are today: so they are kept.
    public static func tell(
        _ facts: [String: Notice.Fact], in message: UUID, of partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update message
               set facts = facts || \(NoticeFacts.json(facts))::jsonb
             where partnership_id = \(partnership) and id = \(message)
            """)
    }

    /// Wakes the post of every instance when this transaction commits; once a batch is enough.
    public static func hint(in tx: borrowing Transaction) throws {
        try tx.run("select pg_notify(\(hintChannel), '')")
    }
}

/// A recipient as the columns of `message` keep it: exactly one of the four ids.
struct RecipientColumns {
    var kind: String
    var application: UUID?
    var person: UUID?
    var agency: UUID?
    var contact: UUID?

    init(_ recipient: Notice.Recipient) {
        switch recipient {
        case .applicant(let application): (kind, self.application) = ("applicant", application.raw)
        case .person(let person): (kind, self.person) = ("person", person.raw)
        case .agency(let agency): (kind, self.agency) = ("agency", agency.raw)
        case .areaContact(let contact): (kind, self.contact) = ("contact", contact.raw)
        case .outside(let request): (kind, self.contact) = ("outside", request.raw)
        case .outsideBody(let recommendation): (kind, self.contact) = ("outside-body", recommendation.raw)
        }
    }

    static func read(_ row: borrowing Row) throws -> Notice.Recipient {
        switch try row["recipient_kind"] as String {
        case "applicant": .applicant(try row["recipient_application"])
        case "person": .person(try row["recipient_person"])
        case "agency": .agency(try row["recipient_agency"])
        case "contact": .areaContact(try row["recipient_contact"])
        case "outside": .outside(try row["recipient_contact"])
        case "outside-body": .outsideBody(try row["recipient_contact"])
        default:
            throw DecodingFailure.malformed(
                "recipient_kind", expected: "applicant, person, agency, contact, outside or outside-body")
        }
    }
}
