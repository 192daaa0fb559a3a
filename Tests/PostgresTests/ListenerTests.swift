import Synchronization
import Testing

@testable import Postgres

@Suite struct Listeners {
    @Test func `Notifications are heard, also after the connection was lost`() async throws {
        var settings = try TestServer.settings()
        settings.applicationName = "listening"
        let listener = try Listener(settings, channels: ["due", "changed"])
        let heard = Heard()
        let task = Task { await listener.run { heard.append($0) } }
        let admin = try TestServer.pool()

        try await until { heard.signals == [.connected] }
        try await admin.transaction { transaction in
            try transaction.run("select pg_notify('due', 'one'), pg_notify('changed', \("ŵ")), pg_notify('other', 'x')")
        }
        try await until { heard.signals.count == 3 }
        #expect(
            heard.signals.dropFirst() == [
                .notification(channel: "due", payload: "one"), .notification(channel: "changed", payload: "ŵ"),
            ])

        try await admin.transaction { transaction in
            try transaction.run(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'listening'")
        }
        try await until { heard.signals.count == 5 }
        guard case .disconnected(let error) = heard.signals[3] else {
            Issue.record("the loss was not told")
            return
        }
        #expect(error.isConnectionLoss)
        #expect(heard.signals[4] == .connected)
        try await admin.transaction { try $0.run("notify due, 'two'") }
        try await until { heard.signals.last == .notification(channel: "due", payload: "two") }

        let start = ContinuousClock.now
        task.cancel()
        await task.value
        #expect(start.duration(to: .now) < .seconds(2))
        await admin.close()
    }

    @Test func `A quiet connection is asked whether it is still there`() async throws {
        var settings = try TestServer.settings()
        settings.applicationName = "quiet"
        let listener = try Listener(settings, channels: ["due"], pingEvery: .milliseconds(100))
        let task = Task { await listener.run { _ in } }
        let admin = try TestServer.pool()
        try await until {
            try await admin.transaction { transaction in
                try transaction.first(
                    "select 1 as yes from pg_stat_activity where application_name = 'quiet' and query = 'select 1'"
                ) { try $0["yes"] as Int } != nil
            }
        }
        task.cancel()
        await task.value
        await admin.close()
    }

    @Test func `A database that is away is told of and tried again until the task is cancelled`() async throws {
        let settings = ConnectionSettings(url: "host=/nonexistent dbname=x user=x", applicationName: "test")
        let listener = try Listener(settings, channels: ["due"])
        let heard = Heard()
        let task = Task { await listener.run { heard.append($0) } }
        try await until { heard.signals.count >= 2 }
        task.cancel()
        await task.value
        #expect(heard.signals.allSatisfy { if case .disconnected = $0 { true } else { false } })
    }

    @Test(arguments: ["", "Due", "due; drop table x", "1due", "dü", String(repeating: "a", count: 64)])
    func `A channel's name that is no plain word is refused`(name: String) throws {
        let settings = ConnectionSettings(url: "", applicationName: "test")
        #expect(throws: PostgresError.self) { try Listener(settings, channels: [name]) }
    }

    private final class Heard: Sendable {
        private let list = Mutex<[Listener.Signal]>([])
        var signals: [Listener.Signal] { list.withLock { $0 } }
        func append(_ signal: Listener.Signal) { list.withLock { $0.append(signal) } }
    }
}
