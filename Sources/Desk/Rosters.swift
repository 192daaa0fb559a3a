public import Casework
import FoundationEssentials
import Postgres
public import Records

/// Who serves a partnership, as those read it who see to its people.
public struct RosterPage: Sendable {
    /// The reader's part.
    public var office: Officer
    public var partnership: Partnership
    /// The agencies that the reader sees to.
    public var agencies: [Agency]
    public var roster: Roster
    public var addresses: [Person.ID: String]
    /// What is open without a person at these agencies.
    public var unnamed: [LeftOpen.Entry]

    /// The parts of a person that have not ended.
    public func parts(of person: Person.ID) -> [Serving] { roster.parts.filter { $0.person == person } }

    /// Whether the reader may change what is about a person.
    public func isManaged(_ person: Person.ID) -> Bool {
        let parts = parts(of: person)
        return !parts.isEmpty && roster.manages(parts, office)
    }
}

// Who serves, for coordinators, and for an agency's point of contact as far as its own people go.
extension Desk {
    /// One page for each partnership in which the visitor sees to people. Throws `DeskError.forbidden` where there is none.
    public func rosters(for visitor: SignedIn) async throws -> [RosterPage] {
        let today = today
        var pages: [RosterPage] = []
        for office in visitor.offices {
            let page = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                try Desk.rosterPage(of: office, today: today, tx)
            }
            if let page { pages.append(page) }
        }
        guard !pages.isEmpty else { throw DeskError.forbidden }
        return pages
    }

    /// The page on which a person stands whom the visitor may change. Throws `DeskError.absent` where there is none.
    public func roster(with person: Person.ID, for visitor: SignedIn) async throws -> RosterPage {
        guard let page = try await rosters(for: visitor).first(where: { $0.isManaged(person) }) else {
            throw DeskError.absent
        }
        return page
    }

    private static func rosterPage(
        of office: Officer, today: CivilDate, _ tx: borrowing Transaction
    ) throws -> RosterPage? {
        let roster = try Rosters.load(office.partnership, on: today, in: tx)
        let agencies = try Rosters.agencies(of: office.partnership, on: today, in: tx)
            .filter { roster.manages($0.id, office) }
        guard !agencies.isEmpty, let partnership = try Partnerships.partnership(office.partnership, in: tx) else {
            return nil
        }
        let people = Set(roster.parts.filter { part in agencies.contains { $0.id == part.agency } }.map(\.person))
        return RosterPage(
            office: office, partnership: partnership, agencies: agencies, roster: roster,
            addresses: try Rosters.addresses(of: Array(people), in: tx),
            unnamed: try LeftOpen.unnamed(in: office.partnership, tx)
                .filter { entry in agencies.contains { $0.id == entry.agency } })
    }

    /// Arranges a cover, and tells both.
    public func arrange(_ cover: Cover, by officer: Officer) async throws {
        try await changeRoster(officer) { roster, actor, now, tx in
            let (event, notices) = try roster.arranging(cover, by: actor)
            try Covers.insert(cover, by: officer.person, on: roster.today, of: officer.partnership, in: tx)
            return (event, notices)
        }
    }

    /// Ends a cover before its time.
    public func end(_ cover: Cover.ID, by officer: Officer) async throws {
        try await changeRoster(officer) { roster, actor, _, tx in
            let (after, event, notices) = try roster.ending(cover, by: actor)
            try Covers.saveEnd(of: after, by: officer.person, in: officer.partnership, tx)
            return (event, notices)
        }
    }

    /// Somebody comes. Whose address is known already keeps their name and signs in as before.
    public func add(
        _ name: String, email: String, as role: Role, isPointOfContact: Bool, for agency: Agency.ID,
        from day: CivilDate, by officer: Officer
    ) async throws {
        try await changeRoster(officer) { roster, actor, _, tx in
            guard
                try Rosters.agencies(of: officer.partnership, on: roster.today, in: tx).contains(where: {
                    $0.id == agency
                })
            else { throw Refusal.unknown("agency") }
            // Rows of people stand above the partnerships.
            try Acting.becomeSigningIn(in: tx)
            let holder = try Rosters.holder(of: email, in: tx)
            guard holder?.isDisabled != true else { throw Refusal.people(.addressTaken) }
            let person = holder?.person ?? Person(id: Person.ID(UUID()), name: name)
            let part = Serving(
                person: person.id, name: person.name, agency: agency, role: role, isPointOfContact: isPointOfContact,
                from: day)
            let event = try roster.adding(part, by: actor)
            if holder == nil { try Rosters.insert(person, email: email, in: tx) }
            try Rosters.insert(part, in: officer.partnership, tx)
            // Whoever saw one case only sees what their part lets them see from now on.
            try Guests.end(
                person.id, of: nil, on: roster.today, by: officer.person, in: officer.partnership, tx)
            return (event, [])
        }
    }

    /// A person's work address changes: what they had open with the old one is signed out.
    public func changeAddress(of person: Person.ID, to email: String, by officer: Officer) async throws {
        let real = clock.realNow()
        try await changeRoster(officer) { roster, actor, _, tx in
            try Acting.becomeSigningIn(in: tx)
            let elsewhere = try Rosters.servesElsewhere(person, than: officer.partnership, on: roster.today, in: tx)
            let event = try roster.changingAddress(of: person, servesElsewhere: elsewhere, by: actor)
            if let holder = try Rosters.holder(of: email, in: tx), holder.person.id != person {
                throw Refusal.people(.addressTaken)
            }
            try Rosters.saveAddress(email, of: person, in: tx)
            try SignIns.endAccess(of: person, andLinks: true, now: real, in: tx)
            return (event, [])
        }
    }

    /// One change of who serves: decided on everybody who does, and journaled.
    func changeRoster(
        _ officer: Officer,
        _ body: @Sendable (Roster, Actor, Instant, borrowing Transaction) throws -> (Event, [Notice])
    ) async throws {
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            try Rosters.lock(officer.partnership, in: tx)
            let roster = try Rosters.load(officer.partnership, on: London.date(of: now), in: tx)
            let (event, notices) = try body(roster, actor, now, tx)
            try Events.append([event], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
            try send(notices, about: nil, of: officer.partnership, at: now, tx)
        }
    }

    /// Puts messages to those who work into the outbox.
    func send(
        _ notices: [Notice], about file: UUID?, of partnership: Partnership.ID, at now: Instant,
        _ tx: borrowing Transaction
    ) throws {
        guard !notices.isEmpty else { return }
        try Acting.becomeService(in: tx)
        for notice in notices {
            try Outbox.enqueue(
                notice, id: UUID(), file: file, partnership: partnership, channel: routes.email, now: now, in: tx)
            try MeetingReminders.follow(
                notice, file: file, of: partnership, calendar: calendar, channel: routes.email, now: now, in: tx)
        }
        try Outbox.hint(in: tx)
    }
}
