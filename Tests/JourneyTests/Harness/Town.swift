import Casework
import Curl
import FoundationEssentials
import Glibc
import Testing
import Text

/// The demonstration partnership, alive: the real daemon with a database, an outbox and ports of its own in a temporary
/// directory, and nothing of it left afterwards, also where a story fails.
///
///     try await Town.with { town in
///         let coordinator = try await town.signedIn(as: "coordinator")
///         …
///     }
final class Town {
    let scratch: Scratch
    let mailbox: Mailbox
    /// `http://127.0.0.1:PORT`.
    let address: String
    let port: Int
    /// Where the operators' listener is: `127.0.0.1:PORT`.
    let admin: String
    /// The sign-in links of the demonstration, by role.
    private(set) var links: [String: String] = [:]
    private(set) var serving: Running?
    /// From the start of the binary to the first ready answer.
    private(set) var readyAfter = Duration.zero
    private let environment: [String: String]

    /// - Parameters:
    ///   - demonstration: whether the partnership is loaded; otherwise the service starts with an empty database.
    ///   - isBare: whether it has no case but one that has just come in.
    ///   - settings: lines to be added to its settings, as a `database` that is not its own.
    ///   - environment: more of the environment of its processes.
    static func with(
        demonstration: Bool = true, isBare: Bool = true, settings: String = "", environment: [String: String] = [:],
        _ body: (Town) async throws -> Void
    ) async throws {
        let town = try Town(settings, environment)
        do {
            if demonstration { try await town.loadDemonstration(isBare: isBare) }
            try await town.serve()
            try await body(town)
            try await town.stop()
        } catch {
            Issue.record("\(error)\n\nWhat the service wrote last:\n\(town.lastWords)")
        }
        await town.abandon()
    }

    private init(_ more: String, _ environment: [String: String]) throws {
        self.environment = environment
        scratch = try Scratch()
        let ports = try Ports.free(2)
        port = ports[0]
        address = "http://127.0.0.1:\(port)"
        admin = "127.0.0.1:\(ports[1])"
        mailbox = Mailbox(scratch.file("state/outbox"))
        _ = try scratch.directory("state")
        _ = try scratch.directory("run")
        let settings = """
            public_url: \(address)
            listen: 127.0.0.1:\(ports[0])
            admin_listen: \(admin)
            post:
              poll_seconds: 1
            \(more)

            """
        try scratch.write(settings.utf8, to: "casereviewd.yaml")
    }

    /// A command of the binary in this town. Beside a running service, or without it.
    func run(_ arguments: String..., deadline: Duration = .seconds(120)) async throws -> Program.Ran {
        try await program(arguments).run(deadline: deadline)
    }

    /// A command that reads its standard input.
    func run(_ arguments: [String], input: [UInt8]) async throws -> Program.Ran {
        var program = program(arguments)
        program.input = input
        return try await program.run(deadline: .seconds(120))
    }

    /// The answer of a command that must succeed.
    func answer(_ arguments: String...) async throws -> Node {
        let ran = try await program(arguments).run(deadline: .seconds(120))
        guard ran.ending == .exited(0) else {
            throw Trouble("casereviewd \(arguments.joined(separator: " ")): \(ran.ending)\n\(ran.errors)")
        }
        return try ran.json()
    }

    private func program(_ arguments: [String]) -> Program {
        let own = [
            "STATE_DIRECTORY": scratch.file("state"), "RUNTIME_DIRECTORY": scratch.file("run"),
            "CASEREVIEWD_CONFIG": scratch.file("casereviewd.yaml"),
        ]
        return Program(arguments, environment: own.merging(environment) { $1 })
    }

    /// Loads the partnership and keeps the sign-in links.
    func loadDemonstration(isBare: Bool = true) async throws {
        let words = ["demo"] + (isBare ? ["--bare"] : []) + ["--format", "json"]
        let ran = try await program(words).run(deadline: .seconds(120))
        guard ran.ending == .exited(0) else { throw Trouble("casereviewd demo: \(ran.ending)\n\(ran.errors)") }
        let answer = try ran.json()
        for link in answer["links"]?.items ?? [] {
            guard let role = link["role"]?.text, let url = link["url"]?.text else { continue }
            links[role] = url
        }
    }

