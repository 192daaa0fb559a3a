/// What is written down of a meeting beside what was found: who came, conflicts, the applicant's part, who agreed, what
/// comes next, and what was put right later.
public struct MeetingAccount: Equatable, Sendable {
    public var presences: [Presence]
    /// Conflicts of interest that were declared at the start, in words; empty where there were none.
    public var conflicts: String
    public var parts: [Part]
    public var views: [View]
    public var next: Next?
    /// Why it is recorded with fewer bodies than the procedure asks for; empty where there were enough.
    public var quorumReason: String
    /// When it was recorded; nil until it is kept.
    public var recordedAt: Instant?
    /// In the order in which they were made. The first text stays as it was.
    public var corrections: [Correction]

    public init(
        presences: [Presence] = [], conflicts: String = "", parts: [Part] = [], views: [View] = [], next: Next? = nil,
        quorumReason: String = "", recordedAt: Instant? = nil, corrections: [Correction] = []
    ) {
        self.presences = presences
        self.conflicts = conflicts
        self.parts = parts
        self.views = views
        self.next = next
        self.quorumReason = quorumReason
        self.recordedAt = recordedAt
        self.corrections = corrections
    }

    /// 1 for the record as it was first written, and one more for each correction.
    public var number: Int { 1 + corrections.count }

    /// Whether somebody came.
    public struct Presence: Equatable, Sendable {
        public enum Came: String, CaseIterable, Sendable {
            case there
            case apologies
            /// They sent somebody else in their place.
            case sentOther = "sent-other"
            /// Neither there nor excused.
            case absent

            /// Whether their body was there.
            public var speaksForBody: Bool { self == .there || self == .sentOther }
        }

        /// nil: somebody who was not invited through the service.
        public var person: Person.ID?
        public var name: String
        public var agency: Agency.ID?
        public var came: Came
        /// Who was sent, or anything else to say of it.
        public var note: String

        public init(person: Person.ID? = nil, name: String, agency: Agency.ID? = nil, came: Came, note: String = "") {
            self.person = person
            self.name = name
            self.agency = agency
            self.came = came
            self.note = note
        }
    }

    /// How an applicant took part.
    public struct Part: Equatable, Sendable {
        public enum Way: String, CaseIterable, Sendable {
            case inPerson = "in-person"
            case byLink = "by-link"
            case representative
            case supporter
            case interpreter
            case metChair = "met-chair"
            case statementRead = "statement-read"
            case stayedAway = "stayed-away"
        }

        public var application: Application.ID
        public var ways: [Way]
        /// What they said, in their own words.
        public var words: String

        public init(application: Application.ID, ways: [Way], words: String = "") {
            self.application = application
            self.ways = ways
            self.words = words
        }
    }

    /// What a body thinks of what was found.
    public struct View: Equatable, Sendable {
        public var agency: Agency.ID
        public var agrees: Bool
        /// Why it dissents, or what it adds.
        public var words: String

        public init(agency: Agency.ID, agrees: Bool, words: String = "") {
            self.agency = agency
            self.agrees = agrees
            self.words = words
        }
    }

    /// What the meeting agreed about the next one. It is set by its own form.
    public struct Next: Equatable, Sendable {
        public var on: CivilDate?
        public var words: String

        public init(on: CivilDate?, words: String) {
            self.on = on
            self.words = words
        }
    }

    /// What reads otherwise now, beside the first text.
    public struct Correction: Equatable, Sendable {
        /// The part of the record that it is about.
        public enum Part: String, CaseIterable, Sendable {
            case attendance, conflicts, applicant, findings, agreement, recommendations, actions, next
        }

        public var part: Part
        public var text: String
        public var reason: String
        public var by: Person.ID
        public var at: Instant

        public init(part: Part, text: String, reason: String, by: Person.ID, at: Instant) {
            self.part = part
            self.text = text
            self.reason = reason
            self.by = by
            self.at = at
        }
    }
}
