import Records
import Synchronization

/// From where among what is due the next batch of a channel is taken. What is due longest comes first; while there is
/// more than a batch, of every three one is of the newest, and one gives each partnership its share. So nobody's message
/// waits behind a million of somebody else's, and the million is worked off all the same.
final class Turns: Sendable {
    private static let round: [Outbox.Turn] = [.oldest, .newest, .shared]
    private let places = Mutex<[String: Int]>([:])

    func turn(of channel: String) -> Outbox.Turn { places.withLock { Turns.round[$0[channel] ?? 0] } }

    /// Whether the last batch was full, so that more waits.
    func isBehind(_ channel: String) -> Bool { places.withLock { $0[channel] != nil } }

    /// `isFull`: as many were taken as were asked for, so that there may be more.
    func note(_ channel: String, isFull: Bool) {
        places.withLock { $0[channel] = isFull ? (($0[channel] ?? 0) + 1) % Turns.round.count : nil }
    }
}
