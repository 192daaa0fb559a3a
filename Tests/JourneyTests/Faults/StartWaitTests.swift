import Glibc
import TestSupport
import Testing

extension Journeys {
    @Suite struct `A start without its database` {
        private func settings(_ database: TestDatabase, at host: String, role: String = "casereview_serve") -> String {
            "database:\n  url: postgresql://\(role)@/\(database.name)?host=\(host)\n"
        }

        @Test func `waits until the server is there`() async throws {
            try await TestDatabase.with { database in
                try await Served.with(ownCluster: true, starting: false) { served in
                    let place = served.scratch.file("sockets")
                    try served.write(settings(database, at: place))
                    try served.start()
                    try await served.until("it says what it waits for") {
                        served.notify.status?.hasPrefix("starting; waiting for the database: ") == true
                    }
                    try await Task.sleep(for: .seconds(2))
                    #expect(served.notify.count("READY=1") == 0)
                    #expect(served.errorLines.count { $0.contains("Waiting for the database: ") } == 1)
                    guard unsafe symlink(database.socket, place) == 0 else { throw Trouble("No link at \(place).") }
                    try await served.untilReady()
                    #expect(served.notify.status == "serving \(served.address)")
                    #expect(await served.readiness() == 200)
                    #expect(try await served.stop() == .exited(0))
                }
            }
        }

        @Test func `waits for a standby to become the primary`() async throws {
            try await TestDatabase.with { database in
                // What a standby says of itself to whoever wants to write.
                try await database.administer("alter database \(database.name) set default_transaction_read_only = on")
                try await Served.with(settings(database, at: database.socket), ownCluster: true, starting: false) {
                    served in
                    try served.start()
                    try await served.until("it says what it waits for") {
                        served.notify.status?.contains("read-only") == true
                    }
                    try await database.administer(
                        "alter database \(database.name) reset default_transaction_read_only")
                    try await served.untilReady()
                }
            }
        }

        @Test func `a signal ends the waiting`() async throws {
            try await Served.with(
                "database:\n  url: postgresql://a@/b?host=/nowhere\n", ownCluster: true, starting: false
            ) { served in
                try served.start()
                try await served.until("it waits") { served.errors.contains("Waiting for the database") }
                #expect(try await served.stop() == .exited(69))
                #expect(served.errors.contains("Stopped before it was done."))
            }
        }

        @Test func `a login that is refused is wrong settings`() async throws {
            try await TestDatabase.with { database in
                let wrong = [
                    settings(database, at: database.socket, role: "casereview_nobody"),
                    settings(database, at: database.socket).replacing(database.name, with: "casereview_nowhere"),
                    settings(database, at: database.socket, role: "casereview_owner"),
                    settings(database, at: database.socket, role: "postgres"),
                ]
                for settings in wrong {
                    try await Served.with(settings, ownCluster: true, starting: false) { served in
                        try served.start()
                        #expect(try await served.ending(within: .seconds(20)) == .exited(78), "\(settings)")
                        #expect(!served.errors.contains("Waiting"))
                    }
                }
            }
        }

        @Test func `a schema that is not there yet is told with its mend`() async throws {
            try await TestDatabase.with(isEmpty: true) { database in
                try await Served.with(settings(database, at: database.socket), ownCluster: true, starting: false) {
                    served in
                    try served.start()
                    #expect(try await served.ending(within: .seconds(20)) == .exited(69))
                    #expect(served.errors.contains("Run casereviewd migrate."))
                }
            }
        }
    }
}
