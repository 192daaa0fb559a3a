public import Casework
public import FoundationEssentials
public import Postgres
import Records

/// What became of every message, for those who may see the case: read by pages and commands.
public struct Ledger: Sendable {
    private let pool: Pool
    private let letters: Letters
    private let settings: PostSettings

    /// `pool` is the serving role's: what a reader may not see is not found.
    public init(pool: Pool, letters: Letters, settings: PostSettings) {
        self.pool = pool
        self.letters = letters
        self.settings = settings
    }

    public struct Entry: Equatable, Sendable {
        public var id: UUID
        public var file: UUID?
        public var kind: Notice.Kind
        public var isStatutory: Bool
        public var recipient: Notice.Recipient
        /// The person's or the agency's name; nil for an applicant.
        public var recipientName: String?
        public var channel: String
        public var state: State
        public var createdAt: Instant
        /// When it is to leave, or was.
        public var dueAt: Instant
        public var settledAt: Instant?
        /// The proof of delivery: the id that the channel's other side gave it.
        public var providerID: String?
        /// Why it failed, was dropped or waits.
        public var detail: String?
        public var attempts: Int
        /// When its provider says that it reached the recipient; nil where it has not said so.
        public var deliveredAt: Instant?
    }

    public enum State: String, CaseIterable, Sendable {
        case pending, claimed, accepted, failed, unknown, dropped
        case byHand = "by-hand"
        /// Within the recipient's digest of a day.
        case digest
    }

    /// The messages of some files (an application and its review), oldest first.
    public func messages(
        of files: [UUID], in partnership: Partnership.ID, as actor: Actor
    ) async throws -> [Entry] {
        let rows = try await read(actor, partnership) { tx in try Outbox.ledger(of: files, in: partnership, tx) }
        return rows.compactMap(Entry.init)
    }

    /// The newest messages of a partnership, newest first; of one state where it is given.
    public func newest(
        _ limit: Int, _ state: State? = nil, in partnership: Partnership.ID, as actor: Actor
    ) async throws -> [Entry] {
        let limit = min(max(limit, 1), 1_000)
        let rows = try await read(actor, partnership) { tx in
            try Outbox.ledger(newest: limit, state: state?.rawValue, in: partnership, tx)
        }
        return rows.compactMap(Entry.init)
    }

    /// The letter of a message, as it would leave on `day`: for a person who posts it or reads it out. nil where there
    /// is no such message for this reader, or it cannot be written any more. `telling` stands in for facts that are no
    /// longer as they were when the message was written.
    public func letter(
        _ id: UUID, in partnership: Partnership.ID, as actor: Actor, on day: CivilDate,
        telling facts: [String: Notice.Fact] = [:]
    ) async throws -> Letter? {
        let found = try await read(actor, partnership) { tx in
            try OutboxMessage.find(id, in: partnership, on: day, tx)
        }
        guard var message = found else { return nil }
        message.facts.merge(facts) { $1 }
        var link: String?
        if case .applicant = message.recipient { link = "\(settings.publicURL)/track" }
        return try? letters.letter(to: message, link: link ?? settings.publicURL)
    }

    private func read<Value: Sendable>(
        _ actor: Actor, _ partnership: Partnership.ID, _ body: @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await pool.transaction(.readOnly, settings: Acting(actor, in: partnership).settings, body)
    }
}

extension Ledger.Entry {
    /// nil for a state that this program does not know.
    init?(_ row: LedgerRow) {
        guard let state = Ledger.State(rawValue: row.state) else { return nil }
        self.init(
            id: row.id, file: row.file, kind: row.kind, isStatutory: row.isStatutory, recipient: row.recipient,
            recipientName: row.recipientName, channel: row.channel, state: state, createdAt: row.createdAt,
            dueAt: row.dueAt, settledAt: row.settledAt, providerID: row.providerID, detail: row.detail,
            attempts: row.attempts, deliveredAt: row.deliveredAt)
    }
}
