/// The relevant bodies of one or more areas, working under one set of review procedures (Schedule 4 paragraph 8).
/// It is the tenant: nothing of one partnership is visible to another.
public struct Partnership: Equatable, Sendable {
    public typealias ID = Casework.ID<Partnership>

    public var id: ID
    public var name: String

    public init(id: ID, name: String) {
        self.id = id
        self.name = name
    }
}

/// A body in its part as member of a partnership: a relevant body of section 105, or one that helps.
public struct Agency: Equatable, Sendable {
    public typealias ID = Casework.ID<Agency>

    /// What section 105(2) and (3) know, and `support` for those beside them (Victim Support, a charity).
    public enum Kind: String, CaseIterable, Sendable {
        case council, police, health, landlord, support
    }

    public var id: ID
    public var name: String
    public var kind: Kind
    /// Whether applications must be passed on to it (section 104(3)(b)): council, police, each health body, and
    /// the landlords that are co-opted.
    public var isRelevantBody: Bool

    public init(id: ID, name: String, kind: Kind, isRelevantBody: Bool) {
        self.id = id
        self.name = name
        self.kind = kind
        self.isRelevantBody = isRelevantBody
    }

    /// Whether Schedule 4 obliges it to answer: those exercising public functions must disclose what they hold
    /// (paragraph 7), local housing providers must co-operate (paragraph 6), anyone else may.
    public var answering: Answering {
        switch kind {
        case .council, .police, .health: .must
        case .landlord: .mustCooperate
        case .support: .may
        }
    }

    public enum Answering: String, CaseIterable, Sendable {
        case must
        case mustCooperate = "must-co-operate"
        case may
    }
}

/// Somebody who signs in. One person may serve in several partnerships.
public struct Person: Equatable, Sendable {
    public typealias ID = Casework.ID<Person>

    public var id: ID
    public var name: String

    public init(id: ID, name: String) {
        self.id = id
        self.name = name
    }
}

/// What somebody may do in a partnership.
public enum Role: String, CaseIterable, Sendable {
    /// The single point of contact of the procedures (section 104(3)(a)) and those who run reviews with them.
    case coordinator
    /// Answers for an agency.
    case contact
    case chair
    /// The agency's named senior, the last rung of a ladder.
    case senior
}

/// A person in their part for one agency of one partnership.
public struct Officer: Equatable, Sendable {
    public var person: Person.ID
    public var name: String
    public var partnership: Partnership.ID
    public var agency: Agency.ID
    public var roles: Set<Role>
    /// Those whom they cover today; their roles are among `roles`.
    public var covers: [Covered] = []
    /// The roles that are theirs only because they cover for somebody.
    public var lentRoles: Set<Role> = []

    public init(person: Person.ID, name: String, partnership: Partnership.ID, agency: Agency.ID, roles: Set<Role>) {
        self.person = person
        self.name = name
        self.partnership = partnership
        self.agency = agency
        self.roles = roles
    }
}

/// Who acts on a case.
public enum Actor: Equatable, Sendable {
    case officer(Officer)
    /// The applicant, or who acts for them, on their own application only.
    case applicant(Application.ID)
    /// The public form, and the service itself when time has passed.
    case service

    /// The officer, if they hold one of the roles; otherwise the act is not theirs.
    func officer(holding roles: Role...) throws(Refusal) -> Officer {
        guard case .officer(let officer) = self, !officer.roles.isDisjoint(with: roles) else {
            throw .notYours(needed: roles)
        }
        return officer
    }

    /// The officer, if they answer for `agency`; coordinators may enter what an agency told them.
    func officer(for agency: Agency.ID) throws(Refusal) -> Officer {
        guard case .officer(let officer) = self, officer.serves(agency) || officer.roles.contains(.coordinator) else {
            throw .notYours(needed: [.contact, .coordinator])
        }
        return officer
    }
}
