import Casework
import Text

// The words of the service for its own values, as pages say them.

extension Deadline.Duty {
    /// What has to be done: `Decide whether the threshold is met`.
    var inWords: String {
        switch self {
        case .action: "Do an action of the plan"
        case .actionReview: "Look again at an action of the plan"
        case .passToArea: "Pass the application on to another area"
        case .areaContact: "Find out whom to reach in the other area"
        case .availability: "Say when you can come to a meeting"
        case .riskReview: "Look again at the risk management plan"
        case .step(let step): step.inWords
        }
    }
}

extension Procedure.Step {
    var inWords: String {
        switch self {
        case .passOn: "Pass the application on to all relevant bodies"
        case .dangerRead: "Read the application for danger to life"
        case .acknowledge: "Tell the applicant that the application is here"
        case .askAgencies: "Ask the agencies for information"
        case .agenciesReply: "Answer the request for information"
        case .fullPapers: "Give the full papers for the panel"
        case .thresholdDecision: "Decide whether the threshold is met"
        case .chairContacts: "The chair gets in touch with the applicant"
        case .reasonsNotInvited: "Tell the applicant why they are not invited to the meeting"
        case .panel: "Hold the review meeting"
        case .papersToPanel: "Send the papers to the panel"
        case .panelReports: "The panel tells the point of contact what it decided"
        case .leadAccepts: "Accept or decline to be the lead officer"
        case .planConsultation: "Hear what the applicant says of the draft plan"
        case .outcome: "Tell the applicant the outcome"
        case .recommendationAnswer: "Answer the recommendation"
        case .wordToApplicant: "Send the applicant word of how things stand"
        case .reviewWindow: "Ask for a review of the decision"
        case .reviewPapers: "Send the papers to those who review the decision"
        case .whole: "The whole process"
        case .reviewHeard: "Hear a request to review the decision"
        }
    }
}

extension Procedure.Anchor {
    /// Follows “from”.
    var inWords: String {
        switch self {
        case .receipt: "the day the application is received"
        case .acknowledgement: "the acknowledgement"
        case .informationIn: "the day the last agency's answer is in"
        case .asking: "the day they are asked"
        case .thresholdDecision: "the decision on the threshold"
        case .beforePanel: "before the meeting"
        case .panel: "the meeting"
        case .nomination: "the nomination"
        case .planShared: "the day the draft plan is shared"
        case .outcomeTold: "the day the outcome is told"
        case .lastWord: "the last word"
        case .told: "the day the applicant is told"
        case .reviewAsked: "the day the review is asked for"
        }
    }
}

extension Application.Receipt.Channel {
    var inWords: String {
        switch self {
        case .web: "online"
        case .phone: "by telephone"
        case .post: "by post"
        case .inPerson: "in person"
        case .agency: "through another body"
        }
    }
}

extension Application.Report.Status {
    var inWords: String {
        switch self {
        case .open: "they are still looking into it"
        case .closed: "they closed it"
        case .noAction: "nothing was done"
        }
    }
}

extension Application.Authority {
    var inWords: String {
        switch self {
        case .notNeeded: "The applicant applies for themselves"
        case .shown: "The applicant has permission to act for the person affected"
        case .awaited: "Permission to act for the person affected is awaited: tell the applicant nothing about them"
        }
    }
}

extension ThresholdDecision.Answer {
    var inWords: String {
        switch self {
        case .met: "The threshold is met"
        case .notMet: "The threshold is not met"
        case .otherArea: "The case belongs to another area"
        }
    }
}

extension Finding.Decision {
    var inWords: String {
        switch self {
        case .met: "Threshold met"
        case .refer: "A person must decide"
        case .notMetOnNumber: "Not met on number: consider persistence, harm and adequacy"
        case .otherArea: "Another area"
        }
    }
}

extension InformationRequest.Answer.Kind {
    var inWords: String {
        switch self {
        case .nothingHeld: "We hold nothing"
        case .chronology: "Here is what we hold"
        case .partial: "Here is a part, the rest will follow"
        case .refused: "We may not or will not disclose it"
        }
    }
}

extension Agency.Answering {
    var inWords: String {
        switch self {
        case .must: "must answer (Schedule 4, paragraph 7), unless data protection law forbids it"
        case .mustCooperate: "must co-operate (Schedule 4, paragraph 6)"
        case .may: "may answer, and need not (Schedule 4, paragraph 7)"
        }
    }
}

extension LeadOfficer.Standing {
    var inWords: String {
        switch self {
        case .nominated: "nominated, to be confirmed by the chair"
        case .confirmed: "confirmed by the chair, to be accepted"
        case .accepted: "accepted"
        case .declined: "declined"
        case .lapsed: "did not answer in time"
        case .passedOver: "somebody else was chosen"
        case .conflicted: "has a conflict of interest"
        case .handedOver: "handed over"
        }
    }
}

extension Action.State {
    var inWords: String {
        switch self {
        case .offered: "not yet accepted"
        case .accepted(let day): "accepted on \(day.inWords)"
        case .declined(let day, let reason): "declined on \(day.inWords): \(reason)"
        case .done(let day, let evidence, let reference):
            "done on \(day.inWords): \(evidence)" + (reference.isEmpty ? "" : " (evidence: \(reference))")
        }
    }
}

extension Recommendation.Answer {
    var inWords: String {
        switch self {
        case .accepted(let day): "accepted on \(day.inWords)"
        case .inPart(let day, let reason): "accepted in part on \(day.inWords): \(reason)"
        case .declined(let day, let reason): "declined on \(day.inWords): \(reason)"
        }
    }
}
