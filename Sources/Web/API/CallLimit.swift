import Casework
import Synchronization

/// How often each key has called in the current minute, of this instance.
final class CallLimit: Sendable {
    /// Calls in a minute.
    static let most = 240

    private let minutes = Mutex<(minute: Int64, calls: [APIKey.ID: Int])>((0, [:]))

    /// Counts a call; nil where it is one too many, and then after how many seconds there is room again.
    func secondsToWait(_ key: APIKey.ID, at now: Instant) -> Int? {
        let minute = now.seconds / 60
        return minutes.withLock { state in
            if state.minute != minute { state = (minute, [:]) }
            let calls = (state.calls[key] ?? 0) + 1
            state.calls[key] = calls
            return calls > CallLimit.most ? Int(60 - now.seconds % 60) : nil
        }
    }
}
