public import Casework
import Synchronization

/// The service's clock: the real one, moved where this is a demonstration whose clock has been turned.
public final class Clock: Sendable {
    private let real: @Sendable () -> Instant
    private let turned = Mutex<Int64>(0)

    public init(_ real: @escaping @Sendable () -> Instant) { self.real = real }

    /// The real time: for sessions and codes, which a turned clock must not end.
    public func realNow() -> Instant { real() }

    public func now() -> Instant { real().adding(seconds: turned.withLock { $0 }) }

    /// Takes over how far the clock has been turned, in seconds.
    public func turn(to seconds: Int64) { turned.withLock { $0 = seconds } }
}
