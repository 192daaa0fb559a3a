/// The decision of the relevant bodies whether the threshold is met (section 104(1) and (6)). Bodies and people decide
/// it; software never does.
public struct ThresholdDecision: Equatable, Sendable {
    public enum Answer: String, CaseIterable, Sendable {
        case met
        case notMet = "not-met"
        case otherArea = "other-area"
    }

    public var answer: Answer
    public var on: CivilDate
    public var reasons: String
    public var bodies: [Agency.ID]
    /// The names of those who decided.
    public var people: [String]
    /// What was weighed under section 104(5); a decision "not met" cannot be written without it.
    public var consideration: Consideration?
    /// Which procedure and version was applied.
    public var procedure: String

    public init(
        answer: Answer, on: CivilDate, reasons: String, bodies: [Agency.ID], people: [String],
        consideration: Consideration?, procedure: String
    ) {
        self.answer = answer
        self.on = on
        self.reasons = reasons
        self.bodies = bodies
        self.people = people
        self.consideration = consideration
        self.procedure = procedure
    }

    /// The three matters of section 104(5), each in words.
    public struct Consideration: Equatable, Sendable {
        public var persistence: String
        public var harm: String
        public var adequacy: String

        public init(persistence: String, harm: String, adequacy: String) {
            self.persistence = persistence
            self.harm = harm
            self.adequacy = adequacy
        }

        var isComplete: Bool { ![persistence, harm, adequacy].contains { $0.isBlank } }
    }
}

extension String {
    /// Whether nothing but white space is there.
    var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}
