/// Something that speaks against a meeting as it is proposed. The law and the procedure forbid little of it: most can be
/// gone on with for a reason, which is kept on record.
public struct MeetingConcern: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A weekend or a bank holiday.
        case dayOff = "day-off"
        /// Outside the hours in which meetings are held.
        case hours
        /// After the last day that the procedure gives for the meeting.
        case afterLastDay = "after-last-day"
        /// Somebody who is invited has another meeting then.
        case busy
        /// Another meeting is in the room then.
        case roomTaken = "room-taken"
        /// The room holds fewer people than are invited.
        case roomSmall = "room-small"
        /// There is no such room, or it is not used any more.
        case noRoom = "no-room"
        /// The same meeting hears another case at that time.
        case slotTaken = "slot-taken"
        case invitedTwice = "invited-twice"
        /// Somebody is missing who must be there.
        case mustAttend = "must-attend"
        /// Whoever chairs is not as independent as is recommended, and no reason was given for them.
        case chair
        /// Somebody from outside may not see the case any more on that day.
        case guestEnds = "guest-ends"
    }

    public enum Weight: Sendable {
        /// It cannot be done.
        case forbids
        /// It can be done for a reason, which is recorded.
        case asksReason
    }

    public var kind: Kind
    public var weight: Weight
    /// A sentence for the coordinator: what is wrong, and who or what it is about. Never a case that they may not see.
    public var words: String

    public init(_ kind: Kind, _ weight: Weight, _ words: String) {
        self.kind = kind
        self.weight = weight
        self.words = words
    }
}

/// A meeting that somebody wants to set for a review.
public struct MeetingProposal: Equatable, Sendable {
    public var review: Review.ID
    public var purpose: Review.Hearing.Purpose
    public var meeting: Meeting
    /// When the meeting hears this review.
    public var slot: Slot
    public var people: [Person.ID]
    /// The meeting as it stood before it was moved; nil where it is new.
    public var before: Review.Hearing?
    /// Who was chosen to chair it; nil where nobody was yet.
    public var chairing: Chairing?

    public init(
        review: Review.ID, purpose: Review.Hearing.Purpose = .panel, meeting: Meeting, slot: Slot,
        people: [Person.ID], before: Review.Hearing? = nil, chairing: Chairing? = nil
    ) {
        self.review = review
        self.purpose = purpose
        self.meeting = meeting
        self.slot = slot
        self.people = people
        self.before = before
        self.chairing = chairing
    }
}

extension Array where Element == MeetingConcern {
    /// Refused where something forbids the meeting, or asks a reason that was not given. Otherwise what the journal
    /// keeps of going on; nil where nothing spoke against it.
    func event(goingOn reason: String?) throws(Refusal) -> Event? {
        let forbidding = filter { $0.weight == .forbids }
        let isReasoned = reason.map { !$0.isBlank } ?? false
        guard forbidding.isEmpty, isEmpty || isReasoned else {
            throw .meeting(isReasoned ? forbidding : self)
        }
        guard !isEmpty, let reason else { return nil }
        var kinds: [String] = []
        for concern in self where !kinds.contains(concern.kind.rawValue) { kinds.append(concern.kind.rawValue) }
        return Event(
            .meetingSetDespite, [.init("despite", kinds.joined(separator: ", ")), .init("because", reason)])
    }
}

extension MeetingProposal {
    /// Refused where the meeting cannot be as it is proposed; otherwise what the journal keeps of what spoke against it.
    func checked(goingOn despite: String?, in around: Circumstances) throws(Refusal) -> Event? {
        let day = London.date(of: meeting.startsAt)
        guard meeting.startsAt > around.now else { throw .date("starts", day, from: around.today, until: nil) }
        guard Meeting.lengths.contains(meeting.minutes) else { throw .missing("minutes") }
        guard !meeting.place.isBlank else { throw .missing("place") }
        guard slot.lies(within: meeting) else { throw .missing("slot") }
        for person in people { _ = try around.officer(person) }
        let bodies = Quorum(around, chairing: chairing).bodies(of: people)
        if purpose == .panel, let minimum = around.procedure.panel.minimum, bodies.count < minimum {
            throw .tooFewBodies(have: bodies.count, needed: minimum)
        }
        guard !people.isEmpty else { throw .missing("invited") }
        return try concerns(in: around).event(goingOn: despite)
    }
}
