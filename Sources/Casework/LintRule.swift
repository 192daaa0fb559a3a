/// One rule of `procedure lint`: what the law, the guidance or plain order has to say about review procedures.
///
/// The rules are a table (`LintRule.all`). None of them reads a clock: past and future versions are looked at alike.
public struct LintRule: Sendable {
    public enum Severity: String, CaseIterable, Sendable {
        /// The Act does not allow it, or a case could not run by it.
        case error
        /// The Act allows it or the text is silent, and an applicant may lose by it.
        case warning
        /// Worth knowing.
        case note
    }

    /// Lower case with hyphens: `caveat-no-action-taken`.
    public let code: String
    /// The most that a finding can be.
    public let severity: Severity
    /// The paragraph of the Act, its explanatory notes (EN) or the guidance; `no paragraph` where only good order asks
    /// for it.
    public let law: String
    /// What it finds, in one line.
    public let about: String
    let look: @Sendable (LintSubject) -> [Observation]

    init(
        _ code: String, _ severity: Severity, _ law: String, _ about: String,
        _ look: @escaping @Sendable (LintSubject) -> [Observation]
    ) {
        self.code = code
        self.severity = severity
        self.law = law
        self.about = about
        self.look = look
    }

    /// What a rule found at one place.
    struct Observation: Sendable {
        let place: LintPlace
        let finding: String
        let mend: String
        /// nil for the rule's own.
        let severity: Severity?

        init(_ place: LintPlace, _ finding: String, _ mend: String, severity: Severity? = nil) {
            self.place = place
            self.finding = finding
            self.mend = mend
            self.severity = severity
        }

        init(_ part: LintPlace.Part, _ finding: String, _ mend: String) { self.init(.part(part), finding, mend) }
    }

    /// Every rule, in the order in which a procedure is read.
    public static let all: [LintRule] =
        versions + threshold + windows + caveats + limbs + silences + order + calendar + panel + review + duties
}

/// What the rules look at: one procedure, the versions of its name that were given with it (itself not among them),
/// and the dates that its limits lead to by a calendar.
struct LintSubject: Sendable {
    let procedure: Procedure
    let others: [Procedure]
    let schedule: LintSchedule

    var rules: Procedure.ThresholdRules { procedure.threshold }
}

/// One finding of one rule about one procedure.
public struct LintFinding: Equatable, Sendable {
    public let code: String
    public let severity: LintRule.Severity
    public let law: String
    public let place: LintPlace
    /// A sentence or two with the figure.
    public let finding: String
    /// What to do.
    public let mend: String
}

/// Where in a procedure a finding stands.
public enum LintPlace: Equatable, Sendable {
    case part(Part)
    case caveat(Procedure.Caveat)
    /// The limit of a step, where the procedure gives it or where the default stands in.
    case limit(Procedure.Step)

    /// A part that stands at one place of every procedure file, by its path there.
    public enum Part: String, CaseIterable, Sendable {
        case version
        case replaces
        case validFrom = "valid_from"
        case validUntil = "valid_until"
        case number = "threshold.number"
        case numberBy = "threshold.number_by"
        case toComplain = "threshold.to_complain"
        case toApply = "threshold.to_apply"
        case formula = "threshold.formula"
        case sifting = "threshold.sifting"
        case hateCount = "threshold.hate.count"
        case hateWindow = "threshold.hate.window"
        case hateGate = "threshold.hate.gate"
        case communityCount = "threshold.community.count"
        case communityPlace = "threshold.community.linked_place"
        case limits
        case ladder
        case chair
        case chairIndependence = "chair.independence"
        case attendance
        case attendanceApplicant = "attendance.applicant"
        case reviewBody = "review.body"
        case reviewGrounds = "review.grounds"
        case reviewSentBy = "review.sent_by"
        case reviewConditions = "review.conditions"
        case pointOfContact = "duties.point_of_contact"
        case passesToAllBodies = "duties.passes_to_all_bodies"
        case decisionNotice = "duties.decision_notice"
        case outcomeNotice = "duties.outcome_notice"
        case selfAssessment = "duties.self_assessment"
        case localPolicingBody = "duties.local_policing_body_consulted"
        case housingProviders = "duties.housing_providers_consulted"
        case reporting
        case reportingMonths = "reporting.months"
    }
}

/// Looks at procedures together.
public enum Lint {
    /// The findings on each procedure, in the order of the rules. Versions of one name are compared with each other;
    /// dates are counted by `calendar`.
    public static func findings(on procedures: [Procedure], calendar: WorkingCalendar) -> [[LintFinding]] {
        procedures.indices.map { index in
            let procedure = procedures[index]
            let others = procedures.indices.filter { $0 != index && procedures[$0].name == procedure.name }
            let subject = LintSubject(
                procedure: procedure, others: others.map { procedures[$0] },
                schedule: LintSchedule(procedure, calendar))
            return LintRule.all.flatMap { rule in
                rule.look(subject).map {
                    LintFinding(
                        code: rule.code, severity: $0.severity ?? rule.severity, law: rule.law, place: $0.place,
                        finding: $0.finding,
                        mend: $0.mend)
                }
            }
        }
    }
}
