import FoundationEssentials
import Glibc
import Testing

extension Journeys {
    @Suite struct `Under a service manager` {
        @Test(arguments: [false, true])
        func `it says when it is ready, that it lives, and when it stops`(abstract: Bool) async throws {
            let environment = ["WATCHDOG_USEC": "400000"]
            try await Served.with(environment: environment, abstract: abstract) { served in
                let ready = try #require(served.notify.all.first { $0.lines.contains("READY=1") })
                #expect(ready.status == "serving \(served.address)")
                #expect(try await served.get("/").status == 200)
                try await served.until("it has given ten signs of life") { served.notify.count("WATCHDOG=1") >= 10 }
                let stamps = served.notify.all.filter { $0.lines == ["WATCHDOG=1"] }.map(\.at)
                let (first, last) = (try #require(stamps.first), try #require(stamps.last))
                #expect(stamps.count < 20 + 10 * Int((last - first) / .seconds(1)), "They must not be a flood.")
                #expect(try await served.stop() == .exited(0))
                let stopping = try #require(served.notify.all.firstIndex { $0.lines.contains("STOPPING=1") })
                #expect(served.notify.all[stopping].status == "stopping")
                #expect(!served.notify.all[stopping...].contains { $0.lines.contains("READY=1") })
            }
        }

        @Test func `signs of life for another process are not ours to give`() async throws {
            try await Served.with(environment: ["WATCHDOG_USEC": "100000", "WATCHDOG_PID": "1"]) { served in
                try await Task.sleep(for: .milliseconds(400))
                #expect(served.notify.count("WATCHDOG=1") == 0)
            }
        }

        @Test func `a database that is away reddens readiness and stops no sign of life`() async throws {
            try await Served.with(environment: ["WATCHDOG_USEC": "1000000"], ownCluster: true) { served in
                #expect(await served.readiness() == 200)
                let backends = served.postgres
                for process in backends { _ = kill(process, SIGSTOP) }
                defer { for process in backends { _ = kill(process, SIGCONT) } }
                try await served.until("readiness is red") { await served.readiness() == 503 }
                let before = served.notify.count("WATCHDOG=1")
                try await served.until("it goes on giving signs of life") {
                    served.notify.count("WATCHDOG=1") >= before + 8
                }
                for process in backends { _ = kill(process, SIGCONT) }
                try await served.until("it is ready again") { await served.readiness() == 200 }
                #expect(!served.errors.contains("stuck"))
            }
        }

        @Test func `an event loop that is stuck ends the signs of life, until it goes on`() async throws {
            try await Served.with(environment: ["WATCHDOG_USEC": "1000000"], starting: false) { served in
                let held = try HeldThreads([try Program.binary()] + served.words, environment: served.surroundings)
                defer { held.end() }
                try await served.until("it gives signs of life") { served.notify.count("WATCHDOG=1") > 2 }
                #expect(try await held.hold("NIO-SGLTN") > 0)
                try await served.until("it names what is stuck") {
                    served.notify.status?.contains("stuck: event loop") == true
                }
                let before = served.notify.count("WATCHDOG=1")
                try await Task.sleep(for: .seconds(2))
                #expect(served.notify.count("WATCHDOG=1") == before)
                try await held.release()
                try await served.until("it gives signs of life again") { served.notify.count("WATCHDOG=1") > before }
                try await served.until("its status is plain again") {
                    served.notify.status == "serving \(served.address)"
                }
            }
        }

        @Test func `a postgres of its own that is killed is started again`() async throws {
            try await Served.with(ownCluster: true) { served in
                #expect(try await served.get("/procedure").status < 500)
                for round in 1...2 {
                    let postmaster = try #require(served.postmaster)
                    _ = kill(postmaster, SIGKILL)
                    var wasRed = false
                    try await served.until("readiness is red and then green", within: .seconds(45)) {
                        let readiness = await served.readiness()
                        if readiness == 503 { wasRed = true }
                        return readiness == 200 && served.postmaster.map { $0 != postmaster } == true
                    }
                    #expect(wasRed, "round \(round)")
                    #expect(try await served.get("/procedure").status < 500)
                }
                try await served.until("it says so, twice") {
                    served.errorLines.count { $0.contains("postgresql runs again") } == 2
                }
                #expect(
                    served.notify.all.contains {
                        $0.status?.hasPrefix("serving \(served.address); the database does not answer since ") == true
                    })
                try await served.until("its status is plain again") {
                    served.notify.status == "serving \(served.address)"
                }
                #expect(try await served.stop() == .exited(0))
                #expect(served.postgres == [])
            }
        }

        @Test(arguments: [
            "lisen: 127.0.0.1:8080\n", "calendar: /nowhere\n", "post:\n  letters_directory: /nowhere\n", "\0", "- a\n",
        ])
        func `with settings that are wrong it ends at once`(settings: String) async throws {
            try await Served.with(ownCluster: true, starting: false) { served in
                try served.write(settings)
                // On a busy machine one start may be slow; the best of three tells what the program needs.
                var best = Duration.seconds(60)
                for _ in 0..<3 where best > .seconds(1) {
                    let begun = ContinuousClock.now
                    try served.start()
                    #expect(try await served.ending(within: .seconds(10)) == .exited(78))
                    best = min(best, ContinuousClock.now - begun)
                }
                #expect(best < .seconds(1))
                #expect(served.notify.all.isEmpty)
                #expect(!served.scratch.exists("state/postgresql"))
            }
        }
    }
}
