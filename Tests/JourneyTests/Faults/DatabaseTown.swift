import Postgres
import Testing
import Text

/// A town beside servers that the test may break, with clerks at work in it from the beginning to the end; then all that
/// they were answered is held against what the database has.
final class DatabaseTown {
    let servers: [OwnServer]
    /// The one that may be written to.
    var current: OwnServer
    /// Whether somebody must have been told that nobody knows.
    var mustHaveUnknown = false
    private let watch: DatabaseWatch

    private init(_ servers: [OwnServer], _ first: OwnServer, _ watch: DatabaseWatch) {
        self.servers = servers
        current = first
        self.watch = watch
    }

    /// What a test builds its town on; all of it is taken away afterwards.
    final class Ground {
        fileprivate let scratch: Scratch
        fileprivate(set) var servers: [OwnServer] = []
        fileprivate var network: Network?

        fileprivate init() throws { scratch = try Scratch() }

        @discardableResult
        func server(_ name: String, behind network: Network? = nil) async throws -> OwnServer {
            let server = try await OwnServer.make(name, in: scratch, behind: network)
            servers.append(server)
            return server
        }

        /// A primary and its standby; nobody is told that anything is saved before both have it.
        func pair() async throws {
            let primary = try await server("primary")
            servers.append(try await OwnServer.standby(of: primary, named: "standby"))
            try await primary.saveTwice(true)
        }

        func cable() async throws -> Network {
            let network = try await Network()
            self.network = network
            return network
        }

        fileprivate func clear() async {
            for server in servers { await server.abandon() }
            await network?.abandon()
            scratch.remove()
        }
    }

    /// Lends `body` a town on the first server that `build` makes, and whatever stands by it.
    static func with(
        _ build: (Ground) async throws -> Void, _ body: (DatabaseTown) async throws -> Void
    ) async throws {
        let ground = try Ground()
        do {
            try await build(ground)
            if let first = ground.servers.first { try await with(ground.servers, first, body) }
        } catch {
            Issue.record("\(error)")
        }
        await ground.clear()
    }

    private static func with(
        _ servers: [OwnServer], _ first: OwnServer, _ body: (DatabaseTown) async throws -> Void
    ) async throws {
        try await Town.with(settings: OwnServer.settings(servers)) { town in
            let here = DatabaseTown(servers, first, try await DatabaseWatch(town))
            let clerks = try await DatabaseClerks(3, in: town)
            let memories = try await clerks.work {
                try await here.clerksSave()
                try await body(here)
            }
            let reckoning = try await DatabaseClerks.reckon(memories, with: here.current)
            print(reckoning)
            #expect(reckoning.wrong == [])
            #expect(reckoning.unknown > 0 || !here.mustHaveUnknown)
            let audit = try await town.answer("audit", "verify", "--format", "json")
            #expect(audit["verified"]?.truth == true, "\(JSON(audit).text())")
        }
    }

    /// Breaks something, sees that the service says so, mends it, and sees that it serves again and saves.
    func fault(
        _ name: String, isSeen: Bool = true, greenWithin limit: Duration = .seconds(5),
        by breaking: () async throws -> Void, mendedBy mending: () async throws -> Void = {}
    ) async throws {
        try await watch.fault(name, isSeen: isSeen, greenWithin: limit, by: breaking, mendedBy: mending)
        try await clerksSave()
    }

    /// Returns once a few more calls are in the database.
    private func clerksSave() async throws {
        var enough: Int?
        let end = ContinuousClock.now + .seconds(30)
        while true {
            // It may still be coming back.
            if let count = try? await count() {
                if let enough, count >= enough { return }
                enough = enough ?? count + 6
            }
            guard ContinuousClock.now < end else { throw Trouble("The clerks cannot save anything.") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func count() async throws -> Int {
        try await current.admin.transaction(.readOnly) { tx in
            try tx.one("select count(*) as n from applicant") { try $0["n"] }
        }
    }
}
