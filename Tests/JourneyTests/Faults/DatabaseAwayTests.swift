import Glibc
import Postgres
import Testing

extension Journeys {
    /// Real servers that the tests break in every way, under a real service with clerks at work in it.
    @Suite struct `The database goes away and comes back` {
        @Test func `whatever its server does, pages say so, nothing is lost and nothing is there twice`() async throws {
            try await DatabaseTown.with {
                try await $0.server("server")
            } _: { here in
                let server = here.servers[0]
                try await here.fault("A fast restart") {
                    try await server.stop("fast")
                } mendedBy: {
                    try await server.start()
                }
                try await here.fault("An immediate shutdown") {
                    try await server.stop("immediate")
                } mendedBy: {
                    try await server.start()
                }
                try await here.fault("A server process killed", isSeen: false) {
                    let process = try #require(try await server.serving().first)
                    try server.signal(pid_t(process), SIGKILL)
                }
                try await here.fault("Every session of the service ended", isSeen: false) {
                    try await server.endSessions()
                }
                try await here.fault("The first process stopped", isSeen: false) {
                    try server.signal(try #require(server.postmaster), SIGSTOP)
                } mendedBy: {
                    server.thaw()
                }
                try await here.fault("The first process stopped, and every session lost") {
                    let sessions = try await server.serving()
                    try server.signal(try #require(server.postmaster), SIGSTOP)
                    for process in sessions { try server.signal(pid_t(process), SIGTERM) }
                } mendedBy: {
                    server.thaw()
                }
                try await here.fault("Every process stopped") {
                    server.freeze()
                } mendedBy: {
                    server.thaw()
                }
            }
        }

        /// Fault 9 of the list of faults.
        @Test func `a server that stands still for a whole minute is given up within seconds, and taken up again`()
            async throws
        {
            try await DatabaseTown.with {
                try await $0.server("server")
            } _: { here in
                let server = here.servers[0]
                try await here.fault("Every process stopped for a minute") {
                    server.freeze()
                    try await Task.sleep(for: .seconds(60))
                } mendedBy: {
                    server.thaw()
                }
            }
        }

        @Test func `a server that may not be written to is no server, until it is promoted`() async throws {
            try await DatabaseTown.with {
                try await $0.server("server")
            } _: { here in
                let server = here.servers[0]
                try await here.fault("A standby that follows nobody") {
                    try await server.stop("fast")
                    try await server.demote()
                    try await server.start()
                } mendedBy: {
                    try await server.promote()
                }
            }
        }

        @Test func `a server without room for another session is waited for, without haste`() async throws {
            try await DatabaseTown.with {
                try await $0.server("server")
            } _: { here in
                let server = here.servers[0]
                let crowd = server.crowd(of: 40)
                try await here.fault("No room for another session") {
                    try await server.fill(with: crowd)
                } mendedBy: {
                    await crowd.close()
                }
                let refusals = server.log.split(separator: "\n").count { $0.contains("connection slots") }
                print("\(refusals) connections were refused meanwhile")
                #expect(refusals > 0)
            }
        }

        @Test func `a lock that somebody else holds keeps nobody waiting for long`() async throws {
            try await DatabaseTown.with {
                try await $0.server("server")
            } _: { here in
                let server = here.servers[0]
                let tables = try await server.hold("lock table application, session, message in access exclusive mode")
                try await here.fault("A lock on tables") {
                } mendedBy: {
                    try await tables.release()
                }
                let head = try await server.hold("select from journal_head for update")
                try await here.fault("A lock on the journal's head", isSeen: false) {
                } mendedBy: {
                    try await head.release()
                }
            }
        }

        @Test func `when the primary dies the standby that is promoted has all that was said to be saved`() async throws
        {
            try await DatabaseTown.with {
                try await $0.pair()
            } _: { here in
                try await here.fault("The primary dies") {
                    try await here.servers[0].stop("immediate")
                } mendedBy: {
                    try await here.servers[1].promote()
                    here.current = here.servers[1]
                }
            }
        }

        @Test func `when the primary falls silent its sessions are given up for those of the standby`() async throws {
            try await DatabaseTown.with {
                try await $0.pair()
            } _: { here in
                try await here.fault("The primary falls silent") {
                    here.servers[0].freeze()
                } mendedBy: {
                    try await here.servers[1].promote()
                    here.current = here.servers[1]
                }
            }
        }

        @Test func `what was being saved when the server went is there once, and the clerk is told so`() async throws {
            try await DatabaseTown.with {
                try await $0.server("server")
            } _: { here in
                let server = here.servers[0]
                try await here.fault("COMMIT was sent and its answer lost") {
                    try await server.holdBackCommits(to: "applicant")
                    try await server.stop("immediate")
                } mendedBy: {
                    try await server.saveTwice(false)
                    try await server.start()
                }
                here.mustHaveUnknown = true
            }
        }

        @Test func `in a storm of all of it nothing is lost and nothing is there twice`() async throws {
            try await DatabaseTown.with {
                try await $0.server("server")
            } _: { here in
                let server = here.servers[0]
                var storm = DatabaseStorm()
                try await here.fault("After the storm", isSeen: false, greenWithin: .seconds(15)) {
                    try await storm.rage(over: server)
                }
            }
        }

        @Test func `a network that vanishes without a word is noticed, and its return as well`() async throws {
            var network: Network?
            try await DatabaseTown.with { ground in
                network = try await ground.cable()
                try await ground.server("server", behind: network)
            } _: { here in
                try await here.fault("The network vanishes") {
                    try await network?.pull()
                } mendedBy: {
                    try await network?.connect()
                }
            }
        }
    }
}
