/// What a lead officer is proposed by: the case, those who could lead it, and what counts for how much.
public struct LeadQuestion: Equatable, Sendable {
    /// What the case is about: `noise`, `mental-health`.
    public var tags: [String]
    /// How many of the reports each agency took; 0 or more.
    public var reportsByAgency: [String: Int]
    /// The agency that the bodies chose to lead; it then counts as involved in full, whatever its share.
    public var leadAgency: String?
    /// The day for which an officer is sought.
    public var on: CivilDate
    public var candidates: [Candidate]
    public var weights: Weights

    public init(
        tags: [String], reportsByAgency: [String: Int], leadAgency: String?, on: CivilDate, candidates: [Candidate],
        weights: Weights = Weights()
    ) {
        self.tags = tags
        self.reportsByAgency = reportsByAgency
        self.leadAgency = leadAgency
        self.on = on
        self.candidates = candidates
        self.weights = weights
    }

    /// An officer who could lead.
    public struct Candidate: Equatable, Sendable {
        public var id: String
        public var agency: String
        /// 0 or more.
        public var openCases: Int
        /// The most cases that the officer leads at once.
        public var capacity: Int
        public var tags: [String]
        /// Whether the officer has worked on this case before.
        public var knowsCase: Bool
        /// Each conflict of interest, in words.
        public var conflicts: [String]
        /// Absences, both days included.
        public var away: [Absence]
        /// Whether the officer is willing to be asked.
        public var accepts: Bool

        public init(
            id: String, agency: String, openCases: Int, capacity: Int, tags: [String] = [], knowsCase: Bool = false,
            conflicts: [String] = [], away: [Absence] = [], accepts: Bool = true
        ) {
            self.id = id
            self.agency = agency
            self.openCases = openCases
            self.capacity = capacity
            self.tags = tags
            self.knowsCase = knowsCase
            self.conflicts = conflicts
            self.away = away
            self.accepts = accepts
        }
    }

    /// Days away, both included.
    public struct Absence: Equatable, Sendable {
        public var from: CivilDate
        public var until: CivilDate

        public init(from: CivilDate, until: CivilDate) {
            self.from = from
            self.until = until
        }

        func covers(_ day: CivilDate) -> Bool { from <= day && day <= until }
    }

    /// What each part counts for; finite and not negative.
    public struct Weights: Equatable, Sendable {
        public var involvement: Double
        public var continuity: Double
        public var workload: Double
        public var skills: Double

        public init(involvement: Double = 3, continuity: Double = 2, workload: Double = 2, skills: Double = 1) {
            self.involvement = involvement
            self.continuity = continuity
            self.workload = workload
            self.skills = skills
        }
    }
}
