/// Those whom an applicant complains of, or who speak for them, at one meeting. An applicant never shares a waiting room,
/// a link or a time of arrival with them.
public struct OtherSide: Equatable, Sendable {
    /// The number of the meeting among those of the review.
    public var hearing: Int
    public var comes: Bool
    /// When they arrive, in minutes after the meeting begins to hear the review; before it where below 0. -240 to 480.
    public var startsAfter: Int
    /// How long they are there, 5 to 480 minutes.
    public var minutes: Int
    /// Empty where nothing is said.
    public var waitingRoom: String
    /// Empty for none.
    public var link: String
    public var on: CivilDate
    public var by: Person.ID

    public static let arrivals = -240...480
    public static let lengths = 5...480

    public init(
        hearing: Int, comes: Bool, startsAfter: Int = 0, minutes: Int = 5, waitingRoom: String = "", link: String = "",
        on: CivilDate, by: Person.ID
    ) {
        self.hearing = hearing
        self.comes = comes
        self.startsAfter = startsAfter
        self.minutes = minutes
        self.waitingRoom = waitingRoom
        self.link = link
        self.on = on
        self.by = by
    }

    /// What keeps an applicant from being invited while the other side comes as well; nil where they are kept apart.
    public func shares(
        with part: ApplicantPart, in hearing: Review.Hearing, under rule: Procedure.AttendanceRule?
    ) -> ApplicantPart.Fault? {
        guard comes, part.isInvited(under: rule) else { return nil }
        let own = part.slot(in: hearing, under: rule)
        let arrives = own.startsAt.adding(seconds: Int64(-ApplicantPart.arrivesBefore) * 60)
        let leaves = own.startsAt.adding(seconds: Int64(own.minutes) * 60)
        let (from, until) = presence(in: hearing)
        if from < leaves && arrives < until { return .sharesTime }
        if !part.link.isBlank {
            if isSame(part.link, link) || isSame(part.link, hearing.meeting.place) { return .sharesLink }
        }
        if !part.waitingRoom.isBlank && isSame(part.waitingRoom, waitingRoom) { return .sharesWaitingRoom }
        switch part.choice?.way {
        case .inPerson?: return part.waitingRoom.isBlank ? .notApart : nil
        case .online?: return part.link.isBlank ? .notApart : nil
        case nil: return part.waitingRoom.isBlank && part.link.isBlank ? .notApart : nil
        }
    }

    /// From when until when they are there.
    public func presence(in hearing: Review.Hearing) -> (from: Instant, until: Instant) {
        let from = hearing.slot.startsAt.adding(seconds: Int64(startsAfter) * 60)
        return (from, from.adding(seconds: Int64(minutes) * 60))
    }

    /// Whatever the letters' case, and however many spaces.
    private func isSame(_ one: String, _ other: String) -> Bool {
        func plain(_ text: String) -> String {
            text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.properties.lowercaseMapping).joined()
        }
        return plain(one).utf8.elementsEqual(plain(other).utf8)
    }
}
