import Synchronization

/// How fast each channel of this process may go: no more messages in any minute than the settings allow, and none for a
/// while where its other side asked for a pause. Told by the monotonic clock.
final class Pace: Sendable {
    private struct Lane {
        /// How many were let go and when, oldest first, of the last minute.
        var gone: [(at: ContinuousClock.Instant, count: Int)] = []
        var heldUntil: ContinuousClock.Instant?
    }

    private let lanes = Mutex<[String: Lane]>([:])

    private static let window = Duration.seconds(60)
    /// The longest that a whole channel is held because of what one message was told; that message itself waits as long
    /// as it was told to.
    static let longestHold = Duration.seconds(60)

    /// How many of `wanted` messages may go now; they count as gone.
    func take(
        _ wanted: Int, of channel: String, perMinute limit: Int?, at now: ContinuousClock.Instant
    ) -> Int {
        lanes.withLock { lanes in
            var lane = lanes[channel] ?? Lane()
            if let until = lane.heldUntil, until > now { return 0 }
            guard let limit else { return wanted }
            lane.gone.removeAll { now - $0.at >= Pace.window }
            let count = max(min(wanted, limit - lane.gone.reduce(0) { $0 + $1.count }), 0)
            if count > 0 { lane.gone.append((now, count)) }
            lanes[channel] = lane
            return count
        }
    }

    /// So many of those that were taken last did not go.
    func giveBack(_ count: Int, of channel: String) {
        guard count > 0 else { return }
        lanes.withLock { lanes in
            guard var last = lanes[channel]?.gone.popLast() else { return }
            last.count -= min(count, last.count)
            if last.count > 0 { lanes[channel]?.gone.append(last) }
        }
    }

    /// The other side asked to be left alone for so long.
    func hold(_ channel: String, for pause: Duration, at now: ContinuousClock.Instant) {
        let until = now + min(max(pause, .zero), Pace.longestHold)
        lanes.withLock { lanes in
            var lane = lanes[channel] ?? Lane()
            lane.heldUntil = max(lane.heldUntil ?? until, until)
            lanes[channel] = lane
        }
    }

    func isHeld(_ channel: String, at now: ContinuousClock.Instant) -> Bool {
        lanes.withLock { $0[channel]?.heldUntil.map { $0 > now } ?? false }
    }
}
