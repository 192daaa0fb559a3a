import Synchronization

/// Whether the post has been asked to end: what is being handed over is let end and settled, and nothing new begins.
final class Ending: Sendable {
    private let asked = Mutex<ContinuousClock.Instant?>(nil)

    /// How long after it was asked the post still tries to settle: together with the longest that a channel takes less
    /// than a service manager waits.
    static let patience = Duration.seconds(10)

    func ask() { asked.withLock { $0 = $0 ?? .now } }

    var isAsked: Bool { asked.withLock { $0 != nil } }

    /// Whether it was asked so long ago that nothing is tried again.
    var isOver: Bool { asked.withLock { $0.map { $0 + Ending.patience < .now } ?? false } }
}
