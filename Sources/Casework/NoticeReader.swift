extension Notice.Kind {
    /// Whether an applicant reads it: it says nothing of the matter where others can see it, and what to do in danger.
    public var isToApplicant: Bool {
        switch self {
        case .acknowledgement, .thresholdMet, .thresholdNotMet, .otherArea, .passedToArea, .applicantInvitation,
            .leadConfirmed, .planShared, .outcome, .closed, .withdrawn, .dayMoved, .applicantMeetingChanged,
            .applicantMeetingCancelled, .contactChanged, .word, .reviewAsked, .signInCode, .applicantMeetingAdjourned,
            .notInvited, .attendanceNoted, .reopened, .reviewPapersSent, .decisionReviewed, .recommendationAnswered,
            .actionAhead:
            true
        case .applicantMeetingTomorrow: true
        case .pointOfContact: true
        case .somethingNewTaken, .remarkAnswered: true
        case .applicantSpoke: false
        case .dutiesPassed, .coverCalledOff, .meetingTomorrow: false
        case .passedOn, .informationRequest, .outsideRequest, .toOtherArea, .invitation, .papers, .leadNominated,
            .recommendation, .outsideRecommendation,
            .actionAssigned, .reminder, .digest, .weeklySummary, .deadlineMoved, .noPersonNamed, .coverArranged,
            .meetingChanged, .meetingCancelled, .meetingWithdrawn, .meetingAdjourned, .fromApplicant, .chairChosen,
            .leadProposed, .leadChanged, .availabilityAsked, .availabilityEnded, .figuresDue, .applicantLeft,
            .decisionReviewTold, .planNews:
            false
        }
    }
}
