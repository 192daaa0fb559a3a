/// A review procedure in one version, as the relevant bodies of an area made it (section 104(2), Schedule 4): what
/// differs between areas is data here and never a branch in the code.
public struct Procedure: Equatable, Sendable {
    /// Lower case with hyphens: `islington`, `east-herts`.
    public var name: String
    public var version: String
    /// The version that this one replaces; nil for the first, or where nobody says.
    public var replaces: String?
    public var title: String
    /// Where the figures were found, for the people who check them.
    public var source: String
    public var validFrom: CivilDate?
    public var validUntil: CivilDate?
    /// The codes of the local government areas (section 105(2), (3)) that it is for; empty for every area of the
    /// partnership that uses it. Procedures may differ for different parts of an area (Schedule 4 paragraph 9).
    public var areas: [String]

    public var threshold: ThresholdRules
    /// One for every needed step, taken from the procedure or, where it is silent, from the suggested defaults
    /// (section 4.2); an optional step only where the procedure has it.
    public var limits: [Step: StepLimit]
    /// Steps where the procedure's own text is silent and the default stands in.
    public var silentOn: Set<Step>
    /// The reminders that every deadline climbs, but those of `ladders`.
    public var ladder: [Rung]
    /// Steps with reminders of their own.
    public var ladders: [Step: [Rung]]
    public var panel: Panel
    public var review: ReviewRoute
    public var duties: Duties
    /// nil where the procedure does not say.
    public var reporting: Reporting?
    /// What the people who assess the risk to the applicant ask, in order; no scores and no bands, of which there is no
    /// single national set.
    public var riskQuestions: [String]
    /// What the procedure says beside all this, which no rule here follows; people read it.
    public var notes: [String]
    /// On which terms a closed case is opened again; nil where the procedure does not say.
    public var reopening: ReopeningRule?

    /// One reminder of the ladder that every deadline climbs.
    public struct Rung: Equatable, Sendable {
        /// Working days from the due date: negative before, 0 on the day, positive after.
        public var workingDays: Int
        public var to: [Recipient]

        public init(workingDays: Int, to: [Recipient]) {
            self.workingDays = workingDays
            self.to = to
        }

        /// Whom a rung reminds, by role, so that a change of person changes nothing here.
        public enum Recipient: String, CaseIterable, Sendable {
            /// The person whose duty it is; where nobody is named, the agency's single point of contact.
            case contact
            /// The agency's shared mailbox.
            case teamMailbox = "team-mailbox"
            /// The agency's single point of contact.
            case pointOfContact = "point-of-contact"
            /// The agency's named senior.
            case senior
            case chair
        }
    }

    /// The reminders of one duty.
    public func ladder(of duty: Deadline.Duty) -> [Rung] {
        switch duty {
        case .step(let step): ladders[step] ?? ladder
        // A question and no duty of the procedure: one word on the last day to whoever was asked, and a second after it,
        // which their agency's point of contact hears too.
        case .availability:
            [Rung(workingDays: 0, to: [.contact]), Rung(workingDays: 1, to: [.contact, .pointOfContact])]
        case .action, .actionReview, .passToArea, .areaContact, .riskReview: ladder
        }
    }

    public init(
        name: String, version: String, replaces: String? = nil, title: String, source: String, validFrom: CivilDate?,
        validUntil: CivilDate?, areas: [String] = [], threshold: ThresholdRules, limits: [Step: StepLimit],
        silentOn: Set<Step>, ladder: [Rung], ladders: [Step: [Rung]] = [:], panel: Panel = Panel(),
        review: ReviewRoute, duties: Duties = Duties(), reporting: Reporting? = nil, riskQuestions: [String] = [],
        notes: [String] = []
    ) {
        self.name = name
        self.version = version
        self.replaces = replaces
        self.title = title
        self.source = source
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.areas = areas
        self.threshold = threshold
        self.limits = limits
        self.silentOn = silentOn
        self.ladder = ladder
        self.ladders = ladders
        self.panel = panel
        self.review = review
        self.duties = duties
        self.reporting = reporting
        self.riskQuestions = riskQuestions
        self.notes = notes
    }
}
