import FoundationEssentials
import Glibc
import Text

/// casereviewd with settings and an outbox of its own, on a database of a server or with a cluster of its own.
final class RestoredService {
    private let scratch: Scratch
    private let settings: String
    private let outbox: String
    private var serving: Running?

    /// On a database of a server. `name` tells services of one test apart.
    convenience init(_ name: String, database: String, on cluster: RestoreCluster) throws {
        func url(_ role: String) -> String { "postgresql://\(role)@/\(database)?host=\(cluster.socket)" }
        let lines = """
            database:
              url: \(url("casereview_serve"))
              owner_url: \(url("casereview_owner"))
            """
        try self.init(name, in: cluster.scratch, lines)
    }

    /// With a cluster of its own in its state directory.
    convenience init(_ name: String, in scratch: Scratch) throws { try self.init(name, in: scratch, "") }

    private init(_ name: String, in ground: Scratch, _ database: String) throws {
        scratch = Scratch(path: try ground.directory(name))
        settings = scratch.file("casereviewd.yaml")
        outbox = scratch.file("state/outbox")
        _ = try scratch.directory("state")
        _ = try scratch.directory("run")
        let port = try Ports.free(1)[0]
        let text = """
            public_url: http://127.0.0.1:\(port)
            listen: 127.0.0.1:\(port)
            admin_listen: none
            post:
              poll_seconds: 1
            \(database)

            """
        try scratch.write(text.utf8, to: "casereviewd.yaml")
    }

    /// For commands in a shell.
    var environment: [String: String] {
        [
            "CASEREVIEWD_CONFIG": settings, "STATE_DIRECTORY": scratch.file("state"),
            "RUNTIME_DIRECTORY": scratch.file("run"),
        ]
    }

    func run(_ arguments: String...) async throws -> Program.Ran {
        try await Program(arguments, environment: environment).run(deadline: .seconds(120))
    }

    /// The answer of a command as JSON, whatever its exit code.
    func answer(_ arguments: String...) async throws -> Node {
        try await Program(arguments + ["--format", "json"], environment: environment).run(deadline: .seconds(120))
            .json()
    }

    /// What must succeed.
    @discardableResult
    func done(_ arguments: String...) async throws -> Program.Ran {
        let ran = try await Program(arguments, environment: environment).run(deadline: .seconds(120))
        guard ran.ending == .exited(0) else {
            throw Trouble("\(arguments): \(ran.ending)\n\(ran.output)\n\(ran.errors)")
        }
        return ran
    }

    /// Starts it and waits until it serves.
    func serve() async throws {
        let running = try Program(["serve"], environment: environment).start(in: scratch)
        serving = running
        let end = ContinuousClock.now + .seconds(60)
        while !scratch.text("output").contains("Serving") {
            let ending = try await running.ending(within: .milliseconds(20))
            guard ending == .tooSlow, ContinuousClock.now < end else {
                throw Trouble("It does not serve: \(ending)\n\(scratch.text("errors"))")
            }
        }
    }

    func stop() async throws {
        guard let running = serving else { return }
        serving = nil
        running.send(SIGTERM)
        let ending = try await running.ending(within: .seconds(30))
        if ending == .tooSlow { running.kill() }
        guard ending == .exited(0) else { throw Trouble("It should end with 0: \(ending)") }
        try scratch.write([], to: "output")
    }

    /// Killed, as by a crash.
    func kill() {
        serving?.kill()
        serving = nil
    }

    /// For the end of a test, whatever happened.
    func abandon() async {
        kill()
        let file = "state/postgresql/data/postmaster.pid"
        guard let process = scratch.text(file).split(separator: "\n").first.flatMap({ pid_t($0) }) else { return }
        // Only a server that is still ours: the number alone proves nothing.
        let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
        if place == scratch.file("state/postgresql/data") { _ = Glibc.kill(process, SIGQUIT) }
        for _ in 0..<100 where scratch.exists(file) { try? await Task.sleep(for: .milliseconds(50)) }
    }

    /// Files in the Maildir, one a message.
    var letters: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(outbox)/new")) ?? []).sorted()
    }

    /// Ids of messages in that state.
    func messages(_ state: String) async throws -> Set<String> {
        let answer = try await answer("post", "list", "--limit", "10000", "--state", state)
        return Set((answer.items ?? []).compactMap { $0["id"]?.text })
    }

    /// Until nothing is pending or claimed any more.
    func hasSentEverything() async throws {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let waiting = try await messages("pending").count + messages("claimed").count
            if waiting == 0 { return }
            guard ContinuousClock.now < end else { throw Trouble("After a minute \(waiting) messages still wait.") }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
