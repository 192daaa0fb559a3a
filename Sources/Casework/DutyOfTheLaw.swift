// What the Act itself asks for, whatever the procedure adds to it.

extension Deadline.Duty {
    /// Whether the Act puts the duty on the bodies: to pass an application on (section 104(3)(b)), to decide and to
    /// tell (section 104(1), (5) and (6)), to carry the review out (section 104(1)), to tell its outcome (section
    /// 104(8)), to answer when asked for information (Schedule 4, paragraph 7), to hear who is dissatisfied (Schedule 4,
    /// paragraph 3).
    public var isOfTheLaw: Bool {
        switch self {
        case .passToArea: true
        case .action, .actionReview, .areaContact, .availability, .riskReview: false
        case .step(let step):
            switch step {
            case .passOn, .agenciesReply, .fullPapers, .thresholdDecision, .panel, .outcome, .reviewHeard: true
            case .dangerRead, .acknowledge, .askAgencies, .chairContacts, .reasonsNotInvited, .papersToPanel,
                .panelReports, .leadAccepts, .planConsultation, .recommendationAnswer, .wordToApplicant,
                .reviewWindow, .reviewPapers, .whole:
                false
            }
        }
    }

    /// Every duty that the Act puts on the bodies, by name.
    public static var namesOfTheLaw: [String] {
        let duties = [Deadline.Duty.passToArea] + Procedure.Step.allCases.map { Deadline.Duty.step($0) }
        return duties.filter(\.isOfTheLaw).map(\.name)
    }

    /// Whether people may move its last day. What is passed on is passed on the same day: nobody moves that.
    public var canBeMoved: Bool {
        switch self {
        case .step(.passOn), .passToArea: false
        case .availability: false
        case .step, .action, .actionReview, .areaContact, .riskReview: true
        }
    }

    /// Whether the applicant is told its last day, in a letter or on their own page.
    public var isToldToApplicant: Bool {
        switch self {
        case .action, .actionReview, .passToArea, .areaContact, .availability, .riskReview: false
        case .step(let step):
            switch step {
            case .thresholdDecision, .panel, .planConsultation, .outcome, .wordToApplicant, .reviewWindow,
                .reviewHeard:
                true
            case .passOn, .dangerRead, .acknowledge, .askAgencies, .agenciesReply, .fullPapers, .chairContacts,
                .reasonsNotInvited, .papersToPanel, .panelReports, .leadAccepts, .recommendationAnswer,
                .reviewPapers, .whole:
                false
            }
        }
    }
}
