public import Casework
import FoundationEssentials
import Postgres
public import Records

/// Until when an applicant can ask for a review of the decision on their application, counted from the day on which they
/// were told (Schedule 4 paragraph 3).
public struct ReviewWindow: Equatable, Sendable {
    public var toldOn: CivilDate
    public var until: CivilDate

    init(toldOn: CivilDate, until: CivilDate) {
        self.toldOn = toldOn
        self.until = until
    }

    /// The window as it was last counted; where the message with the decision left on a later day than it was written,
    /// counted from that day.
    init?(
        of application: Application.ID, _ deadlines: [Deadlines.Entry], _ messages: [LedgerRow],
        in around: Circumstances
    ) throws {
        let counted = deadlines.last {
            $0.duty == .step(.reviewWindow) && $0.subject == application.raw && $0.state == "open"
        }
        guard let counted else { return nil }
        (toldOn, until) = (counted.from, counted.dueOn)
        let sent = messages.filter { message in
            message.kind.tellsDecision && message.recipient == .applicant(application) && message.state == "accepted"
                && message.channel != Routes.byHand
        }
        guard let left = sent.compactMap(\.settledAt).max().map(London.date(of:)), left > toldOn else { return }
        (toldOn, until) = (left, try around.reviewUntil(toldOn: left))
    }
}

extension Desk {
    /// The last day to ask for a review of the decision if the applicant is told of it today: what whoever tells them
    /// must say. nil where the task is about something else, or done.
    public func reviewUntil(telling task: Tasks.Entry, by officer: Officer) async throws -> CivilDate? {
        guard task.tellsDecision, task.doneOn == nil, let file = task.file else { return nil }
        let (now, today) = (now, today)
        return try await transaction(.readOnly, acting(.officer(officer), in: officer.partnership)) { tx in
            guard let application = try Applications.load(Application.ID(file), in: officer.partnership, tx) else {
                return nil
            }
            let around = try circumstances(of: application, files: [file], now: now, tx)
            return try around.reviewUntil(toldOn: today)
        }
    }
}

extension Tasks.Entry {
    /// Whether to do it is to tell an applicant of a decision that can be challenged.
    public var tellsDecision: Bool { kind != .passOn && (notice?.tellsDecision ?? false) }
}

extension Notice.Kind {
    /// Whether it tells of a threshold decision, or of a passing on, that can be challenged.
    fileprivate var tellsDecision: Bool {
        switch self {
        case .thresholdNotMet, .otherArea, .passedToArea: true
        case .dutiesPassed, .coverCalledOff, .meetingTomorrow, .applicantMeetingTomorrow: false
        case .pointOfContact: false
        case .applicantSpoke, .somethingNewTaken, .remarkAnswered: false
        case .acknowledgement, .passedOn, .informationRequest, .outsideRequest, .thresholdMet, .toOtherArea,
            .invitation,
            .applicantInvitation, .papers, .leadNominated, .leadConfirmed, .recommendation, .outsideRecommendation,
            .actionAssigned,
            .planShared, .outcome, .closed, .withdrawn, .reminder, .signInCode, .digest, .weeklySummary,
            .deadlineMoved, .dayMoved, .noPersonNamed, .coverArranged, .meetingChanged, .meetingCancelled,
            .meetingWithdrawn, .applicantMeetingChanged, .applicantMeetingCancelled, .contactChanged, .word,
            .reviewAsked, .meetingAdjourned, .applicantMeetingAdjourned, .notInvited, .attendanceNoted, .fromApplicant,
            .chairChosen, .leadProposed, .leadChanged, .availabilityAsked, .availabilityEnded, .figuresDue,
            .reopened, .applicantLeft, .reviewPapersSent, .decisionReviewed, .decisionReviewTold, .planNews,
            .recommendationAnswered, .actionAhead:
            false
        }
    }
}
