import Casework
import Records
import Testing

@testable import Post

@Suite struct `The size of a batch` {
    private static let lease = Duration.seconds(48)

    @Test(arguments: [
        // A full batch, well within time: twice as many, up to the most.
        (32, 32, Duration.seconds(1), 64), (32, 32, .seconds(2), 64), (400, 400, .seconds(1), 512),
        (512, 512, .seconds(1), 512),
        // Not full, or not so fast: as it is.
        (32, 31, .seconds(1), 32), (32, 32, .seconds(3), 32), (32, 32, .seconds(6), 32),
        // Too long: half, full or not, but never none.
        (32, 32, .seconds(7), 16), (32, 3, .seconds(40), 16), (1, 1, .seconds(40), 1),
    ])
    func `grows while the channel is fast and shrinks where it is slow`(
        size: Int, count: Int, time: Duration, next: Int
    ) {
        #expect(BatchSizes.next(after: size, took: count, time, lease: Self.lease, most: 512) == next)
    }
}

@Suite struct `The two clocks` {
    @Test(
        arguments: [(0, nil), (60, nil), (-60, nil), (61, 61), (-61, -61), (31_536_000, 31_536_000)]
            as [(Int64, Int64?)])
    func `agree within a minute`(seconds: Int64, ahead: Int64?) {
        let now = PostOffice.morning
        #expect(DatabaseClock.ahead(now.adding(seconds: seconds), of: now) == ahead)
    }
}

@Suite struct `From where a batch is taken` {
    @Test func `turns while there is more than one, and each channel for itself`() {
        let turns = Turns()
        var taken: [Outbox.Turn] = []
        for isFull in [true, true, true, true, false, false, true, false, true] {
            taken.append(turns.turn(of: "a"))
            turns.note("a", isFull: isFull)
        }
        #expect(taken == [.oldest, .newest, .shared, .oldest, .newest, .oldest, .oldest, .newest, .oldest])
        #expect(turns.turn(of: "a") == .newest && turns.turn(of: "b") == .oldest)
    }
}
