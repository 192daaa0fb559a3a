extension Procedure.Step {
    /// What falls due, to be read in a sentence.
    var inLint: String {
        switch self {
        case .passOn: "passing the application on to the relevant bodies"
        case .dangerRead: "reading the application for danger"
        case .acknowledge: "the acknowledgement"
        case .askAgencies: "asking the agencies"
        case .agenciesReply: "the agencies' answers"
        case .fullPapers: "the agencies' full papers"
        case .thresholdDecision: "the decision on the threshold"
        case .chairContacts: "the chair's word to the applicant"
        case .reasonsNotInvited: "the reasons for not inviting the applicant"
        case .panel: "the review meeting"
        case .papersToPanel: "the papers for the meeting"
        case .panelReports: "the panel's report to the point of contact"
        case .leadAccepts: "the lead officer's answer"
        case .planConsultation: "the applicant's answer on the draft plan"
        case .outcome: "the outcome letter"
        case .recommendationAnswer: "the answer to a recommendation"
        case .wordToApplicant: "the next word to the applicant"
        case .reviewWindow: "asking for a review of the decision"
        case .reviewPapers: "the papers for a review of the decision"
        case .reviewHeard: "the hearing of a review of the decision"
        case .whole: "the end of the whole process"
        }
    }
}

extension Procedure.Anchor {
    /// The event, to be read after "from".
    var inLint: String {
        switch self {
        case .receipt: "the receipt"
        case .acknowledgement: "the acknowledgement"
        case .asking: "the asking"
        case .informationIn: "the last agency's answer"
        case .thresholdDecision: "the decision on the threshold"
        case .beforePanel, .panel: "the meeting"
        case .nomination: "the nomination"
        case .planShared: "the sharing of the draft plan"
        case .outcomeTold: "the telling of the outcome"
        case .lastWord: "the last word to the applicant"
        case .told: "the telling"
        case .reviewAsked: "the asking for a review of the decision"
        }
    }
}

extension String {
    /// The first letter large, where it is one of a to z.
    var capitalised: String {
        guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return self }
        return String(decoding: [first - 32] + utf8.dropFirst(), as: UTF8.self)
    }
}
