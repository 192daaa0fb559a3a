public import Casework
public import FoundationEssentials

/// Duties as a reminder names them and where its link leads.
public enum Duties {
    /// Reads after "this is to be done": `decide whether the threshold is met`.
    static func words(_ duty: Deadline.Duty) -> String {
        switch duty {
        case .action: "do an action of the plan"
        case .actionReview: "look again at an action of the plan"
        case .passToArea: "pass the application on to the area where it happened"
        case .areaContact: "find out whom to reach in the area where it happened"
        case .availability: "say when you could come to a meeting"
        case .riskReview: "look again at the risk management plan"
        case .step(let step): words(step)
        }
    }

    /// The page of what the duty is about; nil for the case itself.
    public static func path(_ duty: Deadline.Duty, _ subject: UUID) -> String? {
        let id = subject.uuidString.lowercased()
        return switch duty {
        case .action, .actionReview: "/work/actions/\(id)"
        case .step(.agenciesReply), .step(.fullPapers): "/work/requests/\(id)"
        case .step(.recommendationAnswer): "/work/recommendations/\(id)"
        case .step, .passToArea, .riskReview: nil
        case .areaContact: "/work/areas"
        case .availability: AvailabilityPoll.pathStart + id
        }
    }

    private static func words(_ step: Procedure.Step) -> String {
        switch step {
        case .passOn: "pass the application on to the other relevant bodies"
        case .dangerRead: "read the application for danger to life"
        case .acknowledge: "tell the applicant that the application has arrived"
        case .askAgencies: "ask the agencies for information"
        case .agenciesReply: "answer the request for information"
        case .fullPapers: "give the full papers for the panel"
        case .thresholdDecision: "decide whether the threshold is met"
        case .chairContacts: "get in touch with the applicant, as the chair"
        case .reasonsNotInvited: "tell the applicant why they are not invited to the meeting"
        case .panel: "hold the review meeting"
        case .papersToPanel: "send the papers to the panel"
        case .panelReports: "tell the point of contact what the panel decided"
        case .leadAccepts: "accept or decline to be the lead officer"
        case .planConsultation: "hear what the applicant says of the draft plan"
        case .outcome: "send the outcome of the review to the applicant"
        case .recommendationAnswer: "answer the recommendation of the panel"
        case .wordToApplicant: "send word to the applicant of how things stand"
        case .reviewWindow: "keep the way open to a review of the decision"
        case .reviewPapers: "send the papers to those who review the decision"
        case .whole: "end the whole process"
        case .reviewHeard: "hear the applicant's request to review the decision"
        }
    }
}
