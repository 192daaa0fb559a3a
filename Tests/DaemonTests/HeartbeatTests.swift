import Dispatch
import FoundationEssentials
import Glibc
import Logging
import NIOCore
import NIOPosix
import Testing
import Web

@testable import casereviewd

@Suite struct `The heartbeat` {
    private let start = SuspendingClock().now

    private func heart(_ limits: [String: Int]) -> Heartbeat {
        var heart = Heartbeat()
        for (name, seconds) in limits { heart.expect(name, within: .seconds(seconds), from: start) }
        return heart
    }

    @Test func `is alive where nothing is expected`() {
        #expect(Heartbeat().stuck(at: start + .seconds(1_000_000)) == [])
    }

    @Test func `is alive as long as each part shows itself within its own limit`() {
        var heart = heart(["planner": 60, "event loop 0": 5])
        for second in 1...600 {
            let now = start + .seconds(second)
            if second % 5 == 0 { heart.saw("event loop 0", at: now) }
            if second % 60 == 0 { heart.saw("planner", at: now) }
            #expect(heart.stuck(at: now) == [], "\(second)")
        }
    }

    @Test func `names the part that is stuck, and no other, until it shows itself again`() {
        var heart = heart(["planner": 60, "lane maildir": 60, "event loop 0": 5])
        heart.saw("planner", at: start + .seconds(30))
        heart.saw("event loop 0", at: start + .seconds(60))
        #expect(heart.stuck(at: start + .seconds(60)) == [])
        #expect(heart.stuck(at: start + .seconds(61)) == ["lane maildir"])
        #expect(heart.stuck(at: start + .seconds(91)) == ["event loop 0", "lane maildir", "planner"])
        heart.saw("event loop 0", at: start + .seconds(92))
        heart.saw("lane maildir", at: start + .seconds(92))
        heart.saw("planner", at: start + .seconds(92))
        #expect(heart.stuck(at: start + .seconds(93)) == [])
    }

    @Test func `forgets a part that is no longer there, and takes up none that it does not expect`() {
        var heart = heart(["lane maildir": 1])
        heart.forget("lane maildir")
        heart.saw("lane maildir", at: start)
        heart.saw("lane smtp", at: start)
        #expect(heart.stuck(at: start + .seconds(100)) == [])
    }

    @Test func `a clock that steps back stops nothing`() {
        #expect(heart(["planner": 1]).stuck(at: start - .seconds(100)) == [])
    }
}

@Suite(.serialized) struct `The watchdog` {
    /// It runs in this process: an event loop that carries connections is blocked, and so are signs of life, until it
    /// is let go.
    @Test func `gives no sign of life while an event loop is blocked`() async throws {
        let manager = try ManagerSocket()
        let status = ServiceStatus { _ in }
        let heart = SharedHeartbeat()
        let notify = SystemNotify(environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "400000"])
        let interval = try #require(notify.watchdogInterval)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let watchdog = Watchdog(heart: heart, interval: interval, manager: notify, status: status, logger: logger)
        let running = Task { try await watchdog.run() }
        try await manager.until("it gives signs of life") { $0.count >= 3 }

        let isLetGo = DispatchSemaphore(value: 0)
        MultiThreadedEventLoopGroup.singleton.next().execute { isLetGo.wait() }
        defer { isLetGo.signal() }
        try await manager.until("the stuck part is named") { _ in status.line.contains("stuck: event loop") }
        let before = manager.read().count
        try await Task.sleep(for: interval * 5)
        #expect(manager.read().count == before)
        isLetGo.signal()
        try await manager.until("it gives signs of life again") { $0.count >= before + 3 }
        #expect(!status.line.contains("stuck"))
        running.cancel()
        _ = await running.result
    }

    @Test func `gives no sign of life while the post is stuck`() async throws {
        let manager = try ManagerSocket()
        let heart = SharedHeartbeat()
        heart.expect("planner", within: .milliseconds(600))
        let notify = SystemNotify(environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "200000"])
        let interval = try #require(notify.watchdogInterval)
        let status = ServiceStatus { _ in }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let watchdog = Watchdog(heart: heart, interval: interval, manager: notify, status: status, logger: logger)
        let running = Task { try await watchdog.run() }
        try await manager.until("the post is named") { _ in status.line.contains("stuck: planner") }
        let before = manager.read().count
        try await Task.sleep(for: interval * 5)
        #expect(manager.read().count == before)
        heart.saw("planner")
        try await manager.until("it gives signs of life again") { $0.count > before }
        running.cancel()
        _ = await running.result
    }

    @Test func `gives no sign of life while nobody runs tasks any more`() async throws {
        let manager = try ManagerSocket()
        let notify = SystemNotify(environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "200000"])
        let interval = try #require(notify.watchdogInterval)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let watchdog = Watchdog(
            heart: SharedHeartbeat(), interval: interval, manager: notify, status: ServiceStatus { _ in },
            logger: logger)
        let running = Task { try await watchdog.run() }
        try await manager.until("it gives signs of life") { $0.count >= 3 }
        let (before, after) = await withCheckedContinuation { continuation in
            // Every thread that runs tasks is held for a second; this one is none of them.
            Thread.detach {
                let isLetGo = DispatchSemaphore(value: 0)
                let threads = ProcessInfo.processInfo.activeProcessorCount
                let held = DispatchSemaphore(value: 0)
                for _ in 0..<threads { Task { hold(isLetGo, telling: held) } }
                for _ in 0..<threads { _ = held.wait(timeout: .now() + .seconds(20)) }
                usleep(100_000)
                let before = manager.read().count
                usleep(600_000)
                let after = manager.read().count
                for _ in 0..<threads { isLetGo.signal() }
                continuation.resume(returning: (before, after))
            }
        }
        #expect(before == after)
        try await manager.until("it gives signs of life again") { $0.count > after }
        running.cancel()
        _ = await running.result
    }
}

private func hold(_ isLetGo: DispatchSemaphore, telling held: DispatchSemaphore) {
    held.signal()
    isLetGo.wait()
}

/// A thread that runs no tasks.
private enum Thread {
    static func detach(_ body: @escaping @Sendable () -> Void) { DispatchQueue(label: "test.own").async(execute: body) }
}
