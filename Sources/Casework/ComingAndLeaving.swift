extension Roster {
    /// Who follows a point of contact that leaves.
    public enum Successor: Equatable, Sendable {
        case person(Person.ID)
        /// The coordinators see to the agency's people then.
        case nobody
    }

    /// Somebody leaves: `day` is the first day without access, today or later. The last coordinator cannot; where an
    /// agency would be without a point of contact, somebody must say who follows, or that nobody does.
    ///
    /// - Returns: what the journal keeps, and who becomes point of contact of which agency.
    public func leaving(
        _ person: Person.ID, on day: CivilDate, because reason: String, followedBy successor: Successor?,
        by actor: Actor
    ) throws(Refusal) -> (event: Event, follows: (person: Person.ID, agency: Agency.ID)?) {
        let own = parts(of: person, from: today)
        guard !own.isEmpty else { throw .unknown("person") }
        _ = try manager(of: own, actor)
        try require(day, "leaves_on")
        guard !reason.isBlank else { throw .missing("reason") }
        let others = parts.filter { $0.person != person && $0.isInForce(on: day) }
        if own.contains(where: { $0.role == .coordinator }), !others.contains(where: { $0.role == .coordinator }) {
            throw .people(.lastCoordinator)
        }
        let event = Event(
            .personLeaves,
            [.init("person", name(of: person)), .init("on", "\(day)"), .init("reason", reason)])
        guard let agency = own.first(where: \.isPointOfContact)?.agency,
            !others.contains(where: { $0.agency == agency && $0.isPointOfContact })
        else { return (event, nil) }
        switch successor {
        case nil: throw .people(.onlyPointOfContact)
        case .nobody: return (event, nil)
        case .person(let next):
            let parts = others.filter { $0.person == next && $0.agency == agency }
            guard !parts.isEmpty else { throw .people(.notOfAgency) }
            guard parts.contains(where: { $0.role == .contact || $0.role == .coordinator }) else {
                throw .people(.noPointOfContact)
            }
            return (event, (next, agency))
        }
    }

    /// Somebody comes, in one part for one agency.
    public func adding(_ part: Serving, by actor: Actor) throws(Refusal) -> Event {
        _ = try manager(of: [part], actor)
        guard !part.name.isBlank else { throw .missing("name") }
        try require(part.from, "serves_from")
        guard !part.isPointOfContact || part.role == .contact || part.role == .coordinator else {
            throw .people(.noPointOfContact)
        }
        guard !parts(of: part.person, from: part.from).contains(where: { $0.role == part.role }) else {
            throw .people(.alreadyServes)
        }
        return Event(
            .personJoined,
            [.init("person", part.name), .init("part", part.role.rawValue), .init("from", "\(part.from)")])
    }

    /// A new work address. Whose address signs them in for another partnership too is not changed by one alone.
    public func changingAddress(
        of person: Person.ID, servesElsewhere: Bool, by actor: Actor
    ) throws(Refusal) -> Event {
        let own = parts(of: person, from: today)
        guard !own.isEmpty else { throw .unknown("person") }
        _ = try manager(of: own + lent(to: person, today, today.adding(days: 366)), actor)
        guard !servesElsewhere else { throw .people(.servesElsewhere) }
        return Event(.addressChanged, [.init("person", name(of: person))])
    }

    /// Names somebody of an agency for what is open there without a named person.
    public func naming(_ person: Person.ID, for agency: Agency.ID, by actor: Actor) throws(Refusal) -> Event {
        guard case .officer(let officer) = actor, manages(agency, officer) else { throw .people(.ownPeopleOnly) }
        guard parts.contains(where: { $0.person == person && $0.agency == agency && $0.isInForce(on: today) }) else {
            throw .people(.notOfAgency)
        }
        return Event(.personNamed, [.init("person", name(of: person))])
    }
}

extension Review {
    /// An open action passes to somebody else of its agency.
    public func handing(_ action: Action.ID, to person: Person.ID) throws(Refusal) -> Review {
        guard let index = actions.firstIndex(where: { $0.id == action && $0.isOpen }) else { throw .unknown("action") }
        var after = self
        after.actions[index].person = person
        return after
    }
}
