/// What the threshold is judged by, of the application itself. Everything is a civil date of Europe/London already.
public struct ApplicationFacts: Equatable, Sendable {
    /// The day on which it reached any relevant body.
    public var received: CivilDate
    /// The local government area's code.
    public var area: String
    /// Names no one: a stand-in such as `p1`.
    public var applicant: String
    /// The person affected, where the applicant acts for somebody.
    public var onBehalfOf: String?
    /// It holds disclosure and never eligibility (section 104(1)(a): "any other person" may apply).
    public var authority: Application.Authority
    /// The day of an earlier threshold decision or review about the same behaviour. The Act bars no second
    /// application, so it turns a threshold that is met into a question for a person.
    public var earlierReviewOn: CivilDate?

    public init(
        received: CivilDate, area: String, applicant: String, onBehalfOf: String? = nil,
        authority: Application.Authority = .notNeeded, earlierReviewOn: CivilDate? = nil
    ) {
        self.received = received
        self.area = area
        self.applicant = applicant
        self.onBehalfOf = onBehalfOf
        self.authority = authority
        self.earlierReviewOn = earlierReviewOn
    }
}

/// What the threshold is judged by, of one report of the behaviour.
public struct ReportFacts: Equatable, Sendable {
    public var id: String
    public var behaviourOn: CivilDate
    public var reportedOn: CivilDate
    /// Who complained, by the same stand-in throughout; the sifting of section 104(12) is a person's own.
    public var reportedBy: String
    /// Where the person who complained lives, by a stand-in such as `h1`; nil where nobody has said, and then each
    /// person counts as a household of their own.
    public var household: String?
    /// The body that took the report; reports to different bodies count together.
    public var reportedTo: String
    /// The event it is about; nil means an event of its own. Only equal incidents join reports, dates never do.
    public var incident: String?
    public var area: String
    /// nil where it is unknown; an unknown place is linked with no other.
    public var place: String?
    public var hate: Bool
    /// Whether it is about the behaviour that the application is about.
    public var related: Bool
    /// Whether the applicant or the person represented witnessed it.
    public var witnessed: Bool
    public var status: Application.Report.Status
    /// Whether anyone got in touch about it; nil where nobody has said.
    public var acknowledged: Bool?
    /// Whether the bodies that needed it were told of it; nil where nobody has said.
    public var shared: Bool?
    /// The day by which the body's own procedure lets it respond.
    public var responseDueOn: CivilDate?
    /// Whether the place lies on or near the boundary of the area, so that a person must say whose it is.
    public var onBoundary: Bool

    public init(
        id: String, behaviourOn: CivilDate, reportedOn: CivilDate, reportedBy: String, household: String? = nil,
        reportedTo: String, incident: String? = nil, area: String, place: String? = nil, hate: Bool = false,
        related: Bool = true, witnessed: Bool = true, status: Application.Report.Status = .open,
        acknowledged: Bool? = nil,
        shared: Bool? = nil, responseDueOn: CivilDate? = nil, onBoundary: Bool = false
    ) {
        self.id = id
        self.behaviourOn = behaviourOn
        self.reportedOn = reportedOn
        self.reportedBy = reportedBy
        self.household = household
        self.reportedTo = reportedTo
        self.incident = incident
        self.area = area
        self.place = place
        self.hate = hate
        self.related = related
        self.witnessed = witnessed
        self.status = status
        self.acknowledged = acknowledged
        self.shared = shared
        self.responseDueOn = responseDueOn
        self.onBoundary = onBoundary
    }
}

extension String {
    /// Whether both are the same bytes; `==` would join texts that are only equal to the eye.
    func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
