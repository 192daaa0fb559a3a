import ArgumentParser
import Casework
import FoundationEssentials
import Glibc
import Post
import Postgres
import Records
import Text

struct PostBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "How many reminders a second leave the outbox, with one instance and with several.",
        discussion: """
            Makes databases of its own with invented people in them, on a PostgreSQL cluster of its own or on the \
            server that --server names, plans the reminders that are due, and has real instances, each a process, \
            hand them to a channel that takes everything. It takes the databases away again.
            """)

    @Option(help: ArgumentHelp("How many reminders are due.", valueName: "n"))
    var messages = 3_000

    @Option(help: ArgumentHelp("How many measurements of each kind.", valueName: "n"))
    var runs = 3

    @Option(help: ArgumentHelp("How many instances work at once; several are measured in turn.", valueName: "n"))
    var instances = [1, 2]

    @Option(help: ArgumentHelp("How many messages are claimed at once.", valueName: "n"))
    var batch = 32

    @Option(help: ArgumentHelp("How many are handed over at once.", valueName: "n"))
    var concurrency = 8

    @Option(help: ArgumentHelp("Connections of an instance.", valueName: "n"))
    var connections = 4

    @Option(help: ArgumentHelp("postgresql://… of a server, as a superuser.", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("Where a cluster of its own is made.", valueName: "directory"))
    var directory = "/tmp"

    @Flag(help: "The channel is one at which a second delivery would be noticed, as at a mail server's.")
    var noted = false

    @Flag(help: "Measure also where a power cut would lose what was said to be saved.")
    var notDurable = false

    func validate() throws {
        guard (1...1_000_000).contains(messages) else { throw ValidationError("--messages is between 1 and 1000000.") }
        guard (1...100).contains(runs) else { throw ValidationError("--runs is between 1 and 100.") }
        guard !instances.isEmpty, instances.allSatisfy((1...16).contains) else {
            throw ValidationError("--instances is between 1 and 16.")
        }
        guard (1...1_000).contains(batch) else { throw ValidationError("--batch is between 1 and 1000.") }
        guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency is between 1 and 64.") }
        guard (1...64).contains(connections) else { throw ValidationError("--connections is between 1 and 64.") }
        if let server, !["postgresql://", "postgres://"].contains(where: { server.utf8.starts(with: $0.utf8) }) {
            throw ValidationError("--server is an address that begins with postgresql:// .")
        }
        var entry = stat()
        guard unsafe stat(directory, &entry) == 0, entry.st_mode & S_IFMT == S_IFDIR else {
            throw ValidationError("There is no directory \(directory).")
        }
    }

    func run() async throws {
        let command = self
        try await Interruption.cancelling { try await command.measure() }
    }

    private func measure() async throws {
        Progress.show("starting")
        let server = try self.server.map { BenchServer(named: $0) } ?? BenchServer(below: directory)
        var databases: [String] = []
        defer {
            for database in databases { server.drop(database) }
            server.stop()
            Progress.clear()
        }
        let filled = try server.make()
        databases.append(filled)
        let facts = try await Pool.lent(server.settings(of: filled)) { try await $0.serverFacts() }
        let conditions = Conditions(server: facts, rows: messages)
        guard conditions.isDurable || notDurable else {
            throw ValidationError(
                "The server says that something is saved before it is (fsync or synchronous_commit is off). Name "
                    + "another, or measure all the same with --not-durable.")
        }
        try await BenchTown().fill(server, filled, duties: messages, now: Bench.now())
        for count in instances {
            var measured: [Measured] = []
            for run in 1...runs {
                let database = try server.make(copying: filled)
                databases.append(database)
                try await confirmSending(on: server, database)
                Progress.show("\(count) instances, run \(run) of \(runs)")
                let one = try await measure(count, on: server, database)
                measured.append(one)
                line([("run", .integer(run))] + members(one), count, conditions)
                server.drop(database)
                databases.removeLast()
            }
            line([("runs", .integer(runs))] + members(Measured.median(measured)), count, conditions)
        }
    }

    /// A copied database sends nothing until somebody says so.
    private func confirmSending(on server: BenchServer, _ database: String) async throws {
        try await Pool.lent(server.settings(of: database, role: "casereview_post"), size: 1) { pool in
            _ = try await pool.transaction { tx in
                try Sending.release(
                    by: "casereview-bench", because: nil, leavingOutDueBefore: nil, now: Bench.now(), in: tx)
            }
        }
    }

    /// What one run came to.
    private struct Measured {
        var planSeconds = 0.0
        var seconds = 0.0
        /// How many messages each instance delivered.
        var shares: [Int] = []
        var processorSeconds = 0.0

        var delivered: Int { shares.reduce(0, +) }

        static func median(_ all: [Measured]) -> Measured {
            let sorted = all.sorted { $0.seconds < $1.seconds }
            var middle = sorted.isEmpty ? Measured() : sorted[(sorted.count - 1) / 2]
            middle.planSeconds = Bench.median(all.map(\.planSeconds)) ?? .nan
            return middle
        }
    }

    private func measure(_ count: Int, on server: BenchServer, _ database: String) async throws -> Measured {
        var measured = Measured()
        let settings = server.settings(of: database, role: "casereview_post")
        measured.planSeconds = try await Pool.lent(settings, size: 2) { pool in
            let begun = ContinuousClock.now
            let planned = try await Bench.postman(
                pool, through: NullChannel(isRepeatable: !noted), batch: batch, concurrency: concurrency
            ).planDue()
            guard planned == messages else { throw Trouble("\(planned) duties were planned, not \(messages).") }
            return (ContinuousClock.now - begun) / .seconds(1)
        }
        var environment = ProcessInfo.processInfo.environment
        environment[PostWorker.variable] = server.url(of: database)
        let words =
            [
                "/proc/self/exe", "post-worker", "--batch", "\(batch)", "--concurrency", "\(concurrency)",
                "--connections",
                "\(connections)",
            ] + (noted ? ["--noted"] : [])
        let workers = try (0..<count).map { _ in try Command(words, environment: environment) }
        defer { for worker in workers { worker.end() } }
        for worker in workers {
            guard worker.line() != nil else { throw Trouble("An instance ended before it was ready.") }
        }
        for worker in workers { worker.write(line: "go") }
        for worker in workers {
            guard let line = worker.line(), let said = try? Node.json(line) else {
                throw Trouble("An instance ended before it had done its work.")
            }
            let answer = JSON(said)
            measured.shares.append(answer["messages"]?.whole ?? 0)
            measured.seconds = max(measured.seconds, answer["seconds"]?.figure ?? .nan)
            measured.processorSeconds += answer["processor_seconds"]?.figure ?? .nan
        }
        guard measured.delivered == messages else {
            throw Trouble("\(measured.delivered) messages were delivered, not \(messages).")
        }
        return measured
    }

    private func members(_ measured: Measured) -> [(String, JSON)] {
        let rate = Double(messages) / measured.seconds
        return [
            ("per_second", Bench.rounded(rate)),
            ("per_second_per_instance", Bench.rounded(rate / Double(max(measured.shares.count, 1)))),
            ("seconds", Bench.rounded(measured.seconds)), ("shares", .array(measured.shares.map(JSON.integer))),
            (
                "instance_processor_ms_per_message",
                Bench.rounded(measured.processorSeconds * 1_000 / Double(messages))
            ),
            ("plan_seconds", Bench.rounded(measured.planSeconds)),
            ("planned_per_second", Bench.rounded(Double(messages) / measured.planSeconds)),
        ]
    }

    private func line(_ figures: [(String, JSON)], _ count: Int, _ conditions: Conditions) {
        Progress.clear()
        Bench.print(
            .object(
                [("measurement", .string("post")), ("instances", .integer(count))] + figures + conditions.members + [
                    ("channel", .string(NullChannel.name)), ("noted", .bool(noted)), ("batch", .integer(batch)),
                    ("concurrency", .integer(concurrency)), ("connections", .integer(connections)),
                    ("cluster", .string(server == nil ? "its own" : "named")),
                ]))
    }
}

extension JSON {
    fileprivate var whole: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    fileprivate var figure: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
