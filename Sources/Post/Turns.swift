import Synchronization

/// From which end of what is due the next batch of a channel is taken. What is due longest comes first; while there is
/// more than a batch, every other one is of the newest. So nobody's message waits behind a million of somebody else's,
/// and the million is worked off all the same.
final class Turns: Sendable {
    private let newest = Mutex<Set<String>>([])

    func isNewestFirst(_ channel: String) -> Bool { newest.withLock { $0.contains(channel) } }

    /// `isFull`: as many were taken as were asked for, so that there may be more.
    func note(_ channel: String, isFull: Bool) {
        newest.withLock { newest in
            if isFull, !newest.contains(channel) {
                newest.insert(channel)
            } else {
                newest.remove(channel)
            }
        }
    }
}
