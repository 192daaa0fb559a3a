import Casework
import Postgres
import Records
import Shipped
import TestSupport
import Testing
import Text

@testable import casereviewd

@Suite struct `What must be true before the service serves` {
    @Test func `a migrated database and the serving role pass`() async throws {
        try await TestDatabase.with { database in
            try await ServingChecks.pass(database.serve)
        }
    }

    @Test func `a superuser is refused`() async throws {
        try await TestDatabase.with { database in
            let pool = Pool(database.settings(as: .superuser), size: 1)
            let failure = await #expect(throws: Failure.self) { try await ServingChecks.pass(pool) }
            await pool.close()
            #expect(failure?.exitCode == 78)
            #expect(failure?.text?.contains("superuser") == true)
        }
    }

    @Test func `the post works as its own role and no other`() async throws {
        try await TestDatabase.with { database in
            try await ServingChecks.pass(database.post, as: "casereview_post")
            let failure = await #expect(throws: Failure.self) {
                try await ServingChecks.pass(database.serve, as: "casereview_post")
            }
            #expect(failure?.exitCode == 78)
            #expect(failure?.text?.contains("The post works as casereview_serve, not as casereview_post.") == true)
        }
    }

    @Test func `the owner of the tables is refused`() async throws {
        try await TestDatabase.with { database in
            let failure = await #expect(throws: Failure.self) { try await ServingChecks.pass(database.owner) }
            #expect(failure?.exitCode == 78)
            #expect(failure?.text?.contains("owns tables") == true)
        }
    }

    @Test func `a schema that is newer than the binary is refused, and an empty database`() async throws {
        try await TestDatabase.with { database in
            try await database.owner.transaction { tx in
                try tx.run("insert into schema_version (version, name, digest) values (9999, 'later', 'x')")
            }
            let failure = await #expect(throws: Failure.self) { try await ServingChecks.pass(database.serve) }
            #expect(failure?.exitCode == 69)
            #expect(failure?.text?.contains("newer than this binary") == true)
        }
        try await TestDatabase.with(isEmpty: true) { database in
            let failure = await #expect(throws: Failure.self) { try await ServingChecks.pass(database.serve) }
            #expect(failure?.text?.contains("casereviewd migrate") == true)
        }
    }

    @Test func `a command that only reads looks at the schema alone`() async throws {
        try await TestDatabase.with { database in try await ServingChecks.schema(database.owner) }
        try await TestDatabase.with(isEmpty: true) { database in
            let failure = await #expect(throws: Failure.self) { try await ServingChecks.schema(database.serve) }
            #expect(failure?.exitCode == 69)
        }
    }

    @Test func `an old PostgreSQL is refused`() async throws {
        try await TestDatabase.with { database in
            var facts = try await database.serve.serverFacts()
            facts.version = 140_012
            #expect(ServingChecks.refusal(facts)?.0.contains("PostgreSQL 14 is too old") == true)
        }
    }
}

@Suite struct `The doctor` {
    private let calendar = WorkingCalendar(name: "test", holidays: [date(2026, 12, 25): "Christmas Day"])

    @Test(arguments: [(119, "warning"), (120, "warning"), (121, "ok"), (0, "warning"), (-5, "warning")])
    func `warns when the calendar ends within 120 days of an open deadline`(days: Int, state: String) throws {
        let calendar = try #require(calendar)
        let finding = DoctorCommand.horizon(of: calendar, lastDeadline: calendar.lastDay.adding(days: -days))
        #expect(finding.state.rawValue == state)
        #expect(finding.mend.isEmpty == (state == "ok"))
    }

    @Test func `shows whole sentences, and the mend that comes with them`() {
        let mistake = Mistake(path: "post", found: "a", expected: "b", mend: "Write b.")
        let finding = DoctorCommand.failed("x", Failure(78, Mistakes(mistake)), mend: "Another.")
        #expect(finding.finding == "post: found a, expected b.")
        #expect(finding.mend == "Write b.")
        let plain = DoctorCommand.failed("x", Failure(78, "It is broken."), mend: "Mend it.")
        #expect((plain.finding, plain.mend) == ("It is broken.", "Mend it."))
    }

    @Test func `finds the directory in which another will be made`() {
        #expect(DoctorCommand.nearest("/tmp/nowhere/at/all") == "/tmp")
        #expect(DoctorCommand.nearest("/") == "/")
        #expect(DoctorCommand.nearest("/dev/null/outbox") == "/dev/null")
    }

    @Test func `counts migrations as one would say it`() {
        let waiting = DoctorCommand.schema(.behind(Array(Shipped.migrations.prefix(1)))).finding
        #expect(waiting == "1 migration is waiting.")
    }

    @Test func `is content where no deadline is open`() throws {
        #expect(DoctorCommand.horizon(of: try #require(calendar), lastDeadline: nil).state == .ok)
    }

    @Test func `says of every schema what to do`() {
        #expect(DoctorCommand.schema(.upToDate).state == .ok)
        for state in [MigrationState.none, .behind([]), .ahead(9), .altered(2)] {
            #expect(DoctorCommand.schema(state).state == .failed)
            #expect(!DoctorCommand.schema(state).mend.isEmpty)
        }
    }
}

private func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
}
