import Casework
import Records
import Testing

@testable import Post

@Suite struct `Trying again` {
    private static let now = PostOffice.morning

    private func pause(_ attempt: Int, expires: Int64? = nil, asked: Duration? = nil, jitter: Int64 = 500) -> Int64? {
        let next = Backoff.next(
            after: attempt, now: Self.now, expires: expires.map { Self.now.adding(seconds: $0) }, asked: asked,
            jitter: jitter)
        return next.map { $0.seconds - Self.now.seconds }
    }

    @Test(arguments: zip(1...11, [30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 30_720] as [Int64]))
    func `waits twice as long each time`(attempt: Int, seconds: Int64) {
        #expect(pause(attempt) == seconds)
    }

    @Test(arguments: [12, 13, Int.max])
    func `ends after twelve attempts`(attempt: Int) {
        #expect(pause(attempt) == nil)
    }

    @Test(arguments: [(0, 22), (1_000, 37), (.min, 22), (.max, 37)] as [(Int64, Int64)])
    func `is spread by a quarter`(jitter: Int64, seconds: Int64) {
        #expect(pause(1, jitter: jitter) == seconds)
    }

    @Test(
        arguments: [
            (.seconds(300), 300), (.seconds(5), 30), (.seconds(-1), 30), (.seconds(1_000_000_000), 86_400),
            (.seconds(Int64.max), 86_400),
        ] as [(Duration, Int64)])
    func `honours what the other side asks for within bounds`(asked: Duration, seconds: Int64) {
        #expect(pause(1, asked: asked) == seconds)
    }

    @Test(arguments: [(31, 30), (30, 29), (10, 9), (1, nil), (0, nil), (-1, nil)] as [(Int64, Int64?)])
    func `comes in time before the message expires or not at all`(expires: Int64, seconds: Int64?) {
        #expect(pause(1, expires: expires) == seconds)
    }

    @Test func `turns an outcome into what is written`() {
        var message = Samples.message(.closed)
        let outcome = { (ended: DeliveryOutcome) in
            Postman.outcome(ended, of: message, at: Self.now, jitter: 500)
        }
        #expect(outcome(.accepted(providerID: "x")) == .accepted(providerID: "x"))
        #expect(outcome(.failed("no")) == .failed("no"))
        #expect(outcome(.unknown("lost")) == .unknown("lost"))
        #expect(outcome(.stopped("not we")) == .released("not we"))
        #expect(outcome(.again("busy", after: nil)) == .again(at: Self.now.adding(seconds: 30), "busy"))
        // Attempts that never reached the other side do not count.
        (message.attempt, message.tries) = (40, 11)
        let soon = Postman.outcome(.again("busy", after: nil), of: message, at: Self.now, jitter: 500)
        #expect(soon == .again(at: Self.now.adding(seconds: 30 << 10), "busy"))
        message.tries = 12
        let last = Postman.outcome(.again("busy", after: nil), of: message, at: Self.now, jitter: 500)
        #expect(last == .failed("after 12 attempts: busy"))
    }
}
