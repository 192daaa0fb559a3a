public import FoundationEssentials

/// What the panel reads before a meeting: made from the case, and fixed when it is sent. The applications that one review
/// hears are kept apart in it.
public struct PanelPack: Equatable, Sendable {
    /// What the coordinator writes to the panel; empty for nothing.
    public var note: String
    public var questions: [Question]
    public var cases: [Case]

    public init(note: String, questions: [Question], cases: [Case]) {
        self.note = note
        self.questions = questions
        self.cases = cases
    }

    /// Something that the panel should find out.
    public struct Question: Equatable, Sendable {
        public var id: UUID
        public var text: String
        /// Why it is settled; nil for one that is open.
        public var settled: String?

        public init(id: UUID, text: String, settled: String? = nil) {
            self.id = id
            self.text = text
            self.settled = settled
        }
    }

    /// One application.
    public struct Case: Equatable, Sendable {
        public var application: Application.ID
        public var reference: CaseReference
        public var applicant: String
        public var onBehalfOf: String?
        public var chronology: [Entry]
        /// What was asked for and is not there, a sentence each.
        public var gaps: [String]
        public var bodies: [Body]
        /// The newest reading for danger; nil where nobody has read it.
        public var danger: Danger?
        /// What the applicant needs to take part, and how they are heard; a sentence each.
        public var needs: [String]
        public var statement: String
        public var wishes: String
        public var additions: [Addition]

        public init(
            application: Application.ID, reference: CaseReference, applicant: String, onBehalfOf: String?,
            chronology: [Entry], gaps: [String] = [], bodies: [Body], danger: Danger?, needs: [String],
            statement: String, wishes: String,
            additions: [Addition]
        ) {
            self.application = application
            self.reference = reference
            self.applicant = applicant
            self.onBehalfOf = onBehalfOf
            self.chronology = chronology
            self.gaps = gaps
            self.bodies = bodies
            self.danger = danger
            self.needs = needs
            self.statement = statement
            self.wishes = wishes
            self.additions = additions
        }
    }

    /// One line of the chronology.
    public struct Entry: Equatable, Sendable {
        public var on: CivilDate
        /// Minutes after midnight in London; nil where nobody has said.
        public var minute: Int?
        /// `Report 2`, or the name of the body.
        public var source: String
        public var what: String
        public var done: String?
        /// Whether it is about the same event as the entry before it.
        public var isSame: Bool

        public init(
            on: CivilDate, minute: Int?, source: String, what: String, done: String?, isSame: Bool = false
        ) {
            self.on = on
            self.minute = minute
            self.source = source
            self.what = what
            self.done = done
            self.isSame = isSame
        }
    }

    /// What one body was asked, and what it answered.
    public struct Body: Equatable, Sendable {
        public var name: String
        public var asked: String
        public var askedOn: CivilDate
        public var due: CivilDate
        /// nil: no answer came.
        public var answer: Answer?

        public init(name: String, asked: String, askedOn: CivilDate, due: CivilDate, answer: Answer?) {
            self.name = name
            self.asked = asked
            self.askedOn = askedOn
            self.due = due
            self.answer = answer
        }

        public struct Answer: Equatable, Sendable {
            public var kind: InformationRequest.Answer.Kind
            public var on: CivilDate
            public var text: String
            public var restBy: CivilDate?

            public init(kind: InformationRequest.Answer.Kind, on: CivilDate, text: String, restBy: CivilDate?) {
                self.kind = kind
                self.on = on
                self.text = text
                self.restBy = restBy
            }
        }
    }

    /// How great the danger was when it was last read.
    public struct Danger: Equatable, Sendable {
        public var level: Application.DangerReading.Level
        public var on: CivilDate
        /// What was seen; nil for those who may not read it.
        public var note: String?

        public init(level: Application.DangerReading.Level, on: CivilDate, note: String?) {
            self.level = level
            self.on = on
            self.note = note
        }
    }

    /// What the applicant wrote after an earlier pack was fixed.
    public struct Addition: Equatable, Sendable {
        public var on: CivilDate
        public var text: String

        public init(on: CivilDate, text: String) {
            self.on = on
            self.text = text
        }
    }

    /// A pack as it was fixed.
    public struct Version: Equatable, Sendable {
        /// 1, 2, 3 … of the review.
        public var number: Int
        /// The number of the meeting that it is for.
        public var hearing: Int
        public var at: Instant
        public var by: Person.ID
        public var pack: PanelPack

        public init(number: Int, hearing: Int, at: Instant, by: Person.ID, pack: PanelPack) {
            self.number = number
            self.hearing = hearing
            self.at = at
            self.by = by
            self.pack = pack
        }
    }
}
