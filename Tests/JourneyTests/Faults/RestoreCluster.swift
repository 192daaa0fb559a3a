import FoundationEssentials
import Glibc

/// A PostgreSQL server that a test may break: its data in a directory of `scratch`, its socket open to everybody there,
/// run by the user `postgres` where the tests run as root.
final class RestoreCluster {
    let scratch: Scratch
    let name: String

    var data: String { scratch.file("\(name)/data") }
    var socket: String { scratch.file("\(name)/socket") }

    /// Makes it and starts it. `settings` are lines for postgresql.conf.
    static func make(_ name: String, in scratch: Scratch, settings: String = "") async throws -> RestoreCluster {
        let cluster = try RestoreCluster(name, in: scratch)
        let text = """
            initdb --pgdata="$PGDATA" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync
            cat >>"$PGDATA/postgresql.conf" <<END
            listen_addresses = ''
            shared_buffers = 16MB
            fsync = off
            END
            """
        try await cluster.asServer(text)
        if !settings.isEmpty { try await cluster.asServer(settings) }
        try await cluster.start()
        return cluster
    }

    /// A place for one, without data yet.
    init(_ name: String, in scratch: Scratch) throws {
        self.scratch = scratch
        self.name = name
        for folder in ["\(name)", "\(name)/socket", "\(name)/backups"] {
            let path = try scratch.directory(folder)
            guard geteuid() == 0 else { continue }
            guard let account = unsafe getpwnam("postgres"),
                unsafe chown(path, account.pointee.pw_uid, account.pointee.pw_gid) == 0
            else { throw Trouble("\(path) cannot be given to the user postgres.") }
        }
    }

    func start() async throws {
        try await asServer("pg_ctl --log=\"$PGDATA/../log\" --wait --silent -o \"-k $PGHOST\" start")
    }

    /// `immediate`: as by a crash.
    func stop(_ mode: String = "immediate") async throws {
        try await asServer("pg_ctl --mode=\(mode) --wait --silent stop")
    }

    /// Stops it where it runs; for the end of a test, whatever happened.
    func abandon() async {
        guard scratch.exists("\(name)/data/postmaster.pid") else { return }
        try? await stop()
    }

    /// Until it has left recovery.
    func takesWrites() async throws {
        let end = ContinuousClock.now + .seconds(60)
        while try await query("select pg_is_in_recovery()") != "f" {
            guard ContinuousClock.now < end else { throw Trouble("\(name) stays in recovery.") }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// The first column of the only row, as the superuser sees it; empty where there is none.
    func query(_ statement: String, in database: String = "postgres") async throws -> String {
        let output = try await shell(
            "psql -X -q -A -t -v ON_ERROR_STOP=1 --username=postgres --dbname=\(database)", input: statement)
        return Markup.collapsed(output)
    }

    /// Commands of a person at this server's host, in the directory `work`.
    @discardableResult
    func shell(
        _ commands: String, input: String = "", environment: [String: String] = [:]
    ) async throws -> String {
        try await run(["bash", "-euo", "pipefail", "-c", commands], input, environment)
    }

    /// Commands of the server's user.
    @discardableResult
    func asServer(_ commands: String, environment: [String: String] = [:]) async throws -> String {
        let words = ["bash", "-euo", "pipefail", "-c", commands]
        guard geteuid() == 0 else { return try await run(words, "", environment) }
        let change = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        return try await run(change + words, "", environment)
    }

    private func run(_ words: [String], _ input: String, _ environment: [String: String]) async throws -> String {
        let streams = try Scratch()
        defer { streams.remove() }
        try streams.write(input.utf8, to: "input")
        let own = [
            "PATH": try RestoreCluster.path(), "HOME": "/", "LC_ALL": "C", "PGHOST": socket, "PGDATA": data,
            "BACKUPS": scratch.file("\(name)/backups"),
        ]
        let place = try scratch.directory("work")
        // A shell of its own goes there: the process itself stays where it is.
        let here = ["env", "--chdir=\(place)"]
        let running = try Running.spawn(
            here + words, environment: own.merging(environment) { $1 }, in: streams)
        let ending = try await running.ending(within: .seconds(120))
        if ending == .tooSlow { running.kill() }
        guard ending == .exited(0) else {
            throw Trouble("\(words.last ?? ""): \(ending)\n\(streams.text("output"))\n\(streams.text("errors"))")
        }
        return streams.text("output")
    }

    /// The newest server's programs and the binary under test come first.
    private static func path() throws -> String {
        let folder = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let newest = versions.compactMap { Int($0) }.max().map { "\(folder)/\($0)/bin:" } ?? ""
        let binary = try Program.binary()
        let end = binary.lastIndex(of: "/") ?? binary.startIndex
        return newest + binary[..<end] + ":" + Program.path
    }
}
