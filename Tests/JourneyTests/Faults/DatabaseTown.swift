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

    static func with(
        _ make: (Scratch) async throws -> [OwnServer], _ body: (DatabaseTown) async throws -> Void
    ) async throws {
        let scratch = try Scratch()
        var servers: [OwnServer] = []
        do {
            servers = try await make(scratch)
            if let first = servers.first { try await with(servers, first, body) }
        } catch {
            Issue.record("\(error)")
        }
        for server in servers { await server.abandon() }
        scratch.remove()
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
        _ name: String, isSeen: Bool = true, by breaking: () async throws -> Void,
        mendedBy mending: () async throws -> Void = {}
    ) async throws {
        try await watch.fault(name, isSeen: isSeen, by: breaking, mendedBy: mending)
        try await clerksSave()
    }

    /// Returns once a few more calls are in the database.
    private func clerksSave() async throws {
        let before = try await count()
        let end = ContinuousClock.now + .seconds(30)
        while try await count() < before + 6 {
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
