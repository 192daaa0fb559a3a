import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `The procedure in force` {
    private static let areas = ["E07000146", "E07000147"]

    /// The first line of the procedure's file, which here is only its name.
    private func name(
        in area: String, on day: String, _ here: TestPartnership, _ database: TestDatabase
    ) async throws -> String? {
        let day = try #require(CivilDate(day))
        return try await database.serve.acting(here.service, .readOnly) { tx in
            try Partnerships.procedure(of: here.id, in: area, on: day, tx)
        }?.split(separator: "\n").first.map(String.init)
    }

    private func put(
        _ name: String, for areas: [String] = [], from: String, until: String? = nil, _ here: TestPartnership,
        _ database: TestDatabase
    ) async throws {
        let from = try #require(CivilDate(from))
        let until = until.flatMap { CivilDate($0) }
        try await database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
            try Founding.procedure(
                name, name: name, version: "1", areas: areas, id: UUID(), in: here.id, from: from, until: until, tx)
        }
    }

    @Test func `is the newest of that day, and nothing before the first`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database, areas: Self.areas)
            try await put("next", from: "2026-06-01", here, database)
            #expect(try await name(in: Self.areas[0], on: "2026-06-01", here, database) == "next")
            #expect(try await name(in: Self.areas[0], on: "2026-05-31", here, database)?.hasPrefix("#") == true)
            #expect(try await name(in: Self.areas[0], on: "2019-12-31", here, database) == nil)
        }
    }

    @Test func `for one area comes before the one for every area (Schedule 4 paragraph 9)`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database, areas: Self.areas)
            try await put("north", for: [Self.areas[1]], from: "2026-01-01", until: "2026-06-30", here, database)
            try await put("all", from: "2026-05-01", here, database)
            #expect(try await name(in: Self.areas[1], on: "2026-05-01", here, database) == "north")
            #expect(try await name(in: Self.areas[0], on: "2026-05-01", here, database) == "all")
            #expect(try await name(in: Self.areas[1], on: "2026-07-01", here, database) == "all")
        }
    }

    @Test func `cannot be for an area that the partnership does not serve`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database, areas: Self.areas)
            let error = await #expect(throws: PostgresError.self) {
                try await put("else", for: ["E09000019"], from: "2026-01-01", here, database)
            }
            #expect(error?.constraint == "procedure_area_partnership_id_area_code_fkey")
        }
    }
}
