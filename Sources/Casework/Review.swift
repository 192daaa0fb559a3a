/// A review of a case (section 104(1)): from arranging the meeting to closing. It hears one or more applications, each
/// of whose applicants sees only their own.
public struct Review: Equatable, Sendable {
    public typealias ID = Casework.ID<Review>

    public var id: ID
    public var partnership: Partnership.ID
    public var applications: [Application.ID]
    public var openedOn: CivilDate
    public var stage: Stage
    /// The meetings that hear it, in the order of their numbers: one that was adjourned and its continuation, and those
    /// that look at the progress afterwards. One that was called off is left out.
    public var hearings: [Hearing]
    public var lead: LeadOfficer?
    /// Who leads and chairs, and what members said of conflicts, beside the newest lead officer.
    public var leadership = Leadership()
    public var recommendations: [Recommendation]
    public var actions: [Action]
    /// What applicants said of the draft plan, by their days; every answer stays.
    public var planAnswers: [PlanAnswer]
    /// The readings for danger of its applications, each application's own; one without any is left out. They are
    /// read here and written with the application.
    public var danger: [DangerRecord]
    /// How its applicants are heard in its meetings.
    public var applicantParts = ApplicantParts()
    /// The sendings of the draft plan, oldest first.
    public var consultations: [Consultation] = []
    /// What its applicants were told at the end, its closings, and what was learnt.
    public var endings = Endings()
    /// Which applicants the parts of its plan concern.
    public var concerns = PlanConcerns()

    public init(
        id: ID, partnership: Partnership.ID, applications: [Application.ID], openedOn: CivilDate,
        stage: Stage = .arranging, hearings: [Hearing] = [], lead: LeadOfficer? = nil,
        recommendations: [Recommendation] = [], actions: [Action] = [], planAnswers: [PlanAnswer] = [],
        danger: [DangerRecord] = []
    ) {
        self.id = id
        self.partnership = partnership
        self.applications = applications
        self.openedOn = openedOn
        self.stage = stage
        self.hearings = hearings
        self.lead = lead
        self.recommendations = recommendations
        self.actions = actions
        self.planAnswers = planAnswers
        self.danger = danger
    }

    /// The newest of the panel's meetings, from when it is set; one that was adjourned until the next is set. nil takes
    /// that meeting away.
    public var hearing: Hearing? {
        get { hearings.last { $0.purpose == .panel } }
        set {
            let place = hearings.lastIndex { $0.purpose == .panel }
            if let place { hearings.remove(at: place) }
            if let newValue { hearings.insert(newValue, at: place ?? hearings.endIndex) }
        }
    }

    /// The panel's meeting that is set and not held yet.
    public var hearingToCome: Hearing? { stage == .meetingSet ? hearing : nil }

    /// The number of its next meeting. One that was called off is set anew under its number.
    var nextNumber: Int { (hearings.map(\.number).max() ?? 0) + 1 }

    /// Where a review stands.
    public enum Stage: Equatable, Sendable {
        case arranging
        case meetingSet
        case held(on: CivilDate)
        /// The applicant is asked about the draft plan, until a last day.
        case consulting(since: CivilDate, until: CivilDate)
        case outcomeSent(on: CivilDate, summary: String)
        case closed(on: CivilDate, because: String, outcomeSent: CivilDate, summary: String)

        public var name: StageName {
            switch self {
            case .arranging: .arranging
            case .meetingSet: .meetingSet
            case .held: .held
            case .consulting: .consulting
            case .outcomeSent: .outcomeSent
            case .closed: .closed
            }
        }
    }

    public enum StageName: String, CaseIterable, Sendable {
        case arranging
        case meetingSet = "meeting-set"
        case held
        case consulting
        case outcomeSent = "outcome-sent"
        case closed
    }

    /// This review's slot in a meeting, with its own people, papers and record. One meeting may hear several reviews.
    public struct Hearing: Equatable, Sendable {
        /// What the meeting is for.
        public enum Purpose: String, CaseIterable, Sendable {
            /// The panel hears the case, for the first time or after an adjournment.
            case panel
            /// Those who act look at how far the plan has come.
            case progress
        }

        /// 1, 2, 3 … in the order in which the review's meetings were set.
        public var number: Int
        public var purpose: Purpose
        public var meeting: Meeting
        /// When the meeting hears this review; people are invited to this.
        public var slot: Slot
        public var invited: [Person.ID]
        /// What the panel reads beforehand, from when it is sent.
        public var papers: Papers?
        /// Written when it was held.
        public var record: Record?
        /// How it ended where it was held in part.
        public var adjournment: Adjournment?

        /// `slot`: nil for the whole meeting.
        public init(
            number: Int = 1, purpose: Purpose = .panel, meeting: Meeting, slot: Slot? = nil, invited: [Person.ID],
            papers: Papers? = nil, record: Record? = nil
        ) {
            self.number = number
            self.purpose = purpose
            self.meeting = meeting
            self.slot = slot ?? meeting.whole
            self.invited = invited
            self.papers = papers
            self.record = record
        }

        /// What the panel reads before the meeting. It stays on the page of the case, and goes into no message.
        public struct Papers: Equatable, Sendable {
            public var text: String
            public var on: CivilDate
            public var by: Person.ID

            public init(text: String, on: CivilDate, by: Person.ID) {
                self.text = text
                self.on = on
                self.by = by
            }
        }

