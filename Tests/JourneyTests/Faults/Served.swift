import Curl
import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The daemon as a service manager runs it: an environment of the manager's, a socket that it tells, settings that can
/// be changed under it. Nothing of it is left afterwards, also where a test fails.
final class Served {
    let scratch: Scratch
    let port: Int
    let adminPort: Int
    let notify: NotifySocket
    /// Its database in the server of the tests; nil where it has a PostgreSQL of its own.
    let database: TestDatabase?
    private(set) var running: Running?
    private var environment: [String: String] = [:]

    /// - Parameters:
    ///   - settings: more lines of the settings file.
    ///   - abstract: whether the manager's socket has no file.
    ///   - ownCluster: whether it starts a PostgreSQL of its own, or is to be told by `settings` where another is.
    static func with(
        _ settings: String = "", environment: [String: String] = [:], abstract: Bool = false,
        ownCluster: Bool = false, starting: Bool = true, _ body: (Served) async throws -> Void
    ) async throws {
        func serve(_ database: TestDatabase?) async throws {
            let served = try Served(abstract: abstract, database)
            served.environment = environment
            do {
                try served.write(settings)
                if starting {
                    try served.start()
                    try await served.untilReady()
                }
                try await body(served)
            } catch {
                Issue.record("\(error)\n\nWhat the service wrote last:\n\(served.errors.suffix(3_000))")
            }
            await served.abandon()
        }
        if ownCluster { return try await serve(nil) }
        try await TestDatabase.with { try await serve($0) }
    }

    private init(abstract: Bool, _ database: TestDatabase?) throws {
        self.database = database
        scratch = try Scratch()
        let ports = try Ports.free(2)
        (port, adminPort) = (ports[0], ports[1])
        _ = try scratch.directory("state")
        _ = try scratch.directory("run")
        notify = try NotifySocket(abstract ? "@\(scratch.path)" : scratch.file("notify"))
    }

    var address: String { "http://127.0.0.1:\(port)" }
    var settingsFile: String { scratch.file("casereviewd.yaml") }
    var errors: String { scratch.text("errors") }
    var errorLines: [String] { errors.unicodeScalars.split(separator: "\n").map { String($0) } }

    /// The line of the settings' block `database` that says where it is.
    var databaseLine: String { database.map { "  url: \($0.url(as: .serve))\n" } ?? "" }

    /// Puts these settings in place in one step: where it listens, its database, and `more`, which begins on line 6
    /// where the database is the tests' server, else on line 4.
    func write(_ more: String) throws {
        let own = "public_url: \(address)\nlisten: 127.0.0.1:\(port)\nadmin_listen: 127.0.0.1:\(adminPort)\n"
        try replace(Array((own + (database == nil ? "" : "database:\n" + databaseLine) + more).utf8))
    }

    /// Puts a settings file in place as it is.
    func replace(_ bytes: [UInt8]) throws {
        try scratch.write(bytes, to: "casereviewd.yaml.new")
        guard unsafe rename(scratch.file("casereviewd.yaml.new"), settingsFile) == 0 else {
            throw Trouble("\(settingsFile) cannot be replaced.")
        }
    }

    /// What it is started with.
    var words: [String] { ["serve", "--config", settingsFile] }
    var surroundings: [String: String] {
        let own = [
            "STATE_DIRECTORY": scratch.file("state"), "RUNTIME_DIRECTORY": scratch.file("run"),
            "NOTIFY_SOCKET": notify.name, "PATH": Program.path,
        ]
        return own.merging(environment) { $1 }
    }

    func start() throws { running = try Program(words, environment: surroundings).start(in: scratch) }

    func untilReady() async throws {
        try await until("it is ready", within: .seconds(60)) {
            if let ending = try await ended() { throw Trouble("The service ended before it was ready: \(ending)") }
            return notify.count("READY=1") > 0
        }
    }

    /// Waits for a condition, looking again and again.
    func until(
        _ what: String, within limit: Duration = .seconds(30), _ condition: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + limit
        while try await !condition() {
            guard ContinuousClock.now < end else {
                throw Trouble("Not within \(limit): \(what). Last told: \(notify.status ?? "nothing")")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// nil while it runs.
    func ended() async throws -> Program.Ending? {
        guard let running else { return .exited(0) }
        let ending = try await running.ending(within: .zero)
        guard ending != .tooSlow else { return nil }
        self.running = nil
        return ending
    }

    func send(_ signal: Int32) { running?.send(signal) }

    /// Asks it to read its settings again and waits until it has; its status then.
    @discardableResult
    func reload() async throws -> String {
        let before = notify.count("READY=1")
        send(SIGHUP)
        try await until("it has read its settings again") {
            if let ending = try await ended() { throw Trouble("The service ended: \(ending)") }
            return notify.count("READY=1") > before
        }
        return notify.status ?? ""
    }

    /// Asks it to end and waits until it has.
    func stop(_ signal: Int32 = SIGTERM) async throws -> Program.Ending {
        send(signal)
        return try await ending(within: .seconds(60))
    }

    func ending(within limit: Duration) async throws -> Program.Ending {
        guard let running else { throw Trouble("The service does not run.") }
        let ending = try await running.ending(within: limit)
        if ending != .tooSlow { self.running = nil }
        return ending
    }

    func get(_ path: String) async throws -> (status: Int, body: String) {
        let reply = try await Transfer(.get, address + path).perform()
        return (reply.status, String(decoding: reply.body, as: UTF8.self))
    }

    /// The status of the operators' page; nil where nobody answers.
    func readiness() async -> Int? {
        var transfer = Transfer(.get, "http://127.0.0.1:\(adminPort)/readyz")
        transfer.deadline = .seconds(15)
        return (try? await transfer.perform()).map(\.status)
    }

    /// The first process of its PostgreSQL, by the file that it keeps while it runs.
    var postmaster: pid_t? {
        scratch.text("state/postgresql/data/postmaster.pid").unicodeScalars.split(separator: "\n").first
            .flatMap { pid_t(String($0)) }
    }

    /// Every process of its PostgreSQL.
    var postgres: [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let data = scratch.file("state/postgresql/data")
        return names.compactMap { pid_t($0) }.filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\($0)/cwd")) == data
        }
    }

    /// Every process that has our settings file among its words, however it was started.
    private var daemons: [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let mark = Array(settingsFile.utf8)
        return names.compactMap { pid_t($0) }.filter {
            FileManager.default.contents(atPath: "/proc/\($0)/cmdline").map { Array($0).firstRange(of: mark) != nil }
                ?? false
        }
    }

    private func abandon() async {
        running?.kill()
        for process in daemons { _ = Glibc.kill(process, SIGKILL) }
        for _ in 0..<100 {
            // By where they work, which proves that they are ours.
            let left = postgres
            if left.isEmpty { break }
            for process in left { _ = Glibc.kill(process, SIGKILL) }
            try? await Task.sleep(for: .milliseconds(50))
        }
        scratch.remove()
    }
}
