import Synchronization
import Testing

@testable import Postgres

/// Connections that die at the worst moment.
@Suite struct `Lost connections` {
    private static let table: SQL = "create table notes (id int8 primary key)"

    private func count(_ pool: Pool) async throws -> Int {
        try await pool.transaction(.readOnly) { transaction in
            try transaction.one("select count(*) as n from notes") { try $0["n"] }
        }
    }

    @Test(arguments: 0...3)
    func `A server process ended between statements fails the transaction whole, wherever it falls`(
        statement: Int
    ) async throws {
        let settings = try await TestServer.schema(`Lost connections`.table)
        let (pool, admin) = (Pool(settings, size: 1), try LinkedAdmin())
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { transaction in
                let process = try transaction.process()
                for index in 0..<3 {
                    if index == statement { try admin.end(process) }
                    try transaction.run("insert into notes values (\(index))")
                }
                if statement == 3 { try admin.end(process) }
            }
        }
        if statement == 3 {
            // COMMIT was sent to a server process that was gone: from here nobody can know.
            #expect(error?.kind == .unknown)
            #expect(error?.isRetryable == false)
        } else {
            #expect(error?.kind == .failed)
            #expect(error?.sqlState == "57P01")
            #expect(error?.isRetryable == true)
        }
        #expect(error?.isConnectionLoss == true)
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func `A server process ended in the middle of a statement`() async throws {
        let pool = try TestServer.pool()
        let admin = try TestServer.pool()
        let process = Mutex(0)
        async let error = #expect(throws: PostgresError.self) {
            try await pool.transaction { transaction in
                let own = try transaction.process()
                process.withLock { $0 = own }
                try transaction.run("select pg_sleep(5)")
            }
        }
        try await until { process.withLock { $0 } != 0 }
        try await TestServer.end(process.withLock { $0 }, with: admin)
        let found = await error
        #expect(found?.kind == .failed)
        #expect(found?.isConnectionLoss == true)
        await pool.close()
        await admin.close()
    }

    @Test func `A server process ended in COMMIT leaves the outcome unknown, and nothing is run again`() async throws {
        let settings = try await TestServer.schema(
            """
            create table notes (id int8 primary key);
            create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(3); return null; end';
            create constraint trigger slow after insert on notes deferrable initially deferred
                for each row execute function slow()
            """)
        let (pool, admin) = (Pool(settings, size: 1), Pool(settings, size: 1))
        let process = Mutex(0)
        let runs = Mutex(0)
        async let error = #expect(throws: PostgresError.self) {
            try await pool.transaction { transaction in
                runs.withLock { $0 += 1 }
                let own = try transaction.process()
                try transaction.run("insert into notes values (1)")
                process.withLock { $0 = own }
            }
        }
        try await until { process.withLock { $0 } != 0 }
        let own = process.withLock { $0 }
        try await until {
            try await admin.transaction { transaction in
                try transaction.first(
                    "select 1 as yes from pg_stat_activity where pid = \(own) and query = 'commit' and state = 'active'"
                ) { try $0["yes"] as Int } != nil
            }
        }
        try await TestServer.end(own, with: admin)
        let found = await error
        #expect(found?.kind == .unknown)
        #expect(found?.isRetryable == false)
        #expect(runs.withLock { $0 } == 1)
        await pool.close()
        await admin.close()
    }

    @Test func `COMMIT that outlasts the deadline leaves the outcome unknown`() async throws {
        let settings = try await TestServer.schema(
            """
            create table notes (id int8 primary key);
            create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(2); return null; end';
            create constraint trigger slow after insert on notes deferrable initially deferred
                for each row execute function slow()
            """)
        let pool = Pool(settings, size: 1)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction(deadline: .milliseconds(500)) { try $0.run("insert into notes values (1)") }
        }
        #expect(error?.kind == .unknown)
        #expect(error?.cause == .deadline)
        await pool.close()
    }

    @Test func `A statement that outlasts the deadline ends in time, and the place serves on`() async throws {
        var settings = try TestServer.settings()
        settings.statementTimeout = .zero
        let pool = Pool(settings, size: 1)
        let start = ContinuousClock.now
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction(deadline: .milliseconds(300)) { try $0.run("select pg_sleep(30)") }
        }
        #expect(start.duration(to: .now) < .seconds(2))
        #expect(error?.kind == .failed)
        #expect(error?.cause == .deadline)
        #expect(error?.isUnavailable == true)
        #expect(try await pool.transaction { try $0.run("select 1") } == 1)
        await pool.close()
    }

    @Test func `The server's own limits hold`() async throws {
        var settings = try TestServer.settings()
        settings.statementTimeout = .milliseconds(100)
        let pool = Pool(settings, size: 1)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { try $0.run("select pg_sleep(30)") }
        }
        #expect(error?.sqlState == "57014")
        #expect(error?.cause == .server)
        await pool.close()
    }

    @Test func `A connection that died while idle is replaced unseen`() async throws {
        let (pool, admin) = (try TestServer.pool(), try TestServer.pool())
        let first = try await pool.transaction { try $0.process() }
        try await TestServer.end(first, with: admin)
        let second = try await pool.transaction { try $0.process() }
        #expect(first != second)
        await pool.close()
        await admin.close()
    }

    @Test func `A connection is kept while all is well`() async throws {
        let pool = try TestServer.pool()
        let first = try await pool.transaction { try $0.process() }
        _ = try? await pool.transaction { try $0.run("select 1/0") }
        let second = try await pool.transaction { try $0.process() }
        #expect(first == second)
        await pool.close()
    }

    @Test func `After a loss the handle runs nothing, on no connection`() async throws {
        let settings = try await TestServer.schema(`Lost connections`.table)
        let (pool, admin) = (Pool(settings, size: 1), try LinkedAdmin())
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { transaction in
                try admin.end(try transaction.process())
                _ = try? transaction.run("insert into notes values (1)")
                let error = #expect(throws: PostgresError.self) { try transaction.run("insert into notes values (2)") }
                #expect(error?.kind == .notRun)
            }
        }
        #expect(error?.kind == .failed)
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func `A handle of an earlier transaction cannot reach into the next one's tenant`() throws {
        let deadline = Deadline(after: .seconds(5))
        let link = try Link.open(try TestServer.settings(), startingAt: 0, until: deadline).link
        func begin(_ tenant: String) throws {
            _ = try link.execute("begin", until: deadline)
            link.turnOver()
            _ = try link.execute("select set_config('app.tenant', \(tenant), true)", until: deadline)
        }
        try begin("north")
        let stale = Transaction(on: link, until: deadline)
        try stale.run("select 1")
        _ = try link.execute("rollback", until: deadline)
        link.turnOver()

        try begin("south")
        let error = #expect(throws: PostgresError.self) {
            try stale.one("select current_setting('app.tenant') as tenant") { try $0["tenant"] as String }
        }
        #expect(error?.kind == .notRun)
        #expect(error?.cause == .refused)
        #expect(link.status == .inTransaction)
    }
}

/// A superuser's session that can be used from within a transaction's body.
private struct LinkedAdmin: Sendable {
    private let settings: ConnectionSettings

    init() throws { settings = try TestServer.settings() }

    func end(_ process: Int) throws {
        let deadline = Deadline(after: .seconds(5))
        let link = try Link.open(settings, startingAt: 0, until: deadline).link
        _ = try link.execute("select pg_terminate_backend(\(process)::int, 5000)", until: deadline)
    }
}

/// Returns once `condition` holds; looks every 10 ms for at most 5 s.
func until(_ condition: () async throws -> Bool) async throws {
    let deadline = Deadline(after: .seconds(5))
    while try await !condition() {
        try #require(!deadline.hasPassed, "it did not come to hold within 5 seconds")
        try await Task.sleep(for: .milliseconds(10))
    }
}
