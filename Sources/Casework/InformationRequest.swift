/// What a body is asked for, for a purpose connected with a review (Schedule 4 paragraph 7). What it answered is added
/// to and never replaced.
public struct InformationRequest: Equatable, Sendable {
    public typealias ID = Casework.ID<InformationRequest>

    /// What the answer is needed for, and so when (Tonbridge and Malling: verify first, then full details).
    public enum Kind: String, CaseIterable, Sendable {
        /// To check the reports before the threshold is decided.
        case verifying = "verify"
        /// Everything that the panel needs, once the threshold is met.
        case fullPapers = "full-papers"

        /// The step by whose limit it is due.
        public var step: Procedure.Step {
            switch self {
            case .verifying: .agenciesReply
            case .fullPapers: .fullPapers
            }
        }
    }

    public var id: ID
    public var kind: Kind
    /// The body that is asked; for one outside the partnership the body that asks it and enters what it says.
    public var agency: Agency.ID
    /// The name of the body or person asked who is not in the partnership: "any person" may be asked (paragraph 7).
    public var outside: String?
    /// Where whoever is outside the partnership is written to; nil for a body of it.
    public var contact: OutsideContact?
    public var answering: Agency.Answering
    public var asked: String
    public var purpose: String
    public var askedOn: CivilDate
    public var due: CivilDate
    /// In the order in which they came; each stays as it was given.
    public var answers: [Answer]
    /// What people did about it after it was asked, in order.
    public var followUps: [FollowUp]

    public init(
        id: ID, kind: Kind = .verifying, agency: Agency.ID, outside: String? = nil, answering: Agency.Answering,
        asked: String, purpose: String, askedOn: CivilDate, due: CivilDate, answer: Answer? = nil
    ) {
        self.id = id
        self.kind = kind
        self.agency = agency
        self.outside = outside
        self.answering = answering
        self.asked = asked
        self.purpose = purpose
        self.askedOn = askedOn
        self.due = due
        answers = []
        followUps = []
        self.answer = answer
    }

    /// The newest part of the answer as it stands. Setting it puts that very part right where it has its number, and
    /// adds a part otherwise; nil takes nothing away.
    public var answer: Answer? {
        get { standingAnswers.last }
        set {
            guard var newValue else { return }
            if let index = answers.firstIndex(where: { $0.number == newValue.number }) {
                answers[index] = newValue
            } else {
                newValue.number = answers.count + 1
                answers.append(newValue)
            }
        }
    }

    /// The parts of the answer that count: in order, a correction in the place of what it corrects.
    public var standingAnswers: [Answer] {
        var standing: [Answer] = []
        for answer in answers {
            if let corrected = answer.corrects, let index = standing.firstIndex(where: { $0.number == corrected }) {
                standing[index] = answer
            } else {
                standing.append(answer)
            }
        }
        return standing
    }

    /// The body of the partnership that is asked; nil for one outside it.
    public var member: Agency.ID? { outside == nil ? agency : nil }

    /// One thing that a body answered, on one day.
    public struct Answer: Equatable, Sendable {
        public typealias ID = Casework.ID<Answer>

        public enum Kind: String, CaseIterable, Sendable {
            case nothingHeld = "nothing-held"
            case chronology
            /// Some now, the rest promised by a day.
            case partial
            case refused
        }

        /// 1, 2, 3 … in the order in which they came to the request.
        public var number: Int
        public var kind: Kind
        /// What is said beside the dated entries, or why it is refused.
        public var text: String
        /// What happened, day by day.
        public var entries: [Entry]
        /// When the rest will come, for a partial answer.
        public var restBy: CivilDate?
        /// Of a refusal.
        public var ground: Ground?
        /// Where the papers themselves are kept: nothing is attached here.
        public var kept: String?
        /// Who told it, where it was not they who entered it.
        public var told: Told?
        /// The number of the answer that this one puts right.
        public var corrects: Int?
        /// What had happened already when it came; nil where it came while it was waited for.
        public var after: After?
        public var on: CivilDate
        public var by: Person.ID
        /// The form or call that brought it, so that one sent twice counts once.
        public var submission: ID?

        public init(
            number: Int = 0, kind: Kind, text: String, entries: [Entry] = [], restBy: CivilDate?,
            ground: Ground? = nil, kept: String? = nil, told: Told? = nil, corrects: Int? = nil, after: After? = nil,
            on: CivilDate, by: Person.ID, submission: ID? = nil
        ) {
            self.number = number
            self.kind = kind
            self.text = text
            self.entries = entries
            self.restBy = restBy
            self.ground = ground
            self.kept = kept
            self.told = told
            self.corrects = corrects
            self.after = after
            self.on = on
            self.by = by
            self.submission = submission
        }
    }

    /// One line of a body's chronology.
    public struct Entry: Equatable, Sendable {
        public var on: CivilDate
        /// Minutes after midnight in London; nil where nobody has said.
        public var minute: Int?
        public var what: String
        /// What was done about it.
        public var done: String?
        /// The body's own reference for it.
        public var reference: String?

        /// In Unicode scalars.
        public static let longest = 2_000
        public static let longestReference = 60
        /// In one answer.
        public static let most = 500
        /// Nothing older has to do with a review; a year mistyped would be.
        public static let earliest = CivilDate("1970-01-01") ?? CivilDate(dayNumber: 0)

        public init(
            on: CivilDate, minute: Int? = nil, what: String, done: String? = nil, reference: String? = nil
        ) {
            self.on = on
            self.minute = minute
            self.what = what
            self.done = done
            self.reference = reference
        }
    }

    /// Who told an answer that somebody else entered, how, and on which day.
    public struct Told: Equatable, Sendable {
        public enum How: String, CaseIterable, Sendable {
            case email, telephone, letter
            case inPerson = "in-person"
        }

        public var by: String
        public var how: How
        public var on: CivilDate

        public init(by: String, how: How, on: CivilDate) {
            self.by = by
            self.how = how
            self.on = on
        }
    }

    /// What an answer came too late for. It is taken all the same.
    public enum After: String, CaseIterable, Sendable {
        case decision, meeting, closing
    }

    /// What a coordinator did about a request after it was asked.
    public struct FollowUp: Equatable, Sendable {
        public enum Kind: String, CaseIterable, Sendable {
            case askedAgain = "asked-again"
            /// Nothing more is wanted of this answer, and the words say why.
            case settled
        }

        public var kind: Kind
        public var words: String
        public var on: CivilDate
        public var by: Person.ID
        /// How many answers there were then.
        public var answers: Int

        public init(kind: Kind, words: String, on: CivilDate, by: Person.ID, answers: Int) {
            self.kind = kind
            self.words = words
            self.on = on
            self.by = by
            self.answers = answers
        }
    }
}
