import Curl
import Glibc
import TestSupport

/// One `casereviewd serve` among several on a database that belongs to none of them.
final class Daemon {
    private let scratch: Scratch
    private let admin: String
    /// `http://127.0.0.1:8080`: where people reach it.
    let origin: String
    private let environment: [String: String]
    private var running: Running?

    /// `post`: the lines of the settings below `post:`; `settings`: lines beside them; `environment`: more of it.
    init(
        on database: TestDatabase, post: [String], settings more: String = "", environment: [String: String] = [:]
    ) throws {
        self.environment = environment
        scratch = try Scratch()
        let ports = try Ports.free(2)
        admin = "127.0.0.1:\(ports[1])"
        origin = "http://127.0.0.1:\(ports[0])"
        let settings = """
            public_url: http://127.0.0.1:\(ports[0])
            listen: 127.0.0.1:\(ports[0])
            admin_listen: \(admin)
            database:
              url: \(database.url(as: .serve))
              pool_size: 2
            post:
              \(post.joined(separator: "\n  "))
            \(more)

            """
        try scratch.write(settings.utf8, to: "casereviewd.yaml")
    }

    private func program(_ arguments: [String]) -> Program {
        let own = ["STATE_DIRECTORY": scratch.file("state"), "CASEREVIEWD_CONFIG": scratch.file("casereviewd.yaml")]
        return Program(arguments, environment: own.merging(environment) { $1 })
    }

    /// A command of the binary with the same settings.
    func run(_ arguments: String...) async throws -> Program.Ran { try await program(arguments).run() }

    /// What it has written to standard error, in all its lives.
    var log: String { scratch.text("errors") }

    func start() throws { running = try program(["serve"]).start(in: scratch) }

    /// Waits until it serves.
    func becomeReady() async throws {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            var look = Transfer(.get, "http://\(admin)/readyz")
            look.deadline = .seconds(2)
            if (try? await look.perform())?.status == 200 { return }
            try await mustRun()
            guard ContinuousClock.now < end else {
                throw Trouble("It was not ready in a minute.\n\(log.suffix(2_000))")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Whether it says that it is ready, and everything that it says.
    func readiness() async throws -> (isReady: Bool, words: String) {
        var look = Transfer(.get, "http://\(admin)/readyz")
        look.deadline = .seconds(5)
        let answer = try await look.perform()
        return (answer.status == 200, String(decoding: answer.body, as: UTF8.self))
    }

    /// Throws where it has ended by itself.
    func mustRun() async throws {
        guard let ending = try await running?.ending(within: .zero) else { throw Trouble("It has not been started.") }
        guard ending == .tooSlow else {
            running = nil
            throw Trouble("It ended by itself: \(ending)\n\(log.suffix(2_000))")
        }
    }

    var isStarted: Bool { running != nil }

    /// As by a crash.
    func kill() {
        running?.kill()
        running = nil
    }

    /// Asks it to read its settings again.
    func reload() { running?.send(SIGHUP) }

    func pause() { running?.send(SIGSTOP) }

    func wake() { running?.send(SIGCONT) }

    /// Asks it to end, as a service manager does; how it ended, and after how long.
    func stop() async throws -> (ending: Program.Ending, took: Duration) {
        guard let running else { throw Trouble("It has not been started.") }
        let begun = ContinuousClock.now
        running.send(SIGTERM)
        let ending = try await running.ending(within: .seconds(60))
        if ending == .tooSlow { running.kill() }
        self.running = nil
        return (ending, .now - begun)
    }

    /// Nothing of it is left.
    func abandon() {
        kill()
        scratch.remove()
    }
}
