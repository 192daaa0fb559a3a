import FoundationEssentials
import Glibc
import Postgres

/// A PostgreSQL server of the test's own, that may be stopped, killed and frozen: its data and its socket lie in a
/// scratch directory, and it listens on one address besides.
final class OwnServer {
    let scratch: Scratch
    let name: String
    /// The address and the port on which it is reached from here.
    let address: String
    let port: Int
    /// The superuser's connection through the socket, which no fault of a network reaches.
    let admin: Pool
    private let network: Network?
    private let programs: String
    private let clock: FalseClock?

    /// Its directories only; see `make` and `standby`.
    private init(_ name: String, in scratch: Scratch, behind network: Network?, clock: FalseClock? = nil) throws {
        self.name = name
        self.clock = clock
        self.scratch = scratch
        self.network = network
        address = network?.inside ?? "127.0.0.1"
        port = try Ports.free(1)[0]
        programs = try OwnServer.programs()
        var settings = ConnectionSettings(
            url: "host=\(scratch.path) port=\(port) user=postgres dbname=casereview", applicationName: "test",
            statementTimeout: .seconds(60), lockTimeout: .seconds(60))
        settings.mustBeWritable = false
        admin = Pool(settings, size: 2)
        if geteuid() == 0 {
            guard let user = unsafe getpwnam("postgres") else { throw Trouble("There is no user postgres.") }
            guard unsafe chown(scratch.path, user.pointee.pw_uid, user.pointee.pw_gid) == 0 else {
                throw Trouble("\(scratch.path) cannot be given to the user postgres.")
            }
        }
    }

    /// A server that runs, with the roles of the service and an empty database `casereview`; by another clock where one
    /// is given.
    static func make(
        _ name: String, in scratch: Scratch, behind network: Network? = nil, clock: FalseClock? = nil
    ) async throws -> OwnServer {
        try await keeping(try OwnServer(name, in: scratch, behind: network, clock: clock)) { server in
            try await server.tool(
                "initdb", "--pgdata=\(server.data)", "--username=postgres", "--auth=trust", "--encoding=UTF8",
                "--locale=C", "--no-sync")
            try await server.configure(
                """
                max_connections = 40
                shared_buffers = 32MB
                fsync = off
                full_page_writes = off
                """)
            if let network {
                try await server.append("host all all \(network.outside)/32 trust", to: "pg_hba.conf")
            }
            try await server.start()
            try await server.psql(
                """
                create role casereview_owner login;
                create role casereview_serve login noinherit;
                create role casereview_post login noinherit;
                grant casereview_post to casereview_serve;
                """, in: "postgres")
            try await server.psql("create database casereview owner casereview_owner", in: "postgres")
        }
    }

    /// A standby that follows `primary`, hot and readable.
    static func standby(of primary: OwnServer, named name: String) async throws -> OwnServer {
        try await keeping(try OwnServer(name, in: primary.scratch, behind: nil)) { server in
            try await server.tool(
                "pg_basebackup", "--pgdata=\(server.data)", "--host=\(primary.scratch.path)",
                "--port=\(primary.port)", "--username=postgres", "--write-recovery-conf", "--checkpoint=fast",
                "--no-sync")
            try await server.configure("")
            try await server.start()
        }
    }

    /// A server that cannot be finished is not left behind.
    private static func keeping(
        _ server: OwnServer, _ make: (OwnServer) async throws -> Void
    ) async throws -> OwnServer {
        do {
            try await make(server)
            return server
        } catch {
            await server.abandon()
            throw error
        }
    }

    var data: String { scratch.file(name) }

    /// Its line in a list of hosts.
    var host: String { "\(address):\(port)" }

    /// The settings of a service that is to use these servers.
    static func settings(_ servers: [OwnServer]) -> String {
        let hosts = servers.map(\.host).joined(separator: ",")
        func url(_ role: String) -> String { "postgresql://\(role)@\(hosts)/casereview?sslmode=disable" }
        return """
            database:
              url: \(url("casereview_serve"))
              post_url: \(url("casereview_post"))
              owner_url: \(url("casereview_owner"))
            """
    }

    // MARK: Faults

    func start() async throws {
        let clock = clock?.environmentOfOthers.map { "\($0.key)=\($0.value)" } ?? []
        try await run(
            ["env"] + clock + [
                "\(programs)/pg_ctl", "--pgdata=\(data)", "--log=\(data)/server.log", "--wait", "--timeout=60",
                "start",
            ])
    }

    /// `mode`: `smart`, `fast` or `immediate`, as pg_ctl takes it.
    func stop(_ mode: String) async throws {
        try await tool("pg_ctl", "--pgdata=\(data)", "--mode=\(mode)", "--wait", "--timeout=60", "stop")
    }

