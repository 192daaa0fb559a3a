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
    /// The relevant bodies that decided.
    public var bodies: [Agency.ID]
    /// Those who decided, in the order in which they were named.
    public var people: [Decider]
    /// Conflicts of interest that were declared; empty where people said that there was none. nil for a decision
    /// of an earlier version of the service, which did not ask.
    public var conflicts: [Conflict]?
    /// Whether it is anti-social behaviour at all; another area's case is not judged.
    public var behaviour: Judgement?
    /// What was weighed under section 104(5); a decision "not met" cannot be written without it.
    public var consideration: Consideration?
    /// What a decision "met" relies on.
    public var ground: Ground?
    /// Who used their discretion, where that is the ground.
    public var senior: String?
    /// What a decision "not met" relies on, in words fit for the letter; found, not typed.
    public var rule: String?
    public var signOff: SignOff?
    /// Which procedure and version was applied.
    public var procedure: String

    /// - Parameter bodies: nil for the bodies of those who decided.
    public init(
        answer: Answer, on: CivilDate, reasons: String, people: [Decider], bodies: [Agency.ID]? = nil,
        conflicts: [Conflict]? = nil, behaviour: Judgement? = nil, consideration: Consideration? = nil,
        ground: Ground? = nil, senior: String? = nil, rule: String? = nil, signOff: SignOff? = nil, procedure: String
    ) {
        self.answer = answer
        self.on = on
        self.reasons = reasons
        self.people = people
        self.bodies = bodies ?? ThresholdDecision.bodies(of: people)
        self.conflicts = conflicts
        self.behaviour = behaviour
        self.consideration = consideration
        self.ground = ground
        self.senior = senior
        self.rule = rule
        self.signOff = signOff
        self.procedure = procedure
    }

    /// Each body once, in the order of the people.
    static func bodies(of people: [Decider]) -> [Agency.ID] {
        people.compactMap(\.body).reduce(into: []) { found, body in
            if !found.contains(body) { found.append(body) }
        }
    }

    /// Somebody who decided.
    public struct Decider: Equatable, Sendable {
        public var name: String
        /// The body that they decided for; nil in a decision of an earlier version of the service, which did not ask.
        public var body: Agency.ID?

        public init(_ name: String, for body: Agency.ID?) {
            self.name = name
            self.body = body
        }
    }

    /// A conflict of interest: whose, what it is, and what was done about it.
    public struct Conflict: Equatable, Sendable {
        public var who: String
        public var what: String
        public var done: String

        public init(who: String, what: String, done: String) {
            self.who = who
            self.what = what
            self.done = done
        }
    }

    /// Whether the behaviour causes harassment, alarm or distress (section 105(4)). People judge it, each with reasons.
    public struct Judgement: Equatable, Sendable {
        public enum Answer: String, CaseIterable, Sendable {
            case yes, no
            /// No incident by itself, all of them together.
            case cumulatively
        }

        public var answer: Answer
        /// The names of those who judged.
        public var by: String
        public var why: String

        public init(_ answer: Answer, by: String, why: String) {
            self.answer = answer
            self.by = by
            self.why = why
        }
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
    }

    /// The limb by which a threshold is met.
    public enum Ground: String, CaseIterable, Sendable {
        /// Section 104(4): the number of qualifying complaints.
        case number
        /// Rules of the procedure's own.
        case hate, community
        /// A named senior calls a review, under a procedure that knows this.
        case seniorDiscretion = "senior_discretion"
        /// Section 104(5): persistence, harm or the response to it.
        case consideration
    }

    /// Who answers for a refusal of what the figures would accept, and why.
    public struct SignOff: Equatable, Sendable {
        public var name: String
        public var role: String
        public var reason: String
        /// What refuses: conditions of the procedure by name (`recency`), or `behaviour`, `boundary`,
        /// `earlier_review`; found, not typed.
        public var over: [String]

        public init(name: String, role: String, reason: String, over: [String] = []) {
            self.name = name
            self.role = role
            self.reason = reason
            self.over = over
        }
    }
}

extension String {
    /// Whether nothing but white space is there.
    var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}
