import Synchronization

/// How many messages of each channel are claimed at once: as many as it hands over within a small part of a lease. A
/// channel that takes thousands a second is not asked for a few at a time, and one that takes seconds for each does not
/// hold what another instance could send.
final class BatchSizes: Sendable {
    private let sizes = Mutex<[String: Int]>([:])
    private let first: Int

    /// What a channel that repeats harmlessly may be given at once. Others hold the lease anew for every few messages,
    /// so that more would only keep them from other instances.
    static let most = 512
    static let mostNoted = 64

    /// `first` is the size to begin with.
    init(first: Int) { self.first = first }

    subscript(channel: String) -> Int { sizes.withLock { $0[channel] ?? first } }

    /// A batch of so many took so long.
    func note(_ count: Int, of channel: any Channel, took time: Duration, lease: Duration) {
        let most = channel.isRepeatable ? BatchSizes.most : BatchSizes.mostNoted
        sizes.withLock { sizes in
            let size = sizes[channel.name] ?? first
            sizes[channel.name] = BatchSizes.next(after: size, took: count, time, lease: lease, most: max(most, first))
        }
    }

    /// Twice as many after a full batch that took less than a sixteenth of the lease, half as many after one that took
    /// more than an eighth.
    static func next(after size: Int, took count: Int, _ time: Duration, lease: Duration, most: Int) -> Int {
        if time > lease / 8 { return max(size / 2, 1) }
        return count >= size && time < lease / 16 ? min(size * 2, most) : size
    }
}
