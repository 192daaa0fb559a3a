import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `The versions of a procedure` {
    @Test func `are listed, the newest first, and each is read by itself`() async throws {
        try await Office.with { office in
            let here = office.here.id
            let area = office.here.areas[0]
            let second = UUID()
            let file = try await office.look { tx in
                try Partnerships.procedure(of: here, in: area, on: day("2026-05-01"), tx)
            }
            let next = try #require(file).replacing("version: \"1\"", with: "version: \"2\"")
            try await office.database.owner.acting(Acting(partnership: here, purpose: .setup)) { tx in
                try Founding.procedure(
                    next, name: "statutory", version: "2", id: second, in: here, from: day("2026-06-01"), tx)
            }
            let versions = try await office.desk.procedures(of: here, in: area)
            #expect(versions.map(\.version) == ["2", "1"] && versions.first?.id == second)
            #expect(versions.map { $0.isInForce(on: day("2026-05-31")) } == [false, true])
            #expect(versions.map { $0.isInForce(on: day("2026-06-01")) } == [true, true])
            #expect(try await office.desk.procedure(second, of: here).version == "2")
            await #expect(throws: DeskError.absent) { try await office.desk.procedure(UUID(), of: here) }
            await #expect(throws: DeskError.absent) {
                try await office.desk.procedure(second, of: Partnership.ID(UUID()))
            }
        }
    }
}
