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
        case .wordToApplicant: "Send the applicant word of how the actions stand"
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

extension Notice.Kind {
    /// What a message is, for lists.
    var inWords: String {
        switch self {
        case .acknowledgement: "Acknowledgement"
        case .passedOn: "Application passed on"
        case .informationRequest, .outsideRequest: "Request for information"
        case .thresholdMet: "Decision: threshold met"
        case .thresholdNotMet: "Decision: threshold not met"
        case .otherArea: "Decision: another area"
        case .passedToArea: "Passed on to another area"
        case .toOtherArea: "Application for another area"
        case .invitation: "Invitation to the meeting"
        case .applicantInvitation: "Invitation to be heard at the meeting"
        case .papers: "Papers for the meeting"
        case .leadNominated: "Nomination as lead officer"
        case .leadConfirmed: "Name of the lead officer"
        case .recommendation: "Recommendation"
        case .actionAssigned: "Action assigned"
        case .planShared: "Draft plan"
        case .outcome: "Outcome of the review"
        case .closed: "Case closed"
        case .withdrawn: "Application withdrawn"
        case .digest: "What waits"
        case .weeklySummary: "Summary of the week"
        case .deadlineMoved: "A last day has moved"
        case .dayMoved: "A day has moved"
        case .noPersonNamed: "No person named"
        case .coverArranged: "Cover"
        case .meetingChanged: "Change of the meeting"
        case .meetingCancelled: "Meeting called off"
        case .meetingWithdrawn: "No longer needed at the meeting"
        case .applicantMeetingChanged: "Change of the applicant's time at the meeting"
        case .applicantMeetingCancelled: "Applicant's time at the meeting called off"
        case .meetingAdjourned: "Meeting adjourned"
        case .applicantMeetingAdjourned: "The applicant told that the meeting was adjourned"
        case .contactChanged: "How the applicant is reached"
        case .word: "Word of how the actions stand"
        case .reviewAsked: "A review of the decision was asked for"
        case .notInvited: "Why the applicant is not invited to the meeting"
        case .attendanceNoted: "How the applicant is heard at the meeting"
        case .fromApplicant: "Word from the applicant about the meeting"
        case .chairChosen: "Chair of the meeting"
        case .leadProposed: "Lead officer to be confirmed"
        case .leadChanged: "Lead officer: somebody else"
        case .availabilityAsked: "Question when they could come"
        case .availabilityEnded: "No longer asked when they could come"
        case .figuresDue: "Figures to publish"
        case .reopened: "Case opened again"
        case .applicantLeft: "An applicant has withdrawn"
        case .reviewPapersSent: "Papers sent for the review of the decision"
        case .decisionReviewed: "Result of the review of the decision"
        case .decisionReviewTold: "Result of the review of the decision, to the bodies"
        case .planNews: "News of the plan"
        case .recommendationAnswered: "Answer to a recommendation"
        case .actionAhead: "The applicant told before an action begins"
        case .dutiesPassed: "Named for what somebody left"
        case .coverCalledOff: "Cover called off"
        case .meetingTomorrow: "Reminder of the meeting"
        case .applicantMeetingTomorrow: "Reminder of the applicant's time at the meeting"
        case .reminder: "Reminder"
        case .signInCode: "Sign-in code"
        }
    }

    /// What a message is, in the applicant's own list of them.
    var inWordsToApplicant: String {
        switch self {
        case .acknowledgement: "We have your application"
        case .applicantInvitation: "How the meeting can hear you"
        case .applicantMeetingChanged: "Your time at the meeting has changed"
        case .applicantMeetingCancelled: "Your time at the meeting is called off"
        case .applicantMeetingAdjourned: "The meeting goes on at another time"
        case .applicantMeetingTomorrow: "Your time at the meeting is soon"
        case .leadConfirmed: "Who leads on your case"
        case .contactChanged: "How we reach you has changed"
        case .word: "How the actions stand"
        case .reviewAsked: "You asked for a review of the decision"
        case .notInvited: "Why you are not invited to the meeting"
        case .attendanceNoted: "What we noted about you and the meeting"
        case .recommendationAnswered: "What a body answered to a recommendation"
        case .actionAhead: "Something that is about to happen"
        default: inWords
        }
    }
}

/// What became of a message, from the states of the outbox.
enum DeliveryWords {
    static func of(_ state: String) -> String {
        switch state {
        case "pending": "waiting to be sent"
        case "claimed": "being sent"
        case "accepted": "sent"
        case "failed": "could not be sent"
        case "unknown": "perhaps sent: the reply was lost"
        case "dropped": "not sent, because it was no longer needed"
        case "by-hand": "not told yet: a person tells them"
        case "digest": "goes with the digest of the day"
        default: state
        }
    }

    /// The same, said to the applicant whom it was for.
    static func toApplicant(_ state: String) -> String {
        state == "by-hand" ? "not sent yet: a person tells you, in a way that is safe" : of(state)
    }

    /// Follows on what became of a message, where its provider says that it arrived.
    static func arrival(_ moment: Instant?) -> HTML { moment.map { ", delivered \(Pieces.moment($0))" } ?? "" }
}

