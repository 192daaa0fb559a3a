/// The part of one applicant, or of whoever speaks for them, in one meeting of the review: whether they are invited, their
/// own time in it, how they are kept apart from the other side, and how they chose to be heard.
public struct ApplicantPart: Equatable, Sendable {
    public var application: Application.ID
    /// The number of the meeting among those of the review.
    public var hearing: Int
    /// nil: nobody has decided, and it is as the procedure has it.
    public var decision: Decision?
    /// nil: as the procedure has it.
    public var own: OwnTime?
    /// Where they wait; empty where nothing is said.
    public var waitingRoom: String
    /// The video link that is theirs alone; empty for none.
    public var link: String
    /// When they meet the chair beforehand, where that is arranged.
    public var chairMeeting: ChairMeeting?
    /// Oldest first.
    public var choices: [AttendanceChoice]

    public init(
        of application: Application.ID, in hearing: Int, decision: Decision? = nil, own: OwnTime? = nil,
        waitingRoom: String = "", link: String = "", chairMeeting: ChairMeeting? = nil,
        choices: [AttendanceChoice] = []
    ) {
        self.application = application
        self.hearing = hearing
        self.decision = decision
        self.own = own
        self.waitingRoom = waitingRoom
        self.link = link
        self.chairMeeting = chairMeeting
        self.choices = choices
    }

    /// Whether the applicant is invited, and why not.
    public struct Decision: Equatable, Sendable {
        public var isInvited: Bool
        /// Told to the applicant; empty where they are invited.
        public var reasons: String
        public var on: CivilDate
        public var by: Person.ID

        public init(isInvited: Bool, reasons: String, on: CivilDate, by: Person.ID) {
            self.isInvited = isInvited
            self.reasons = reasons
            self.on = on
            self.by = by
        }
    }

    /// Their own time, counted from when the meeting begins to hear the review: it moves with the meeting.
    public struct OwnTime: Equatable, Sendable {
        /// Minutes, 0 to 475.
        public var startsAfter: Int
        /// 5 to 480.
        public var minutes: Int

        public static let starts = 0...475
        public static let lengths = 5...480

        public init(startsAfter: Int, minutes: Int) {
            self.startsAfter = startsAfter
            self.minutes = minutes
        }
    }

    /// When and where they meet the chair, so that they know who leads the meeting before it begins.
    public struct ChairMeeting: Equatable, Sendable {
        public var at: Instant
        /// A room, a video link or a telephone number.
        public var place: String

        public init(at: Instant, place: String) {
            self.at = at
            self.place = place
        }
    }

    /// The newest; nil where they have not said.
    public var choice: AttendanceChoice? { choices.last }

    /// So many minutes before their time they may arrive.
    public static let arrivesBefore = 15

    /// Whether they are invited: as was decided, else as the procedure has it.
    public func isInvited(under rule: Procedure.AttendanceRule?) -> Bool {
        decision?.isInvited ?? (rule?.applicant != .statement)
    }

    /// Why they are not invited, as they are told it; nil where they are.
    public func reasonsNotInvited(under rule: Procedure.AttendanceRule?) -> String? {
        guard !isInvited(under: rule) else { return nil }
        return decision?.reasons
            ?? "The review procedure of your area has your statement read at the meeting."
            + (rule?.words.map { " It says: \($0)" } ?? "")
    }

    /// Their time within what the meeting hears of the review. What was set for a longer meeting is cut to this one.
    public func slot(in hearing: Review.Hearing, under rule: Procedure.AttendanceRule?) -> Slot {
        let whole = hearing.slot
        let latest = max(0, whole.minutes - OwnTime.lengths.lowerBound)
        let starts = min(max(0, own?.startsAfter ?? 0), latest)
        let left = max(1, whole.minutes - starts)
        let wanted = own?.minutes ?? rule?.minutes ?? (rule?.applicant == .part ? 30 : left)
        return Slot(startsAt: whole.startsAt.adding(seconds: Int64(starts) * 60), minutes: min(wanted, left))
    }

    /// Where they come to: their own link where they come online, else the place of the meeting.
    public func place(in hearing: Review.Hearing) -> String {
        choice?.way == .online && !link.isBlank ? link : hearing.meeting.place
    }

    /// Why what was asked cannot be.
    public enum Fault: String, CaseIterable, Sendable {
        /// The other side is there, or arrives, within the applicant's time or a quarter of an hour before it.
        case sharesTime = "shares-time"
        case sharesWaitingRoom = "shares-waiting-room"
        case sharesLink = "shares-link"
        /// The other side comes, and the applicant has neither a waiting room nor a link of their own.
        case notApart = "not-apart"
        /// Their own time does not lie within the meeting's time for this review.
        case outside
        case notInvited = "not-invited"
        /// It can be changed until the day before the meeting.
        case tooLate = "too-late"
    }
}
