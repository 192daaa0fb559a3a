import Postgres

/// What others do to a server: end its sessions, take its room, hold its locks.
extension OwnServer {
    /// The number `n` of a query's one row.
    func number(_ query: SQL) async throws -> Int {
        try await admin.transaction(.readOnly) { tx in try tx.one(query) { try $0["n"] } }
    }

    /// The server processes that serve the service, by number.
    func serving() async throws -> [Int] {
        try await admin.transaction(.readOnly) { tx in
            try tx.rows("select pid from pg_stat_activity where application_name like 'casereviewd%' order by pid") {
                try $0["pid"]
            }
        }
    }

    /// Returns once it answers: after a crash it first reads what it had written.
    func answers() async throws {
        let end = ContinuousClock.now + .seconds(60)
        while (try? await serving()) == nil {
            guard ContinuousClock.now < end else { throw Trouble("\(name) does not answer.") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// As an administrator ends them, one by one.
    func endSessions(named pattern: String = "casereviewd%") async throws {
        try await admin.transaction { tx in
            try tx.run(
                """
                select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name like \(pattern)
                """)
        }
    }

    /// Somebody else's sessions; they are made when they are first needed.
    func crowd(of size: Int) -> Pool { Pool(settings(as: "casereview_owner", named: "crowd"), size: size) }

    /// Takes every place that there is for sessions, those of the service as well.
    func fill(with crowd: Pool) async throws {
        // It would take its places back as fast as they come free.
        try await psql("alter role casereview_serve nologin; alter role casereview_post nologin")
        try await endSessions()
        let end = ContinuousClock.now + .seconds(30)
        while true {
            let refused = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<crowd.gauge.size {
                    group.addTask {
                        do {
                            try await crowd.transaction { try $0.run("select pg_sleep(0.5)") }
                            return false
                        } catch {
                            return (error as? PostgresError)?.sqlState == "53300"
                        }
                    }
                }
                return await group.contains(true)
            }
            if refused, try await serving().isEmpty { break }
            guard ContinuousClock.now < end else { throw Trouble("The server does not fill.") }
        }
        try await psql("alter role casereview_serve login; alter role casereview_post login")
    }

    /// Lets every COMMIT that adds to `table` wait for a standby that there is not: it is done, and nobody is answered.
    /// Returns once one waits.
    func holdBackCommits(to table: String) async throws {
        try await psql(
            """
            alter database casereview set synchronous_commit = local;
            create function wait_for_standby() returns trigger language plpgsql
                as 'begin perform set_config(''synchronous_commit'', ''on'', true); return null; end';
            create trigger wait_for_standby after insert on \(table) execute function wait_for_standby();
            """)
        // The setting of a database holds for new sessions.
        try await endSessions()
        try await saveTwice(true)
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let waiting = try await admin.transaction(.readOnly) { tx in
                try tx.run(
                    """
                    select from pg_stat_activity
                      join pg_locks using (pid)
                     where wait_event = 'SyncRep' and relation = to_regclass(\(table)) and mode = 'RowExclusiveLock'
                    """)
            }
            if waiting > 0 { return }
            guard ContinuousClock.now < end else { throw Trouble("No COMMIT waits.") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// A lock of somebody else.
    struct Lock {
        fileprivate let server: OwnServer
        fileprivate let pool: Pool
        fileprivate let holding: Task<Void, Never>

        func release() async throws {
            try await server.endSessions(named: "holder")
            await holding.value
            await pool.close()
        }
    }

    /// Returns once `statement` has its lock.
    func hold(_ statement: SQL) async throws -> Lock {
        var settings = settings(as: "postgres", named: "holder")
        (settings.statementTimeout, settings.lockTimeout) = (.zero, .zero)
        let pool = Pool(settings, size: 1)
        let holding = Task {
            _ = try? await pool.transaction(deadline: .seconds(600)) { tx in
                try tx.run(statement)
                try tx.run("select pg_sleep(600)")
            }
        }
        let lock = Lock(server: self, pool: pool, holding: holding)
        let end = ContinuousClock.now + .seconds(30)
        while try await !isHeld() {
            guard ContinuousClock.now < end else {
                try await lock.release()
                throw Trouble("The lock cannot be had.")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return lock
    }

    private func isHeld() async throws -> Bool {
        try await admin.transaction(.readOnly) { tx in
            try tx.first(
                """
                select 1 as yes from pg_stat_activity
                 where application_name = 'holder' and query = 'select pg_sleep(600)' and state = 'active'
                """
            ) { try $0["yes"] as Int } != nil
        }
    }

    private func settings(as role: String, named name: String) -> ConnectionSettings {
        ConnectionSettings(
            url: "host=\(scratch.path) port=\(port) user=\(role) dbname=casereview", applicationName: name)
    }
}