    func promote() async throws {
        try await tool("pg_ctl", "--pgdata=\(data)", "--wait", "--timeout=60", "promote")
    }

    /// Makes it a standby of nobody at its next start: it answers, and nothing can be written.
    func demote() async throws { try await append("", to: "standby.signal") }

    /// Whether nobody is told that anything is saved before a standby has it; there need not be any.
    func saveTwice(_ isOn: Bool) async throws {
        try await append("\nsynchronous_standby_names = '\(isOn ? "*" : "")'\n", to: "postgresql.conf")
        if postmaster != nil { try await psql("select pg_reload_conf()") }
    }

    /// Runs statements as the superuser.
    func psql(_ statements: String, in database: String = "casereview") async throws {
        try await tool(
            "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", scratch.path, "-p", "\(port)", "-U", "postgres", "-d",
            database, "-c", statements)
    }

    /// The first process of the server, by the file that it keeps while it runs.
    var postmaster: pid_t? {
        scratch.text("\(name)/postmaster.pid").split(separator: "\n").first.flatMap { pid_t($0) }
    }

    /// What the server wrote.
    var log: String { scratch.text("\(name)/server.log") }

    func signal(_ process: pid_t, _ signal: Int32) throws {
        guard processes.contains(process) else { throw Trouble("\(process) is no process of \(name).") }
        _ = kill(process, signal)
    }

    /// Stops every process of it where it stands: it keeps its connections and says nothing.
    func freeze() { for process in processes { _ = kill(process, SIGSTOP) } }

    func thaw() { for process in processes.reversed() { _ = kill(process, SIGCONT) } }

    /// The first process and its children.
    private var processes: [pid_t] {
        guard let postmaster,
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(postmaster)/cwd")) == data
        else { return [] }
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { pid_t($0) } ?? []
        return [postmaster]
            + all.filter { process in
                let stat = String(
                    decoding: FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data(), as: UTF8.self)
                // After the name, which stands in brackets: state and parent.
                return stat.split(separator: ")").last?.split(separator: " ").dropFirst().first == "\(postmaster)"
            }
    }

    /// Ends it whatever state it is in.
    func abandon() async {
        await admin.close()
        let left = processes
        for process in left { _ = kill(process, SIGCONT) }
        if let first = left.first { _ = kill(first, SIGQUIT) }
        for _ in 0..<200 where !processes.isEmpty { try? await Task.sleep(for: .milliseconds(25)) }
        for process in left where processes.contains(process) { _ = kill(process, SIGKILL) }
    }

    // MARK: Programs

    private func configure(_ lines: String) async throws {
        try await append(
            """

            listen_addresses = '\(address)'
            port = \(port)
            unix_socket_directories = '\(scratch.path)'
            timezone = 'UTC'
            \(lines)

            """, to: "postgresql.conf")
    }

    private func append(_ text: String, to file: String) async throws {
        try await run(["tee", "-a", "\(data)/\(file)"], input: text)
    }

    private func tool(_ program: String, _ arguments: String...) async throws {
        try await run(["\(programs)/\(program)"] + arguments)
    }

    /// As the user who may run a server; the directory to stand in must be one that they may enter.
    private func run(_ words: [String], input: String = "") async throws {
        // At the far end of a network everything begins as root.
        let user: [String] =
            switch (geteuid(), network) {
            case (0, _): ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            case (_, nil): []
            case (let user, _): ["setpriv", "--reuid=\(user)", "--regid=\(getegid())", "--clear-groups"]
            }
        try await OwnServer.run(["env", "-C", "/"] + (network?.within ?? []) + user + words, input: input)
    }

    static func run(_ words: [String], input: String = "") async throws {
        let work = try Scratch()
        defer { work.remove() }
        try work.write(input.utf8, to: "input")
        let program = try Running.spawn(words, environment: ["PATH": Program.path, "LC_ALL": "C"], in: work)
        let ending = try await program.ending(within: .seconds(90))
        guard ending == .exited(0) else {
            if ending == .tooSlow { program.kill() }
            throw Trouble("\(words.joined(separator: " ")): \(ending)\n\(work.text("output"))\(work.text("errors"))")
        }
    }

    /// Where the newest installed server's programs are.
    private static func programs() throws -> String {
        let base = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: base))?.compactMap { Int($0) } ?? []
        let places =
            versions.sorted(by: >).map { "\(base)/\($0)/bin" } + Program.path.split(separator: ":").map { "\($0)" }
        guard let place = places.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }) else {
            throw Trouble("No PostgreSQL server is installed: initdb is neither below \(base) nor on the PATH.")
        }
        return place
    }
}
