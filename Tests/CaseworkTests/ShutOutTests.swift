import Casework
import FoundationEssentials
import Testing

@Suite struct `Shutting somebody out of a case` {
    private let town = Town()

    @Test func `any officer may name somebody, also themselves`() throws {
        for officer in town.officers {
            let shutOut = try ShutOut.naming(town.second.person, because: "a cousin", by: .officer(officer))
            #expect(shutOut == ShutOut(person: town.second.person, namedBy: officer.person, reason: "a cousin"))
        }
    }

    @Test func `it takes a reason, and an officer`() {
        #expect(throws: Refusal.missing("reason")) {
            try ShutOut.naming(town.second.person, because: " \n", by: town.byCoordinator)
        }
        for actor in [Actor.service, .applicant(Application.ID(UUID()))] {
            #expect(throws: Refusal.notYours(needed: [.coordinator, .contact, .chair])) {
                try ShutOut.naming(town.second.person, because: "a cousin", by: actor)
            }
        }
    }

    @Test func `a coordinator or chair who is neither of the two lets them in again`() throws {
        let shutOut = ShutOut(person: town.policeContact.person, namedBy: town.coordinator.person, reason: "a cousin")
        #expect(try shutOut.lifting(because: "A mistake.", by: .officer(town.second)) == town.second)
        #expect(try shutOut.lifting(because: "A mistake.", by: town.byChair) == town.chair)
    }

    @Test func `who named them and who was named cannot`() {
        let shutOut = ShutOut(person: town.chair.person, namedBy: town.coordinator.person, reason: "a cousin")
        for officer in [town.coordinator, town.chair] {
            #expect(throws: Refusal.samePerson) { try shutOut.lifting(because: "A mistake.", by: .officer(officer)) }
        }
        let declared = ShutOut(person: town.chair.person, namedBy: town.chair.person, reason: "a cousin")
        #expect(throws: Refusal.samePerson) { try declared.lifting(because: "A mistake.", by: town.byChair) }
    }

    @Test func `it takes a reason`() {
        let shutOut = ShutOut(person: town.policeContact.person, namedBy: town.coordinator.person, reason: "a cousin")
        #expect(throws: Refusal.missing("reason")) {
            try shutOut.lifting(because: " ", by: .officer(town.second))
        }
    }

    @Test func `others cannot`() {
        let shutOut = ShutOut(person: town.chair.person, namedBy: town.coordinator.person, reason: "a cousin")
        for actor in [Actor.officer(town.policeContact), .officer(town.senior), .service] {
            #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
                try shutOut.lifting(because: "A mistake.", by: actor)
            }
        }
    }
}
