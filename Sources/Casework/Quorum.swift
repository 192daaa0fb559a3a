/// Who must be at the panel's meeting, by role and kind of agency, and what would mend a meeting that has lost them.
public struct Quorum: Sendable {
    public var panel: Procedure.Panel
    public var agencies: [Agency]
    /// Everybody who can be asked.
    public var officers: [Officer]
    public var landlordsConcerned: Set<Agency.ID>
    /// Those of `officers` who are here from outside, for this case only: they speak for no body.
    public var guests: Set<Person.ID>
    /// Who chairs, and the deputy; nil where nobody was chosen, and it is whoever has that part.
    public var chairing: Chairing?

    public init(
        panel: Procedure.Panel, agencies: [Agency], officers: [Officer], landlordsConcerned: Set<Agency.ID> = [],
        guests: Set<Person.ID> = [], chairing: Chairing? = nil
    ) {
        self.panel = panel
        self.agencies = agencies
        self.officers = officers
        self.landlordsConcerned = landlordsConcerned
        self.guests = guests
        self.chairing = chairing
    }

    /// As the rules of an act know it.
    public init(_ around: Circumstances, chairing: Chairing?) {
        self.init(
            panel: around.procedure.panel, agencies: around.agencies, officers: around.officers,
            landlordsConcerned: around.diary.landlordsConcerned, guests: around.concerned.guests, chairing: chairing)
    }

    /// The bodies that these people speak for.
    public func bodies(of people: [Person.ID]) -> Set<Agency.ID> {
        Set(officers.filter { people.contains($0.person) && !guests.contains($0.person) }.map(\.agency))
    }

    /// Whether somebody can chair the meeting: whoever was chosen and the deputy, else whoever has that part.
    public func isChair(_ officer: Officer) -> Bool {
        guard let presiding = chairing?.presiding, officers.contains(where: { $0.person == presiding }) else {
            return officer.roles.contains(.chair)
        }
        return officer.person == presiding || officer.person == chairing?.deputy
    }

    /// One thing that a meeting lacks.
    public enum Lack: Equatable, Sendable {
        /// Fewer bodies than the procedure asks for.
        case bodies(have: Int, needed: Int)
        case role(Role)
        case kind(Agency.Kind)
        /// A landlord that the case is about.
        case agency(Agency.ID)

        var isOfBodies: Bool { if case .bodies = self { true } else { false } }

        /// `the police`, as it stands after "for".
        public func inWords(_ agencies: [Agency]) -> String {
            switch self {
            case .bodies(let have, let needed): "enough bodies (\(have) of the \(needed) that the procedure asks for)"
            case .role(.chair): "the chair"
            case .role(.coordinator): "the single point of contact"
            case .role(.contact): "a contact of an agency"
            case .role(.senior): "a named senior"
            case .kind(.council): "the council"
            case .kind(.police): "the police"
            case .kind(.health): "a health body"
            case .kind(.landlord): "a landlord"
            case .kind(.support): "a body that supports victims"
            case .agency(let id):
                "\(agencies.first { $0.id == id }?.name ?? "a landlord"), the landlord that the case is about"
            }
        }
    }

    /// What a meeting of these people lacks; empty where it has its quorum. A kind of which the area has no body is
    /// not asked for.
    public func lacks(among people: [Person.ID]) -> [Lack] {
        let there = officers.filter { people.contains($0.person) }
        let bodies = bodies(of: people)
        var lacks: [Lack] = []
        if let minimum = panel.minimum, bodies.count < minimum {
            lacks.append(.bodies(have: bodies.count, needed: minimum))
        }
        for who in panel.mustAttend {
            switch who {
            case .chair, .coordinator:
                let role: Role = who == .chair ? .chair : .coordinator
                let isThere = there.contains { role == .chair ? isChair($0) : $0.roles.contains(role) }
                if !isThere { lacks.append(.role(role)) }
            case .council, .police, .health, .landlord, .support:
                guard let kind = who.kind else { continue }
                let ofKind = agencies.filter { $0.kind == kind }.map(\.id)
                if !ofKind.isEmpty, bodies.isDisjoint(with: ofKind) { lacks.append(.kind(kind)) }
            case .landlordConcerned:
                let concerned = agencies.filter { landlordsConcerned.contains($0.id) && !bodies.contains($0.id) }
                lacks += concerned.map { .agency($0.id) }
            }
        }
        return lacks
    }

