extension Procedure {
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

    /// The steps that can have a limit (domain, section 4.2).
    public enum Step: String, CaseIterable, Sendable {
        case passOn = "pass-on"
        case dangerRead = "danger-read"
        case acknowledge
        case askAgencies = "ask-agencies"
        case agenciesReply = "agencies-reply"
        case thresholdDecision = "threshold-decision"
        /// The agencies give all that they hold, once the threshold is met (Tonbridge and Malling).
        case fullPapers = "full-papers"
        /// The chair gets in touch with the applicant (Ashfield).
        case chairContacts = "chair-contacts"
        /// The applicant is told why they are not invited to the meeting (Richmond).
        case reasonsNotInvited = "reasons-not-invited"
        case panel
        case papersToPanel = "papers-to-panel"
        /// The panel tells the single point of contact what it decided (Stockton).
        case panelReports = "panel-reports"
        case leadAccepts = "lead-accepts"
        case planConsultation = "plan-consultation"
        case outcome
        case recommendationAnswer = "recommendation-answer"
        case wordToApplicant = "word-to-applicant"
        case reviewWindow = "review-window"
        /// The papers go to those who hear a request for a review of the decision (Leicestershire).
        case reviewPapers = "review-papers"
        case reviewHeard = "review-heard"
        /// The whole process, from the request to its end (Guildford, North Yorkshire).
        case whole

        /// Steps that a procedure may leave out altogether: no default is suggested for them.
        public static let optional: Set<Step> = [
            .fullPapers, .chairContacts, .reasonsNotInvited, .panelReports, .reviewPapers, .whole,
        ]
        /// Steps that always have a limit, the procedure's own or the suggested default.
        public static var needed: [Step] { allCases.filter { !optional.contains($0) } }
    }

    /// The event from which a step's limit runs.
    public enum Anchor: String, CaseIterable, Sendable {
        case receipt
        /// The day on which the applicant is told that the application is here (Gosport).
        case acknowledgement
        case asking
        /// The day on which the last agency's answer is in (Stockton).
        case informationIn = "information-in"
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
}
