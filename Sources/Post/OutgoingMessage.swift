public import Casework
public import FoundationEssentials
public import Text

/// A message as it leaves, in every form that a channel may need.
public struct OutgoingMessage: Sendable {
    /// The same for ever, whatever the attempt.
    public var id: UUID
    /// 1, 2, 3 …
    public var attempt: Int
    public var kind: Notice.Kind
    /// RFC 5646.
    public var language: String
    public var from: Mail.Party
    public var to: Destination
    /// Who reads an answer: a person.
    public var replyTo: Mail.Party?
    /// Where what cannot be delivered comes back to (the sender of the envelope); nil for `from`.
    public var returnPath: MailAddress?
    /// The Message-IDs of what the same recipient was sent before about the same case, oldest first, without angle
    /// brackets: mail programs show them as one conversation.
    public var thread: [String] = []
    /// Whom it is for, by id.
    public var recipient: Notice.Recipient?
    /// The page that it is about, which asks its reader to sign in.
    public var page: String?
    public var subject: String
    public var text: String
    public var html: HTML
    public var calendar: Mail.Calendar?
    public var reference: String?
    /// The last day for what it asks.
    public var due: CivilDate?
    public var createdAt: Instant
    /// Whether an earlier attempt may have delivered it already.
    public var mayHaveBeenSent: Bool
    /// How long handing it over may take: a moment later another instance may take it up.
    public var time: Duration = .seconds(30)
    /// Where what it asks is done; nil where it leads nowhere.
    public var link: String?
    /// Where its calendar event can be had as a file, for channels that cannot carry one.
    public var calendarLink: String?

    public init(
        id: UUID, attempt: Int, kind: Notice.Kind, language: String = "en-GB", from: Mail.Party, to: Destination,
        subject: String, text: String, html: HTML, calendar: Mail.Calendar? = nil, reference: String? = nil,
        due: CivilDate? = nil, createdAt: Instant, mayHaveBeenSent: Bool = false
    ) {
        self.id = id
        self.attempt = attempt
        self.kind = kind
        self.language = language
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.calendar = calendar
        self.reference = reference
        self.due = due
        self.createdAt = createdAt
        self.mayHaveBeenSent = mayHaveBeenSent
    }

    /// The Message-ID of a message, without angle brackets: the same at every attempt.
    static func messageID(_ id: UUID, from: Mail.Party) -> String {
        "\(id.uuidString.lowercased())@\(from.address.domain)"
    }

    /// As a mail (RFC 5322), the same bytes at every attempt. Throws the field that cannot be written.
    public func mail() throws(Mail.Refusal) -> [UInt8] {
        guard let mailbox = to.mailbox else { throw Mail.Refusal(field: .to, reason: .form) }
        return try Mail(
            from: from, to: mailbox, replyTo: replyTo, subject: subject,
            messageID: OutgoingMessage.messageID(id, from: from),
            date: createdAt.seconds, language: language, inReplyTo: thread.last, references: thread, body: text,
            html: html, calendar: calendar
        ).bytes()
    }

    /// As one JSON object, for programs (contracts, section 9).
    public var json: JSON {
        [
            "id": .string(id.uuidString.lowercased()), "attempt": .integer(attempt), "kind": .string(kind.rawValue),
            "language": .string(language), "way": .string(to.way.rawValue), "name": .string(to.name),
            "to": .string(to.text), "subject": .string(subject),
            "text": .string(text), "html": .string(html.text), "calendar": JSON(calendar?.text),
            "reference": JSON(reference), "due": JSON(due?.description),
        ]
    }
}
