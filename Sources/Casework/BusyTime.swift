/// A time at which somebody is not free, or, as they say, would rather come; from its first moment to before its last.
public struct BusyTime: Hashable, Comparable, Sendable {
    public let from: Instant
    public let until: Instant

    /// nil where it would be empty or reversed.
    public init?(from: Instant, until: Instant) {
        guard from < until else { return nil }
        self.from = from
        self.until = until
    }

    /// The whole of two days and those between, in London; nil where they are reversed.
    public init?(days from: CivilDate, _ until: CivilDate) {
        self.init(
            from: London.instant(date: from, hour: 0, minute: 0),
            until: London.instant(date: until.adding(days: 1), hour: 0, minute: 0))
    }

    public static func < (left: BusyTime, right: BusyTime) -> Bool {
        (left.from, left.until) < (right.from, right.until)
    }

    public func meets(_ slot: Slot) -> Bool {
        from < slot.startsAt.adding(seconds: Int64(slot.minutes) * 60) && slot.startsAt < until
    }

    /// The same times in order, those that touch or overlap as one.
    public static func joined(_ times: [BusyTime]) -> [BusyTime] {
        var joined: [BusyTime] = []
        for time in times.sorted() {
            if let last = joined.last, time.from <= last.until {
                if last.until < time.until, let longer = BusyTime(from: last.from, until: time.until) {
                    joined[joined.count - 1] = longer
                }
            } else {
                joined.append(time)
            }
        }
        return joined
    }
}
