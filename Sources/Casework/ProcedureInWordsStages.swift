// Every stage of a procedure with its limit, in the order in which things happen.

extension Procedure {
    /// The table of stages, and what the Act says of telling.
    var stages: [ProcedureInWords.Block] {
        let rows = Step.inTheirOrder.compactMap { step in
            limits[step].map { [step.forPeople, $0.byWhen(step) + (silentOn.contains(step) ? " (our default)" : "")] }
        }
        var blocks: [ProcedureInWords.Block] = [
            .paragraph("A working day is any day from Monday to Friday that is not a bank holiday.")
        ]
        if limits.keys.contains(where: silentOn.contains) {
            blocks.append(
                .paragraph(
                    "The Act sets no number of days. Where we write “our default”, the local procedure sets none too."))
        } else {
            blocks.append(.paragraph("The Act sets no number of days. These are set by the local procedure."))
        }
        blocks.append(.table(caption: "Each step and its limit", columns: ["What happens", "By when"], rows: rows))
        blocks.append(
            .items(
                [
                    duties.decisionNotice == true
                        ? "We tell you what we decided: if there will be a review or not."
                        : "The law says that we must tell you what we decided, also where this procedure does not say so.",
                    duties.outcomeNotice == true
                        ? "We tell you what came of the review, and every recommendation that it made."
                        : "The law says that we must tell you what came of the review, also where this procedure does not say "
                            + "so.",
                    "An organisation that the review makes a recommendation to must think about it and answer. It does not "
                        + "have to follow it.",
                ]
                    + (reopening.map { rule in
                        [
                            "A case that was closed can be opened again within \(rule.limit)."
                                + (rule.words.map { " \($0.capitalised.asSentence)" } ?? "")
                        ]
                    } ?? [])))
        return blocks
    }
}

extension Procedure.Step {
    /// As a case meets them; papers are read before the meeting.
    public static let inTheirOrder: [Procedure.Step] = [
        .passOn, .dangerRead, .acknowledge, .askAgencies, .agenciesReply, .thresholdDecision, .fullPapers,
        .chairContacts,
        .reasonsNotInvited, .papersToPanel, .panel, .panelReports, .leadAccepts, .planConsultation, .outcome,
        .recommendationAnswer, .wordToApplicant, .reviewWindow, .reviewPapers, .reviewHeard, .whole,
    ]

    /// What happens, as the applicant is told.
    fileprivate var forPeople: String {
        switch self {
        case .passOn: "We pass your request on to all of us"
        case .dangerRead: "Somebody reads your request to see if anybody is in danger"
        case .acknowledge: "We tell you that we have your request"
        case .askAgencies: "We ask each organisation what it knows"
        case .agenciesReply: "Each organisation answers"
        case .fullPapers: "If there is a review, each organisation gives us all that it knows"
        case .thresholdDecision: "We decide if there will be a review"
        case .chairContacts: "The person who leads the meeting gets in touch with you"
        case .reasonsNotInvited: "If you are not invited to the meeting, we tell you why"
        case .papersToPanel: "The people at the meeting get the papers to read"
        case .panel: "We hold the review meeting"
        case .panelReports: "The meeting tells our point of contact what it decided"
        case .leadAccepts: "One officer agrees to lead on your case"
        case .planConsultation: "You can tell us what you think of the plan before it is final"
        case .outcome: "We tell you what the review found and what will be done"
        case .recommendationAnswer: "Each organisation answers the recommendations made to it"
        case .wordToApplicant: "While the plan is carried out, we tell you how it is going"
        case .reviewWindow: "You can ask for the decision to be looked at again"
        case .reviewPapers: "We send the papers to the people who look at it again"
        case .reviewHeard: "They look at it again"
        case .whole: "All of it, from your request to the end"
        }
    }
}

extension Procedure.StepLimit {
    /// `within 5 working days after we get your request`.
    func byWhen(_ step: Procedure.Step) -> String {
        if anchor == .lastWord { return "every \(limit)" }
        if anchor == .beforePanel {
            return limit.amount == 0 ? "on the day of the meeting" : "at least \(limit) before the meeting"
        }
        let event = anchor.forPeople(step)
        if limit.amount == 0 { return "on the day when \(event)" }
        guard counting == .beginningWith, limit.unit != .workingDays else { return "within \(limit) after \(event)" }
        return "within \(limit), the day when \(event) being day 1"
    }
}

extension Procedure.Anchor {
    /// Follows “after” and “the day when”.
    fileprivate func forPeople(_ step: Procedure.Step) -> String {
        switch self {
        case .receipt: "we get your request"
        case .acknowledgement: "we tell you that we have your request"
        case .asking: "we ask"
        case .informationIn: "the last answer is in"
        case .thresholdDecision: "we decide if there will be a review"
        case .beforePanel, .panel: "the meeting takes place"
        case .nomination: "the officer is named"
        case .planShared: "we send you the plan"
        case .outcomeTold, .lastWord: "we tell you what came of the review"
        case .told: maker(for: step) == .thresholdDecision ? "we tell you our decision" : "we tell you"
        case .reviewAsked: "you ask for that"
        }
    }
}
