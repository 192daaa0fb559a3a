/// The applicant's point of contact in a case, with a cover: one turn of those that were chosen one after another.
public struct CaseContact: Equatable, Sendable {
    /// 1, 2, 3 … in the order in which they were chosen.
    public var turn: Int
    public var person: Person.ID
    /// Who stands in while they are away, and takes over when they leave; nil where nobody is named.
    public var cover: Person.ID?
    /// How to reach them beside the mailbox of their agency; empty for nothing.
    public var reach: String
    /// nil: the service, which takes whoever handles the case, or the cover of somebody who left.
    public var by: Person.ID?
    public var on: CivilDate

    public init(turn: Int, person: Person.ID, cover: Person.ID?, reach: String, by: Person.ID?, on: CivilDate) {
        self.turn = turn
        self.person = person
        self.cover = cover
        self.reach = reach
        self.by = by
        self.on = on
    }

    /// Whom the applicant reaches on a day.
    public enum Acting: Equatable, Sendable {
        /// The point of contact.
        case holder
        /// Somebody else while they are away, until a last day.
        case standIn(Person.ID, until: CivilDate)
        /// The cover from now on: the point of contact has left.
        case successor(Person.ID)
        /// Nobody: they are away until a last day, or have left for good, and nobody covers who may see the case.
        case nobody(until: CivilDate?)
    }

    /// Whom the applicant reaches on `day`, among those who serve the case's area then. The cover of the case comes
    /// before whoever stands in for all that is theirs.
    public func acting(among serving: Set<Person.ID>, covers: [Cover], on day: CivilDate) -> Acting {
        let standIns = covers.standIns(on: day)
        guard serving.contains(person) else {
            return cover.flatMap { serving.contains($0) ? .successor($0) : nil } ?? .nobody(until: nil)
        }
        guard let away = covers.last(where: { $0.person == person && $0.isInForce(on: day) }) else { return .holder }
        let named = cover.flatMap { standIns[$0] == nil ? $0 : nil }
        let standIn = [named, standIns[person]].compactMap(\.self).first { serving.contains($0) && $0 != person }
        return standIn.map { .standIn($0, until: away.lastDay) } ?? .nobody(until: away.lastDay)
    }
}

extension CaseContact {
    /// The longest way to reach somebody, in characters.
    public static let longestReach = 200

    /// A coordinator says who is the applicant's point of contact from now on, and who covers. `before`: the newest turn;
    /// nil where there is none.
    public static func choosing(
        _ person: Person.ID, cover: Person.ID?, reach: String, after before: CaseContact?, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> CaseContact {
        let officer = try actor.officer(holding: .coordinator)
        _ = try around.officer(person)
        if let cover { _ = try around.officer(cover) }
        guard cover != person else { throw .missing("another cover") }
        guard reach.unicodeScalars.count <= longestReach else { throw .missing("reach of the point of contact") }
        if let before, before.person == person, before.cover == cover, before.reach.utf8.elementsEqual(reach.utf8) {
            throw .already("point of contact")
        }
        return CaseContact(
            turn: (before?.turn ?? 0) + 1, person: person, cover: cover, reach: reach, by: officer.person,
            on: around.today)
    }

    /// Whoever handles a case is its point of contact until somebody else is chosen: of coordinators, who decided the
    /// threshold, else who acted on it first.
    public static func first(among acts: [(kind: Event.Kind, by: Person.ID)], in around: Circumstances) -> CaseContact?
    {
        let coordinators = Set(around.officers.filter { $0.roles.contains(.coordinator) }.map(\.person))
        let own = acts.filter { coordinators.contains($0.by) }
        let person = own.last { $0.kind == .thresholdDecided }?.by ?? own.first?.by
        return person.map {
            CaseContact(turn: 1, person: $0, cover: nil, reach: "", by: nil, on: around.today)
        }
    }
}
