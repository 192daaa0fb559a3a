/// Somebody is away, and another does what is theirs meanwhile.
public struct Cover: Equatable, Sendable {
    public typealias ID = Casework.ID<Cover>

    public var id: ID
    /// Who is away.
    public var person: Person.ID
    public var by: Person.ID
    public var from: CivilDate
    /// The last day, as it was arranged.
    public var until: CivilDate
    /// The first day without it, where it ended before its time.
    public var endedOn: CivilDate?

    public init(
        id: ID, person: Person.ID, by: Person.ID, from: CivilDate, until: CivilDate, endedOn: CivilDate? = nil
    ) {
        self.id = id
        self.person = person
        self.by = by
        self.from = from
        self.until = until
        self.endedOn = endedOn
    }

    /// The last day as it came out; before `from` where it ended before it began.
    public var lastDay: CivilDate { endedOn.map { min($0.adding(days: -1), until) } ?? until }

    public func isInForce(on day: CivilDate) -> Bool { from <= day && day <= lastDay }

    /// Whether it has a day in common with these, both included.
    func meets(_ from: CivilDate, _ until: CivilDate) -> Bool { max(self.from, from) <= min(lastDay, until) }
}

extension Sequence where Element == Cover {
    /// Who stands in for whom on a day. Where the one who covers is covered in turn, it is the last of the line.
    public func standIns(on day: CivilDate) -> [Person.ID: Person.ID] {
        let direct = Dictionary(filter { $0.isInForce(on: day) }.map { ($0.person, $0.by) }) { first, _ in first }
        return direct.mapValues { first in
            var (last, seen): (Person.ID, Set<Person.ID>) = (first, [first])
            while let next = direct[last], seen.insert(next).inserted { last = next }
            return last
        }
    }

    /// Everybody whom `person` stands in for on a day, also those whom somebody covers who is covered by them.
    public func covered(by person: Person.ID, on day: CivilDate) -> Set<Person.ID> {
        let running = filter { $0.isInForce(on: day) }
        var found: Set<Person.ID> = []
        var next: Set<Person.ID> = [person]
        while !next.isEmpty {
            next = Set(running.filter { next.contains($0.by) }.map(\.person)).subtracting(found).subtracting([person])
            found.formUnion(next)
        }
        return found
    }
}

/// Somebody whom an officer covers today, in their part.
public struct Covered: Equatable, Sendable {
    public var person: Person.ID
    public var name: String
    public var agency: Agency.ID
    public var roles: Set<Role>

    public init(person: Person.ID, name: String, agency: Agency.ID, roles: Set<Role>) {
        self.person = person
        self.name = name
        self.agency = agency
        self.roles = roles
    }
}

extension Officer {
    /// The officer with the parts of those whom they cover on `day`, of those who serve then.
    public func covering(_ covers: [Cover], among officers: [Officer], on day: CivilDate) -> Officer {
        let away = covers.covered(by: person, on: day)
        let covered = officers.filter { away.contains($0.person) && $0.partnership == partnership }
        var after = self
        after.covers = covered.map {
            Covered(person: $0.person, name: $0.name, agency: $0.agency, roles: $0.roles)
        }
        after.lentRoles = Set(covered.flatMap(\.roles)).subtracting(roles)
        after.roles.formUnion(after.lentRoles)
        return after
    }

    /// Whether they answer for an agency: their own, or that of somebody whom they cover.
    public func serves(_ agency: Agency.ID) -> Bool {
        self.agency == agency || covers.contains { $0.agency == agency }
    }

    /// Whether what is this person's to do is theirs.
    public func acts(for person: Person.ID) -> Bool {
        self.person == person || covers.contains { $0.person == person }
    }

    /// Why a duty is theirs.
    public enum Share: Equatable, Sendable {
        case own
        /// Only because they cover for somebody.
        case covering(Covered)
    }

    /// Whether a duty is theirs: by name; their agency's, where nobody is named; the partnership's, for coordinators.
    public func share(in owner: Deadline.Owner) -> Share? {
        if let named = owner.person {
            return named == person ? .own : covers.first { $0.person == named }.map(Share.covering)
        }
        if let agency = owner.agency {
            return agency == self.agency ? .own : covers.first { $0.agency == agency }.map(Share.covering)
        }
        guard roles.contains(.coordinator) else { return nil }
        guard lentRoles.contains(.coordinator) else { return .own }
        return covers.first { $0.roles.contains(.coordinator) }.map(Share.covering)
    }
}
