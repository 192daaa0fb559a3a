import Casework
import Postgres
import Records
import TestSupport
import Testing

@testable import casereviewd

@Suite struct `The demonstration` {
    @Test func `begins in an empty database, and goes on in its own`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            try await DemoCommand.refuseOthers(database.owner)
        }
        try await TestDatabase.with { database in
            try await DemoCommand.refuseOthers(database.owner)
            try await found(in: database, asDemonstration: true)
            try await DemoCommand.refuseOthers(database.owner)
        }
    }

    @Test func `leaves a database with tables of something else alone`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let pool = Pool(database.settings(as: .superuser), size: 1)
            try await pool.transaction { tx in try tx.run("create table public.invoice (id integer)") }
            await pool.close()
            let failure = await #expect(throws: Failure.self) { try await DemoCommand.refuseOthers(database.owner) }
            #expect(failure?.exitCode == 78)
            #expect(failure?.text?.contains("tables of something else") == true)
        }
    }

    @Test func `leaves a partnership that is none alone`() async throws {
        try await TestDatabase.with { database in
            try await found(in: database, asDemonstration: false)
            let failure = await #expect(throws: Failure.self) { try await DemoCommand.refuseOthers(database.owner) }
            #expect(failure?.exitCode == 78)
            #expect(failure?.text?.contains("no demonstration") == true)
        }
    }

    private func found(in database: TestDatabase, asDemonstration: Bool) async throws {
        let acting = Acting(partnership: DemonstrationTown.partnership.id, purpose: .setup)
        try await database.owner.transaction(.readWrite, settings: acting.settings) { tx in
            if asDemonstration { try Demonstrations.begin(clockSeconds: 0, in: tx) }
            try DemonstrationTown.found(on: CivilDate(dayNumber: 20_000), in: tx)
        }
    }
}
