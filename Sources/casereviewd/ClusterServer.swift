import Glibc

/// The private cluster's server as its programs see it. Whoever calls holds the turn (`PrivateCluster`).
struct ClusterServer: Sendable {
    let state: String
    let home: String
    let data: String
    let account: ClusterAccount
    let programs: ServerPrograms

    private var settings: String { state + "/postgresql-settings" }
    private var log: String { home + "/server.log" }

    /// Makes the cluster under another name and renames it when it is whole, so that an interrupted making is never
    /// taken for a cluster.
    func create() throws(HostError) {
        removeDrafts()
        let draft = home + "/data.new-\(getpid())"
        let arguments = [
            "--pgdata=\(draft)", "--encoding=UTF8", "--locale=\(ClusterServer.locale)", "--data-checksums",
            "--username=postgres", "--auth=peer", "--no-instructions",
        ]
        var initdb = account.command(programs.program("initdb"), arguments, deadline: .seconds(180))
        initdb.endsWhen = { Interruption.isWanted }
        try run(initdb, "The PostgreSQL cluster could not be made")
        try Files.move(draft, to: data, within: home)
    }

    /// Starts the server, or adopts the one that a crash left running; the directory of its socket.
    func run(environment: [String: String], progress: (String) -> Void) throws(HostError) -> String {
        if let running = Postmaster.serving(data) {
            try writeSettings(socketDirectory: running.socketDirectory)
            _ = kill(running.process, SIGHUP)
            if try answers(in: running.socketDirectory) {
                progress("Using the PostgreSQL \(programs.major) that already runs in \(home).")
                return running.socketDirectory
            }
            progress("The PostgreSQL in \(home) runs but cannot be reached; starting it anew …")
            try stop()
        }
        let socketDirectory = try SocketDirectory.prepare(for: state, account: account, environment: environment)
        try writeSettings(socketDirectory: socketDirectory)
        Postmaster.forgetStale(data, socketDirectory: socketDirectory)
        if let old = Files.entry(log), old.size > 4_194_304 { try Files.move(log, to: log + ".1", within: home) }
        progress("Starting PostgreSQL \(programs.major) in \(home) …")
        try start()
        return socketDirectory
    }

    /// Quickly, and where that takes over 20 seconds, at once: the server then recovers when it starts again.
    func stop() throws(HostError) {
        let stop = { (mode: String, seconds: Int) throws(HostError) in
            try account.command(
                programs.program("pg_ctl"),
                ["stop", "-D", data, "-m", mode, "-w", "-t", "\(seconds)"],
                deadline: .seconds(seconds + 5)
            ).run()
        }
        if try stop("fast", 20).succeeded || Postmaster.serving(data) == nil { return }
        let outcome = try stop("immediate", 5)
        guard outcome.succeeded || Postmaster.serving(data) == nil else {
            throw .unavailable("PostgreSQL in \(data) could not be stopped: \(outcome.errorText)")
        }
    }

    /// Roles and database, each where it is missing.
    func prepareDatabase(socketDirectory: String) throws(HostError) {
        let query = { (text: String) throws(HostError) -> String in
            let arguments = [
                "-X", "-q", "-A", "-t", "-w", "-v", "ON_ERROR_STOP=1", "-h", socketDirectory,
                "-p", "\(ClusterSettings.port)", "-U", "postgres", "-d", "postgres", "-c", text,
            ]
            return try run(
                account.command(programs.program("psql"), arguments), "The private database could not be prepared")
        }
        let exists = try query(
            """
            do $$
            begin
                if not exists (select from pg_roles where rolname = 'casereview_owner') then
                    create role casereview_owner login;
                end if;
                if not exists (select from pg_roles where rolname = 'casereview_post') then
                    create role casereview_post login noinherit;
                end if;
                if not exists (select from pg_roles where rolname = 'casereview_serve') then
                    create role casereview_serve login noinherit;
                    grant casereview_post to casereview_serve;
                end if;
            end
            $$;
            select 1 from pg_database where datname = 'casereview';
            """
        )
        if exists != "1" { _ = try query("create database casereview owner casereview_owner encoding 'UTF8'") }
        _ = try query("revoke create, temporary on database casereview from public")
    }

