import Casework
import Glibc
import Testing

@testable import casereviewd

@Suite struct `What the service manager is told` {
    @Test(arguments: [false, true])
    func `are the datagrams of sd_notify`(abstract: Bool) throws {
        let manager = try ManagerSocket(abstract: abstract)
        let notify = SystemNotify(environment: ["NOTIFY_SOCKET": manager.path])
        notify.status("waiting")
        notify.ready("serving x")
        notify.reloading("serving x", monotonic: 1_234)
        notify.watchdog()
        notify.stopping("stopping")
        #expect(
            manager.read() == [
                "STATUS=waiting", "READY=1\nSTATUS=serving x", "RELOADING=1\nMONOTONIC_USEC=1234\nSTATUS=serving x",
                "WATCHDOG=1", "STOPPING=1\nSTATUS=stopping",
            ])
    }

    @Test func `a line break in a status begins no message of its own`() throws {
        let manager = try ManagerSocket()
        SystemNotify(environment: ["NOTIFY_SOCKET": manager.path]).status("a\r\nMAINPID=1\u{7f}\n\u{301}b")
        #expect(manager.read() == ["STATUS=a  MAINPID=1  \u{301}b"])
    }

    @Test(arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "vsock:1"], ["NOTIFY_SOCKET": "/nowhere/at/all"]])
    func `without a socket of its nothing is told`(environment: [String: String]) {
        SystemNotify(environment: environment).ready("serving x")
    }

    @Test func `a path that no socket can have is none`() {
        let path = "/" + String(repeating: "a", count: 200)
        SystemNotify(environment: ["NOTIFY_SOCKET": path]).ready("serving x")
        #expect(SystemNotify(environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "1000000"]).watchdogInterval == nil)
    }

    @Test func `a manager that reads nothing keeps nobody for long`() throws {
        let manager = try ManagerSocket()
        let notify = SystemNotify(environment: ["NOTIFY_SOCKET": manager.path])
        let most = 512
        let begun = ContinuousClock.now
        for _ in 0..<most where ContinuousClock.now - begun < .milliseconds(500) { notify.watchdog() }
        #expect(ContinuousClock.now - begun < .seconds(10))
        #expect(!manager.read().isEmpty)
    }

    @Test(arguments: [
        ("30000000", "", 15_000), ("1", "", 50), ("0", "", nil), ("-5", "", nil), ("soon", "", nil),
        ("30000000", "1", nil), ("99999999999999999999", "", nil),
    ])
    func `signs of life are asked for in half of what is allowed`(
        allowed: String, process: String, milliseconds: Int?
    ) {
        var environment = ["NOTIFY_SOCKET": "/run/x", "WATCHDOG_USEC": allowed]
        if !process.isEmpty { environment["WATCHDOG_PID"] = process }
        #expect(SystemNotify(environment: environment).watchdogInterval == milliseconds.map { .milliseconds($0) })
        environment["WATCHDOG_PID"] = "\(getpid())"
        if process.isEmpty {
            #expect(SystemNotify(environment: environment).watchdogInterval == milliseconds.map { .milliseconds($0) })
        }
        environment["NOTIFY_SOCKET"] = nil
        #expect(SystemNotify(environment: environment).watchdogInterval == nil)
    }

    @Test func `the time of a reload is the manager's own clock`() {
        let before = SystemNotify.monotonicMicroseconds()
        #expect(before > 0 && SystemNotify.monotonicMicroseconds() >= before)
    }
}

@Suite struct `The status line` {
    private let noon = Instant(microseconds: 1_777_636_800_000_000)

    @Test func `says what is served, and what is not as it should be`() {
        var parts = ServiceStatus.Parts()
        #expect(parts.line == "starting")
        parts.waitingFor = "the database: no answer"
        #expect(parts.line == "starting; waiting for the database: no answer")
        parts = ServiceStatus.Parts(serving: "https://x")
        #expect(parts.line == "serving https://x")
        parts.databaseAwaySince = noon
        #expect(parts.line == "serving https://x; the database does not answer since 2026-05-01T12:00:00Z")
        parts.databaseAwaySince = nil
        parts.later = ["listen", "database.url"]
        #expect(parts.line == "serving https://x; from the next start: listen, database.url")
        parts.later = []
        parts.refused = .init(mistakes: 2, first: "a is wrong.", inForceSince: noon)
        #expect(
            parts.line == "serving https://x; settings refused, still running with those of 2026-05-01T12:00:00Z: "
                + "2 mistakes, first: a is wrong.")
        parts.refused?.mistakes = 1
        #expect(parts.line.hasSuffix("2026-05-01T12:00:00Z: 1 mistake: a is wrong."))
        parts.refused = nil
        parts.stuck = ["planner"]
        parts.isStopping = true
        #expect(parts.line == "stopping; stuck: planner")
    }

    @Test func `is told when it changes and only then`() {
        let told = Told()
        let status = ServiceStatus { told.add($0) }
        status.change { $0.serving = "https://x" }
        status.change { $0.serving = "https://x" }
        let others = Told()
        status.change({ $0.later = ["listen"] }, telling: { others.add($0) })
        status.change { $0.later = ["listen"] }
        status.change({ $0.later = ["listen"] }, telling: { others.add($0) })
        #expect(told.lines == ["serving https://x"])
        #expect(others.lines == Array(repeating: "serving https://x; from the next start: listen", count: 2))
    }
}
