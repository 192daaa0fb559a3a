import Casework
import Records

/// Whom a rung of a ladder reminds, by role and as things stand now. Who has left, is disabled, or is shut out of the
/// file is never among them.
struct ReminderRecipients {
    private let parts: [Addressees.Part]
    private let agencies: Set<Agency.ID>
    private let owner: Deadline.Owner

    init(_ addressees: Addressees, of rung: Occurrences.Rung) {
        let shutOut = addressees.shutOut[rung.file] ?? []
        parts = addressees.parts.filter { $0.partnership == rung.partnership && !shutOut.contains($0.person) }
        agencies = addressees.agencies
        owner = rung.owner
    }

    /// Each recipient once, in the order of the roles. Roles that nobody holds leave the coordinators: a duty is never
    /// watched by no one.
    func resolve(_ roles: [Procedure.Rung.Recipient]) -> [Notice.Recipient] {
        let found = unique(roles.flatMap(resolve))
        return found.isEmpty ? unique(coordinators) : found
    }

    private func resolve(_ role: Procedure.Rung.Recipient) -> [Notice.Recipient] {
        switch role {
        case .contact:
            if let person = owner.person, parts.contains(where: { $0.person == person }) { return [.person(person)] }
            return pointsOfContact.isEmpty ? coordinators : pointsOfContact
        case .pointOfContact: return pointsOfContact.isEmpty ? coordinators : pointsOfContact
        case .teamMailbox: return agency.map { [.agency($0)] } ?? []
        case .senior: return people { $0.role == .senior && $0.agency == agency }
        case .chair: return people { $0.role == .chair }
        }
    }

    /// The agency whose duty it is; without one it is the coordinators'.
    private var agency: Agency.ID? {
        let own = parts.filter { $0.role == .coordinator }
        let agency = owner.agency ?? (own.first(where: \.isPointOfContact) ?? own.first)?.agency
        return agency.flatMap { agencies.contains($0) ? $0 : nil }
    }

    private var pointsOfContact: [Notice.Recipient] {
        guard let agency = owner.agency else { return [] }
        return people { $0.agency == agency && $0.isPointOfContact }
    }

    private var coordinators: [Notice.Recipient] { people { $0.role == .coordinator } }

    private func people(_ isMeant: (Addressees.Part) -> Bool) -> [Notice.Recipient] {
        parts.filter(isMeant).map { .person($0.person) }
    }

    private func unique(_ recipients: [Notice.Recipient]) -> [Notice.Recipient] {
        var seen: Set<Notice.Recipient> = []
        return recipients.filter { seen.insert($0).inserted }
    }
}
