import Synchronization

/// The channels whose other side refuses to work with us at all, each left alone for a while: a message at a time finds
/// out whether that is mended. Pauses are of the monotonic clock.
final class Stops: Sendable {
    private struct Stop {
        var reason: String
        var until: ContinuousClock.Instant
        /// How many pauses there were.
        var pauses: Int
    }

    /// What a channel may be given.
    enum Leave: Equatable {
        case all
        /// One message, to see whether the stop holds; the number is for `resume`.
        case one(after: Int)
        case none
    }

    private let stops = Mutex<[String: Stop]>([:])

    func leave(for channel: String, at now: ContinuousClock.Instant) -> Leave {
        stops.withLock { stops in
            guard let stop = stops[channel] else { return .all }
            return stop.until <= now ? .one(after: stop.pauses) : .none
        }
    }

    /// Stops a channel: for `first`, then twice as long each time, up to fifteen times as long. Returns whether this is
    /// news: while it pauses, others that were under way at its beginning say the same.
    func stop(_ channel: String, _ reason: String, at now: ContinuousClock.Instant, first: Duration) -> Bool {
        stops.withLock { stops in
            let before = stops[channel]
            if let before, before.until > now { return false }
            let pauses = before?.pauses ?? 0
            let pause = first * min(1 << min(pauses, 4), 15)
            stops[channel] = Stop(reason: reason, until: now + pause, pauses: pauses + 1)
            return true
        }
    }

    /// Ends a stop, unless it was stopped again since leave for one message was given. Returns whether it did.
    func resume(_ channel: String, after pauses: Int) -> Bool {
        stops.withLock { stops in
            guard stops[channel]?.pauses == pauses else { return false }
            stops[channel] = nil
            return true
        }
    }

    /// Why a channel is paused now; nil where it is not.
    func reason(of channel: String, at now: ContinuousClock.Instant) -> String? {
        stops.withLock { stops in stops[channel].flatMap { $0.until > now ? $0.reason : nil } }
    }

    var reasons: [String: String] { stops.withLock { $0.mapValues(\.reason) } }
}
