/// Who leads and chairs a review, with everything that came before.
public struct Leadership: Equatable, Sendable {
    /// The lead agencies that were chosen, oldest first; the last one leads (Essex: from the threshold decision on).
    public var agencies: [LeadAgency] = []
    /// What the case is about, as far as it matters for who leads.
    public var topics: [LeadTopic] = []
    /// The turns of lead officers before the newest, oldest first.
    public var earlier: [LeadOfficer] = []
    /// Who was chosen to chair which meeting, oldest first.
    public var chairings: [Chairing] = []
    /// What members said of conflicts, oldest first.
    public var declarations: [ConflictDeclaration] = []

    public init() {}

    public var agency: LeadAgency? { agencies.last }

    /// Who chairs a meeting, by its number; nil where nobody was chosen.
    public func chairing(of hearing: Int) -> Chairing? { chairings.last { $0.hearing == hearing } }

    /// What somebody said last.
    public func declaration(of person: Person.ID) -> ConflictDeclaration? {
        declarations.last { $0.person == person }
    }
}

/// The agency that leads on a case before there is a lead officer (Essex), and why.
public struct LeadAgency: Equatable, Sendable {
    public var agency: Agency.ID
    public var reason: String
    public var by: Person.ID
    public var on: CivilDate

    public init(agency: Agency.ID, reason: String, by: Person.ID, on: CivilDate) {
        self.agency = agency
        self.reason = reason
        self.by = by
        self.on = on
    }
}

/// What a case can be about and an officer can know: what the ranking of lead officers compares.
public enum LeadTopic: String, CaseIterable, Sendable {
    case noise, drugs, alcohol, hate, intimidation, vehicles, animals, waste
    case youngPeople = "young-people"
    case mentalHealth = "mental-health"
    case domesticAbuse = "domestic-abuse"
    case neighbours
}

/// What somebody said of a conflict of interest in a case.
public struct ConflictDeclaration: Equatable, Sendable {
    public var person: Person.ID
    /// What it is; nil: they have none.
    public var conflict: String?
    public var on: CivilDate

    public init(person: Person.ID, conflict: String?, on: CivilDate) {
        self.person = person
        self.conflict = conflict
        self.on = on
    }
}

/// What rules about who chairs and who leads need to know of bodies and people.
public struct Concerned: Equatable, Sendable {
    /// The bodies that were told of the behaviour and are complained of.
    public var complainedOf: Set<Agency.ID> = []
    /// Those and the bodies that were asked for information: everyone who was involved.
    public var involved: Set<Agency.ID> = []
    /// Points of contact of each agency, in order of their names.
    public var contacts: [Agency.ID: [Person.ID]] = [:]
    /// Who is away today.
    public var away: Set<Person.ID> = []
    /// From outside the partnership's bodies, for this case only.
    public var guests: Set<Person.ID> = []
    /// The last day of each of them.
    public var guestsUntil: [Person.ID: CivilDate] = [:]

    public init() {}
}

extension Application {
    /// The bodies that the reports were made to: what was or was not done about them is what the review looks at.
    public func bodiesComplainedOf(among agencies: [Agency]) -> Set<Agency.ID> {
        Set(reports.flatMap { bodies(told: $0, among: agencies) })
    }

    /// The bodies that a report was made to. Where an applicant said no more than `landlord` and several serve the area,
    /// it is those that were asked for information, or each of them.
    public func bodies(told report: Report, among agencies: [Agency]) -> [Agency.ID] {
        let asked = Set(requests.compactMap(\.member))
        let some = agencies.filter {
            $0.kind.rawValue.utf8.elementsEqual(report.reportedTo.utf8)
                || $0.name.utf8.elementsEqual(report.reportedTo.utf8)
        }
        let known = some.count > 1 ? some.filter { asked.contains($0.id) } : some
        return (known.isEmpty ? some : known).map(\.id)
    }
}
