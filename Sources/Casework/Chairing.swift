/// Who chairs a meeting, and the deputy who takes over.
public struct Chairing: Equatable, Sendable {
    /// The number of the meeting.
    public var hearing: Int
    /// 1, 2, 3 … as somebody was chosen for this meeting.
    public var turn: Int
    public var chair: Person.ID
    public var deputy: Person.ID?
    /// Why this chair, where something speaks against them.
    public var reason: String
    public var concerns: [ChairIndependence.Concern]
    public var by: Person.ID
    public var on: CivilDate
    /// Since when the chair does not chair, and why.
    public var passed: Passed?

    public struct Passed: Equatable, Sendable {
        public var on: CivilDate
        public var because: String

        public init(on: CivilDate, because: String) {
            self.on = on
            self.because = because
        }
    }

    public init(
        hearing: Int, turn: Int, chair: Person.ID, deputy: Person.ID?, reason: String,
        concerns: [ChairIndependence.Concern], by: Person.ID, on: CivilDate, passed: Passed? = nil
    ) {
        self.hearing = hearing
        self.turn = turn
        self.chair = chair
        self.deputy = deputy
        self.reason = reason
        self.concerns = concerns
        self.by = by
        self.on = on
        self.passed = passed
    }

    /// Who chairs now: the chair, or the deputy once the chair does not; nil where there is no deputy.
    public var presiding: Person.ID? { passed == nil ? chair : deputy }

    /// Whether somebody may act as the chair: whoever chairs, and the deputy while the chair is among those `away`.
    public func isTheirs(_ officer: Officer, away: Set<Person.ID>) -> Bool {
        guard let presiding else { return false }
        return officer.acts(for: presiding) || officer.person == deputy && away.contains(presiding)
    }
}

/// Whether a chair is independent as the procedure has it. Independence is recommended and no law (domain, section 4):
/// a chair who is not gets a warning, and the reason is asked.
public enum ChairIndependence {
    public enum Concern: String, CaseIterable, Sendable {
        /// Of a body that the reports were made to.
        case complainedOf = "complained-of"
        /// Of a body that was involved in the case, where the procedure asks for one that was not (Greenwich).
        case involved
        /// Of a body of the area, where the procedure asks for somebody from outside (Reigate, Wokingham).
        case ofTheArea = "of-the-area"

        /// As it stands after "is".
        public var inWords: String {
            switch self {
            case .complainedOf: "of a body complained of"
            case .involved: "of a body that was involved in the case"
            case .ofTheArea: "of a body of the area"
            }
        }
    }

    /// What speaks against a chair of `agency`; nil for somebody from outside the area's bodies.
    public static func concerns(
        about agency: Agency.ID?, _ concerned: Concerned, under rule: Procedure.ChairRule?
    ) -> [Concern] {
        guard let agency else { return [] }
        var found: [Concern] = []
        if concerned.complainedOf.contains(agency) { found.append(.complainedOf) }
        switch rule?.independence {
        case .outside: found.append(.ofTheArea)
        case .notInvolved:
            if concerned.involved.contains(agency), found.isEmpty { found.append(.involved) }
        case .unlessComplainedOf, .notAsked, nil: break
        }
        return found
    }
}
