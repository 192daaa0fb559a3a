/// A review procedure in one version, as the relevant bodies of an area made it (section 104(2), Schedule 4): what
/// differs between areas is data here and never a branch in the code.
public struct Procedure: Equatable, Sendable {
    /// Lower case with hyphens: `islington`, `east-herts`.
    public var name: String
    public var version: String
    public var title: String
    /// Where the figures were found, for the people who check them.
    public var source: String
    public var validFrom: CivilDate?
    public var validUntil: CivilDate?

    public var threshold: ThresholdRules
    /// One for every step, taken from the procedure or, where it is silent, from the suggested defaults (section 4.2).
    public var limits: [Step: StepLimit]
    /// Steps where the procedure's own text is silent and the default stands in.
    public var silentOn: Set<Step>
    public var ladder: [Rung]
    /// The fewest relevant bodies at the review meeting; nil where the procedure does not say.
    public var panelMinimum: Int?
    public var review: ReviewRoute

    /// The figures of section 104(4), (10) and (11) and what a procedure put in their place or beside them.
    public struct ThresholdRules: Equatable, Sendable {
        /// Section 104(4): three, or the number that the procedure specifies.
        public var number: Int
        /// Section 104(11)(a): from the behaviour to the complaint; default one month beginning with the behaviour.
        public var toComplain: Window
        /// Section 104(11)(b): from the complaint to the application; default six months beginning with the complaint.
        public var toApply: Window
        /// Section 104(12): how one person's several reports are sifted, for the procedure's own column.
        public var sifting: Sifting
        /// Conditions that the procedure adds. None of them is in section 104.
        public var caveats: [Caveat]
        public var hate: HateRule?
        public var community: CommunityRule?
        public var seniorDiscretion: SeniorDiscretion?

        public init(
            number: Int, toComplain: Window, toApply: Window, sifting: Sifting, caveats: [Caveat], hate: HateRule?,
            community: CommunityRule?, seniorDiscretion: SeniorDiscretion?
        ) {
            self.number = number
            self.toComplain = toComplain
            self.toApply = toApply
            self.sifting = sifting
            self.caveats = caveats
            self.hate = hate
            self.community = community
            self.seniorDiscretion = seniorDiscretion
        }
    }

    /// A period of section 104(11), with how its first day counts.
    public struct Window: Equatable, Sendable {
        public var limit: Limit
        public var counting: Limit.Counting

        public init(_ limit: Limit, _ counting: Limit.Counting) {
            self.limit = limit
            self.counting = counting
        }
    }

    public enum Sifting: String, CaseIterable, Sendable {
        /// Reports of one incident by one person count once (section 104(12)).
        case incidents = "distinct-incidents"
        /// As well, one person's reports about one day count once (Richmond).
        case days = "different-dates"
    }

    /// A condition that section 104 does not know.
    public enum Caveat: Equatable, Sendable {
        /// The application must come within this period of the last report (Islington, Ashfield).
        case recency(Window)
        /// It must be considered that no action was taken (Islington, Haringey, Wokingham).
        case noActionTaken
        /// The case must be closed (Haringey).
        case closedCase
        /// Not while an agency is still acting (Surrey, Warrington).
        case noOngoingAction
        /// Witnessed by the applicant or the person represented (Nuneaton and Bedworth).
        case witnessed
    }

    /// So many hate incidents, each in its window, meet the threshold by themselves.
    public struct HateRule: Equatable, Sendable {
        public var count: Int
        public var window: Window

        public init(count: Int, window: Window) {
            self.count = count
            self.window = window
        }
    }

    /// So many reports by more than one person meet the threshold.
    public struct CommunityRule: Equatable, Sendable {
        public enum Counted: String, CaseIterable, Sendable { case reports, people }
        public var count: Int
        public var counted: Counted
        public var linkedPlace: Bool
        /// True where limb one counts one person's own reports only, and several people's only here (South Wales).
        public var numberIsByOnePerson: Bool

        public init(count: Int, counted: Counted, linkedPlace: Bool, numberIsByOnePerson: Bool) {
            self.count = count
            self.counted = counted
            self.linkedPlace = linkedPlace
            self.numberIsByOnePerson = numberIsByOnePerson
        }
    }

    /// A named senior may call a review below the number (Lincolnshire, South Wales).
    public struct SeniorDiscretion: Equatable, Sendable {
        public var holder: String

        public init(holder: String) { self.holder = holder }
    }

    /// How long a step may take and from what.
    public struct StepLimit: Equatable, Sendable {
        public var limit: Limit
        public var anchor: Anchor
        public var counting: Limit.Counting

        public init(_ limit: Limit, from anchor: Anchor, _ counting: Limit.Counting = .after) {
            self.limit = limit
            self.anchor = anchor
            self.counting = counting
        }
    }

    /// The steps that have a limit (domain, section 4.2).
    public enum Step: String, CaseIterable, Sendable {
        case passOn = "pass-on"
        case dangerRead = "danger-read"
        case acknowledge
        case askAgencies = "ask-agencies"
        case agenciesReply = "agencies-reply"
        case thresholdDecision = "threshold-decision"
        case panel
        case papersToPanel = "papers-to-panel"
        case leadAccepts = "lead-accepts"
        case planConsultation = "plan-consultation"
        case outcome
        case recommendationAnswer = "recommendation-answer"
        case wordToApplicant = "word-to-applicant"
        case reviewWindow = "review-window"
        case reviewHeard = "review-heard"
    }

    /// The event from which a step's limit runs.
    public enum Anchor: String, CaseIterable, Sendable {
        case receipt
        case asking
        case thresholdDecision = "threshold-decision"
        /// The limit counts back from the meeting: papers are due so long before it.
        case beforePanel = "before-panel"
        case panel
        case nomination
        case planShared = "plan-shared"
        case outcomeTold = "outcome-told"
        case lastWord = "last-word"
        case told
        case reviewAsked = "review-asked"
    }

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

    /// Where an applicant who is dissatisfied may go (Schedule 4 paragraph 3).
    public struct ReviewRoute: Equatable, Sendable {
        /// The body that hears it, in words.
        public var body: String
        public var grounds: [String]

        public init(body: String, grounds: [String]) {
            self.body = body
            self.grounds = grounds
        }
    }

    public init(
        name: String, version: String, title: String, source: String, validFrom: CivilDate?, validUntil: CivilDate?,
        threshold: ThresholdRules, limits: [Step: StepLimit], silentOn: Set<Step>, ladder: [Rung], panelMinimum: Int?,
        review: ReviewRoute
    ) {
        self.name = name
        self.version = version
        self.title = title
        self.source = source
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.threshold = threshold
        self.limits = limits
        self.silentOn = silentOn
        self.ladder = ladder
        self.panelMinimum = panelMinimum
        self.review = review
    }
}
