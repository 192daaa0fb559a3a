/// How long things took, counted by upper limits in seconds.
struct Histogram {
    /// From five milliseconds, which no page takes when idle, to ten seconds, the deadline of a transaction.
    static let limits: [Double] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    /// How many took no longer than each limit.
    private(set) var counts = Array(repeating: 0, count: limits.count)
    private(set) var count = 0
    private(set) var seconds = 0.0

    mutating func add(_ time: Duration) {
        let taken = time / .seconds(1)
        for (index, limit) in Histogram.limits.enumerated() where taken <= limit { counts[index] += 1 }
        count += 1
        seconds += taken
    }
}
