import FoundationEssentials
import Postgres
import Records
import Synchronization

/// Notes that messages are about to be handed over. What is asked while one transaction is under way goes into the next
/// together, so that many handed over at once cost hardly more than one.
final class HandingOver: Sendable {
    private struct Asked {
        var attempt: Outbox.HandingOver
        var answer: CheckedContinuation<Bool, any Error>
    }

    private let pool: Pool
    /// Seconds.
    private let lease: Int
    private let waiting = Mutex<(asked: [Asked], isNoting: Bool)>(([], false))

    init(pool: Pool, lease: Int) {
        self.pool = pool
        self.lease = lease
    }

    /// Whether the attempt may hand its message over; then it is on record that it does. Throws where that could not be
    /// noted.
    func note(_ attempt: Outbox.HandingOver) async throws -> Bool {
        try await withCheckedThrowingContinuation { answer in
            let isFirst = waiting.withLock { waiting in
                waiting.asked.append(Asked(attempt: attempt, answer: answer))
                defer { waiting.isNoting = true }
                return !waiting.isNoting
            }
            if isFirst { Task { await noteAll() } }
        }
    }

    private func noteAll() async {
        while true {
            let asked = waiting.withLock { waiting in
                defer { waiting.asked = [] }
                waiting.isNoting = !waiting.asked.isEmpty
                return waiting.asked
            }
            guard !asked.isEmpty else { return }
            do {
                let attempts = asked.map(\.attempt)
                let noted = try await pool.transaction { [lease] tx in
                    try Outbox.handOver(attempts, lease: lease, in: tx)
                }
                for each in asked { each.answer.resume(returning: noted.contains(each.attempt.message)) }
            } catch {
                for each in asked { each.answer.resume(throwing: error) }
            }
        }
    }
}
