/// The moment by which something must have ended, on a clock that nobody sets.
struct Deadline: Comparable, Sendable {
    let instant: ContinuousClock.Instant

    /// `duration` is held between none and a year.
    init(after duration: Duration) {
        instant = .now.advanced(by: min(max(duration, .zero), .seconds(31_536_000)))
    }

    var remaining: Duration { max(ContinuousClock.now.duration(to: instant), .zero) }

    var hasPassed: Bool { remaining == .zero }

    /// Rounded up, so that a wait of this length never ends before the deadline.
    var remainingMilliseconds: Int32 { remaining.milliseconds }

    static func < (left: Deadline, right: Deadline) -> Bool { left.instant < right.instant }
}

extension Duration {
    /// Whole milliseconds, rounded up and held within what the server and `poll` can take.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds < 2_147_482, seconds >= 0 else { return seconds < 0 ? 0 : 2_147_482_000 }
        let fraction = max(0, attoseconds) / 1_000_000_000_000_000
        let isExact = attoseconds % 1_000_000_000_000_000 == 0
        return Int32(truncatingIfNeeded: seconds * 1_000 + fraction + (isExact ? 0 : 1))
    }
}
