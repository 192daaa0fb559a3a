/// A person in one part for one agency, with its dates.
public struct Serving: Equatable, Sendable {
    public var person: Person.ID
    public var name: String
    public var agency: Agency.ID
    public var role: Role
    public var isPointOfContact: Bool
    public var from: CivilDate
    /// The last day; nil: without an end.
    public var until: CivilDate?

    public init(
        person: Person.ID, name: String, agency: Agency.ID, role: Role, isPointOfContact: Bool = false,
        from: CivilDate, until: CivilDate? = nil
    ) {
        self.person = person
        self.name = name
        self.agency = agency
        self.role = role
        self.isPointOfContact = isPointOfContact
        self.from = from
        self.until = until
    }

    public func isInForce(on day: CivilDate) -> Bool { from <= day && lasts(to: day) }

    /// Whether it has not ended before `day`.
    func lasts(to day: CivilDate) -> Bool { until.map { day <= $0 } ?? true }
}

/// Who serves a partnership, in which part, and who covers for whom: what the rules about people are decided on.
public struct Roster: Sendable {
    /// Those that have not ended.
    public var parts: [Serving]
    /// Those that have not ended.
    public var covers: [Cover]
    public var today: CivilDate

    public init(parts: [Serving], covers: [Cover], today: CivilDate) {
        self.parts = parts
        self.covers = covers
        self.today = today
    }

    /// Whether the officer sees to the people of an agency: coordinators to those of every agency, an agency's point of
    /// contact to its own.
    public func manages(_ agency: Agency.ID, _ officer: Officer) -> Bool {
        officer.roles.contains(.coordinator) || isPointOfContact(of: agency, officer)
    }

    /// Whether the officer sees to somebody with these parts: a point of contact only where they are contacts and seniors
    /// of the agency, so that nobody lends the part of a coordinator or a chair but a coordinator.
    public func manages(_ parts: [Serving], _ officer: Officer) -> Bool {
        officer.roles.contains(.coordinator)
            || !parts.isEmpty
                && parts.allSatisfy {
                    isPointOfContact(of: $0.agency, officer) && ($0.role == .contact || $0.role == .senior)
                }
    }

    /// Whether the officer, or whom they cover, is the point of contact of an agency today.
    public func isPointOfContact(of agency: Agency.ID, _ officer: Officer) -> Bool {
        parts.contains {
            $0.agency == agency && $0.isPointOfContact && $0.isInForce(on: today) && officer.acts(for: $0.person)
        }
    }

    /// The parts of a person that have not ended before `day`.
    public func parts(of person: Person.ID, from day: CivilDate) -> [Serving] {
        parts.filter { $0.person == person && $0.lasts(to: day) }
    }

    /// Somebody who may change what is about a person with these parts.
    func manager(of parts: [Serving], _ actor: Actor) throws(Refusal) -> Officer {
        guard case .officer(let officer) = actor, manages(parts, officer) else { throw .people(.ownPeopleOnly) }
        return officer
    }

    /// A day from today on and not further than a year ahead.
    func require(_ day: CivilDate, _ name: String) throws(Refusal) {
        let last = today.adding(days: 366)
        guard today <= day, day <= last else { throw .date(name, day, from: today, until: last) }
    }

    func name(of person: Person.ID) -> String { parts.first { $0.person == person }?.name ?? "" }
}

/// Why something about the people of a partnership cannot be done.
public enum PeopleFault: Equatable, Sendable {
    /// A point of contact sees to the contacts and seniors of their own agency.
    case ownPeopleOnly
    case coversOneself
    /// Neither of the same agency, nor in the same part as a chair or coordinator.
    case cannotCover
    /// Who covers serves only until then.
    case coverEnds(CivilDate)
    case alreadyCovered(from: CivilDate, until: CivilDate)
    /// Who would cover is covered by the one who is away.
    case circle
    /// The partnership would be without a coordinator.
    case lastCoordinator
    /// Their agency would be without a point of contact, and nobody has said that it may be.
    case onlyPointOfContact
    /// Whoever becomes the point of contact, or is named, must be of that agency.
    case notOfAgency
    /// Only a contact or a coordinator is a point of contact.
    case noPointOfContact
    case alreadyServes
    /// Somebody else has this address.
    case addressTaken
    /// Whose address signs them in for another partnership too.
    case servesElsewhere
    /// Shut out of the case that they would take over.
    case shutOut
}
