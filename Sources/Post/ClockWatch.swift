import Casework
import Postgres
import Records
import Synchronization

/// Holds the post while this machine's clock and the database's are apart. One of them is wrong, and nobody knows which:
/// by a clock that is ahead, messages of next year would leave today.
final class ClockWatch: Sendable {
    /// How long a look at the two holds.
    private static let period = Duration.seconds(5)

    private struct Look {
        /// By a clock that nobody sets, and by the machine's.
        var at: ContinuousClock.Instant
        var wall: Instant
        /// Of this machine's clock before the database's, in seconds; nil where they agree.
        var ahead: Int64?
    }

    private let now: @Sendable () -> Instant
    private let last = Mutex<Look?>(nil)

    init(_ now: @escaping @Sendable () -> Instant) { self.now = now }

    /// Whether the two agree. Looks every few seconds, and whenever this machine's clock was set.
    func agrees(_ pool: Pool) async throws -> Bool {
        let here = now()
        if let look = last.withLock({ $0 }) {
            let passed = ContinuousClock.now - look.at
            // Between two looks messages of next year could leave.
            let isAsBefore = DatabaseClock.ahead(here, of: look.wall.adding(seconds: passed.components.seconds)) == nil
            if passed < ClockWatch.period, isAsBefore { return look.ahead == nil }
        }
        let theirs = try await pool.transaction(.readOnly) { tx in try DatabaseClock.now(in: tx) }
        let wall = now()
        let ahead = DatabaseClock.ahead(wall, of: theirs)
        last.withLock { $0 = Look(at: .now, wall: wall, ahead: ahead) }
        return ahead == nil
    }

    /// Why the post stands still; nil where the clocks agree.
    var reason: String? {
        last.withLock { $0 }?.ahead.map { ahead in
            "this machine's clock is \(ahead.magnitude) seconds \(ahead < 0 ? "behind" : "ahead of") the database's; "
                + "set both by the network's time"
        }
    }
}
