import Casework
import FoundationEssentials
import Testing

@Suite struct `The quorum of a meeting` {
    private let town = Town()

    private func quorum(_ who: [Procedure.MustAttend]? = nil, minimum: Int? = nil, concerned: Set<Agency.ID> = [])
        -> Quorum
    {
        Quorum(
            panel: .init(minimum: minimum, mustAttendRule: who.map { .init($0) }), agencies: town.agencies,
            officers: town.officers, landlordsConcerned: concerned)
    }

    @Test func `asks for the chair, the council and the police where the procedure does not say`() {
        #expect(quorum().lacks(among: town.panel).isEmpty)
        #expect(
            quorum().lacks(among: []) == [.role(.chair), .kind(.council), .kind(.police)])
        #expect(quorum().lacks(among: [town.chair.person]) == [.kind(.council)])
    }

    @Test func `asks for whom the procedure names, by role, kind and the landlord concerned`() {
        let rows: [(Procedure.MustAttend, Officer, Quorum.Lack)] = [
            (.chair, town.chair, .role(.chair)), (.coordinator, town.coordinator, .role(.coordinator)),
            (.council, town.senior, .kind(.council)), (.police, town.policeContact, .kind(.police)),
            (.health, town.healthContact, .kind(.health)), (.landlord, town.landlordContact, .kind(.landlord)),
            (.landlordConcerned, town.landlordContact, .agency(town.landlord.id)),
        ]
        for (who, officer, lack) in rows {
            let quorum = quorum([who], concerned: [town.landlord.id])
            #expect(quorum.lacks(among: [officer.person]).isEmpty, "\(who)")
            #expect(quorum.lacks(among: []) == [lack], "\(who)")
        }
        #expect(quorum([.landlordConcerned]).lacks(among: []).isEmpty)
        #expect(quorum([], minimum: 3).lacks(among: [town.chair.person]) == [.bodies(have: 1, needed: 3)])
    }

    @Test func `is restored by another of the same agency, in the place of whoever cannot come`() {
        let invited = [town.coordinator.person, town.chair.person, town.healthContact.person]
        let found = quorum([.council, .police]).restoring(invited: invited, notComing: [town.chair.person])
        #expect(found.lacks == [.kind(.police)])
        #expect(
            found.standIns == [
                .init(person: town.policeContact.person, insteadOf: town.chair.person, isFree: true)
            ])
    }

    @Test func `whoever is free comes before whoever is busy, and nobody who is invited or declined is offered`() {
        let invited = [town.coordinator.person, town.policeContact.person]
        let both = quorum([.coordinator]).restoring(
            invited: invited, notComing: [town.coordinator.person], busy: [town.second.person])
        #expect(
            both.standIns == [.init(person: town.second.person, insteadOf: town.coordinator.person, isFree: false)])
        let none = quorum([.health]).restoring(invited: invited, notComing: [town.healthContact.person])
        #expect(none.lacks == [.kind(.health)] && none.standIns.isEmpty)
    }

    @Test func `too few bodies are made up by bodies that do not come yet`() {
        let found = quorum([], minimum: 2).restoring(
            invited: [town.coordinator.person, town.policeContact.person], notComing: [town.policeContact.person])
        #expect(found.lacks == [.bodies(have: 1, needed: 2)] && found.standIns.count == 3)
        #expect(!found.standIns.contains { $0.person == town.second.person })
        // The same body comes first: they come in the place of their colleague.
        #expect(found.standIns.first?.person == town.chair.person)
    }

    @Test func `holds where everybody comes`() {
        #expect(
            quorum().restoring(invited: town.panel, notComing: [town.healthContact.person])
                == .init(lacks: [], standIns: []))
    }
}
