public import Casework
import Postgres
public import Records

extension Tasks {
    /// The open tasks on somebody's list: an agency's on that of its point of contact, or of the coordinators where it
    /// has none; any other on theirs.
    static func open(
        for office: Officer, _ roster: Roster, first: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Listing<Entry> {
        try open(
            at: roster.agencies(pointOfContact: office),
            besides: office.roles.contains(.coordinator) ? roster.agenciesWithPointOfContact : nil, first: first,
            in: partnership, tx)
    }
}

extension Tasks.Entry {
    /// Whether it stands on somebody's list: an agency's on that of its point of contact, or of the coordinators where it
    /// has none; any other on theirs.
    func isListed(for office: Officer, _ roster: Roster) -> Bool {
        guard let agency else { return office.roles.contains(.coordinator) }
        if roster.isPointOfContact(of: agency, office) { return true }
        return office.roles.contains(.coordinator) && !roster.agenciesWithPointOfContact.contains(agency)
    }
}

extension Desk {
    /// What the case of a task is called; empty where it is about none.
    public func references(of task: Tasks.Entry, for office: Officer) async throws -> [CaseReference] {
        guard let file = task.file else { return [] }
        return try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
            try CaseReferences.of([file], in: office.partnership, tx)[file] ?? []
        }
    }
}
