/// What the figures say about one application, with the working. It is no decision: bodies and people decide, and
/// below the number they must weigh persistence, harm and adequacy first (section 104(5)).
public struct Finding: Equatable, Sendable {
    /// The procedure that was applied, by name and version.
    public var procedure: String
    public var version: String
    /// The limbs that the procedure has, in the order in which they are tried.
    public var limbs: [Limb]

    public var decision: Decision
    /// The first limb that holds; nil unless the decision is `met`.
    public var limb: Limb?
    public var statute: Statute
    public var local: Local
    /// One for every report, in input order.
    public var complaints: [Complaint]
    /// What a person must now consider; empty unless the number is not reached.
    public var toConsider: [Consideration]
    public var notes: [Note]
    /// The one period in which incidents count; nil but under `Procedure.Formula.spanFromFirstIncident`.
    public var span: Span?

    /// What was judged, from which the explanation and what would change the answer are made when they are asked for.
    let application: ApplicationFacts
    let reports: [ReportFacts]
    let rules: Procedure.ThresholdRules

    public enum Decision: String, CaseIterable, Sendable {
        /// The procedure's own threshold is reached.
        case met
        /// A person signs off or accepts: the figures of section 104 are reached and the procedure's are not, or a
        /// fact that is for a person could turn the answer.
        case refer
        /// Neither is reached: a person must now consider section 104(5).
        case notMetOnNumber = "not_met_on_number"
        /// Every report is about another area: pass it on today and keep the date of receipt.
        case otherArea = "other_area"
    }

    public enum Limb: String, CaseIterable, Sendable {
        case number, hate, community
        /// Never found by software; it says that a person may use it.
        case seniorDiscretion = "senior_discretion"
    }

    /// The default figures of section 104. Procedures may set others (subsections (4) and (11)), so this alone does
    /// not say that the law is met.
    public struct Statute: Equatable, Sendable {
        public var met: Bool
        public var qualifying: Int
        public var required: Int
    }

    /// The procedure's own figures and conditions.
    public struct Local: Equatable, Sendable {
        public var met: Bool
        public var failed: [Condition]
    }

    /// A local condition that failed.
    public enum Condition: String, CaseIterable, Sendable {
        case number, hate, community, recency
        case noActionTaken = "no_action_taken"
        case caseClosed = "case_closed"
        case ongoingAction = "ongoing_action"
        case pendingResponse = "pending_response"
        case witnessed
    }

    /// How one report came out.
    public struct Complaint: Equatable, Sendable {
        public var id: String
        public var behaviourOn: CivilDate
        public var reportedOn: CivilDate
        /// Under the default figures.
        public var windows: Windows
        public var standing: Standing
        /// Under the procedure's figures; nil where it has no windows of its own.
        public var local: Own?

        public var qualifies: Bool { standing == .counts }
        public var localQualifies: Bool? { local.map { $0.standing == .counts } }
        /// The report that this one is counted with.
        public var countedWith: String? {
            if case .countedWith(let id) = standing { id } else { nil }
        }

        /// How the report comes out under a procedure's own figures.
        public struct Own: Equatable, Sendable {
            public var windows: OwnWindows
            public var standing: Standing
        }
    }

    /// The matters of section 104(5).
    public enum Consideration: String, CaseIterable, Sendable {
        case persistence, harm, adequacy
    }
}
