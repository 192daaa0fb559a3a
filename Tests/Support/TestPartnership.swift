public import Casework
import FoundationEssentials
import Postgres
import Records
import Shipped

/// A partnership with its agencies and people, as it stands in a test's database.
public struct TestPartnership: Sendable {
    public let partnership: Partnership
    /// Codes of the areas; every agency serves all of them.
    public let areas: [String]

    public let council: Agency
    public let police: Agency
    public let health: Agency
    public let landlord: Agency
    /// No relevant body.
    public let support: Agency

    /// Of the council, and its point of contact.
    public let coordinator: Officer
    /// Of the council as well.
    public let secondCoordinator: Officer
    /// Of the police.
    public let chair: Officer
    /// Of the council.
    public let senior: Officer
    /// The point of contact of each agency but the council.
    public let policeContact: Officer
    public let healthContact: Officer
    public let landlordContact: Officer
    public let supportContact: Officer

    public var id: Partnership.ID { partnership.id }
    public var agencies: [Agency] { [council, police, health, landlord, support] }
    public var officers: [Officer] {
        [
            coordinator, secondCoordinator, chair, senior, policeContact, healthContact, landlordContact,
            supportContact,
        ]
    }

    /// The mailbox of an agency: `council@east.example`.
    public func mailbox(of agency: Agency) -> String { "\(agency.kind.rawValue)@\(domain)" }

    /// Where a person is written to: `coordinator@people.east.example`.
    public func email(of officer: Officer) -> String { emails[officer.person] ?? "" }

    private let domain: String
    private var emails: [Person.ID: String] = [:]

    /// Writes one down, as the owner who founds it. `name` must be another for each in one database.
    ///
    /// Everything is valid from 1 January 2020 without an end, and `procedure` (a name in `config/procedures`) is in
    /// force.
    public static func found(
        in database: TestDatabase, name: String = "East", areas: [String] = ["E07000146"],
        procedure: String = "statutory"
    ) async throws -> TestPartnership {
        let here = TestPartnership(name: name, areas: areas)
        let source = Shipped.text("config/procedures/\(procedure).yaml") ?? ""
        let setup = Acting(partnership: here.id, purpose: .setup)
        try await database.owner.acting(setup) { tx in
            for area in areas {
                try Founding.area(area, name: area, nation: "England", from: start, in: tx)
            }
            try Founding.partnership(here.partnership, serving: areas, from: start, in: tx)
            for agency in here.agencies {
                try Founding.agency(
                    agency, mailbox: here.mailbox(of: agency), serving: areas, in: here.id, from: start, tx)
            }
            for officer in here.officers { try here.insert(officer, in: tx) }
            try Founding.procedure(
                source, name: procedure, version: "1", id: UUID(), in: here.id, from: start, tx)
        }
        return here
    }

    private static let start = CivilDate(dayNumber: 18_262)

    private init(name: String, areas: [String]) {
        let partnership = Partnership(id: Partnership.ID(UUID()), name: name)
        self.partnership = partnership
        self.areas = areas
        let domain = "\(name.lowercased()).example"
        self.domain = domain

        func agency(_ kind: Agency.Kind) -> Agency {
            Agency(
                id: Agency.ID(UUID()), name: "\(name) \(kind.rawValue)", kind: kind,
                isRelevantBody: kind != .support)
        }
        council = agency(.council)
        police = agency(.police)
        health = agency(.health)
        landlord = agency(.landlord)
        support = agency(.support)

        var emails: [Person.ID: String] = [:]
        func officer(_ local: String, _ person: String, _ agency: Agency, _ role: Role) -> Officer {
            let id = Person.ID(UUID())
            emails[id] = "\(local)@people.\(domain)"
            return Officer(person: id, name: person, partnership: partnership.id, agency: agency.id, roles: [role])
        }
        coordinator = officer("coordinator", "Cora Ellis", council, .coordinator)
        secondCoordinator = officer("coordinator2", "Ken Ward", council, .coordinator)
        chair = officer("chair", "Charles Hall", police, .chair)
        senior = officer("senior", "Sonia Patel", council, .senior)
        policeContact = officer("police", "Paula Reed", police, .contact)
        healthContact = officer("health", "Harry Shah", health, .contact)
        landlordContact = officer("landlord", "Lena Moss", landlord, .contact)
        supportContact = officer("support", "Sam Oduya", support, .contact)
        self.emails = emails
    }

    private func insert(_ officer: Officer, in tx: borrowing Transaction) throws {
        let person = Person(id: officer.person, name: officer.name)
        try Founding.person(person, email: email(of: officer), in: tx)
        for role in officer.roles {
            try Founding.membership(
                of: officer.person, for: officer.agency, as: role,
                isPointOfContact: role == .contact || officer == coordinator, in: id, from: TestPartnership.start, tx)
        }
    }
}
