import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Whether messages may leave` {
    private func state(_ pool: Pool) async throws -> Sending.State {
        try await pool.transaction(.readOnly, settings: Acting().settings) { tx in try Sending.state(in: tx) }
    }

    /// A decision as if it had been made somewhere else: `place` gives the four columns of a place.
    private func decide(_ place: SQL, in database: TestDatabase) async throws {
        try await database.owner.transaction { tx in
            _ = try tx.run(
                """
                insert into sending (is_on, because, system_identifier, database_oid, timeline, recovery_target)
                select true, 'elsewhere', \(place)
                  from sending_place() as p
                """)
        }
    }

    @Test func `a database that was migrated here sends from the start, and both roles may know`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            _ = try await Migrator.migrate(database.settings(as: .owner))
            #expect(try await state(database.serve) == .on)
            #expect(try await state(database.post) == .on)
        }
    }

    @Test(
        arguments: [
            "p.system_identifier + 1, p.database_oid, p.timeline, p.recovery_target",
            "p.system_identifier, (p.database_oid::bigint + 1)::oid, p.timeline, p.recovery_target",
        ])
    func `a database of another cluster, or another database, sends nothing`(place: String) async throws {
        try await TestDatabase.with { database in
            #expect(try await state(database.serve) == .on)
            try await decide(SQL(trusted: place), in: database)
            #expect(try await state(database.serve) == .off(Sending.Off(reason: .restored)))
            #expect(try await state(database.post) == .off(Sending.Off(reason: .restored)))
        }
    }

    @Test func `a new timeline alone does not stop the post: a standby was promoted`() async throws {
        try await TestDatabase.with { database in
            try await decide("p.system_identifier, p.database_oid, p.timeline - 1, p.recovery_target", in: database)
            #expect(try await state(database.post) == .on)
        }
    }

    @Test func `a database that no decision has reached sends nothing`() async throws {
        try await TestDatabase.with { database in
            try await database.owner.transaction { tx in _ = try tx.run("delete from sending") }
            #expect(try await state(database.post) == .off(Sending.Off(reason: .restored)))
        }
    }

    @Test func `the newest decision holds, with who made it and why`() async throws {
        try await TestDatabase.with { database in
            _ = try await TestPartnership.found(in: database)
            let now = Instant(microseconds: 1_777_777_777_000_000)
            try await database.post.transaction { tx in
                try Sending.hold(because: "letters with a wrong name", by: "Cora Ellis", now: now, in: tx)
            }
            guard case .off(let off) = try await state(database.serve) else {
                Issue.record("it should be off")
                return
            }
            #expect((off.reason, off.by, off.because) == (.held, "Cora Ellis", "letters with a wrong name"))
            #expect(off.since != nil)
            #expect(off.sentence.contains("letters with a wrong name"))

            try await database.post.transaction { tx in
                _ = try Sending.release(by: "Ken Ward", because: nil, leavingOutDueBefore: nil, now: now, in: tx)
            }
            #expect(try await state(database.serve) == .on)
        }
    }

    @Test func `a hold in a copied database is told as the copy that it is, until a person decides there`() async throws
    {
        try await TestDatabase.with { database in
            let now = Instant(microseconds: 1_777_777_777_000_000)
            try await decide("p.system_identifier + 1, p.database_oid, p.timeline, p.recovery_target", in: database)
            try await database.owner.transaction { tx in _ = try tx.run("update sending set is_on = false") }
            #expect(try await state(database.post) == .off(Sending.Off(reason: .restored)))
            try await database.post.transaction { tx in try Sending.hold(because: "x", by: nil, now: now, in: tx) }
            guard case .off(let off) = try await state(database.post) else {
                Issue.record("it should be off")
                return
            }
            #expect(off.reason == .held)
        }
    }

    @Test func `the service that shows pages can decide nothing, and what was decided stays`() async throws {
        try await TestDatabase.with { database in
            let now = Instant(microseconds: 1_777_777_777_000_000)
            let refused = await #expect(throws: PostgresError.self) {
                try await database.serve.transaction { tx in
                    try Sending.hold(because: "x", by: nil, now: now, in: tx)
                }
            }
            #expect(refused?.sqlState == "42501")
            for statement in ["update sending set is_on = false", "delete from sending"] as [SQL] {
                let refused = await #expect(throws: PostgresError.self) {
                    try await database.post.transaction { tx in _ = try tx.run(statement) }
                }
                #expect(refused?.sqlState == "42501")
            }
            let after = try await state(database.post)
            #expect(after == .on)
        }
    }
}
