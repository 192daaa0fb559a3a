import ArgumentParser
import Casework
import FoundationEssentials
import Post
import Postgres
import Records
import Synchronization
import Text

/// From the commit of an act to the moment at which a channel is given its message.
struct PickUpBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pick-up",
        abstract: "How soon a message that is owed reaches its channel, on an idle instance.",
        discussion: """
            Makes a database of its own, as post does, and owes one message at a time: the instance is woken as the \
            daemon is, by the database's hint.
            """)

    @Option(help: ArgumentHelp("How many messages.", valueName: "n"))
    var messages = 500

    @Option(help: ArgumentHelp("postgresql://… of a server, as a superuser.", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("Where a cluster of its own is made.", valueName: "directory"))
    var directory = "/tmp"

    func validate() throws {
        guard (10...100_000).contains(messages) else { throw ValidationError("--messages is between 10 and 100000.") }
    }

    func run() async throws {
        let command = self
        try await Interruption.cancelling { try await command.measure() }
    }

    private func measure() async throws {
        let server = try self.server.map { BenchServer(named: $0) } ?? BenchServer(below: directory)
        var made: String?
        defer {
            if let made { server.drop(made) }
            server.stop()
            Progress.clear()
        }
        let database = try server.make()
        made = database
        let facts = try await Pool.lent(server.settings(of: database)) { try await $0.serverFacts() }
        let town = BenchTown()
        try await town.fill(server, database, duties: 0, now: Bench.now())
        let times = try await pickUps(server, database, town)
        Progress.clear()
        let sorted = times.sorted()
        func quantile(_ part: Int) -> JSON {
            Bench.rounded(sorted.isEmpty ? .nan : sorted[min(sorted.count * part / 100, sorted.count - 1)])
        }
        Bench.print(
            .object(
                [
                    ("measurement", .string("pick-up")), ("p50_ms", quantile(50)), ("p99_ms", quantile(99)),
                    ("most_ms", quantile(100)),
                ] + Conditions(server: facts, rows: messages).members))
    }

    /// Milliseconds, one a message.
    private func pickUps(_ server: BenchServer, _ database: String, _ town: BenchTown) async throws -> [Double] {
        let taken = Mutex<[UUID: ContinuousClock.Instant]>([:])
        let channel = TimedChannel { id in taken.withLock { $0[id] = .now } }
        let post = server.settings(of: database, role: "casereview_post")
        let listener = try Listener(post, channels: [Outbox.hintChannel])
        let (hints, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        return try await Pool.lent(post) { pool in
            let postman = try Bench.postman(pool, through: channel, batch: 32, concurrency: 8, hints: hints)
            let listening = Task { await listener.run { _ in wake.yield() } }
            let working = Task { await postman.run() }
            defer {
                listening.cancel()
                working.cancel()
            }
            try await Task.sleep(for: .seconds(1))
            return try await Pool.lent(server.settings(of: database, role: "casereview_serve")) { serve in
                var times: [Double] = []
                for number in 0..<messages {
                    if number % 50 == 0 { Progress.show("\(number) of \(messages) messages") }
                    let id = UUID()
                    try await serve.transaction(settings: town.acting) { tx in
                        try town.owe(id, channel: channel.name, now: Bench.now(), in: tx)
                    }
                    let committed = ContinuousClock.now
                    while taken.withLock({ $0[id] }) == nil { try await Task.sleep(for: .microseconds(200)) }
                    let at = taken.withLock { $0[id] } ?? .now
                    times.append(max(at - committed, .zero) / .milliseconds(1))
                    // So that the next finds it idle.
                    try await Task.sleep(for: .milliseconds(30))
                }
                return times
            }
        }
    }
}

/// Takes every message at once, and says when.
private struct TimedChannel: Channel {
    var name: String { NullChannel.name }
    var isRepeatable: Bool { true }
    let taken: @Sendable (UUID) -> Void

    func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        taken(letter.id)
        return .accepted(providerID: nil)
    }
}
