/// A message that somebody is owed because of an act. Which words it becomes is the letters' business.
public struct Notice: Equatable, Sendable {
    public var kind: Kind
    public var to: Recipient
    /// What the letter is filled with, by name.
    public var facts: [String: Fact]
    /// After this moment it is of no use (an invitation once the meeting has begun); nil: it goes out however late.
    public var expires: Instant?
    /// Where its link leads once the reader has signed in, a path of this service; nil for the case itself.
    public var path: String?
    /// The number of the meeting that it is about; nil for a message about none.
    public var hearing: Int?

    public init(
        _ kind: Kind, to: Recipient, _ facts: [String: Fact] = [:], expires: Instant? = nil, path: String? = nil
    ) {
        self.kind = kind
        self.to = to
        self.facts = facts
        self.expires = expires
        self.path = path
    }

    public enum Recipient: Hashable, Sendable {
        case applicant(Application.ID)
        case person(Person.ID)
        /// The agency's shared mailbox.
        case agency(Agency.ID)
        /// Whom another area names for applications, outside this service.
        case areaContact(AreaContact.ID)
        /// Whoever is asked for information and is outside the partnership, where the request says.
        case outside(InformationRequest.ID)
        /// A body outside the partnership to which a recommendation is made, where the recommendation says.
        case outsideBody(Recommendation.ID)
    }

    public enum Fact: Equatable, Sendable {
        case text(String)
        case date(CivilDate)
        /// A moment, told in London time.
        case moment(Instant)
        case number(Int)
        case lines([String])
    }

    /// Every letter that the service writes, and the facts that it is filled with.
    public enum Kind: String, CaseIterable, Sendable {
        case acknowledgement
        case passedOn = "passed-on"
        case informationRequest = "information-request"
        /// To a body or person outside the partnership, who has no page here: the whole of what is asked.
        case outsideRequest = "outside-request"
        case thresholdMet = "threshold-met"
        case thresholdNotMet = "threshold-not-met"
        case otherArea = "other-area"
        case passedToArea = "passed-to-area"
        case toOtherArea = "to-other-area"
        case invitation
        case applicantInvitation = "applicant-invitation"
        case papers
        case leadNominated = "lead-nominated"
        case leadConfirmed = "lead-confirmed"
        case recommendation
        /// To a body outside the partnership, which has no page here: the whole of it.
        case outsideRecommendation = "outside-recommendation"
        case actionAssigned = "action-assigned"
        case planShared = "plan-shared"
        case outcome
        case closed
        case withdrawn
        case reminder
        case signInCode = "sign-in-code"
        /// What waits for one contact, once a day.
        case digest
        /// What is overdue and what waits, for those who run the reviews, once a week.
        case weeklySummary = "weekly-summary"
        /// To those whose duty it is: the last day has moved.
        case deadlineMoved = "deadline-moved"
        /// To the applicant: a day that they were told has moved.
        case dayMoved = "day-moved"
        /// To the agency's mailbox: the person has left and nobody is named for what is open.
        case noPersonNamed = "no-person-named"
        case coverArranged = "cover-arranged"
        case meetingChanged = "meeting-changed"
        case meetingCancelled = "meeting-cancelled"
        /// To one who need not come any more; the meeting itself stands.
        case meetingWithdrawn = "meeting-withdrawn"
        case applicantMeetingChanged = "applicant-meeting-changed"
        case applicantMeetingCancelled = "applicant-meeting-cancelled"
        /// To the applicant by a way that stays safe: how they are reached was changed.
        case contactChanged = "contact-changed"
        /// How the actions stand, to the applicant.
        case word
        /// A review of the decision was asked for.
        case reviewAsked = "review-asked"
        /// The meeting was held in part and will go on.
        case meetingAdjourned = "meeting-adjourned"
        case applicantMeetingAdjourned = "applicant-meeting-adjourned"
        /// To the applicant beforehand: why they are not invited to the meeting.
        case notInvited = "not-invited"
        /// To the applicant: what was noted of how they are heard at the meeting.
        case attendanceNoted = "attendance-noted"
        /// To those who run the review: the applicant chose how they are heard, or added to their statement.
        case fromApplicant = "from-applicant"
        /// To whoever chairs a meeting, or is the deputy.
        case chairChosen = "chair-chosen"
        /// To the chair: a lead officer is proposed and waits for the chair.
        case leadProposed = "lead-proposed"
        /// To the chair and those who lead or led: somebody else is asked, or leads.
        case leadChanged = "lead-changed"
        /// To somebody who might come: which of some slots would suit.
        case availabilityAsked = "availability-asked"
        /// To somebody who was asked and need not keep the slots free any more.
        case availabilityEnded = "availability-ended"
        /// To the coordinators: a reporting period is over and its figures are not published.
        case figuresDue = "figures-due"
        case reopened
        /// To the bodies and whoever leads: an applicant withdrew after the decision.
        case applicantLeft = "applicant-left"
        /// To the applicant: the papers went to those who look at the decision again.
        case reviewPapersSent = "review-papers-sent"
        /// To the applicant: how the review of the decision ended.
        case decisionReviewed = "decision-reviewed"
        /// The same to the bodies and whoever leads.
        case decisionReviewTold = "decision-review-told"
        /// To those who chair, lead or act: something about an action or a recommendation waits for them.
        case planNews = "plan-news"
        /// To the applicant: what a body answered to a recommendation.
        case recommendationAnswered = "recommendation-answered"
        /// To the applicant, before an action begins that others will notice.
        case actionAhead = "action-ahead"
        /// To somebody who was named for what a person who left had open.
        case dutiesPassed = "duties-passed"
        /// A cover ends before it began.
        case coverCalledOff = "cover-called-off"
        /// To somebody who is to come, on the working day before.
        case meetingTomorrow = "meeting-tomorrow"
        case applicantMeetingTomorrow = "applicant-meeting-tomorrow"
        /// To the applicant: who is their point of contact from now on, or stands in.
        case pointOfContact = "point-of-contact"
        /// To those who must know: the applicant told something, or asks for something.
        case applicantSpoke = "applicant-spoke"
        /// To the applicant: what they told as something new was taken as a report.
        case somethingNewTaken = "something-new-taken"
        /// To the applicant: what became of what they said was not right, or asked for.
        case remarkAnswered = "remark-answered"

