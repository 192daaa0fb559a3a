import Casework
import FoundationEssentials
import Testing

@Suite struct `Whom a reminder goes to` {
    private static let partnership = Partnership.ID(UUID())
    private static let council = Agency.ID(UUID())
    private static let police = Agency.ID(UUID())
    private static let cora = Person.ID(UUID())
    private static let ken = Person.ID(UUID())
    private static let paula = Person.ID(UUID())
    private static let officer = Person.ID(UUID())
    private static let chair = Person.ID(UUID())
    private static let senior = Person.ID(UUID())

    private static func part(
        _ person: Person.ID, _ agency: Agency.ID, _ role: Role, pointOfContact: Bool = false
    ) -> Addressees.Part {
        .init(
            partnership: partnership, person: person, name: "Somebody", agency: agency, role: role,
            isPointOfContact: pointOfContact)
    }

    private static let everyone = [
        part(ken, council, .coordinator), part(cora, council, .coordinator, pointOfContact: true),
        part(paula, police, .contact, pointOfContact: true), part(officer, police, .contact),
        part(chair, police, .chair), part(senior, council, .senior),
        .init(
            partnership: .init(UUID()), person: .init(UUID()), name: "Elsewhere", agency: police, role: .chair,
            isPointOfContact: true),
    ]

    private func resolve(
        _ roles: [Procedure.Rung.Recipient], owner: Deadline.Owner, among parts: [Addressees.Part] = everyone,
        agencies: Set<Agency.ID> = [council, police], shutOut: Set<Person.ID> = [],
        covers: [Person.ID: Person.ID] = [:]
    ) -> [ReminderRecipients.Recipient] {
        let file = UUID()
        let addressees = Addressees(
            parts: parts, agencies: Dictionary(uniqueKeysWithValues: agencies.map { ($0, "An agency") }),
            shutOut: [file: shutOut], covers: [Self.partnership: covers])
        return ReminderRecipients(addressees, file: file, of: Self.partnership, owner: owner).resolve(roles)
    }

    /// Whom it goes to, without the mailbox that every reminder to a person goes to as well.
    private func people(
        _ roles: [Procedure.Rung.Recipient], owner: Deadline.Owner, among parts: [Addressees.Part] = everyone,
        shutOut: Set<Person.ID> = []
    ) -> [Notice.Recipient] {
        resolve(roles, owner: owner, among: parts, shutOut: shutOut).map(\.to).filter {
            if case .person = $0 { true } else { false }
        }
    }

    @Test func `is never a person alone, but the mailbox of the team whose duty it is as well`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.officer)
        for role in Procedure.Rung.Recipient.allCases where role != .senior {
            #expect(resolve([role], owner: owner).map(\.to).last == .agency(Self.police), "\(role)")
        }
        #expect(resolve([.senior], owner: .coordinators).map(\.to) == [.person(Self.senior), .agency(Self.council)])
        #expect(
            resolve([.teamMailbox, .contact], owner: owner).map(\.to) == [
                .agency(Self.police), .person(Self.officer),
            ])
    }

    @Test func `is whoever is away and who covers for them, who is told for whom`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.officer)
        let found = resolve([.contact], owner: owner, covers: [Self.officer: Self.paula])
        #expect(
            found == [
                .init(.person(Self.officer)), .init(.person(Self.paula), absent: Self.officer),
                .init(.agency(Self.police)),
            ])
        // In their own right they are no copy.
        let both = resolve([.contact, .pointOfContact], owner: owner, covers: [Self.officer: Self.paula])
        #expect(
            both == [
                .init(.person(Self.officer)), .init(.person(Self.paula)), .init(.agency(Self.police)),
            ])
    }

    @Test func `is no cover who does not serve here, is shut out, or covers for somebody who has gone`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.officer)
        let own: [ReminderRecipients.Recipient] = [.init(.person(Self.officer)), .init(.agency(Self.police))]
        #expect(resolve([.contact], owner: owner, covers: [Self.officer: .init(UUID())]) == own)
        #expect(resolve([.contact], owner: owner, covers: [Self.officer: Self.officer]) == own)
        #expect(resolve([.contact], owner: owner, shutOut: [Self.ken], covers: [Self.officer: Self.ken]) == own)
        let left = Self.everyone.filter { $0.person != Self.officer }
        #expect(
            resolve([.contact], owner: owner, among: left, covers: [Self.officer: Self.ken])
                == [.init(.person(Self.paula)), .init(.agency(Self.police))])
    }

    @Test func `is the person whose duty it is`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.officer)
        #expect(people([.contact], owner: owner) == [.person(Self.officer)])
    }

    @Test func `is the agency's point of contact where nobody is named or who was named has gone`() {
        let gone = Deadline.Owner(agency: Self.police, person: .init(UUID()))
        #expect(people([.contact], owner: .init(agency: Self.police)) == [.person(Self.paula)])
        #expect(people([.contact], owner: gone) == [.person(Self.paula)])
    }

    @Test func `are the coordinators where the agency has no point of contact, or there is no agency`() {
        let both: [Notice.Recipient] = [.person(Self.ken), .person(Self.cora)]
        #expect(people([.contact], owner: .coordinators) == both)
        #expect(people([.pointOfContact], owner: .init(agency: .init(UUID()))) == both)
    }

    @Test func `is the agency's mailbox, or that of the coordinators' agency`() {
        #expect(resolve([.teamMailbox], owner: .init(agency: Self.police)).map(\.to) == [.agency(Self.police)])
        #expect(resolve([.teamMailbox], owner: .coordinators).map(\.to) == [.agency(Self.council)])
    }

    @Test func `are the senior of the agency and the chair`() {
        #expect(people([.senior, .chair], owner: .coordinators) == [.person(Self.senior), .person(Self.chair)])
        #expect(people([.senior, .chair], owner: .init(agency: Self.police)) == [.person(Self.chair)])
    }

    @Test func `is each only once`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.paula)
        #expect(people([.contact, .pointOfContact, .contact], owner: owner) == [.person(Self.paula)])
    }

    @Test func `is nobody who is shut out of the case`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.officer)
        #expect(people([.contact], owner: owner, shutOut: [Self.officer]) == [.person(Self.paula)])
        #expect(
            people([.contact], owner: owner, shutOut: [Self.officer, Self.paula, Self.ken]) == [.person(Self.cora)])
    }

    @Test func `are the coordinators where a role is held by no one`() {
        let left = Self.everyone.filter { $0.role == .coordinator }
        #expect(
            people([.senior, .chair], owner: .init(agency: Self.police), among: left)
                == [.person(Self.ken), .person(Self.cora)])
        #expect(resolve([.teamMailbox], owner: .init(agency: Self.police), among: left, agencies: []).count == 2)
    }

    @Test func `is no one where nobody is left`() {
        #expect(people([.contact, .chair], owner: .coordinators, among: []) == [])
    }
}