    /// Somebody who could come, and for whom.
    public struct StandIn: Equatable, Sendable {
        public var person: Person.ID
        /// Who need not come any more; nil where nobody makes room.
        public var insteadOf: Person.ID?
        /// Whether nothing else of theirs is arranged for that time.
        public var isFree: Bool

        public init(person: Person.ID, insteadOf: Person.ID?, isFree: Bool) {
            self.person = person
            self.insteadOf = insteadOf
            self.isFree = isFree
        }
    }

    /// What would give a meeting its quorum back.
    public struct Restoration: Equatable, Sendable {
        /// What it lacks without those who do not come; empty where it has its quorum.
        public var lacks: [Lack]
        /// Who could come instead, the best first: free at that time, of the same agency, by name. At most three for
        /// each thing that is lacking.
        public var standIns: [StandIn]

        public init(lacks: [Lack], standIns: [StandIn]) {
            self.lacks = lacks
            self.standIns = standIns
        }
    }

    /// What a meeting lacks once `notComing` stay away, and who could come instead of them.
    ///
    /// - Parameter busy: those who have another meeting then.
    public func restoring(
        invited: [Person.ID], notComing: Set<Person.ID>, busy: Set<Person.ID> = []
    ) -> Restoration {
        let coming = invited.filter { !notComing.contains($0) }
        let lacks = lacks(among: coming)
        var standIns: [StandIn] = []
        for lack in lacks {
            let mending = officers.filter { officer in
                !invited.contains(officer.person) && !notComing.contains(officer.person)
                    && officer.roles != [.senior] && mends(lack, officer, among: coming)
            }
            let offered = mending.map { officer in
                StandIn(
                    person: officer.person, insteadOf: decliner(for: officer, lack, notComing, invited),
                    isFree: !busy.contains(officer.person))
            }
            let best = offered.sorted { rank($0) < rank($1) }.prefix(3)
            standIns += best.filter { one in !standIns.contains { $0.person == one.person } }
        }
        return Restoration(lacks: lacks, standIns: standIns)
    }

    private func rank(_ standIn: StandIn) -> (Int, Int, String, String) {
        let name = officers.first { $0.person == standIn.person }?.name ?? ""
        return (standIn.isFree ? 0 : 1, standIn.insteadOf == nil ? 1 : 0, name, "\(standIn.person)")
    }

    private func mends(_ lack: Lack, _ officer: Officer, among coming: [Person.ID]) -> Bool {
        switch lack {
        case .bodies: !guests.contains(officer.person) && !bodies(of: coming).contains(officer.agency)
        case .role(.chair): isChair(officer) || officer.roles.contains(.chair)
        case .role(let role): officer.roles.contains(role)
        case .kind(let kind): agencies.contains { $0.id == officer.agency && $0.kind == kind }
        case .agency(let agency): officer.agency == agency
        }
    }

    /// Whoever stays away and is of the same agency, or had the role.
    private func decliner(
        for officer: Officer, _ lack: Lack, _ notComing: Set<Person.ID>, _ invited: [Person.ID]
    ) -> Person.ID? {
        let away = officers.filter { notComing.contains($0.person) && invited.contains($0.person) }
        if case .role(let role) = lack {
            return away.first { role == .chair ? isChair($0) : $0.roles.contains(role) }?.person
        }
        return away.first { $0.agency == officer.agency }?.person
    }
}
