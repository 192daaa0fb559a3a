public import FoundationEssentials

/// Whom a rung of a ladder reminds, by role and as things stand on a day. Who has left, is disabled, or is shut out of
/// the file is never among them. Whoever is away is reminded beside the person who covers for them, and no person is
/// reminded without the mailbox of the team whose duty it is: people leave, fall ill and change.
public struct ReminderRecipients {
    public struct Recipient: Hashable, Sendable {
        public var to: Notice.Recipient
        /// The person whom they cover: they get a copy.
        public var absent: Person.ID?

        public init(_ to: Notice.Recipient, absent: Person.ID? = nil) {
            self.to = to
            self.absent = absent
        }
    }

    private let parts: [Addressees.Part]
    private let agencies: [Agency.ID: String]
    private let covers: [Person.ID: Person.ID]
    private let owner: Deadline.Owner

    public init(_ addressees: Addressees, file: UUID, of partnership: Partnership.ID, owner: Deadline.Owner) {
        let shutOut = addressees.shutOut[file] ?? []
        parts = addressees.parts.filter { $0.partnership == partnership && !shutOut.contains($0.person) }
        agencies = addressees.agencies
        covers = addressees.covers[partnership] ?? [:]
        self.owner = owner
    }

    /// Each recipient once, in the order of the roles, the mailbox last where no role names it. Roles that nobody holds
    /// leave the coordinators: a duty is never watched by no one.
    public func resolve(_ roles: [Procedure.Rung.Recipient]) -> [Recipient] {
        var found = roles.flatMap(resolve)
        if found.isEmpty { found = coordinators }
        let direct = Set(found)
        let withCovers = found.flatMap { recipient -> [Recipient] in
            guard case .person(let person) = recipient, let cover = covers[person], cover != person,
                parts.contains(where: { $0.person == cover }), !direct.contains(.person(cover))
            else { return [Recipient(recipient)] }
            return [Recipient(recipient), Recipient(.person(cover), absent: person)]
        }
        let goesToPerson = found.contains { if case .person = $0 { true } else { false } }
        var seen: Set<Notice.Recipient> = []
        return (withCovers + (goesToPerson ? mailbox.map { Recipient($0) } : [])).filter { seen.insert($0.to).inserted }
    }

    private func resolve(_ role: Procedure.Rung.Recipient) -> [Notice.Recipient] {
        switch role {
        case .contact:
            if let person = owner.person, parts.contains(where: { $0.person == person }) { return [.person(person)] }
            return pointsOfContact.isEmpty ? coordinators : pointsOfContact
        case .pointOfContact: return pointsOfContact.isEmpty ? coordinators : pointsOfContact
        case .teamMailbox: return mailbox
        case .senior: return people { $0.role == .senior && $0.agency == agency }
        case .chair: return people { $0.role == .chair }
        }
    }

    private var mailbox: [Notice.Recipient] { agency.map { [.agency($0)] } ?? [] }

    /// The agency whose duty it is; without one it is the coordinators'.
    private var agency: Agency.ID? {
        let own = parts.filter { $0.role == .coordinator }
        let agency = owner.agency ?? (own.first(where: \.isPointOfContact) ?? own.first)?.agency
        return agency.flatMap { agencies[$0] == nil ? nil : $0 }
    }

    private var pointsOfContact: [Notice.Recipient] {
        guard let agency = owner.agency else { return [] }
        return people { $0.agency == agency && $0.isPointOfContact }
    }

    private var coordinators: [Notice.Recipient] { people { $0.role == .coordinator } }

    private func people(_ isMeant: (Addressees.Part) -> Bool) -> [Notice.Recipient] {
        parts.filter(isMeant).map { .person($0.person) }
    }
}