    /// Four tries: backends of a server that was killed may need a moment to notice.
    private func start() throws(HostError) {
        let arguments = [
            "start", "-D", data, "-w", "-t", "120", "-s", "-l", log,
            "-o", "-c config_file='\(settings)/postgresql.conf'",
        ]
        var complaint = ""
        var program = account.command(programs.program("pg_ctl"), arguments, deadline: .seconds(130))
        // Before it can be found it could not be stopped.
        program.endsWhen = { [data] in Interruption.isWanted && Postmaster.serving(data) != nil }
        for attempt in 1...4 {
            let outcome = try program.run()
            if outcome.succeeded { return }
            if outcome.ending == .timedOut || attempt == 4 { complaint = outcome.errorText }
            if outcome.ending == .timedOut { break }
            if Interruption.isWanted { throw .stopped }
            if attempt < 4 { sleep(1) }
        }
        let reason = Files.parts(Files.tail(log) ?? complaint, "\n").last { line in
            line.contains("FATAL") || line.contains("PANIC") || line.contains("could not")
        }
        throw .unavailable(
            "PostgreSQL in \(home) does not start: \(reason ?? complaint)",
            mend: "Its log is \(log)."
        )
    }

    /// What interrupted makings left. The `initdb` of a killed daemon may still be writing for a second; what cannot
    /// be removed now is removed another time, since every draft has a name of its own.
    private func removeDrafts() {
        for _ in 0..<10 {
            let drafts = Files.names(in: home).filter { $0.utf8.starts(with: "data.new".utf8) }.map { home + "/" + $0 }
            if drafts.isEmpty { return }
            let outcome = try? account.command("/bin/rm", ["-rf", "--"] + drafts).run()
            if outcome?.succeeded == true { return }
            usleep(500_000)
        }
    }

    /// Whether the server takes connections, waiting for one that is still recovering.
    private func answers(in socketDirectory: String) throws(HostError) -> Bool {
        let arguments = ["-q", "-h", socketDirectory, "-p", "\(ClusterSettings.port)", "-t", "3"]
        for attempt in 0..<120 {
            if Interruption.isWanted { throw .stopped }
            let ending = try account.command(programs.program("pg_isready"), arguments, deadline: .seconds(10)).run()
                .ending
            if ending == .exited(0) { return true }
            // 1: it refuses for now. Anything else is nobody there.
            if ending != .exited(1), attempt > 2 { return false }
            sleep(1)
        }
        return false
    }

    private func writeSettings(socketDirectory: String) throws(HostError) {
        let isNew = try Files.makeDirectory(settings, mode: account.readingGroup == nil ? 0o700 : 0o750)
        if isNew, let group = account.readingGroup, unsafe chown(settings, uid_t.max, group) != 0 {
            throw Files.failure("be given to \(account.name)", settings)
        }
        let texts = [
            "pg_hba.conf": ClusterSettings.access,
            "pg_ident.conf": try ClusterSettings.identities(of: [account.name, account.ownName]),
            "postgresql.conf": ClusterSettings.server(data: data, settings: settings, socketDirectory: socketDirectory),
        ]
        for (name, text) in texts {
            try Files.write(text, to: settings + "/" + name, group: account.readingGroup)
        }
    }

    /// What the program wrote, where it succeeded.
    @discardableResult
    private func run(_ program: Subprocess, _ failure: String) throws(HostError) -> String {
        let outcome = try program.run()
        guard outcome.succeeded else {
            let reason = outcome.ending == .timedOut ? "it took longer than \(program.deadline)" : outcome.errorText
            throw .unavailable("\(failure): \(reason)")
        }
        return outcome.outputText
    }

    private static let locale: String = {
        guard let locale = unsafe newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return "C" }
        unsafe freelocale(locale)
        return "C.UTF-8"
    }()
}
