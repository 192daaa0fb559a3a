extension Notice {
    /// How soon a message leaves once it is owed.
    public enum Pace: String, CaseIterable, Sendable {
        /// Whatever the hour: the law requires it, somebody waits for it, or it first asks somebody to do something.
        case atOnce = "at-once"
        /// Alone, in the sending window.
        case inWindow = "in-window"
        /// To officers and mailboxes within the digest of a day; to anybody else alone, in the sending window.
        case daily
    }

    /// Whether it goes within the recipient's digest and not alone: plain news for somebody who works on cases. A
    /// reminder does so only while its last day is still to come (`Reminding.isAhead`).
    public var isNewsOfTheDay: Bool {
        switch to {
        case .person, .agency: kind.pace == .daily
        case .applicant, .areaContact, .outside, .outsideBody: false
        }
    }
}

extension Notice.Kind {
    /// How soon a message of this kind leaves.
    public var pace: Notice.Pace {
        switch self {
        case .passedOn, .thresholdMet, .thresholdNotMet, .otherArea, .passedToArea, .toOtherArea, .outcome: .atOnce
        case .acknowledgement, .signInCode, .contactChanged: .atOnce
        case .dutiesPassed: .atOnce
        case .applicantSpoke, .somethingNewTaken, .remarkAnswered: .atOnce
        case .coverCalledOff, .meetingTomorrow, .applicantMeetingTomorrow: .inWindow
        case .informationRequest, .outsideRequest, .leadNominated, .recommendation, .outsideRecommendation,
            .actionAssigned, .planShared,
            .noPersonNamed,
            .reviewAsked, .chairChosen, .leadProposed, .leadChanged, .closed, .reopened, .decisionReviewed,
            .decisionReviewTold:
            .atOnce
        case .invitation, .applicantInvitation, .meetingChanged, .meetingCancelled, .meetingWithdrawn,
            .applicantMeetingChanged, .applicantMeetingCancelled, .meetingAdjourned, .applicantMeetingAdjourned,
            .notInvited, .attendanceNoted, .availabilityAsked, .availabilityEnded, .planNews, .actionAhead:
            .atOnce
        case .reminder, .digest, .weeklySummary, .deadlineMoved, .dayMoved, .coverArranged, .word, .figuresDue,
            .reviewPapersSent, .recommendationAnswered:
            .inWindow
        case .pointOfContact: .inWindow
        case .papers, .leadConfirmed, .withdrawn, .fromApplicant, .applicantLeft: .daily
        }
    }
}

extension Notice.Kind {
    /// Whether a person must know where it did not reach an officer or a body: it first asks somebody to do something,
    /// and nothing happens while nobody knows that it was not read.
    public var isMissed: Bool { pace == .atOnce && self != .signInCode }
}
