/// What happened to a case, as the journal keeps it: a word and plain facts, never an address or a telephone number.
public struct Event: Equatable, Sendable {
    public var kind: Kind
    /// Facts by name, in the order in which a person reads them.
    public var facts: [Fact]

    public init(_ kind: Kind, _ facts: [Fact] = []) {
        self.kind = kind
        self.facts = facts
    }

    public struct Fact: Equatable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public enum Kind: String, CaseIterable, Sendable {
        case received
        case acknowledged
        case passedOn = "passed-on"
        case dangerRead = "danger-read"
        case reportAdded = "report-added"
        case informationAsked = "information-asked"
        case informationAnswered = "information-answered"
        case thresholdDecided = "threshold-decided"
        case withdrawn
        case reviewOpened = "review-opened"
        case joined
        case meetingSet = "meeting-set"
        case meetingCalledOff = "meeting-called-off"
        case papersSent = "papers-sent"
        case leadNominated = "lead-nominated"
        case leadConfirmed = "lead-confirmed"
        case leadAccepted = "lead-accepted"
        case leadDeclined = "lead-declined"
        case meetingHeld = "meeting-held"
        case recommendationMade = "recommendation-made"
        case recommendationAnswered = "recommendation-answered"
        case actionSet = "action-set"
        case actionAccepted = "action-accepted"
        case actionDeclined = "action-declined"
        case actionDone = "action-done"
        case planShared = "plan-shared"
        case planAnswered = "plan-answered"
        case outcomeSent = "outcome-sent"
        case closed
        case told
        case shutOut = "shut-out"
        case shutOutLifted = "shut-out-lifted"
        case areaMarked = "area-marked"
        case areaChosen = "area-chosen"
        case passedToArea = "passed-to-area"
        case receivedFromArea = "received-from-area"
        case areaContactChanged = "area-contact-changed"
        case oversightChanged = "oversight-changed"
        case read
        case factsCorrected = "facts-corrected"
        case reportsJoined = "reports-joined"
        case reportsSplit = "reports-split"
        case contactChanged = "contact-changed"
        /// A person said what became of a message of which nobody knew.
        case messageDecided = "message-decided"
        case coverArranged = "cover-arranged"
        case coverEnded = "cover-ended"
        /// An agency's own system may read and answer for it.
        case apiKeyMade = "api-key-made"
        case apiKeyEnded = "api-key-ended"
        case personJoined = "person-joined"
        case personLeaves = "person-leaves"
        case addressChanged = "address-changed"
        case noPersonNamed = "no-person-named"
        case personNamed = "person-named"
        case agencyReferenceEntered = "agency-reference-entered"
        case deadlineMoved = "deadline-moved"
        /// The coordinator keeps the day that was told, though the calendar would have an earlier one.
        case dayKept = "day-kept"
        /// No way was safe, and a person decided that the applicant is not told.
        case decidedNotToTell = "decided-not-to-tell"
        case calendarChanged = "calendar-changed"
        case wordSent = "word-sent"
        case reviewAsked = "review-asked"
        case dutyDone = "duty-done"
        /// A coordinator has seen to an answer that was refused, came late or was corrected.
        case informationSettled = "information-settled"
        /// A person said whether two entries of the chronology are about the same.
        case entriesCompared = "entries-compared"
        /// Something spoke against the meeting, and the coordinator said why it is set all the same.
        case meetingSetDespite = "meeting-set-despite"
        case meetingAdjourned = "meeting-adjourned"
        case progressMeetingSet = "progress-meeting-set"
        case progressMeetingHeld = "progress-meeting-held"
        case standInInvited = "stand-in-invited"
        /// Somebody who left the service, or must not see the case, was taken off its meetings to come.
        case meetingWithdrawn = "meeting-withdrawn"
        /// Somebody was said not to come, or to come after all.
        case attendanceSaid = "attendance-said"
        case meetingRoomChanged = "meeting-room-changed"
        case standingMeetingChanged = "standing-meeting-changed"
        /// A part of the record of a meeting was put right, beside the first text.
        case recordCorrected = "record-corrected"
        case partSet = "part-set"
        case attendanceChosen = "attendance-chosen"
        case statementWritten = "statement-written"
        case packRead = "pack-read"
        case packPrepared = "pack-prepared"
        case chairChosen = "chair-chosen"
        case chairPassed = "chair-passed"
        case conflictDeclared = "conflict-declared"
        case noConflict = "no-conflict"
        case leadAgencyChosen = "lead-agency-chosen"
        case leadLapsed = "lead-lapsed"
        case leadPassedOn = "lead-passed-on"
        case leadHandedOver = "lead-handed-over"
        case guestLetIn = "guest-let-in"
        case guestEnded = "guest-ended"
        case leadProfileChanged = "lead-profile-changed"
        case availabilityAsked = "availability-asked"
        case availabilityAnswered = "availability-answered"
        case availabilityEnded = "availability-ended"
        /// The applicant said when and how they could come.
        case preferenceGiven = "preference-given"
        /// The address of somebody's busy times was kept, or taken away.
        case busyFeedKept = "busy-feed-kept"
        case busyFeedEnded = "busy-feed-ended"
        case figuresPublished = "figures-published"
        /// The applicant said how satisfied they are.
        case feedbackGiven = "feedback-given"
        /// Who may read the sums by protected characteristic.
        case equalityReadingChanged = "equality-reading-changed"
        case outcomeDrafted = "outcome-drafted"
        /// A second person read what an applicant is to be told.
        case outcomeRead = "outcome-read"
        case reopened
        case lessonRecorded = "lesson-recorded"
        /// An applicant withdrew whose application the review heard.
        case applicantLeft = "applicant-left"
        case reviewPapersSent = "review-papers-sent"
        case hearerNamed = "hearer-named"
        case reviewConcluded = "review-concluded"
        /// A review of the decision sent the case back to planning.
        case planningAgain = "planning-again"
        case actionUpdated = "action-updated"
        case timeAsked = "time-asked"
        case timeRefused = "time-refused"
        /// Somebody saw to an action that was declined.
        case actionSettled = "action-settled"
        case tellFirstMarked = "tell-first-marked"
        /// The applicant is told of an action before it begins, or somebody answers for not telling them.
        case toldFirst = "told-first"
        /// Said of an action or a recommendation after the case was closed, and kept beside it.
        case lateWord = "late-word"
        case riskPlanWritten = "risk-plan-written"
        case supportOffered = "support-offered"
        case supportAnswered = "support-answered"
        /// The applicant was told how things stand in another way than by a message.
        case wordNoted = "word-noted"
        /// How the applicant wishes to be kept informed.
        case informedOtherwise = "informed-otherwise"
        /// Who is the applicant's point of contact, or stands in.
        case contactNamed = "contact-named"
        /// The last day for the draft plan had passed without an answer when the outcome was told.
        case planSilent = "plan-silent"
        case somethingNew = "something-new"
        /// The applicant said that something in the record of their case is not right.
        case remarkMade = "remark-made"
        case remarkAnswered = "remark-answered"
        case reopeningAsked = "reopening-asked"
        /// Which applicants a part of the plan concerns.
        case concernsSaid = "concerns-said"
        /// Somebody read what a body answered, and the applicants were told.
        case answerPassedOn = "answer-passed-on"
    }
}
