import Synchronization
import Testing

@testable import Postgres

@Suite struct Pools {
    @Test func `When every session is taken, the error comes in time`() async throws {
        let pool = try TestServer.pool(size: 2)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask { try await pool.transaction { _ = try $0.run("select pg_sleep(1.5)") } }
            }
            try await until { pool.gauge.inUse == 2 }
            let start = ContinuousClock.now
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction(deadline: .milliseconds(200)) { try $0.run("select 1") }
            }
            #expect((.milliseconds(190)...(.seconds(1))).contains(start.duration(to: .now)))
            #expect(error?.kind == .notRun)
            #expect(error?.cause == .exhausted)
            #expect(error?.isUnavailable == true)
            #expect(pool.gauge == Pool.Gauge(size: 2, inUse: 2, waiting: 0))
            try await group.waitForAll()
        }
        #expect(pool.gauge == Pool.Gauge(size: 2, inUse: 0, waiting: 0))
        await pool.close()
    }

    @Test func `Too many in the queue are refused at once`() async throws {
        let pool = Pool(try TestServer.settings(), size: 1, maxWaiting: 0)
        async let slow: Void = pool.transaction { _ = try $0.run("select pg_sleep(0.5)") }
        try await until { pool.gauge.inUse == 1 }
        let error = await #expect(throws: PostgresError.self) { try await pool.transaction { try $0.run("select 1") } }
        #expect(error?.cause == .exhausted)
        try await slow
        await pool.close()
    }

    @Test func `A caller that is cancelled while waiting leaves the queue`() async throws {
        let pool = try TestServer.pool()
        async let slow: Void = pool.transaction { _ = try $0.run("select pg_sleep(0.5)") }
        try await until { pool.gauge.inUse == 1 }
        let waiter = Task { try await pool.transaction { try $0.run("select 1") } }
        try await until { pool.gauge.waiting == 1 }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        #expect(pool.gauge.waiting == 0)
        try await slow
        #expect(try await pool.transaction { try $0.run("select 1") } == 1)
        await pool.close()
    }

    @Test func `Many callers share few sessions and each gets its own answer`() async throws {
        let pool = try TestServer.pool(size: 4)
        let answers = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for number in 0..<200 {
                group.addTask {
                    (number, try await pool.transaction { try $0.one("select \(number) as n") { try $0["n"] } })
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 200)
        #expect(answers.allSatisfy { $0.0 == $0.1 })
        await pool.close()
    }

    @Test func `Eight sessions that wait for the server do not hold Swift's threads`() async throws {
        let pool = try TestServer.pool(size: 8)
        let beats = Mutex(0)
        let heart = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(10))
                beats.withLock { $0 += 1 }
            }
        }
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await pool.transaction { _ = try $0.run("select pg_sleep(1)") } } }
            try await group.waitForAll()
        }
        heart.cancel()
        #expect(start.duration(to: .now) < .seconds(3))
        #expect(beats.withLock { $0 } > 20)
        await pool.close()
    }

    @Test func `A body that lost against another transaction is run again, five times at most`() async throws {
        let pool = try TestServer.pool()
        let runs = Mutex(0)
        let value = try await pool.transaction { transaction in
            let run = runs.withLock { runs -> Int in
                runs += 1
                return runs
            }
            if run < 3 { try transaction.script("do 'begin raise exception using errcode = ''40001''; end'") }
            return run
        }
        #expect(value == 3)

        runs.withLock { $0 = 0 }
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { transaction in
                runs.withLock { $0 += 1 }
                try transaction.script("do 'begin raise exception using errcode = ''40P01''; end'")
            }
        }
        #expect(error?.sqlState == "40P01")
        #expect(runs.withLock { $0 } == 5)
        await pool.close()
    }

    @Test func `Two transactions in deadlock both come through`() async throws {
        let settings = try await TestServer.schema(
            "create table pairs (id int8 primary key, n int8 not null); insert into pairs values (1, 0), (2, 0)")
        let pool = Pool(settings, size: 2)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for order in [[1, 2], [2, 1]] {
                group.addTask {
                    try await pool.transaction { transaction in
                        try transaction.run("update pairs set n = n + 1 where id = \(order[0])")
                        try transaction.run("select pg_sleep(0.3)")
                        try transaction.run("update pairs set n = n + 1 where id = \(order[1])")
                    }
                }
            }
            try await group.waitForAll()
        }
        let counts = try await pool.transaction {
            try $0.rows("select n from pairs order by id") { try $0["n"] as Int }
        }
        #expect(counts == [2, 2])
        await pool.close()
    }

    @Test func `In a storm of deadlocks everything is done once or refused, and nothing by half`() async throws {
        var settings = try await TestServer.schema(
            """
            create table pairs (id int8 primary key, n int8 not null);
            insert into pairs select id, 0 from generate_series(1, 4) as id
            """)
        settings.url += "%20-c%20deadlock_timeout%3D20ms"
        let pool = Pool(settings, size: 8)
        let seed = UInt64.random(in: .min ... .max)
        let done = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<60 {
                // Two different rows in an order that the seed decides.
                let one = Int(truncatingIfNeeded: (seed >> (number % 56)) & 3)
                let other = (one + 1 + number % 3) % 4
                group.addTask {
                    do {
                        try await pool.transaction(deadline: .seconds(60)) { tx in
                            try tx.run("update pairs set n = n + 1 where id = \(one + 1)")
                            try tx.run("select pg_sleep(0.01)")
                            try tx.run("update pairs set n = n + 1 where id = \(other + 1)")
                        }
                        return true
                    } catch {
                        #expect((error as? PostgresError)?.isUnavailable == true, "\(error), seed \(seed)")
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        let sum: Int = try await pool.transaction {
            try $0.one("select sum(n)::int8 as sum from pairs") { try $0["sum"] }
        }
        #expect(done > 0 && sum == done * 2, "\(done) of 60, seed \(seed)")
        await pool.close()
    }

    @Test func `Closing lets what runs end, refuses who waits and who comes, and leaves no connection`() async throws {
        var settings = try TestServer.settings()
        settings.applicationName = "closing"
        let pool = Pool(settings, size: 1)
        async let running = pool.transaction { try $0.run("select pg_sleep(0.5)") }
        try await until { pool.gauge.inUse == 1 }
        async let waiting = #expect(throws: PostgresError.self) {
            try await pool.transaction { try $0.run("select 1") }
        }
        try await until { pool.gauge.waiting == 1 }
        await pool.close()
        #expect(try await running == 1)
        #expect(await waiting?.cause == .closed)
        let late = await #expect(throws: PostgresError.self) { try await pool.transaction { try $0.run("select 1") } }
        #expect(late?.cause == .closed)

        let admin = try TestServer.pool()
        try await until {
            try await admin.transaction {
                try $0.one("select count(*) as n from pg_stat_activity where application_name = 'closing'") {
                    try $0["n"] as Int
                } == 0
            }
        }
        await admin.close()
    }

    @Test func `The server's facts are told`() async throws {
        let serving = Pool(try TestServer.settings(user: "casereview_serve"), size: 1)
        let facts = try await serving.serverFacts()
        #expect(facts.version >= 150_000)
        #expect(facts.role == "casereview_serve")
        #expect(!facts.isSuperuser && !facts.bypassesRowSecurity && !facts.isInRecovery)
        #expect(!facts.fsync && facts.synchronousCommit == "on")
        #expect(facts.systemIdentifier != nil)
        await serving.close()

        let admin = try TestServer.pool()
        #expect(try await admin.serverFacts().isSuperuser)
        await admin.close()
    }
}
