/// A part of a meeting, or all of it.
public struct Slot: Equatable, Sendable {
    public var startsAt: Instant
    /// 15 to 480.
    public var minutes: Int

    public init(startsAt: Instant, minutes: Int) {
        self.startsAt = startsAt
        self.minutes = minutes
    }

    public func lies(within meeting: Meeting) -> Bool {
        guard Meeting.lengths.contains(minutes), Meeting.lengths.contains(meeting.minutes) else { return false }
        let end = startsAt.adding(seconds: Int64(minutes) * 60)
        return startsAt >= meeting.startsAt && end <= meeting.startsAt.adding(seconds: Int64(meeting.minutes) * 60)
    }
}