    /// Starts the service and waits until it is ready.
    func serve() async throws {
        let begun = ContinuousClock.now
        let running = try program(["serve"]).start(in: scratch)
        serving = running
        while await !isReady() {
            let ending = try await running.ending(within: .milliseconds(10))
            guard ending == .tooSlow else {
                serving = nil
                throw Trouble("The service ended before it was ready: \(ending)")
            }
            guard ContinuousClock.now < begun + .seconds(60) else { throw Trouble("It was not ready in a minute.") }
        }
        readyAfter = .now - begun
    }

    /// Asks the service to end, as Ctrl-C or a service manager does. Its PostgreSQL must be gone with it.
    func stop(_ signal: Int32 = SIGTERM) async throws {
        guard let running = serving else { return }
        running.send(signal)
        let ending = try await running.ending(within: .seconds(30))
        guard ending != .tooSlow else { throw Trouble("It does not end when it is asked to.") }
        serving = nil
        #expect(ending == .exited(0), "It should end with 0 when it is asked to.")
        #expect(postgres == nil, "Its PostgreSQL should end with it.")
        #expect(!scratch.exists("run/postgresql/.s.PGSQL.5432"), "The socket should be gone.")
    }

    /// Sends the service a signal and waits for nothing.
    func send(_ signal: Int32) { serving?.send(signal) }

    /// The service is killed, as by a crash; its PostgreSQL goes on.
    func crash() async throws {
        serving?.kill()
        serving = nil
        #expect(postgres != nil)
    }

    /// Runs a statement as the owner of the tables, beside the service.
    func sql(_ statement: String) async throws {
        let work = try Scratch()
        defer { work.remove() }
        try work.write([], to: "input")
        let words = [
            "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", scratch.file("run/postgresql"), "-U", "casereview_owner",
            "-d", "casereview", "-c", statement,
        ]
        let psql = try Running.spawn(words, environment: ["PATH": Program.path, "LC_ALL": "C"], in: work)
        let ending = try await psql.ending(within: .seconds(20))
        guard ending == .exited(0) else { throw Trouble("psql: \(ending)\n\(work.text("errors"))") }
    }

    /// The database's server, by the file that it keeps while it runs.
    var postgres: pid_t? {
        scratch.text("state/postgresql/data/postmaster.pid").split(separator: "\n").first.flatMap { pid_t($0) }
    }

    private func abandon() async {
        serving?.kill()
        if let postgres {
            // Only a server that is still ours: the number alone proves nothing.
            let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(postgres)/cwd")
            if place == scratch.file("state/postgresql/data") { _ = kill(postgres, SIGQUIT) }
            for _ in 0..<100 where self.postgres != nil { try? await Task.sleep(for: .milliseconds(50)) }
        }
        scratch.remove()
    }

    private func isReady() async -> Bool {
        var look = Transfer(.get, "http://\(admin)/readyz")
        look.deadline = .seconds(2)
        return (try? await look.perform())?.status == 200
    }

    private var lastWords: String { String(scratch.text("errors").suffix(3_000)) }

    /// A browser that nobody has used yet.
    func browser() -> Browser { Browser(address) }

    /// A browser in which the demonstration's link of this role has been opened.
    func signedIn(as role: String) async throws -> Browser {
        let browser = browser()
        try await browser.open(path(for: role))
        try await browser.send()
        return browser
    }

    /// The path of the demonstration's link of this role.
    func path(for role: String) throws -> String {
        guard let link = links[role] else {
            throw Trouble("There is no link for \(role), only \(links.keys.sorted()).")
        }
        return String(link.dropFirst(address.count))
    }
}

extension Node {
    var text: String? {
        if case .string(let text) = kind { text } else { nil }
    }

    var number: Int? {
        if case .integer(let number) = kind { number } else { nil }
    }

    var truth: Bool? {
        if case .bool(let truth) = kind { truth } else { nil }
    }

    var isNull: Bool {
        if case .null = kind { true } else { false }
    }

    /// Texts of a list.
    var texts: [String] { items?.compactMap(\.text) ?? [] }

    var keys: [String] { members?.map(\.key) ?? [] }
}
