import Casework
import Postgres
import Records
import Synchronization

/// Writes how deliveries ended while others are still under way: whatever has ended by then goes into one transaction,
/// with one row of the journal. So an end is on record within moments, and many cost hardly more than one.
final class Settler: Sendable {
    private struct State {
        var ended: [Settlement] = []
        var rest: Task<Void, Never>?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let bell: AsyncStream<Void>
    private let ring: AsyncStream<Void>.Continuation
    private let rest: Duration

    /// Where a second delivery does no harm, what has ended may wait so long to be written: each transaction holds the
    /// journal of a partnership, which everybody who works on its cases writes to.
    static let restOfRepeatable = Duration.milliseconds(25)

    /// `rest` is the least time between two transactions, but for the last.
    init(rest: Duration = .zero) {
        self.rest = rest
        (bell, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    func add(_ settlement: Settlement) {
        state.withLock { $0.ended.append(settlement) }
        ring.yield()
    }

    /// No more will be added.
    func close() {
        ring.finish()
        state.withLock { state in
            state.isClosed = true
            state.rest?.cancel()
        }
    }

    /// Settles until closed.
    func run(_ settle: ([Settlement]) async -> Void) async {
        for await _ in bell {
            await settle(take())
            if rest > .zero { await pause() }
        }
        await settle(take())
    }

    private func pause() async {
        let pause = Task { [rest] in _ = try? await Task.sleep(for: rest) }
        state.withLock { state in
            state.rest = pause
            if state.isClosed { pause.cancel() }
        }
        await pause.value
    }

    private func take() -> [Settlement] {
        state.withLock { state in
            defer { state.ended = [] }
            return state.ended
        }
    }
}
