/// An application for a review (section 104(1)(a)): what was asked, by whom it reached a relevant body, the reports
/// that it rests on, and how far it has come towards the threshold decision.
public struct Application: Equatable, Sendable {
    public typealias ID = Casework.ID<Application>

    public var id: ID
    public var partnership: Partnership.ID
    public var reference: CaseReference
    /// The local government area's code, as received; its successor takes over where the area has ended.
    public var area: String
    public var receipt: Receipt
    public var authority: Authority
    public var stage: Stage
    public var reports: [Report]
    public var requests: [InformationRequest]
    /// Oldest first; none is ever taken back. Hidden from the applicant.
    public var dangerReadings: [DangerReading]
    /// What people have put right in the reports, oldest first; `reports` are as they stand after it.
    public var corrections: [Correction]
    /// What people said of entries of the chronology that may be about the same, oldest first.
    public var comparisons: [Chronology.Comparison] = []
    /// What the applicant told while the case goes on.
    public var words = ApplicantsWords()
    /// The review that hears it, once the threshold is met.
    public var review: Review.ID?
    /// The decisions before the one in its stage, oldest first: those that a review of the decision overturned or sent
    /// back, and the one after which the applicant withdrew. They stay as they were made.
    public var earlierDecisions: [ThresholdDecision] = []
    /// The day on which the same person's same reports were looked at before, as the cases of the partnership show it;
    /// nil where they show nothing. It is found when an application is read and kept nowhere.
    public var earlierReviewOn: CivilDate?

    public init(
        id: ID, partnership: Partnership.ID, reference: CaseReference, area: String, receipt: Receipt,
        authority: Authority, stage: Stage, reports: [Report], requests: [InformationRequest] = [],
        dangerReadings: [DangerReading] = [], corrections: [Correction] = [], review: Review.ID? = nil
    ) {
        self.id = id
        self.partnership = partnership
        self.reference = reference
        self.area = area
        self.receipt = receipt
        self.authority = authority
        self.stage = stage
        self.reports = reports
        self.requests = requests
        self.dangerReadings = dangerReadings
        self.corrections = corrections
        self.review = review
    }

    /// Where an application stands. Each stage carries what it needs and nothing more.
    public enum Stage: Equatable, Sendable {
        case received
        case acknowledged(on: CivilDate)
        case gathering(since: CivilDate)
        case decided(ThresholdDecision)
        case withdrawn(on: CivilDate, because: String)
        /// Handed to the bodies of the area where it happened, before a threshold decision here (section 104(1)).
        case passedOn(on: CivilDate)

        public var name: StageName {
            switch self {
            case .received: .received
            case .acknowledged: .acknowledged
            case .gathering: .gathering
            case .decided: .decided
            case .withdrawn: .withdrawn
            case .passedOn: .passedOn
            }
        }
    }

    public enum StageName: String, CaseIterable, Sendable {
        case received, acknowledged, gathering, decided, withdrawn
        case passedOn = "passed-on"
    }

    /// How the application reached a relevant body. Windows and limits run from that day, whoever keyed it in later.
    public struct Receipt: Equatable, Sendable {
        public enum Channel: String, CaseIterable, Sendable {
            case web, phone, post
            case inPerson = "in-person"
            /// Handed on by another body.
            case agency
        }

        public var receivedOn: CivilDate
        public var recordedAt: Instant
        public var channel: Channel
        /// Who took it, for everything but the public form.
        public var takenBy: String?

        public init(receivedOn: CivilDate, recordedAt: Instant, channel: Channel, takenBy: String?) {
            self.receivedOn = receivedOn
            self.recordedAt = recordedAt
            self.channel = channel
            self.takenBy = takenBy
        }
    }

    /// Whether somebody acts for the person affected and has shown that they may. It holds disclosure, never
    /// eligibility: any person may apply (section 104(1)(a), scenario 14).
    public enum Authority: String, CaseIterable, Sendable {
        case notNeeded = "not_needed"
        case shown
        case awaited
    }

    /// The most reports that one application rests on.
    public static let mostReports = 1_000

    /// One report of the behaviour, as the applicant told it and as people have corrected it, in civil dates.
    public struct Report: Equatable, Sendable {
        /// 1, 2, 3 … in the order given; shown to people as "report 1".
        public var number: Int
        public var behaviourOn: CivilDate
        public var reportedOn: CivilDate
        /// Names no one: `applicant`, or `other-1` for another complainant.
        public var reportedBy: String
        public var reportedTo: String
        /// The event that it is about; reports with equal incidents are about one event.
        public var incident: String
        public var area: String
        public var hate: Bool
        public var status: Status
        /// Whether somebody got in touch about the report.
        public var acknowledged: Bool?
        public var description: String
        /// How it came, where it was added after the application; nil for one that came with it.
        public var added: LateReport?
        /// A stand-in for the place; nil where it is unknown. Reports with an equal place are linked.
        public var place: String?
        /// Whether it is about the behaviour that the application is about.
        public var related: Bool
        /// Whether the applicant or the person represented witnessed it.
        public var witnessed: Bool
        /// Whether the bodies that needed it were told of it; nil where nobody has said.
        public var shared: Bool?
        /// The day by which the body's own procedure lets it respond.
        public var responseDueOn: CivilDate?
        /// Whether it happened on or near the boundary of the area, so that a person must say whose it is.
        public var onBoundary: Bool

        public enum Status: String, CaseIterable, Sendable {
            case open, closed
            case noAction = "no_action"
        }

        public init(
            number: Int, behaviourOn: CivilDate, reportedOn: CivilDate, reportedBy: String, reportedTo: String,
            incident: String, area: String, hate: Bool, status: Status, acknowledged: Bool?, description: String,
            added: LateReport? = nil, place: String? = nil, related: Bool = true, witnessed: Bool = true,
            shared: Bool? = nil,
            responseDueOn: CivilDate? = nil, onBoundary: Bool = false
        ) {
            self.number = number
            self.behaviourOn = behaviourOn
            self.reportedOn = reportedOn
            self.reportedBy = reportedBy
            self.reportedTo = reportedTo
            self.incident = incident
            self.area = area
            self.hate = hate
            self.status = status
            self.acknowledged = acknowledged
            self.description = description
            self.added = added
            self.place = place
            self.related = related
            self.witnessed = witnessed
            self.shared = shared
            self.responseDueOn = responseDueOn
            self.onBoundary = onBoundary
        }
    }
}
