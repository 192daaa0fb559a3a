/// A message to one mailbox (RFC 5322, MIME), made from typed fields, so that nothing a person typed can add a header,
/// a recipient or a command.
public struct Mail: Sendable {
    /// Who it is from and who sees the answer: a mailbox with a name for people.
    public struct Party: Equatable, Sendable {
        /// Empty for none; at most 320 bytes.
        public var name: String
        public var address: MailAddress

        public init(_ name: String = "", _ address: MailAddress) {
            self.name = name
            self.address = address
        }
    }

    /// An invitation that goes with the message (RFC 6047).
    public struct Calendar: Sendable {
        /// The method that the calendar text itself names.
        public var method: ICS.Method
        public var text: String

        public init(_ method: ICS.Method, _ text: String) {
            self.method = method
            self.text = text
        }
    }

    public var from: Party
    public var to: Party
    public var replyTo: Party?
    /// 1 to 998 bytes.
    public var subject: String
    /// `local@domain` without angle brackets, at most 250 bytes; the same for every attempt to send this message.
    public var messageID: String
    /// Seconds since 1970.
    public var date: Int64
    /// `en-GB`, `cy`: what the body is written in (RFC 5646).
    public var language: String
    /// The message that this one answers, without angle brackets.
    public var inReplyTo: String?
    /// The messages before this one, the earliest first, without angle brackets.
    public var references: [String]
    /// Says `auto-generated`, so that no holiday notice answers (RFC 3834).
    public var isAutomatic: Bool
    /// Plain text; line ends of any kind.
    public var body: String
    /// The same for programs that show markup.
    public var html: HTML?
    public var calendar: Calendar?

    public init(
        from: Party, to: Party, replyTo: Party? = nil, subject: String, messageID: String, date: Int64,
        language: String = "en-GB", inReplyTo: String? = nil, references: [String] = [], isAutomatic: Bool = true,
        body: String, html: HTML? = nil, calendar: Calendar? = nil
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.messageID = messageID
        self.date = date
        self.language = language
        self.inReplyTo = inReplyTo
        self.references = references
        self.isAutomatic = isAutomatic
        self.body = body
        self.html = html
        self.calendar = calendar
    }

    /// Why a message cannot be made: which field, and what about it.
    public struct Refusal: Error, Equatable, Sendable {
        public enum Field: String, Sendable {
            case to, fromName, toName, replyToName, subject, messageID, date, language, inReplyTo, references
        }
        public enum Reason: Sendable {
            case empty
            case tooLong
            /// A byte below 0x20, 0x7F, or a C1 control.
            case control
            /// Not of the form that the field has.
            case form
        }
        public let field: Field
        public let reason: Reason

        public init(field: Field, reason: Reason) {
            self.field = field
            self.reason = reason
        }
    }

    /// The whole message: lines end with CRLF, none is longer than 998 bytes, every byte is ASCII. The same fields
    /// always give the same bytes.
    public func bytes() throws(Refusal) -> [UInt8] {
        var header = MailHeader()
        guard let time = UTCTime(seconds: date), time.year >= 1900 else { throw Refusal(field: .date, reason: .form) }
        header.add("Date", time.mail)
        header.add("From", [try MailHeader.party(from, .fromName)])
        header.add("To", [try MailHeader.party(to, .toName)])
        if let replyTo { header.add("Reply-To", [try MailHeader.party(replyTo, .replyToName)]) }
        header.add("Subject", try MailHeader.words(subject, .subject))
        header.add("Message-ID", try MailHeader.id(messageID, .messageID))
        if let inReplyTo { header.add("In-Reply-To", try MailHeader.id(inReplyTo, .inReplyTo)) }
        if !references.isEmpty {
            guard references.count <= 50 else { throw Refusal(field: .references, reason: .tooLong) }
            var ids: [String] = []
            for reference in references { ids.append(try MailHeader.id(reference, .references)) }
            header.add("References", ids.joined(separator: "\r\n "))
        }
        if isAutomatic {
            header.add("Auto-Submitted", "auto-generated")
            // Exchange does not know the former.
            header.add("X-Auto-Response-Suppress", "All")
        }
        guard MailHeader.isLanguage(language) else { throw Refusal(field: .language, reason: .form) }
        header.add("Content-Language", language)
        header.add("MIME-Version", "1.0")
        return header.bytes + MailBody(self).bytes
    }
}
