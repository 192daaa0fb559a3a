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
        /// What the applicant says is missing, or not right elsewhere, with what was answered.
        public var remarks: [String] = []

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
        /// The body's own reference for it.
        public var reference: String?
        /// Whether it is about the same event as the entry before it.
        public var isSame: Bool
        /// What the applicant says is not right about it, with what was answered.
        public var remarks: [String] = []

        public init(
            on: CivilDate, minute: Int?, source: String, what: String, done: String?, reference: String? = nil,
            isSame: Bool = false
        ) {
            self.on = on
            self.minute = minute
            self.source = source
            self.what = what
            self.done = done
            self.reference = reference
            self.isSame = isSame
        }
    }

    /// What one body was asked, and what it answered.
    public struct Body: Equatable, Sendable {
        public var name: String
        public var asked: String
        public var askedOn: CivilDate
        public var due: CivilDate
        /// Every part of the answer that counts, in order; empty where none came.
        public var answers: [Answer]

        public init(name: String, asked: String, askedOn: CivilDate, due: CivilDate, answers: [Answer]) {
            self.name = name
            self.asked = asked
            self.askedOn = askedOn
            self.due = due
            self.answers = answers
        }

        /// One thing that the body answered.
        public struct Answer: Equatable, Sendable {
            public var kind: InformationRequest.Answer.Kind
            public var on: CivilDate
            public var text: String
            public var restBy: CivilDate?
            /// Of a refusal.
            public var ground: InformationRequest.Ground?
            /// Where the papers themselves are kept.
            public var kept: String?
            /// Who told it, where it was not they who entered it.
            public var told: InformationRequest.Told?
            /// How many of the chronology's entries it brought.
            public var entries: Int

            public init(
                kind: InformationRequest.Answer.Kind, on: CivilDate, text: String, restBy: CivilDate? = nil,
                ground: InformationRequest.Ground? = nil, kept: String? = nil, told: InformationRequest.Told? = nil,
                entries: Int = 0
            ) {
                self.kind = kind
                self.on = on
                self.text = text
                self.restBy = restBy
                self.ground = ground
                self.kept = kept
                self.told = told
                self.entries = entries
            }

            init(_ answer: InformationRequest.Answer) {
                self.init(
                    kind: answer.kind, on: answer.on, text: answer.text, restBy: answer.restBy, ground: answer.ground,
                    kept: answer.kept, told: answer.told, entries: answer.entries.count)
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
