extension Procedure {
    /// The figures of section 104(4), (10) and (11) and what a procedure put in their place or beside them.
    public struct ThresholdRules: Equatable, Sendable {
        /// Section 104(4): three, or the number that the procedure specifies.
        public var number: Int
        /// Whose reports make up the number together.
        public var numberBy: NumberBy
        /// Section 104(11)(a): from the behaviour to the complaint; default one month beginning with the behaviour.
        public var toComplain: Window
        /// Section 104(11)(b): from the complaint to the application; default six months beginning with the complaint.
        /// Under `Formula.spanFromFirstIncident` it is the length of the span instead.
        public var toApply: Window
        public var formula: Formula
        /// Section 104(12): how one person's several reports are sifted, for the procedure's own column.
        public var sifting: Sifting
        /// Whether the procedure says in words that the reports must be related. Section 104(4) asks the same, so it
        /// never changes an answer.
        public var saysRelated: Bool
        /// Conditions that the procedure adds. None of them is in section 104.
        public var caveats: [Caveat]
        public var hate: HateRule?
        public var community: CommunityRule?
        public var seniorDiscretion: SeniorDiscretion?
        /// The figures on which the procedure's own text is silent, so that the default of section 104 stands in.
        public var silentOn: Set<Figure>

        public init(
            number: Int, numberBy: NumberBy = .anyone, toComplain: Window, toApply: Window,
            formula: Formula = .fromEachComplaint, sifting: Sifting, saysRelated: Bool = false, caveats: [Caveat],
            hate: HateRule?, community: CommunityRule?, seniorDiscretion: SeniorDiscretion?,
            silentOn: Set<Figure> = []
        ) {
            self.number = number
            self.numberBy = numberBy
            self.toComplain = toComplain
            self.toApply = toApply
            self.formula = formula
            self.sifting = sifting
            self.saysRelated = saysRelated
            self.caveats = caveats
            self.hate = hate
            self.community = community
            self.seniorDiscretion = seniorDiscretion
            self.silentOn = silentOn
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

    /// A figure of section 104 on which a procedure may be silent.
    public enum Figure: String, CaseIterable, Sendable {
        case number
        case toComplain = "to-complain"
        case toApply = "to-apply"
        case sifting
    }

    /// Whose reports make up the number together.
    public enum NumberBy: String, CaseIterable, Sendable {
        /// Complaints about the behaviour, whoever made them (section 104(4)).
        case anyone
        /// One person's own reports only (South Wales, Shropshire). Section 104(4) does not ask this.
        case onePerson = "one-person"
    }

    /// How the period in which reports count is laid to the application.
    public enum Formula: String, CaseIterable, Sendable {
        /// From each complaint to the application (section 104(11)(b)).
        case fromEachComplaint = "from-each-complaint"
        /// All incidents that count lie in one period that begins with the first of them, whenever the application
        /// is made (Ealing, Ashfield: "in six months of the first incident"). A different result from the Act's.
        case spanFromFirstIncident = "span-from-first-incident"
        /// Reported in so many months before the application. The same result as from each complaint, in other words.
        case lastMonths = "last-months"
    }

    /// How one person's several reports are sifted (section 104(12)).
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
        /// Not while an agency is still acting (Warrington).
        case noOngoingAction
        /// Not while the day by which an agency said it would act has not passed (Guildford, Elmbridge).
        case noPendingResponse
        /// Witnessed by the applicant or the person represented (Nuneaton and Bedworth).
        case witnessed
        /// A condition in the procedure's own words that no recorded fact answers, such as "the behaviour persists"
        /// (Cheltenham, Lincolnshire). It is shown, and a person judges it; it never turns an answer by itself.
        case judged(String)
    }

    /// So many hate incidents, each in its window, meet the threshold by themselves.
    public struct HateRule: Equatable, Sendable {
        public var count: Int
        public var window: Window
        /// What must be true beside the count, in the procedure's words, and is for a person to say ("referred to the
        /// council's case management meeting": North Northants); nil where the count is enough.
        public var gate: String?

        public init(count: Int, window: Window, gate: String? = nil) {
            self.count = count
            self.window = window
            self.gate = gate
        }
    }

    /// So many reports, people or households meet the threshold; always more than one person's.
    public struct CommunityRule: Equatable, Sendable {
        public enum Counted: String, CaseIterable, Sendable { case reports, people, households }
        public var count: Int
        public var counted: Counted
        /// Whether they must all be about one place.
        public var linkedPlace: Bool

        public init(count: Int, counted: Counted, linkedPlace: Bool) {
            self.count = count
            self.counted = counted
            self.linkedPlace = linkedPlace
        }
    }

    /// A named senior may call a review below the number (Lincolnshire, South Wales).
    public struct SeniorDiscretion: Equatable, Sendable {
        public var holder: String
        /// What it is for, in the procedure's words ("to protect a vulnerable victim"); nil where it does not say.
        public var purpose: String?

        public init(holder: String, purpose: String? = nil) {
            self.holder = holder
            self.purpose = purpose
        }
    }
}
