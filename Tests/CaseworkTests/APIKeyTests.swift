import Casework
import FoundationEssentials
import Testing

@Suite struct `A key for an agency's system` {
    private let partnership = Partnership.ID(UUID())
    private let agency = Agency.ID(UUID())

    private func officer(_ roles: Role..., agency: Agency.ID? = nil, in partnership: Partnership.ID? = nil) -> Officer {
        Officer(
            person: Person.ID(UUID()), name: "Paula Reed", partnership: partnership ?? self.partnership,
            agency: agency ?? self.agency, roles: Set(roles))
    }

    private func make(_ name: String, until last: String, by roles: Role...) throws -> (APIKey, Event) {
        try APIKey.making(
            APIKey.ID(UUID()), for: officer(.contact), named: name, until: day(last),
            by: .officer(
                Officer(
                    person: Person.ID(UUID()), name: "Cora", partnership: partnership, agency: agency,
                    roles: Set(roles))), on: day("2026-05-01"))
    }

    @Test func `is made by a coordinator, with a name and a last day in the next two years`() throws {
        let (key, event) = try make("Housing", until: "2028-05-01", by: .coordinator)
        #expect(key.name == "Housing" && key.agency == agency && event.kind == .apiKeyMade)
        #expect(throws: Refusal.missing("name")) { try make(" ", until: "2026-06-01", by: .coordinator) }
        #expect(throws: Refusal.missing("name")) {
            try make(String(repeating: "a", count: 101), until: "2026-06-01", by: .coordinator)
        }
        for last in ["2026-05-01", "2028-05-02"] {
            #expect(
                throws: Refusal.date("expires_on", day(last), from: day("2026-05-02"), until: day("2028-05-01"))
            ) {
                try make("Housing", until: last, by: .coordinator)
            }
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try make("Housing", until: "2026-06-01", by: .chair, .contact)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try key.ending(by: .service) }
    }

    @Test func `makes a contact of its person, as long as they are of the agency and to its last day`() throws {
        let key = try make("Housing", until: "2026-06-01", by: .coordinator).0
        let elsewhere = officer(.contact, in: Partnership.ID(UUID()))
        let here = officer(.coordinator, .chair)
        let made = try #require(
            key.officer(among: [elsewhere, here], in: partnership, on: day("2026-06-01")))
        #expect(made.roles == [.contact] && made.agency == agency && made.covers.isEmpty)
        #expect(key.officer(among: [here], in: partnership, on: day("2026-06-02")) == nil)
        #expect(key.officer(among: [elsewhere], in: partnership, on: day("2026-06-01")) == nil)
        let moved = officer(.contact, agency: Agency.ID(UUID()))
        #expect(key.officer(among: [moved], in: partnership, on: day("2026-06-01")) == nil)
    }
}
