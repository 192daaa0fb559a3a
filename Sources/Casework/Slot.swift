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

extension Slot {
    public var endsAt: Instant { startsAt.adding(seconds: Int64(minutes) * 60) }

    /// Whether both want the same minutes; one that begins when the other ends does not.
    public func overlaps(_ other: Slot) -> Bool { startsAt < other.endsAt && other.startsAt < endsAt }

    /// `10:00 to 11:30`, London time.
    public var inWords: String {
        func clock(_ moment: Instant) -> String {
            let clock = London.clock(of: moment)
            return "\(clock.hour):\(clock.minute < 10 ? "0" : "")\(clock.minute)"
        }
        return "\(clock(startsAt)) to \(clock(endsAt))"
    }
}
