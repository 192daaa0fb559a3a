import Casework
import Postgres
import Records
import Synchronization

/// Writes how deliveries ended while others are still under way: whatever has ended by then goes into one transaction,
/// with one row of the journal. So an end is on record within moments, and many cost hardly more than one.
final class Settler: Sendable {
    private let ended = Mutex<[Settlement]>([])
    private let bell: AsyncStream<Void>
    private let ring: AsyncStream<Void>.Continuation

    init() {
        (bell, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    func add(_ settlement: Settlement) {
        ended.withLock { $0.append(settlement) }
        ring.yield()
    }

    /// No more will be added.
    func close() { ring.finish() }

    /// Settles until closed.
    func run(_ settle: ([Settlement]) async -> Void) async {
        for await _ in bell { await settle(take()) }
        await settle(take())
    }

    private func take() -> [Settlement] {
        ended.withLock { ended in
            let taken = ended
            ended = []
            return taken
        }
    }
}
