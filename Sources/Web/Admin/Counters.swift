import Synchronization

/// What the process has answered since it began.
public final class Counters: Sendable {
    private let answers = Mutex<[Int: Int]>([:])

    public init() {}

    func count(_ status: Int) { answers.withLock { $0[status, default: 0] += 1 } }

    /// How many answers of each status there were, by status.
    var byStatus: [(status: Int, count: Int)] {
        answers.withLock { $0 }.sorted { $0.key < $1.key }.map { (status: $0.key, count: $0.value) }
    }
}
