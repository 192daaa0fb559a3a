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
    public var danger: DangerReading?
    /// The review that hears it, once the threshold is met.
    public var review: Review.ID?

    public init(
        id: ID, partnership: Partnership.ID, reference: CaseReference, area: String, receipt: Receipt,
        authority: Authority, stage: Stage, reports: [Report], requests: [InformationRequest] = [],
        danger: DangerReading? = nil, review: Review.ID? = nil
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
        self.danger = danger
        self.review = review
    }

    /// Where an application stands. Each stage carries what it needs and nothing more.
    public enum Stage: Equatable, Sendable {
        case received
        case acknowledged(on: CivilDate)
        case gathering(since: CivilDate)
        case decided(ThresholdDecision)
        case withdrawn(on: CivilDate, because: String)

        public var name: StageName {
            switch self {
            case .received: .received
            case .acknowledged: .acknowledged
            case .gathering: .gathering
            case .decided: .decided
            case .withdrawn: .withdrawn
            }
        }
    }

    public enum StageName: String, CaseIterable, Sendable {
        case received, acknowledged, gathering, decided, withdrawn
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

    /// One report of the behaviour, as the applicant told it, in civil dates.
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

        public enum Status: String, CaseIterable, Sendable {
            case open, closed
            case noAction = "no_action"
        }

        public init(
            number: Int, behaviourOn: CivilDate, reportedOn: CivilDate, reportedBy: String, reportedTo: String,
            incident: String, area: String, hate: Bool, status: Status, acknowledged: Bool?, description: String
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
        }
    }

    /// A named person has read the application for danger to life (due one working day after receipt).
    public struct DangerReading: Equatable, Sendable {
        public enum Level: String, CaseIterable, Sendable { case standard, medium, high }

        public var level: Level
        public var on: CivilDate
        public var by: Person.ID
        /// What was seen, and any referral to the police or safeguarding with its reason.
        public var note: String

        public init(level: Level, on: CivilDate, by: Person.ID, note: String) {
            self.level = level
            self.on = on
            self.by = by
            self.note = note
        }
    }
}