        /// What happened in the meeting for this review.
        public struct Record: Equatable, Sendable {
            public var attended: [Agency.ID]
            public var findings: String
            public var by: Person.ID
            public var account: MeetingAccount

            public init(
                attended: [Agency.ID], findings: String, by: Person.ID, account: MeetingAccount = MeetingAccount()
            ) {
                self.attended = attended
                self.findings = findings
                self.by = by
                self.account = account
            }
        }
    }

    /// What an applicant said of the draft plan before it became final.
    public struct PlanAnswer: Equatable, Sendable {
        public var application: Application.ID
        /// The draft that it answers: 1, 2, 3 … as they were sent; 0 where the sendings were not kept yet.
        public var draft: Int
        public var on: CivilDate
        public var text: String

        public init(application: Application.ID, draft: Int, on: CivilDate, text: String) {
            self.application = application
            self.draft = draft
            self.on = on
            self.text = text
        }
    }
}

/// A meeting of the panel.
public struct Meeting: Equatable, Sendable {
    public typealias ID = Casework.ID<Meeting>

    public var id: ID
    public var startsAt: Instant
    /// 15 to 480.
    public var minutes: Int
    /// A room or a video link, as people read it.
    public var place: String
    /// The room or video link that the partnership keeps; nil where it is another place.
    public var room: MeetingRoom.ID?

    public static let lengths = 15...480

    public init(id: ID, startsAt: Instant, minutes: Int, place: String, room: MeetingRoom.ID? = nil) {
        self.id = id
        self.startsAt = startsAt
        self.minutes = minutes
        self.place = place
        self.room = room
    }

    /// The slot of a review that has the meeting to itself.
    public var whole: Slot { Slot(startsAt: startsAt, minutes: minutes) }
}

/// A recommendation of the review to somebody who exercises public functions, who must have regard to it
/// (section 104(7)) and answers it.
public struct Recommendation: Equatable, Sendable {
    public typealias ID = Casework.ID<Recommendation>

    public enum Answer: Equatable, Sendable {
        case accepted(on: CivilDate)
        case inPart(on: CivilDate, because: String)
        case declined(on: CivilDate, because: String)
    }

    public var id: ID
    public var to: Addressee
    public var text: String
    public var answer: Answer?
    /// What was answered after the case was closed, oldest first.
    public var lateAnswers: [LateAnswer] = []
    /// Who entered the answer; nil for none, and for one of before this was kept.
    public var answeredBy: Person.ID?
    /// What the applicants were told of its reasons; nil until somebody else has read them.
    public var told: Told?

    public init(id: ID, to: Addressee, text: String, answer: Answer? = nil) {
        self.id = id
        self.to = to
        self.text = text
        self.answer = answer
    }

    public init(id: ID, agency: Agency.ID, text: String, answer: Answer? = nil) {
        self.init(id: id, to: .agency(agency), text: text, answer: answer)
    }

    /// The body of the partnership that it is made to; nil for one outside.
    public var agency: Agency.ID? {
        if case .agency(let agency) = to { agency } else { nil }
    }
}

/// What one agency undertakes, by whom and by when. The duty to act rests with the agency (Islington, terms of
/// reference).
public struct Action: Equatable, Sendable {
    public typealias ID = Casework.ID<Action>

    public enum State: Equatable, Sendable {
        case offered
        case accepted(on: CivilDate)
        case declined(on: CivilDate, because: String)
        /// With the evidence that it was done: a note, and where the evidence is kept; empty where that is not said.
        case done(on: CivilDate, evidence: String, reference: String = "")

        public var name: StateName {
            switch self {
            case .offered: .offered
            case .accepted: .accepted
            case .declined: .declined
            case .done: .done
            }
        }
    }

    public enum StateName: String, CaseIterable, Sendable { case offered, accepted, declined, done }

    public var id: ID
    public var agency: Agency.ID
    public var person: Person.ID
    public var text: String
    /// What done looks like.
    public var doneWhen: String
    public var due: CivilDate
    public var state: State
    /// The key of the catalogue's entry that it was chosen from; nil where it is in own words.
    public var catalogue: String?
    /// When it is looked at again, whatever its state.
    public var reviewOn: CivilDate?
    /// Why its body does it, where the catalogue does not know that body to have the power.
    public var powerReason: String?
    /// nil for one of before this was kept.
    public var setOn: CivilDate?
    /// What was said of it beside its state, oldest first.
    public var updates: [Update] = []
    /// Whether the applicant is told before it begins.
    public var tellFirst: TellFirst = .notNeeded
    /// What became of it where it was declined; nil until somebody has seen to it.
    public var settled: Settled?

    public init(
        id: ID, agency: Agency.ID, person: Person.ID, text: String, doneWhen: String, due: CivilDate,
        state: State = .offered, catalogue: String? = nil, reviewOn: CivilDate? = nil, powerReason: String? = nil
    ) {
        self.id = id
        self.agency = agency
        self.person = person
        self.text = text
        self.doneWhen = doneWhen
        self.due = due
        self.state = state
        self.catalogue = catalogue
        self.reviewOn = reviewOn
        self.powerReason = powerReason
    }

    public var isOpen: Bool {
        switch state {
        case .offered, .accepted: true
        case .declined, .done: false
        }
    }
}
