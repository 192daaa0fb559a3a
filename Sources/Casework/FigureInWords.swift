extension Figure.Group {
    /// The heading of a part, for people.
    public var inWords: String {
        switch self {
        case .statutory: "The figures that the law asks for"
        case .fate: "What had become of the applications made in the period"
        case .carried: "Applications from before the period"
        case .decisions: "Decisions that the threshold was met"
        case .reviews: "The reviews carried out"
        case .times: "How long it took"
        case .actions: "Actions agreed"
        case .appeals: "Reviews of decisions"
        case .satisfaction: "What applicants said"
        case .reports: "Reports of antisocial behaviour in these applications"
        }
    }
}

extension Figure {
    /// What is counted, for people.
    public var inWords: String {
        switch self {
        case .applications: "Applications made"
        case .thresholdNotMet: "Times it was decided that the threshold was not met"
        case .reviewsCarriedOut: "Reviews carried out"
        case .reviewsWithRecommendations: "Reviews carried out that resulted in recommendations"
        case .met: "Threshold met"
        case .notMet: "Threshold not met"
        case .passedOn: "Passed to another area"
        case .withdrawn: "Withdrawn"
        case .undecided: "Not decided yet at the end of the period"
        case .carriedOver: "Undecided when the period began"
        case .carriedOverUndecided: "Of these, undecided still at its end"
        case .decidedMet: "Decisions that the threshold was met"
        case .metByNumber: "By the number of reports"
        case .metByHate: "By a report of a hate incident"
        case .metByCommunity: "By reports of several people"
        case .metByConsideration: "By persistence, harm and how reports were answered"
        case .metBySeniorDiscretion: "At a senior officer’s discretion"
        case .refusalsOverturned: "Met after it had been decided that it was not"
        case .applicationsReviewed: "Applications that they heard"
        case .jointReviews: "Reviews of more than one application"
        case .reviewedThoughNotMet: "Reviewed though the threshold was not met"
        case .acknowledged: "Applications acknowledged"
        case .acknowledgedInTime: "Of these, in time"
        case .acknowledgedMedianDays: "Days until acknowledged (median)"
        case .decided: "Applications decided"
        case .decidedInTime: "Of these, in time"
        case .decidedMedianDays: "Days until decided (median)"
        case .meetings: "Review meetings held"
        case .meetingsInTime: "Of these, in time"
        case .meetingsMedianDays: "Days until the meeting (median)"
        case .outcomes: "Outcomes told"
        case .outcomesInTime: "Of these, in time"
        case .outcomesMedianDays: "Days until the outcome was told (median)"
        case .overdueAtEnd: "Late and not done at the end of the period"
        case .actionsDue: "Actions due in the period"
        case .actionsOnTime: "Of these, done in time"
        case .appealsAsked: "Asked for"
        case .appealsUpheld: "Upheld"
        case .appealsSentBack: "Sent back to be looked at again"
        case .appealsConfirmed: "The decision was confirmed"
        case .feedbackAnswers: "Applicants who told us"
        case .satisfiedWithHandling: "Satisfied with how it was handled"
        case .satisfiedWithOutcome: "Satisfied with what came of it"
        case .reports: "Reports"
        case .hateReports: "Of these, of hate incidents"
        case .landlordReports: "Of these, made to a landlord"
        }
    }
}