        /// Whether the law requires it: such a notice is never dropped, and one that fails becomes a person's task
        /// (section 104(3)(b), (6) and (8)).
        public var isStatutory: Bool {
            switch self {
            case .passedOn, .thresholdMet, .thresholdNotMet, .otherArea, .passedToArea, .toOtherArea, .outcome,
                .decisionReviewed:
                true
            case .dutiesPassed, .coverCalledOff, .meetingTomorrow, .applicantMeetingTomorrow: false
            case .pointOfContact: false
            case .applicantSpoke, .somethingNewTaken, .remarkAnswered: false
            case .acknowledgement, .informationRequest, .outsideRequest, .invitation, .applicantInvitation, .papers,
                .leadNominated,
                .leadConfirmed, .recommendation, .outsideRecommendation, .actionAssigned, .planShared, .closed,
                .withdrawn, .reminder,
                .signInCode, .digest, .weeklySummary, .deadlineMoved, .dayMoved, .noPersonNamed, .coverArranged,
                .meetingChanged, .meetingCancelled, .meetingWithdrawn, .applicantMeetingChanged,
                .applicantMeetingCancelled, .contactChanged, .word, .reviewAsked, .meetingAdjourned,
                .applicantMeetingAdjourned, .notInvited, .attendanceNoted, .fromApplicant, .chairChosen, .leadProposed,
                .leadChanged, .availabilityAsked, .availabilityEnded, .figuresDue, .reopened, .applicantLeft,
                .reviewPapersSent, .decisionReviewTold, .planNews, .recommendationAnswered, .actionAhead:
                false
            }
        }

