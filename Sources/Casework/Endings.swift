public import FoundationEssentials

/// How a review comes to its end: what the applicants are told of the outcome, when it was closed and opened again, and
/// what was learnt.
public struct Endings: Equatable, Sendable {
    /// Of every applicant, in the order in which they were written. To an applicant: what they were told themselves.
    public var drafts: [OutcomeDraft] = []
    /// Every outcome that it came to, oldest first: after it was planned again there is another.
    public var outcomes: [OutcomeSent] = []
    /// Oldest first.
    public var closings: [Closing] = []
    public var lessons: [Lesson] = []
    /// How many reviews of a decision on its applications are not concluded. It is read here and written with them.
    public var pendingReviews = 0

    public init() {}
}

/// What one applicant is to be told of the outcome (section 104(8)), with the plan and the recommendations as they were
/// when it was written. A second person reads it for other people's data before it goes.
public struct OutcomeDraft: Equatable, Sendable {
    public var application: Application.ID
    /// 1, 2, 3 … of this application.
    public var version: Int
    public var text: String
    /// Actions and recommendations that are not told to this applicant, because they are about somebody else.
    public var withheld: [UUID]
    /// One line an action, as the applicant reads it.
    public var plan: [String]
    public var recommendations: [String]
    public var writtenOn: CivilDate
    public var writtenBy: Person.ID
    public var reading: Reading?
    public var toldOn: CivilDate?

    public init(
        application: Application.ID, version: Int, text: String, withheld: [UUID] = [], plan: [String],
        recommendations: [String], writtenOn: CivilDate, writtenBy: Person.ID, reading: Reading? = nil,
        toldOn: CivilDate? = nil
    ) {
        self.application = application
        self.version = version
        self.text = text
        self.withheld = withheld
        self.plan = plan
        self.recommendations = recommendations
        self.writtenOn = writtenOn
        self.writtenBy = writtenBy
        self.reading = reading
        self.toldOn = toldOn
    }

    /// What the second person found.
    public struct Reading: Equatable, Sendable {
        public var on: CivilDate
        public var by: Person.ID
        /// Whether it may go as it is.
        public var isPassed: Bool
        /// What must be mended before it may; empty where nothing must.
        public var findings: String

        public init(on: CivilDate, by: Person.ID, isPassed: Bool, findings: String) {
            self.on = on
            self.by = by
            self.isPassed = isPassed
            self.findings = findings
        }
    }

    /// Everything that the applicant will read.
    public var everything: String { ([text] + plan + recommendations).joined(separator: "\n") }
}

/// An outcome as the review keeps it, and the day on which the applicants were told.
public struct OutcomeSent: Equatable, Sendable {
    public var on: CivilDate
    public var summary: String

    public init(on: CivilDate, summary: String) {
        self.on = on
        self.summary = summary
    }
}

/// Something that was learnt from a case, for the partnership's learning of the year. It names nobody.
public struct Lesson: Equatable, Sendable {
    public typealias ID = Casework.ID<Lesson>

    public var id: ID
    public var text: String
    public var on: CivilDate
    public var by: Person.ID

    public init(id: ID, text: String, on: CivilDate, by: Person.ID) {
        self.id = id
        self.text = text
        self.on = on
        self.by = by
    }
}
