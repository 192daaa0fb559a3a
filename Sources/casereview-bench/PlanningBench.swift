import ArgumentParser
import FoundationEssentials
import Glibc
import Post
import Postgres
import Records
import Text

/// What making the reminders of what falls due costs, beside how many reminders lie in the future.
struct PlanningBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "planning",
        abstract: "What planning costs beside ten thousand and beside millions of reminders to come.",
        discussion: """
            Makes a database of its own, as post does, and writes deadlines of the next year into it by a statement. \
            At each size it times what falls due becoming reminders, each time right after a checkpoint, and a look that \
            finds nothing due.
            """)

    @Option(help: ArgumentHelp("How many rungs lie in the future; several are measured in turn.", valueName: "n"))
    var future = [10_000, 100_000, 1_000_000]

    @Option(help: ArgumentHelp("How many fall due at each measurement.", valueName: "n"))
    var due = 2_000

    @Option(help: ArgumentHelp("How many measurements at each size.", valueName: "n"))
    var runs = 3

    @Option(help: ArgumentHelp("postgresql://… of a server, as a superuser.", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("Where a cluster of its own is made.", valueName: "directory"))
    var directory = "/tmp"

    func validate() throws {
        guard !future.isEmpty, future.allSatisfy((0...100_000_000).contains), future == future.sorted() else {
            throw ValidationError("--future is between 0 and 100000000, the smallest first.")
        }
        guard (1...100_000).contains(due) else { throw ValidationError("--due is between 1 and 100000.") }
        guard (1...100).contains(runs) else { throw ValidationError("--runs is between 1 and 100.") }
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
        var owner = server.settings(of: database)
        owner.statementTimeout = .zero
        let facts = try await Pool.lent(owner) { try await $0.serverFacts() }
        // A hundred cases, whose own duties are planned first.
        try await BenchTown().fill(server, database, duties: 1_000, now: Bench.now())
        try await Pool.lent(owner) { owner in
            try await Pool.lent(server.settings(of: database, role: "casereview_post")) { pool in
                let postman = try Bench.postman(
                    pool, through: NullChannel(isRepeatable: true), batch: 32, concurrency: 8)
                _ = try await postman.planDue()
                var there = 0
                for size in future {
                    try await fill(from: there, to: size, owner)
                    try server.settle(database)
                    there = size
                    Bench.print(
                        .object(
                            try await figures(at: size, owner, postman) + Conditions(server: facts, rows: due).members))
                }
            }
        }
    }

    private func fill(from there: Int, to size: Int, _ owner: Pool) async throws {
        for start in stride(from: there, to: size, by: 500_000) {
            try Task.checkCancellation()
            Progress.show("filling: \(start) of \(size) reminders")
            try await write(min(500_000, size - start), at: .comingYear, owner)
        }
    }

    private func figures(at size: Int, _ owner: Pool, _ postman: Postman) async throws -> [(String, JSON)] {
        var planning: [Double] = []
        var looking: [Double] = []
        for run in 1...runs {
            Progress.show("beside \(size): run \(run) of \(runs)")
            try await write(due, at: .anHourAgo, owner)
            try await owner.transaction { tx in try InventedDeadlines.checkpoint(in: tx) }
            let begun = ContinuousClock.now
            let planned = try await postman.planDue()
            planning.append((ContinuousClock.now - begun) / .milliseconds(1) / Double(due))
            guard planned == due else { throw Trouble("\(planned) duties were planned, not \(due).") }
            for _ in 0..<50 {
                let begun = ContinuousClock.now
                _ = try await postman.planDue()
                looking.append((ContinuousClock.now - begun) / .milliseconds(1))
            }
        }
        return [
            ("measurement", .string("planning")), ("future", .integer(size)), ("runs", .integer(runs)),
            ("ms_per_reminder", Bench.rounded(Bench.median(planning) ?? .nan)),
            ("planned_per_second", Bench.rounded(1_000 / (Bench.median(planning) ?? .nan))),
            ("look_ms", Bench.rounded(Bench.median(looking) ?? .nan)),
        ]
    }

    private func write(_ count: Int, at moment: InventedDeadlines.Moment, _ owner: Pool) async throws {
        try await owner.transaction(deadline: .seconds(600)) { tx in
            try InventedDeadlines.write(count, at: moment, in: tx)
        }
    }
}
