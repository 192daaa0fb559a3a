import Casework
import Postgres
import Records
import Shipped
import TestSupport
import Testing

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

    @Test(arguments: [(119, "warning"), (120, "ok"), (0, "warning"), (-5, "warning")])
    func `warns when the calendar ends within 120 days of an open deadline`(days: Int, state: String) throws {
        let calendar = try #require(calendar)
        let finding = DoctorCommand.horizon(of: calendar, lastDeadline: calendar.lastDay.adding(days: -days))
        #expect(finding.state.rawValue == state)
        #expect(finding.mend.isEmpty == (state == "ok"))
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
