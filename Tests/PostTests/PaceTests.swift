import Testing

@testable import Post

@Suite struct `The pace of a channel` {
    private let start = ContinuousClock.now

    private func take(_ pace: Pace, _ wanted: Int, _ limit: Int? = 10, at seconds: Double) -> Int {
        pace.take(wanted, of: "a", perMinute: limit, at: start + .milliseconds(Int64(seconds * 1_000)))
    }

    @Test func `is as fast as it is asked without a limit`() {
        let pace = Pace()
        for second in 0..<100 { #expect(take(pace, 1_000, nil, at: Double(second) / 10) == 1_000) }
    }

    @Test func `is no more than its limit in any minute`() {
        let pace = Pace()
        #expect(take(pace, 4, at: 0) == 4)
        #expect(take(pace, 32, at: 30) == 6)
        #expect(take(pace, 32, at: 59.9) == 0)
        #expect(take(pace, 32, at: 60) == 4)
        #expect(take(pace, 32, at: 89.9) == 0)
        #expect(take(pace, 2, at: 90) == 2)
        #expect(take(pace, 32, at: 90) == 4)
        #expect(take(pace, 32, at: 1_000) == 10)
        #expect(pace.take(3, of: "b", perMinute: 10, at: start) == 3)
    }

    @Test func `counts only what went`() {
        let pace = Pace()
        #expect(take(pace, 32, at: 0) == 10)
        pace.giveBack(7, of: "a")
        #expect(take(pace, 32, at: 1) == 7)
        pace.giveBack(99, of: "a")
        #expect(take(pace, 32, at: 2) == 7)
        pace.giveBack(1, of: "nobody")
    }

    @Test func `rests where the other side asks for it, for a minute at the most`() {
        let pace = Pace()
        pace.hold("a", for: .seconds(5), at: start)
        #expect(take(pace, 1, nil, at: 4.9) == 0)
        #expect(pace.isHeld("a", at: start))
        #expect(!pace.isHeld("b", at: start))
        #expect(take(pace, 1, nil, at: 5) == 1)
        pace.hold("a", for: .seconds(86_400), at: start)
        // A shorter word later does not shorten it.
        pace.hold("a", for: .seconds(1), at: start)
        #expect(take(pace, 1, nil, at: 59.9) == 0)
        #expect(take(pace, 1, nil, at: 60) == 1)
        pace.hold("a", for: .seconds(-5), at: start + .seconds(100))
        #expect(take(pace, 1, nil, at: 100) == 1)
    }

    /// Against the sum over every minute, for many rates and rhythms.
    @Test(arguments: [1, 2, 7, 60, 3_000])
    func `holds in every minute of an hour`(limit: Int) {
        let pace = Pace()
        var gone: [(second: Int, count: Int)] = []
        for second in stride(from: 0, to: 3_600, by: 9) {
            gone.append(
                (second, take(pace, 32, limit, at: Double(second)) + take(pace, 32, limit, at: Double(second) + 0.5)))
        }
        for (second, _) in gone {
            let sum = gone.filter { (second..<second + 60).contains($0.second) }.reduce(0) { $0 + $1.count }
            #expect(sum <= limit)
        }
        // And it is used: what is asked for is 64 every nine seconds.
        let total = gone.reduce(0) { $0 + $1.count }
        #expect(total >= min(limit * 50, 64 * 400 / 2))
    }
}
