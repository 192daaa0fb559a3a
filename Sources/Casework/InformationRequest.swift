/// What an agency is asked for, for a purpose connected with a review (Schedule 4 paragraph 7).
public struct InformationRequest: Equatable, Sendable {
    public typealias ID = Casework.ID<InformationRequest>

    public var id: ID
    public var agency: Agency.ID
    public var answering: Agency.Answering
    public var asked: String
    public var purpose: String
    public var askedOn: CivilDate
    public var due: CivilDate
    public var answer: Answer?

    public init(
        id: ID, agency: Agency.ID, answering: Agency.Answering, asked: String, purpose: String, askedOn: CivilDate,
        due: CivilDate, answer: Answer? = nil
    ) {
        self.id = id
        self.agency = agency
        self.answering = answering
        self.asked = asked
        self.purpose = purpose
        self.askedOn = askedOn
        self.due = due
        self.answer = answer
    }

    /// What the agency answered.
    public struct Answer: Equatable, Sendable {
        public enum Kind: String, CaseIterable, Sendable {
            case nothingHeld = "nothing-held"
            case chronology
            /// Some now, the rest promised by a day.
            case partial
            case refused
        }

        public var kind: Kind
        /// The chronology, or the ground of the refusal.
        public var text: String
        /// When the rest will come, for a partial answer.
        public var restBy: CivilDate?
        public var on: CivilDate
        public var by: Person.ID

        public init(kind: Kind, text: String, restBy: CivilDate?, on: CivilDate, by: Person.ID) {
            self.kind = kind
            self.text = text
            self.restBy = restBy
            self.on = on
            self.by = by
        }
    }
}
