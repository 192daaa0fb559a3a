public import Casework
import FoundationEssentials
public import Postgres
import Records
import Synchronization
import Text

/// Finds out what became of the messages that GOV.UK Notify has taken: asks for each until the last word has come, or a
/// week has passed. Its callbacks are hints only; what holds is what it answers when it is asked.
public final class DeliveryWatch: Sendable {
    private let pool: Pool
    private let channel: GovukNotify
    private let routes: Routes
    private let interval: Duration
    private let now: @Sendable () async -> Instant
    private let observe: @Sendable (Observation) -> Void
    private let hints = Mutex<Set<String>>([])
    private let bell = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    /// How many messages one round asks for, and how many of them at a time.
    static let batch = 100
    static let width = 4
    /// How many hints wait at the most.
    static let roomForHints = 10_000
    /// Notify keeps what it knows of a message for seven days.
    static let patience: Int64 = 7 * 86_400
    /// What it does not know after that, it never will.
    static let unknownAfter: Int64 = 3_600

    /// `pool` is the post's own role; `routes` carry what did not arrive by another way; `interval`
    /// is the longest between two looks.
    public init(
        pool: Pool, channel: GovukNotify, routes: Routes, interval: Duration,
        now: @escaping @Sendable () async -> Instant,
        observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) {
        self.pool = pool
        self.channel = channel
        self.routes = routes
        self.interval = max(interval, .milliseconds(10))
        self.now = now
        self.observe = observe
    }

    /// Notify says that there is news of the message with this id of its own. Returns whether the hint was taken: where
    /// too many wait, Notify is to say it again later.
    public func hint(_ providerID: String) -> Bool {
        guard let id = UUID(uuidString: providerID)?.uuidString.lowercased() else { return true }
        let isTaken = hints.withLock { hints in
            guard hints.count < DeliveryWatch.roomForHints || hints.contains(id) else { return false }
            hints.insert(id)
            return true
        }
        if isTaken { bell.continuation.yield() }
        return isTaken
    }

    /// Works until its task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in
                for await _ in bell.stream {
                    do {
                        while !Task.isCancelled, try await look() >= DeliveryWatch.batch {}
                    } catch {
                        observe(.troubled("delivery reports: \(error)"))
                    }
                }
            }
            while !Task.isCancelled {
                bell.continuation.yield()
                try? await Task.sleep(for: interval)
            }
            group.cancelAll()
        }
    }

    /// Asks for what there are hints of and for what is due. Returns how many messages that were.
    @discardableResult
    public func look() async throws -> Int {
        let moment = await now()
        let hinted = hints.withLock { hints in
            let some = Array(hints.prefix(DeliveryWatch.batch))
            hints.subtract(some)
            return some
        }
        let awaited = try await pool.transaction { tx in
            let due = try AwaitedReports.take(limit: DeliveryWatch.batch, now: moment, in: tx)
            return hinted.isEmpty ? due : try AwaitedReports.find(hinted, in: tx) + due
        }
        var seen: Set<UUID> = []
        let messages = awaited.filter { seen.insert($0.message).inserted }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            var unanswered = 0
            for (index, message) in messages.enumerated() {
                if index >= DeliveryWatch.width, let isAnswered = try await group.next() {
                    unanswered = isAnswered ? 0 : unanswered + 1
                    // Where Notify does not answer any more, the rest is left for the next round.
                    if unanswered >= DeliveryWatch.width { break }
                }
                group.addTask { [self] in try await look(at: message, moment) }
            }
            try await group.waitForAll()
        }
        return messages.count
    }

    /// Returns whether Notify answered.
    private func look(at message: AwaitedReport, _ moment: Instant) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(10)
        let known: GovukNotify.Known =
            if let id = message.providerID {
                await channel.known(id, until: end)
            } else {
                await channel.known(message.message, isSure: false, until: end)
            }
        let age = (moment.microseconds - message.since.microseconds) / 1_000_000
        switch known {
        case .found(let found):
            if message.isUnknown { try await noteFound(message, as: found.id, moment) }
            if let report = NotifyStatus.report(found.status) {
                try await note(report, of: message, said: found.completedAt.flatMap { Instant(rfc3339: $0) }, moment)
            } else if age >= DeliveryWatch.patience {
                try await note(.silent("GOV.UK Notify did not say in a week what became of it"), of: message, moment)
            }
        case .absent:
            if age >= DeliveryWatch.unknownAfter {
                try await note(.silent("GOV.UK Notify does not know of it"), of: message, moment)
            }
        case .unanswered(let outcome):
            if age >= DeliveryWatch.patience {
                try await note(.silent("GOV.UK Notify could not be asked what became of it"), of: message, moment)
            }
            if case .stopped(let reason) = outcome { observe(.troubled("delivery reports: \(reason)")) }
            return false
        }
        return true
    }

    private func noteFound(_ message: AwaitedReport, as id: String, _ moment: Instant) async throws {
        try await pool.transaction { tx in
            try AwaitedReports.found(message.message, of: message.partnership, as: id, now: moment, in: tx)
        }
    }

    private func note(
        _ report: DeliveryReport, of message: AwaitedReport, said: Instant? = nil, _ moment: Instant
    ) async throws {
        let isNews = try await pool.transaction { tx in
            try DeliveryReports.note(
                report, of: message.message, in: message.partnership, said: said, routes: routes, now: moment, tx)
        }
        if isNews { observe(.reported(message.message, as: report.name)) }
    }
}