extension Event.Kind {
    var inWords: String {
        switch self {
        case .received: "Application received"
        case .acknowledged: "Applicant told that it is here"
        case .passedOn: "Passed on to the relevant bodies"
        case .dangerRead: "Read for danger"
        case .reportAdded: "Report added"
        case .informationAsked: "Information asked for"
        case .informationAnswered: "Information answered"
        case .thresholdDecided: "Threshold decided"
        case .withdrawn: "Application withdrawn"
        case .reviewOpened: "Review opened"
        case .joined: "Another application joined"
        case .meetingSet: "Meeting set"
        case .meetingCalledOff: "Meeting called off"
        case .meetingSetDespite: "Meeting set in spite of what spoke against it"
        case .meetingAdjourned: "Meeting adjourned"
        case .progressMeetingSet: "Progress meeting set"
        case .progressMeetingHeld: "Progress meeting held"
        case .standInInvited: "Somebody invited to the meeting in addition or instead"
        case .meetingWithdrawn: "Somebody taken off the meetings to come"
        case .attendanceSaid: "What somebody said of coming to the meeting"
        case .meetingRoomChanged: "A room or video link changed"
        case .standingMeetingChanged: "A standing meeting changed"
        case .papersSent: "Papers sent to the panel"
        case .leadNominated: "Lead officer nominated"
        case .leadConfirmed: "Lead officer confirmed by the chair"
        case .leadAccepted: "Lead officer accepted"
        case .leadDeclined: "Lead officer declined"
        case .leadLapsed: "Lead officer did not answer in time"
        case .leadPassedOn: "Somebody else was asked to lead"
        case .leadHandedOver: "Lead handed over"
        case .leadAgencyChosen: "Lead agency chosen"
        case .leadProfileChanged: "What an officer can lead changed"
        case .chairChosen: "Chair chosen"
        case .chairPassed: "The deputy chairs"
        case .conflictDeclared: "Conflict of interest declared"
        case .noConflict: "No conflict of interest declared"
        case .guestLetIn: "Guest let in to this case"
        case .guestEnded: "Guest’s access ended"
        case .meetingHeld: "Meeting held"
        case .recommendationMade: "Recommendation made"
        case .recommendationAnswered: "Recommendation answered"
        case .actionSet: "Action set"
        case .actionAccepted: "Action accepted"
        case .actionDeclined: "Action declined"
        case .actionDone: "Action done"
        case .recordCorrected: "Record of the meeting put right"
        case .coverArranged: "Cover arranged"
        case .coverEnded: "Cover ended"
        case .apiKeyMade: "Key for an agency's system made"
        case .apiKeyEnded: "Key for an agency's system ended"
        case .personJoined: "Somebody has come"
        case .personLeaves: "Somebody leaves"
        case .addressChanged: "Work address changed"
        case .noPersonNamed: "No person named: whoever was has left"
        case .personNamed: "Person named"
        case .agencyReferenceEntered: "An agency’s own reference entered"
        case .planShared: "Draft plan shared"
        case .planAnswered: "Draft plan answered"
        case .outcomeSent: "Outcome told"
        case .closed: "Case closed"
        case .told: "Told by hand"
        case .shutOut: "Somebody shut out of the case"
        case .shutOutLifted: "Somebody let in again"
        case .areaMarked: "Every report is about another area"
        case .areaChosen: "A person said whose area it is"
        case .passedToArea: "Passed on to another area"
        case .receivedFromArea: "Received from another area"
        case .areaContactChanged: "Contact of another area changed"
        case .oversightChanged: "Oversight changed"
        case .read: "Read"
        case .factsCorrected: "Facts of a report corrected"
        case .reportsJoined: "Reports joined: one event"
        case .reportsSplit: "Reports split: events of their own"
        case .contactChanged: "How the applicant may be reached was changed"
        case .messageDecided: "Decided what became of a message"
        case .deadlineMoved: "Deadline moved"
        case .dayKept: "The day that was told is kept"
        case .decidedNotToTell: "Decided not to tell the applicant"
        case .calendarChanged: "Bank holidays changed"
        case .wordSent: "Word sent to the applicant"
        case .reviewAsked: "Review of the decision asked for"
        case .dutyDone: "Duty done"
        case .informationSettled: "Answer to a request seen to"
        case .entriesCompared: "Entries of the chronology compared"
        case .partSet: "The applicant’s part in the meeting arranged"
        case .attendanceChosen: "How the applicant is heard was chosen"
        case .statementWritten: "The applicant’s statement written"
        case .packRead: "Panel pack read"
        case .packPrepared: "Panel pack prepared"
        case .availabilityAsked: "People asked when they could come"
        case .availabilityAnswered: "Somebody said when they could come"
        case .availabilityEnded: "No longer asked when people could come"
        case .preferenceGiven: "The applicant said when they could come"
        case .busyFeedKept: "Calendar of busy times kept"
        case .busyFeedEnded: "Calendar of busy times taken away"
        case .figuresPublished: "Figures published"
        case .feedbackGiven: "The applicant said how satisfied they are"
        case .equalityReadingChanged: "Who may read sums of who applies changed"
        case .outcomeDrafted: "Outcome written, for a second person to read"
        case .outcomeRead: "Outcome read by a second person"
        case .reopened: "Case opened again"
        case .lessonRecorded: "Lesson recorded"
        case .applicantLeft: "An applicant left the review"
        case .reviewPapersSent: "Papers sent to those who review the decision"
        case .hearerNamed: "Who hears the review of the decision was named"
        case .reviewConcluded: "Review of the decision concluded"
        case .planningAgain: "Planned again after a review of the decision"
        case .actionUpdated: "How far an action is"
        case .timeAsked: "More time asked for an action"
        case .timeRefused: "More time for an action refused"
        case .actionSettled: "A declined action seen to"
        case .tellFirstMarked: "Whether the applicant is told before an action begins"
        case .toldFirst: "The applicant and an action that is about to begin"
        case .lateWord: "Word after the case was closed"
        case .riskPlanWritten: "Risk management plan written"
        case .supportOffered: "Support offered"
        case .supportAnswered: "What became of an offer of support"
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