        /// The names that a letter of this kind may use, beside `reference`, `agency_reference`, `partnership`,
        /// `recipient`, `contact` and `link`, which every letter has.
        public var factNames: Set<String> {
            switch self {
            case .acknowledgement: ["received", "decision_due", "elsewhere"]
            case .passedOn: ["received", "area", "channel"]
            case .informationRequest: ["asked", "purpose", "due", "answering", "again", "papers"]
            case .outsideRequest: ["asked", "purpose", "due", "answering", "again"]
            case .thresholdMet: ["reasons", "ground", "panel_due", "decided_by"]
            case .thresholdNotMet:
                [
                    "reasons", "reports", "rule", "sign_off", "persistence", "harm", "adequacy", "review_body",
                    "review_until", "review_how", "review_grounds", "further_review", "decided_by",
                ]
            case .otherArea:
                ["reasons", "review_body", "review_until", "review_how", "review_grounds", "further_review"]
            case .passedToArea:
                [
                    "other_area", "to", "reach", "new_reference", "received", "passed", "review_body", "review_until",
                    "further_review",
                ]
            case .toOtherArea: ["other_area", "received"]
            case .invitation: ["starts", "minutes", "place", "progress"]
            case .applicantInvitation: ["starts", "minutes", "place", "waiting", "bodies", "until"]
            case .papers: ["starts"]
            case .leadNominated: ["due"]
            case .leadConfirmed: ["lead_name", "lead_agency"]
            case .recommendation, .outsideRecommendation: ["recommendation", "due"]
            case .actionAssigned: ["action", "done_when", "due"]
            case .planShared: ["plan", "recommendations", "sent_before", "changes", "until"]
            case .outcome:
                [
                    "outcome", "recommendations", "plan", "review_body", "review_until", "review_how", "review_grounds",
                    "further_review", "lead_name", "consulted", "changes",
                ]
            case .closed: ["reason", "closed_on", "closed_by", "reopen_until", "reopen_how"]
            case .withdrawn: ["reason"]
            case .reminder: ["duty", "due", "ordinal", "working_days", "when", "late", "stands_in_for"]
            case .signInCode: ["code", "minutes"]
            case .digest: ["items", "overdue"]
            case .weeklySummary: ["overdue", "coming", "undelivered", "unknown", "late_since"]
            case .deadlineMoved: ["duty", "due", "was", "because"]
            case .dayMoved: ["duty", "due", "was", "because"]
            case .noPersonNamed: ["person", "duties"]
            case .coverArranged: ["person", "cover", "from", "until"]
            case .meetingChanged:
                ["starts", "minutes", "place", "was", "was_minutes", "was_place", "because", "progress"]
            case .applicantMeetingChanged:
                [
                    "starts", "minutes", "place", "was", "was_minutes", "was_place", "because", "waiting", "bodies",
                    "until",
                ]
            case .meetingCancelled: ["starts", "minutes", "place", "because", "progress"]
            case .meetingWithdrawn: ["starts", "minutes", "place", "because"]
            case .applicantMeetingCancelled: ["starts", "minutes", "place", "because", "chair_off"]
            case .contactChanged: ["changed"]
            case .word: ["word", "next"]
            case .reviewAsked: ["asked", "heard_by", "papers_by", "review_body"]
            case .meetingAdjourned, .applicantMeetingAdjourned: ["starts", "because", "awaiting", "due"]
            case .notInvited:
                [
                    "reasons", "meeting", "until", "starts", "minutes", "place", "chair_at", "chair_place", "chair_off",
                ]
            case .attendanceNoted:
                ["starts", "minutes", "place", "waiting", "until", "choice", "chair_at", "chair_place", "chair_off"]
            case .fromApplicant: ["what", "starts"]
            case .chairChosen, .leadChanged, .planNews: ["what"]
            case .recommendationAnswered: ["body", "recommendation", "answer", "reason"]
            case .actionAhead: ["body", "action", "due"]
            case .leadProposed: ["lead_name", "lead_agency"]
            case .availabilityAsked: ["slots", "minutes", "until"]
            case .availabilityEnded: ["because"]
            case .figuresDue: ["area_name", "from", "until"]
            case .reopened: ["reason", "next"]
            case .applicantLeft: ["standing"]
            case .reviewPapersSent: ["papers_on", "review_body"]
            case .decisionReviewed:
                ["answer", "reasons", "heard_on", "review_body", "hearers", "what_next", "further_review"]
            case .decisionReviewTold: ["answer", "heard_on", "review_body", "what_next"]
            case .dutiesPassed: ["person", "duties"]
            case .coverCalledOff: ["person", "cover", "from"]
            case .meetingTomorrow: ["starts", "minutes", "place"]
            case .applicantMeetingTomorrow: ["starts", "minutes", "place", "waiting"]
            case .pointOfContact: ["name", "body", "was", "away_until"]
            case .applicantSpoke: ["what"]
            case .somethingNewTaken: ["report", "happened", "body"]
            case .remarkAnswered: ["asked_on", "answered", "reason"]
            }
        }
    }
}
