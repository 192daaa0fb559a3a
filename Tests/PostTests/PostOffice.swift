import Casework
import FoundationEssentials
import Postgres
import Records
import Synchronization
import TestSupport
import Text

@testable import Post

/// A partnership with one application of an applicant who has an e-mail address, and a post that delivers for it.
struct PostOffice: Sendable {
    let database: TestDatabase
    let here: TestPartnership
    let application: Application
    let letters: Letters

    /// 1 May 2026, 10.30 in London.
    static let morning = London.instant(date: day("2026-05-01"), hour: 10, minute: 30)

    static func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

    static func with(email: String? = "ann@home.example", _ body: (PostOffice) async throws -> Void) async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                try Applicants.insert(
                    Applicant(
                        name: "Ann Ash", onBehalfOf: nil,
                        contact: .init(email: email, telephone: "01632 960001", address: nil)),
                    of: application.id, in: here.id, tx)
            }
            try await body(
                PostOffice(
                    database: database, here: here, application: application, letters: try Letters(directory: nil)))
        }
    }

    var file: UUID { application.id.raw }

    /// Puts a notice into the outbox as the desk does; returns its id.
    @discardableResult
    func owe(
        _ notice: Notice, file: UUID?? = nil, channel: String = "stub", at now: Instant = morning
    ) async throws -> UUID {
        let id = UUID()
        let file = file ?? self.file
        let partnership = here.id
        try await database.serve.acting(here.service) { tx in
            try Outbox.enqueue(notice, id: id, file: file, partnership: partnership, channel: channel, now: now, in: tx)
        }
        return id
    }

    /// A statutory notice to the applicant.
    @discardableResult
    func oweDecision(channel: String = "stub", at now: Instant = morning) async throws -> UUID {
        try await owe(
            Notice(
                .thresholdMet, to: .applicant(application.id),
                [
                    "reasons": .text("Three reports count."), "panel_due": .date(PostOffice.day("2026-06-01")),
                    "decided_by": .text("Cora Ellis"),
                ]), channel: channel, at: now)
    }

    /// A deadline of this application with rungs at nine o'clock on some days.
    func open(
        _ duty: Deadline.Duty, owner: Deadline.Owner = .coordinators, due: String = "2026-05-08",
        rungs: [(day: String, workingDays: Int, to: [Procedure.Rung.Recipient])]
    ) async throws {
        let deadline = Deadline(
            id: Deadline.ID(UUID()), duty: duty, subject: file, owner: owner, version: 1, dueOn: PostOffice.day(due),
            from: PostOffice.day("2026-05-01"), working: "5 working days",
            rungs: rungs.enumerated().map { index, rung in
                Deadline.Reminder(
                    rung: index, at: London.instant(date: PostOffice.day(rung.day), hour: 9, minute: 0),
                    workingDays: rung.workingDays, to: rung.to)
            })
        try await change(.open(deadline))
    }

    func change(_ change: Deadline.Change) async throws {
        let (file, partnership) = (file, here.id)
        try await database.serve.acting(here.service) { tx in
            try Deadlines.apply([change], to: file, of: partnership, today: PostOffice.day("2026-05-01"), in: tx)
        }
    }

    func postman(
        _ channels: any Channel..., at now: @escaping @Sendable () async -> Instant = { morning }, lease: Int = 60,
        worker: String = "test", hints: AsyncStream<Void> = AsyncStream { _ in }, log: Log = Log()
    ) -> Postman {
        Postman(
            pool: database.post, letters: letters, channels: channels, settings: settings(lease: lease, worker: worker),
            hints: hints, now: now, observe: { log.add($0) })
    }

    func settings(lease: Int = 60, concurrency: Int = 8, worker: String = "test") -> PostSettings {
        PostSettings(
            publicURL: "https://review.example", from: PostOffice.sender, passage: .anyTime,
            interval: .milliseconds(50),
            concurrency: concurrency, lease: lease, worker: worker, weeklySummary: false)
    }

    static var sender: Mail.Party { Mail.Party("Review service", address("review@east.example")) }

    static func address(_ text: String) -> MailAddress {
        guard let address = try? MailAddress(text) else { preconditionFailure("\(text) is no address") }
        return address
    }

    /// What every message says of itself, oldest first: kind, state, attempt.
    func messages() async throws -> [LedgerRow] {
        let (file, partnership) = (file, here.id)
        return try await database.serve.acting(here.service, .readOnly) { tx in
            try Outbox.ledger(of: [file], in: partnership, tx)
        }
    }

    func message(_ id: UUID) async throws -> LedgerRow? { try await messages().first { $0.id == id } }

    func tasks() async throws -> [Tasks.Entry] {
        let partnership = here.id
        return try await database.serve.acting(here.service, .readOnly) { tx in try Tasks.open(in: partnership, tx) }
    }

    /// One number out of the database, as the post's own role sees it.
    func count(_ sql: SQL) async throws -> Int {
        try await database.post.transaction(.readOnly) { tx in try tx.one(sql) { row in try row["count"] } }
    }

    /// Runs out the lease of every claimed message.
    func runOutLeases() async throws {
        try await database.post.transaction { tx in
            try tx.run("update message set lease_until = now() - interval '1 second' where state = 'claimed'")
        }
    }

    func claim(
        limit: Int = 10, at now: Instant = morning, lease: Int = 60, isHandingOver: Bool = true, worker: String = "test"
    ) async throws -> Claim {
        try await database.post.transaction { tx in
            try Outbox.claim(
                limit: limit, channel: "stub", lease: lease, isHandingOver: isHandingOver, passage: .anyTime, now: now,
                worker: worker,
                in: tx)
        }
    }

    func settle(_ message: OutboxMessage, _ outcome: Settlement.Outcome) async throws -> [Settlement] {
        let settlement = Settlement(
            message: message.id, partnership: message.partnership.id, attempt: message.attempt, outcome: outcome)
        return try await database.post.transaction { tx in
            try Outbox.settle([settlement], now: PostOffice.morning, in: tx)
        }
    }
}

/// What a postman observed.
final class Log: Sendable {
    private let kept = Mutex<[Observation]>([])

    func add(_ observation: Observation) { kept.withLock { $0.append(observation) } }

    var all: [Observation] { kept.withLock { $0 } }
}

/// Keeps what it is given and answers as told.
final class StubChannel: Channel {
    let name: String
    let isRepeatable: Bool
    private let answer: @Sendable (OutgoingMessage) async -> DeliveryOutcome
    private let kept = Mutex<[OutgoingMessage]>([])

    init(
        _ name: String = "stub", isRepeatable: Bool = false,
        _ answer: @escaping @Sendable (OutgoingMessage) async -> DeliveryOutcome = { _ in .accepted(providerID: "p-1") }
    ) {
        self.name = name
        self.isRepeatable = isRepeatable
        self.answer = answer
    }

    func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        kept.withLock { $0.append(letter) }
        return await answer(letter)
    }

    var delivered: [OutgoingMessage] { kept.withLock { $0 } }
}

/// A directory that is gone after the body.
func withTemporaryDirectory(_ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.path + "/casereview-post-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
}
