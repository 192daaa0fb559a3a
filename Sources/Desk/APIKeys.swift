public import Casework
import FoundationEssentials
import Postgres
public import Records

/// The keys of one partnership, and for whom one can be made.
public struct APIKeysPage: Sendable {
    /// The coordinator's part.
    public var office: Officer
    public var keys: [APIKeys.Entry]
    /// Everybody of every agency.
    public var officers: [Officer]
    public var agencies: [Agency]
}

/// A system of an agency that has called with a key.
public struct APIVisitor: Sendable {
    public var key: APIKey
    /// As whom it acts.
    public var officer: Officer

    public var signedIn: SignedIn { SignedIn(person: officer.person, name: officer.name, offices: [officer]) }
}

// Keys of agencies' own systems: made and ended by coordinators, shown once, kept as a hash.
extension Desk {
    /// One page for each partnership that the visitor coordinates. Throws `DeskError.forbidden` where there is none.
    public func apiKeys(for visitor: SignedIn) async throws -> [APIKeysPage] {
        let today = today
        var pages: [APIKeysPage] = []
        for office in visitor.offices where office.roles.contains(.coordinator) {
            pages.append(
                try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                    APIKeysPage(
                        office: office, keys: try APIKeys.all(in: office.partnership, tx),
                        officers: try Partnerships.officers(of: office.partnership, on: today, in: tx),
                        agencies: try Rosters.agencies(of: office.partnership, on: today, in: tx))
                })
        }
        guard !pages.isEmpty else { throw DeskError.forbidden }
        return pages
    }

    /// Makes a key for somebody of an agency. Throws `Refusal` with nothing changed.
    public func makeAPIKey(
        for person: Person.ID, named name: String, until day: CivilDate, by officer: Officer
    ) async throws -> Token {
        let (token, id, actor) = (Token.make(), APIKey.ID(UUID()), Actor.officer(officer))
        try await change(officer.partnership, actor) { tx, now in
            let today = London.date(of: now)
            guard
                let holder = try Partnerships.officers(of: officer.partnership, on: today, in: tx)
                    .first(where: { $0.person == person })
            else { throw Refusal.unknown("person") }
            let (key, event) = try APIKey.making(id, for: holder, named: name, until: day, by: actor, on: today)
            try APIKeys.insert(key, token, by: officer.person, at: now, in: officer.partnership, tx)
            try Events.append([event], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
        return token
    }

    /// Ends a key. Throws `DeskError.absent` where there is none that lives.
    public func endAPIKey(_ id: APIKey.ID, by officer: Officer) async throws {
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            guard
                let entry = try APIKeys.all(in: officer.partnership, tx)
                    .first(where: { $0.key.id == id && $0.endedAt == nil })
            else { throw DeskError.absent }
            let event = try entry.key.ending(by: actor)
            try APIKeys.end(id, by: officer.person, at: now, in: officer.partnership, tx)
            try Events.append([event], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
    }

    /// Who calls with a key; nil where it is unknown, has ended or expired, or its person is not of the agency any more.
    public func apiVisitor(_ token: Token) async throws -> APIVisitor? {
        let found = try await transaction(.readOnly, .signingIn) { tx in try APIKeys.find(token, in: tx) }
        guard let (entry, partnership) = found else { return nil }
        let offices = try await offices(of: entry.key.person)
        guard let officer = entry.key.officer(among: offices, in: partnership, on: today) else { return nil }
        let now = now
        if entry.usedAt.map({ $0.adding(seconds: 60) < now }) ?? true {
            try await transaction(.readWrite, .signingIn) { tx in
                try APIKeys.touch(entry.key.id, at: now, in: partnership, tx)
            }
        }
        return APIVisitor(key: entry.key, officer: officer)
    }
}
