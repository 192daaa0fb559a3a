import Casework
import Shipped
import Testing

@testable import Records

@Suite struct `The state of a schema` {
    private let shipped = (1...3).map { Shipped.Migration(number: $0, name: "n\($0)", text: "select \($0)") }

    private func state(_ numbers: [Int], changing changed: Int? = nil) -> MigrationState {
        let applied = numbers.map { number in
            let text = number == changed ? "select 0" : "select \(number)"
            return AppliedMigration(
                number: number, name: "n\(number)", digest: Migrator.digest(of: text), at: Instant(microseconds: 0))
        }
        return MigrationState(applied: applied, shipped: shipped)
    }

    @Test func `Nothing applied, some pending, all applied`() {
        #expect(state([]) == .none)
        #expect(state([1]) == .behind([shipped[1], shipped[2]]))
        #expect(state([1, 2, 3]) == .upToDate)
    }

    @Test func `A version that the binary does not know is newer`() {
        #expect(state([1, 2, 3, 4, 5]) == .ahead(5))
    }

    @Test func `Another text under a number is named by it`() {
        #expect(state([1, 2], changing: 2) == .altered(2))
    }

    @Test func `Each refusal says what to do`() {
        #expect(MigrationRefusal.newerSchema(9).description.contains("version 9"))
        #expect(MigrationRefusal.alteredMigration(2).description.contains("Migration 2"))
    }
}
