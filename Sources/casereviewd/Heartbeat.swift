import Synchronization

/// When each part of the service last showed that it gets on with its work. A part that finds nothing to do, or a
/// database that is away, has got on; one that has not shown itself within its limit is stuck, and only starting the
/// service anew helps it.
struct Heartbeat: Sendable {
    typealias Moment = SuspendingClock.Instant

    private struct Part {
        var limit: Duration
        var seen: Moment
    }

    private var parts: [String: Part] = [:]

    /// From `now` on the part must show itself, each time within `limit` of the last.
    mutating func expect(_ name: String, within limit: Duration, from now: Moment) {
        parts[name] = Part(limit: limit, seen: now)
    }

    /// The part is no longer there.
    mutating func forget(_ name: String) { parts[name] = nil }

    /// The part has shown itself; one that is not expected is not taken up.
    mutating func saw(_ name: String, at now: Moment) { parts[name]?.seen = now }

    /// The parts that are stuck, by name.
    func stuck(at now: Moment) -> [String] {
        parts.filter { $0.value.seen.duration(to: now) > $0.value.limit }.map(\.key).sorted()
    }
}

/// A `Heartbeat` that many threads show themselves to.
final class SharedHeartbeat: Sendable {
    private let heart = Mutex(Heartbeat())
    private let clock = SuspendingClock()

    func expect(_ name: String, within limit: Duration) {
        let now = clock.now
        heart.withLock { $0.expect(name, within: limit, from: now) }
    }

    func forget(_ name: String) { heart.withLock { $0.forget(name) } }

    func saw(_ name: String) {
        let now = clock.now
        heart.withLock { $0.saw(name, at: now) }
    }

    var stuck: [String] {
        let now = clock.now
        return heart.withLock { $0.stuck(at: now) }
    }
}
