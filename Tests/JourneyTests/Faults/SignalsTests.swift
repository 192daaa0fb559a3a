import FoundationEssentials
import Glibc
import Postgres
import Synchronization
import TestSupport
import Testing

extension Journeys {
    @Suite struct `Signals to a service that serves` {
        @Test func `SIGTERM lets what is being answered be answered`() async throws {
            try await Served.with { served in
                let connection = try KeptConnection(port: served.port)
                #expect(try await connection.get("/procedure").status < 500)
                let database = try #require(served.database)
                let isHeld = Atomic(false)
                let lock = Task {
                    try await database.owner.transaction { tx in
                        try tx.run("lock table partnership in access exclusive mode")
                        isHeld.store(true, ordering: .releasing)
                        try tx.run("select pg_sleep(1.5)")
                    }
                }
                try await served.until("the lock is held") { isHeld.load(ordering: .acquiring) }
                let held = ContinuousClock.now
                try await connection.send("GET /procedure HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\n\r\n")
                try await Task.sleep(for: .milliseconds(200))
                served.send(SIGTERM)
                try await served.until("it says that it stops") { served.notify.count("STOPPING=1") == 1 }
                let answer = try await connection.answer()
                #expect(answer.status < 500)
                #expect(ContinuousClock.now - held > .seconds(1), "The answer waited for the lock.")
                #expect(try await served.ending(within: .seconds(30)) == .exited(0))
                try await lock.value
            }
        }

        @Test func `a form that is still arriving is waited for`() async throws {
            try await Served.with { served in
                let connection = try KeptConnection(port: served.port)
                try await connection.send(
                    "POST /apply HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\nab=")
                try await Task.sleep(for: .milliseconds(200))
                served.send(SIGTERM)
                try await served.until("it says that it stops") { served.notify.count("STOPPING=1") == 1 }
                try await connection.send("cde")
                _ = try await connection.answer()
                #expect(try await served.ending(within: .seconds(30)) == .exited(0))
            }
        }

        @Test func `SIGTERM again and again, and SIGINT, are one`() async throws {
            try await Served.with(ownCluster: true) { served in
                for _ in 0..<20 {
                    served.send(SIGTERM)
                    served.send(SIGINT)
                    served.send(SIGHUP)
                }
                let ending = try await served.ending(within: .seconds(30))
                #expect(ending == .exited(0))
                #expect(served.postgres == [])
                #expect(served.notify.count("STOPPING=1") >= 1)
                #expect(served.notify.all.last { $0.status != nil }?.status?.hasPrefix("stopping") == true)
            }
        }

        @Test func `a storm of SIGHUP, SIGPIPE and SIGCHLD disturbs nobody`() async throws {
            try await Served.with("contact:\n  telephone: 020 7946 0001\n") { served in
                let connection = try KeptConnection(port: served.port)
                let begun = ContinuousClock.now
                for number in 0..<100 {
                    served.send(SIGHUP)
                    served.send(SIGPIPE)
                    served.send(SIGCHLD)
                    if number == 50 { try served.write("contact:\n  telephone: 020 7946 0002\n") }
                    #expect(try await connection.get("/").status == 200)
                    try await Task.sleep(for: .milliseconds(2))
                }
                let storm = ContinuousClock.now - begun
                try await served.reload()
                #expect(try await connection.get("/").body.contains("020 7946 0002"))
                let readings = served.notify.count("RELOADING=1")
                #expect(readings >= 2 && readings <= 102, "\(readings) readings in a storm of \(storm)")
                try await served.until("each has ended") {
                    served.notify.count("READY=1") == served.notify.count("RELOADING=1") + 1
                }
                #expect(try await served.stop() == .exited(0))
            }
        }

        @Test func `closing its terminal ends it, although that is a SIGHUP too`() async throws {
            try await Served.with(ownCluster: true, starting: false) { served in
                // A terminal of its own, which is closed when `script` is killed.
                let binary = try Program.binary()
                let command = "exec \(binary) serve --config \(served.settingsFile) 2>\(served.scratch.file("own"))"
                try served.scratch.write([], to: "input")
                let script = try Running.spawn(
                    ["script", "-q", "-e", "-c", command, "/dev/null"],
                    environment: [
                        "PATH": Program.path, "STATE_DIRECTORY": served.scratch.file("state"), "SHELL": "/bin/sh",
                        "RUNTIME_DIRECTORY": served.scratch.file("run"), "NOTIFY_SOCKET": served.notify.name,
                    ], in: served.scratch)
                try await served.until("it is ready", within: .seconds(60)) { served.notify.count("READY=1") > 0 }
                script.kill()
                try await served.until("its PostgreSQL is gone") { served.postgres.isEmpty }
                #expect(served.notify.count("STOPPING=1") == 1)
                #expect(served.notify.count("RELOADING=1") == 0)
            }
        }
    }
}
