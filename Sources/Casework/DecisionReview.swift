/// A review of a decision that somebody asked for who is dissatisfied with it, or with how the review was carried out
/// (Schedule 4, paragraph 3).
public struct DecisionReview: Equatable, Sendable {
    public typealias ID = Casework.ID<DecisionReview>

    /// What is to be looked at again.
    public enum About: String, CaseIterable, Sendable {
        /// That the threshold was not met.
        case refusal
        /// That it was passed on to another area.
        case passing
        /// The review itself, and its outcome.
        case outcome
    }

    public var id: ID
    public var application: Application.ID
    public var askedOn: CivilDate
    /// Who entered it; nil for the applicant themselves.
    public var enteredBy: Person.ID?
    /// What they say.
    public var words: String
    public var about: About
    /// As the procedure words them that was in force when it was asked for.
    public var grounds: [String]
    /// Who hears it, as that procedure names them, or the local policing body of that day.
    public var body: String
    public var sentBy: Procedure.ReviewRoute.Sender
    /// Why it was accepted after the last day; nil for one in time.
    public var lateReason: String?
    public var papers: Papers?
    /// Who was to hear it, in the order in which they were named; the last one does.
    public var hearers: [Hearer] = []
    public var conclusion: Conclusion?

    public init(
        id: ID, application: Application.ID, askedOn: CivilDate, enteredBy: Person.ID?, words: String,
        about: About = .refusal, grounds: [String] = [], body: String = "",
        sentBy: Procedure.ReviewRoute.Sender = .applicant, lateReason: String? = nil
    ) {
        self.id = id
        self.application = application
        self.askedOn = askedOn
        self.enteredBy = enteredBy
        self.words = words
        self.about = about
        self.grounds = grounds
        self.body = body
        self.sentBy = sentBy
        self.lateReason = lateReason
    }

    public var hearer: Hearer? { hearers.last }

    /// When the papers of the case went to those who hear it.
    public struct Papers: Equatable, Sendable {
        public var on: CivilDate
        /// How, and to whom.
        public var how: String
        public var by: Person.ID

        public init(on: CivilDate, how: String, by: Person.ID) {
            self.on = on
            self.how = how
            self.by = by
        }
    }

    /// The people who hear it, by name; they may be of a body outside of the service.
    public struct Hearer: Equatable, Sendable {
        public var names: [String]
        public var organisation: String
        public var on: CivilDate
        public var by: Person.ID

        public init(names: [String], organisation: String, on: CivilDate, by: Person.ID) {
            self.names = names
            self.organisation = organisation
            self.on = on
            self.by = by
        }
    }

    /// How it ended.
    public struct Conclusion: Equatable, Sendable {
        public enum Answer: String, CaseIterable, Sendable {
            /// The applicant is right.
            case upheld
            /// It must be looked at again.
            case sentBack = "sent-back"
            /// The decision stands.
            case confirmed
        }

        public var answer: Answer
        public var on: CivilDate
        public var reasons: String
        public var by: Person.ID

        public init(answer: Answer, on: CivilDate, reasons: String, by: Person.ID) {
            self.answer = answer
            self.on = on
            self.reasons = reasons
            self.by = by
        }
    }
}
