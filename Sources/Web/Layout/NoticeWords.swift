import Casework
import Text

// Messages, as people read of them.

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
        case .recommendation, .outsideRecommendation: "Recommendation"
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
        case .word: "Word of how things stand"
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
        case .pointOfContact: "Who is the applicant’s point of contact"
        case .applicantSpoke: "Word from the applicant"
        case .somethingNewTaken: "Something new was taken as a report"
        case .remarkAnswered: "Answer to what the applicant said was not right"
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
        case .word: "How things stand"
        case .reviewAsked: "You asked for a review of the decision"
        case .notInvited: "Why you are not invited to the meeting"
        case .attendanceNoted: "What we noted about you and the meeting"
        case .recommendationAnswered: "What a body answered to a recommendation"
        case .actionAhead: "Something that is about to happen"
        case .pointOfContact: "Who your point of contact is"
        case .somethingNewTaken: "We have what you told us"
        case .remarkAnswered: "Our answer to you"
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
        case "decided": "not told, as a person decided"
        default: state
        }
    }

    /// The same, said to the applicant whom it was for.
    static func toApplicant(_ state: String) -> String {
        switch state {
        case "by-hand": "not sent yet: a person tells you, in a way that is safe"
        case "decided": "not sent: we found no way to send it that was safe for you"
        default: of(state)
        }
    }

    /// Follows on what became of a message, where its provider says that it arrived.
    static func arrival(_ moment: Instant?) -> HTML { moment.map { ", delivered \(Pieces.moment($0))" } ?? "" }
}
