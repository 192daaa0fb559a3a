/// One number of the statistics; its raw value is its key in JSON and its column in CSV.
public enum Figure: String, CaseIterable, Sendable {
    /// Section 104(9)(a): applications made in the period.
    case applications
    /// (b): decisions in the period that the threshold was not met, whatever became of them later.
    case thresholdNotMet = "threshold_not_met"
    /// (c): reviews whose outcome was first told in the period.
    case reviewsCarriedOut = "reviews_carried_out"
    /// (d): of those, the ones that made recommendations.
    case reviewsWithRecommendations = "reviews_with_recommendations"

    // What had become of the applications made in the period by its end: these five add up to `applications`.
    case met = "threshold_met"
    case notMet = "decided_not_met"
    case passedOn = "passed_to_another_area"
    case withdrawn
    case undecided

    /// Made before the period and undecided when it began.
    case carriedOver = "carried_over"
    /// Of those, undecided still when it ended.
    case carriedOverUndecided = "carried_over_undecided"

    /// Decisions in the period that the threshold was met, by what they rest on.
    case decidedMet = "decided_met"
    case metByNumber = "met_by_number"
    case metByHate = "met_by_hate"
    case metByCommunity = "met_by_community"
    case metByConsideration = "met_by_consideration"
    case metBySeniorDiscretion = "met_by_senior_discretion"
    /// Decisions in the period that the threshold was met after all, where it had been decided that it was not.
    case refusalsOverturned = "refusals_overturned"

    /// Of the reviews carried out: the applications that they heard.
    case applicationsReviewed = "applications_reviewed"
    /// Of the reviews carried out: those that heard more than one application.
    case jointReviews = "joint_reviews"
    /// Of the reviews carried out: those held at a senior officer's discretion, though the threshold was not met.
    case reviewedThoughNotMet = "reviewed_though_not_met"

    // How long a stage took that ended in the period, in calendar days, and how many ended by their last day.
    case acknowledged
    case acknowledgedInTime = "acknowledged_in_time"
    case acknowledgedMedianDays = "acknowledged_median_days"
    case decided
    case decidedInTime = "decided_in_time"
    case decidedMedianDays = "decided_median_days"
    case meetings
    case meetingsInTime = "meetings_in_time"
    case meetingsMedianDays = "meetings_median_days"
    case outcomes
    case outcomesInTime = "outcomes_in_time"
    case outcomesMedianDays = "outcomes_median_days"
    /// Of these stages, the ones that were open when the period ended although their last day had passed.
    case overdueAtEnd = "overdue_at_end"

    /// Actions whose last day lay in the period.
    case actionsDue = "actions_due"
    /// Of those, done by that day.
    case actionsOnTime = "actions_on_time"

    /// Reviews of a decision, or of how a review was carried out, that were asked for in the period (Schedule 4,
    /// paragraph 3), and how they ended in it.
    case appealsAsked = "appeals_asked"
    case appealsUpheld = "appeals_upheld"
    case appealsSentBack = "appeals_sent_back"
    case appealsConfirmed = "appeals_confirmed"

    /// Applicants who said in the period how satisfied they were. Without at least five none of the three is known.
    case feedbackAnswers = "feedback_answers"
    /// Of those, 4 or 5 out of 5 for how it was handled.
    case satisfiedWithHandling = "satisfied_with_handling"
    /// Of those, 4 or 5 out of 5 for what came of it.
    case satisfiedWithOutcome = "satisfied_with_outcome"

    /// Reports that the applications of the period rest on, by type and to whom they were made.
    case reports = "reports_made"
    case hateReports = "reports_of_hate"
    case landlordReports = "reports_to_landlord"

    /// The parts in which a page shows them.
    public enum Group: CaseIterable, Sendable {
        case statutory, fate, carried, decisions, reviews, times, actions, appeals, satisfaction, reports

        public var figures: [Figure] { Figure.allCases.filter { $0.group == self } }
    }

    public var group: Group {
        switch self {
        case .applications, .thresholdNotMet, .reviewsCarriedOut, .reviewsWithRecommendations: .statutory
        case .met, .notMet, .passedOn, .withdrawn, .undecided: .fate
        case .carriedOver, .carriedOverUndecided: .carried
        case .decidedMet, .metByNumber, .metByHate, .metByCommunity, .metByConsideration, .metBySeniorDiscretion,
            .refusalsOverturned:
            .decisions
        case .applicationsReviewed, .jointReviews, .reviewedThoughNotMet: .reviews
        case .acknowledged, .acknowledgedInTime, .acknowledgedMedianDays, .decided, .decidedInTime,
            .decidedMedianDays, .meetings, .meetingsInTime, .meetingsMedianDays, .outcomes, .outcomesInTime,
            .outcomesMedianDays, .overdueAtEnd:
            .times
        case .actionsDue, .actionsOnTime: .actions
        case .appealsAsked, .appealsUpheld, .appealsSentBack, .appealsConfirmed: .appeals
        case .feedbackAnswers, .satisfiedWithHandling, .satisfiedWithOutcome: .satisfaction
        case .reports, .hateReports, .landlordReports: .reports
        }
    }

    /// Whether it is counted by adding up; a median is not.
    public var adds: Bool {
        switch self {
        case .acknowledgedMedianDays, .decidedMedianDays, .meetingsMedianDays, .outcomesMedianDays: false
        default: true
        }
    }
}
