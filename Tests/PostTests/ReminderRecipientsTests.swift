import Casework
import FoundationEssentials
import Testing

@testable import Post
@testable import Records

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
        .init(partnership: partnership, person: person, agency: agency, role: role, isPointOfContact: pointOfContact)
    }

    private static let everyone = [
        part(ken, council, .coordinator), part(cora, council, .coordinator, pointOfContact: true),
        part(paula, police, .contact, pointOfContact: true), part(officer, police, .contact),
        part(chair, police, .chair), part(senior, council, .senior),
        .init(
            partnership: .init(UUID()), person: .init(UUID()), agency: police, role: .chair, isPointOfContact: true),
    ]

    private func resolve(
        _ roles: [Procedure.Rung.Recipient], owner: Deadline.Owner, among parts: [Addressees.Part] = everyone,
        agencies: Set<Agency.ID> = [council, police], shutOut: Set<Person.ID> = []
    ) -> [Notice.Recipient] {
        let rung = Occurrences.Rung(
            partnership: Self.partnership, deadline: .init(UUID()), version: 1, rung: 0, workingDays: 0,
            recipients: roles, file: UUID(), duty: .action, subject: UUID(), owner: owner,
            dueOn: PostOffice.day("2026-05-08"), isOpen: true, sentBefore: 0)
        let addressees = Addressees(parts: parts, agencies: agencies, shutOut: [rung.file: shutOut])
        return ReminderRecipients(addressees, of: rung).resolve(roles)
    }

    @Test func `is the person whose duty it is`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.officer)
        #expect(resolve([.contact], owner: owner) == [.person(Self.officer)])
    }

    @Test func `is the agency's point of contact where nobody is named or who was named has gone`() {
        let gone = Deadline.Owner(agency: Self.police, person: .init(UUID()))
        #expect(resolve([.contact], owner: .init(agency: Self.police)) == [.person(Self.paula)])
        #expect(resolve([.contact], owner: gone) == [.person(Self.paula)])
    }

    @Test func `are the coordinators where the agency has no point of contact, or there is no agency`() {
        let both: [Notice.Recipient] = [.person(Self.ken), .person(Self.cora)]
        #expect(resolve([.contact], owner: .coordinators) == both)
        #expect(resolve([.pointOfContact], owner: .init(agency: .init(UUID()))) == both)
    }

    @Test func `is the agency's mailbox, or that of the coordinators' agency`() {
        #expect(resolve([.teamMailbox], owner: .init(agency: Self.police)) == [.agency(Self.police)])
        #expect(resolve([.teamMailbox], owner: .coordinators) == [.agency(Self.council)])
    }

    @Test func `are the senior of the agency and the chair`() {
        #expect(resolve([.senior, .chair], owner: .coordinators) == [.person(Self.senior), .person(Self.chair)])
        #expect(resolve([.senior, .chair], owner: .init(agency: Self.police)) == [.person(Self.chair)])
    }

    @Test func `is each only once`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.paula)
        #expect(resolve([.contact, .pointOfContact, .contact], owner: owner) == [.person(Self.paula)])
    }

    @Test func `is nobody who is shut out of the case`() {
        let owner = Deadline.Owner(agency: Self.police, person: Self.officer)
        #expect(resolve([.contact], owner: owner, shutOut: [Self.officer]) == [.person(Self.paula)])
        #expect(
            resolve([.contact], owner: owner, shutOut: [Self.officer, Self.paula, Self.ken]) == [.person(Self.cora)])
    }

    @Test func `are the coordinators where a role is held by no one`() {
        let left = Self.everyone.filter { $0.role == .coordinator }
        #expect(
            resolve([.senior, .chair], owner: .init(agency: Self.police), among: left)
                == [.person(Self.ken), .person(Self.cora)])
        #expect(resolve([.teamMailbox], owner: .init(agency: Self.police), among: left, agencies: []).count == 2)
    }

    @Test func `is no one where nobody is left`() {
        #expect(resolve([.contact, .chair], owner: .coordinators, among: []) == [])
    }
}
