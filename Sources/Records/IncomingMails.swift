public import Casework
import Crypto
public import FoundationEssentials
public import Postgres

/// A mail that came back and that a person reads: an answer, a complaint, a report without proof.
public struct IncomingMail: Equatable, Sendable {
    public enum Kind: String, Sendable, Bindable, ColumnValue {
        /// A person wrote it.
        case reply
        case automatic = "auto-reply"
        /// It says that a message did not arrive, and proves nothing.
        case report
        /// A message was reported as unwanted.
        case complaint
    }

    public var kind: Kind
    /// Who it says that it is from.
    public var sender: String
    public var subject: String
    /// What it says, as text.
    public var body: String
    /// The names of what is attached.
    public var attachments: [String]
    /// All of it, as it came.
    public var raw: [UInt8]
    /// More came than is kept.
    public var isCut: Bool
    /// SHA-256 of all that is kept: the same mail comes once.
    public var digest: [UInt8]

    /// What a mail is known again by.
    public static func digest(of raw: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: raw)) }

    public init(
        kind: Kind, sender: String, subject: String, body: String, attachments: [String], raw: [UInt8], isCut: Bool,
        digest: [UInt8]
    ) {
        self.kind = kind
        self.sender = sender
        self.subject = subject
        self.body = body
        self.attachments = attachments
        self.raw = raw
        self.isCut = isCut
        self.digest = digest
    }
}

public enum IncomingMails {
    /// What a mail is about.
    public struct About: Equatable, Sendable {
        public var partnership: Partnership.ID
        public var file: UUID?
        public var message: UUID?
        /// A token proves it; otherwise the mail only names it.
        public var isProven: Bool

        public init(partnership: Partnership.ID, file: UUID?, message: UUID?, isProven: Bool) {
            self.partnership = partnership
            self.file = file
            self.message = message
            self.isProven = isProven
        }
    }

    /// A kept mail, as its reader sees it.
    public struct Entry: Equatable, Sendable {
        public var id: UUID
        public var receivedAt: Instant
        public var about: About
        public var mail: IncomingMail
    }

    /// Keeps a mail, with a task where a person must read it. Who is shut out of the case that it is about, proven or
    /// not, does not see it; the task is the case's only where that is proven. Returns false where it was kept before.
    public static func keep(
        _ mail: IncomingMail, about: About, now: Instant, in tx: borrowing Transaction
    ) throws -> Bool {
        let id = UUID()
        let inserted = try tx.run(
            """
            insert into incoming_mail (partnership_id, id, received_at, kind, file_id, message_id, is_proven, sender,
                                       subject, body, attachments, raw, is_cut, digest)
            values (\(about.partnership), \(id), \(now), \(mail.kind), \(about.file), \(about.message),
                    \(about.isProven), \(mail.sender), \(mail.subject), \(mail.body), \(mail.attachments), \(mail.raw),
                    \(mail.isCut), \(mail.digest))
                on conflict do nothing
            """)
        guard inserted == 1 else { return false }
        if let words = mail.kind.task {
            try Tasks.open(
                .reply, about: id, words, file: about.isProven ? about.file : nil, of: about.partnership, at: now,
                in: tx)
        }
        return true
    }

    /// nil where there is none for this reader.
    public static func find(
        _ id: UUID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Entry? {
        try tx.first(
            """
            select id, received_at, kind, file_id, message_id, is_proven, sender, subject, body, attachments, raw,
                   is_cut, digest
              from incoming_mail
             where partnership_id = \(partnership) and id = \(id)
            """
        ) { row in
            Entry(
                id: try row["id"], receivedAt: try row["received_at"],
                about: About(
                    partnership: partnership, file: try row[optional: "file_id"],
                    message: try row[optional: "message_id"], isProven: try row["is_proven"]),
                mail: IncomingMail(
                    kind: try row["kind"], sender: try row["sender"], subject: try row["subject"],
                    body: try row["body"], attachments: try row["attachments"], raw: try row["raw"],
                    isCut: try row["is_cut"], digest: try row["digest"]))
        }
    }

    /// What a message is about that is known by its id, or nil.
    public static func about(
        message: UUID, isProven: Bool, in tx: borrowing Transaction
    ) throws -> About? {
        try tx.first(
            """
            select m.partnership_id, m.file_id
              from partnership p
              join message m on m.partnership_id = p.id and m.id = \(message)
            """
        ) { row in
            About(
                partnership: try row["partnership_id"], file: try row[optional: "file_id"], message: message,
                isProven: isProven)
        }
    }

    /// What a calendar event is about that was answered at the address which only its invitation named.
    public static func about(event: String, in tx: borrowing Transaction) throws -> About? {
        try tx.first(
            """
            select e.partnership_id, e.file_id
              from partnership p
              join calendar_event e on e.partnership_id = p.id and e.uid = \(event)
            """
        ) { row in
            About(partnership: try row["partnership_id"], file: try row["file_id"], message: nil, isProven: true)
        }
    }

    /// The case with this reference, which a subject names without proof.
    public static func about(reference: CaseReference, in tx: borrowing Transaction) throws -> About? {
        try tx.first(
            """
            select a.partnership_id, a.id
              from partnership p
              join application a on a.partnership_id = p.id and a.reference = \(reference.description)
            """
        ) { row in
            About(partnership: try row["partnership_id"], file: try row["id"], message: nil, isProven: false)
        }
    }

    /// Where there is one partnership only, whatever comes back is for its coordinators.
    public static func onlyPartnership(in tx: borrowing Transaction) throws -> About? {
        let all: [Partnership.ID] = try tx.rows("select id from partnership limit 2") { row in try row["id"] }
        guard all.count == 1, let only = all.first else { return nil }
        return About(partnership: only, file: nil, message: nil, isProven: false)
    }
}

extension IncomingMail.Kind {
    /// What a person is to do with it; nil where there is nothing.
    fileprivate var task: String? {
        switch self {
        case .reply: "Read an answer that came by e-mail"
        case .report: "Look into a report that a message did not arrive"
        case .complaint: "Look into a complaint about a message"
        case .automatic: nil
        }
    }
}
