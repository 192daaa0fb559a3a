public import Casework
import FoundationEssentials
import Postgres
import Records

// The directory of other areas' contacts, for coordinators.
extension Desk {
    /// Every contact that the partnership keeps, ended ones included.
    public func areaContacts(for officer: Officer) async throws -> [AreaContact] {
        guard officer.roles.contains(.coordinator) else { throw DeskError.forbidden }
        return try await transaction(.readOnly, acting(.officer(officer), in: officer.partnership)) { tx in
            try AreaContacts.all(in: officer.partnership, tx)
        }
    }

    /// Enters a contact. Where an application waits for one of this area, it waits no more.
    public func enter(_ contact: AreaContact, by officer: Officer) async throws {
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            let event = try contact.entering(by: actor)
            try AreaContacts.insert(contact, in: officer.partnership, tx)
            try Events.append([event], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
            let today = London.date(of: now)
            let reachable = try reachableAreas(from: officer.partnership, on: today, tx)
            let open = try Deadlines.open(of: .areaContact, in: officer.partnership, tx)
            for waiting in open {
                guard let application = try Applications.load(.init(waiting.file), in: officer.partnership, tx),
                    Set(application.reportsElsewhere.map(\.area)).isSubset(of: reachable)
                else { continue }
                try Deadlines.apply(
                    [.met(.areaContact, subject: waiting.subject, on: today)], to: waiting.file,
                    of: officer.partnership, today: today, in: tx)
            }
        }
    }

    /// Ends a contact on its last day.
    public func end(_ id: AreaContact.ID, on day: CivilDate, by officer: Officer) async throws {
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            guard let contact = try AreaContacts.all(in: officer.partnership, tx).first(where: { $0.id == id }) else {
                throw DeskError.absent
            }
            let (after, event) = try contact.ending(on: day, by: actor)
            try AreaContacts.saveEnd(of: after, in: officer.partnership, tx)
            try Events.append([event], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
    }
}
