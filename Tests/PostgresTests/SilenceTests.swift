import Glibc
import Synchronization
import Testing

@testable import Postgres

/// Servers that keep their connections and say nothing: their processes are stopped where they stand.
@Suite struct `Silent servers` {
    /// Stops a server process while `body` runs.
    private func stopping(_ processes: [Int], _ body: () async throws -> Void) async throws {
        for process in processes { #expect(kill(pid_t(process), SIGSTOP) == 0) }
        defer { for process in processes { _ = kill(pid_t(process), SIGCONT) } }
        try await body()
    }

    private func timed(_ body: () async throws -> Void) async rethrows -> Duration {
        let begun = ContinuousClock.now
        try await body()
        return .now - begun
    }

    @Test func `One session finds out, and the others do not wait for it again`() async throws {
        var settings = try TestServer.settings()
        settings.connectTimeout = .seconds(2)
        let pool = Pool(settings, size: 2)
        // Both at once, so that each has a connection.
        @Sendable func process() async throws -> Int {
            try await pool.transaction { tx in
                try tx.run("select pg_sleep(0.3)")
                return try tx.process()
            }
        }
        async let first = process()
        async let second = process()
        let old = [try await first, try await second]
        #expect(Set(old).count == 2)
        try await stopping(old) {
            let alone = try await timed {
                let fresh = try await pool.transaction { try $0.process() }
                #expect(!old.contains(fresh))
            }
            #expect(alone >= .seconds(2) && alone < .seconds(8))
            let both = try await timed {
                async let third = process()
                async let fourth = process()
                let new = [try await third, try await fourth]
                #expect(Set(new).count == 2 && Set(new).isDisjoint(with: old))
            }
            #expect(both < .seconds(2), "The second session waited for its old connection.")
        }
        await pool.close()
    }

    @Test func `A listener gives up a connection that does not answer`() async throws {
        var settings = try TestServer.settings()
        settings.applicationName = "deaf"
        settings.connectTimeout = .milliseconds(500)
        let listener = try Listener(settings, channels: ["due"], pingEvery: .milliseconds(200))
        let heard = Mutex<[Listener.Signal]>([])
        let task = Task { await listener.run { signal in heard.withLock { $0.append(signal) } } }
        let admin = try TestServer.pool()
        try await until { heard.withLock { $0 } == [.connected] }
        let process = try await admin.transaction { tx in
            try tx.one("select pid from pg_stat_activity where application_name = 'deaf'") { try $0["pid"] as Int }
        }
        try await stopping([process]) {
            try await until { heard.withLock(\.count) >= 3 }
        }
        let signals = heard.withLock(\.self)
        guard case .disconnected(let error) = signals[1] else {
            Issue.record("the silence was not told")
            return
        }
        #expect(error.isUnavailable && error.cause == .deadline)
        #expect(signals[2] == .connected)
        task.cancel()
        await task.value
        await admin.close()
    }
}

@Suite struct `What a pool knows of its server` {
    @Test func `Connections of one age are given up once, whoever says so`() {
        let whereabouts = Whereabouts()
        let age = whereabouts.now.age
        whereabouts.found(host: 2)
        for _ in 0..<3 { whereabouts.giveUp(age) }
        #expect(whereabouts.now.age == age + 1)
        #expect(whereabouts.now.host == 2)
    }
}
