import Testing

@testable import Post

@Suite struct `A lease` {
    @Test(arguments: [1, 5, 45, 120, 3_600])
    func `ends before the database's, with room to note what became of it`(seconds: Int) throws {
        let begun = ContinuousClock.now
        let lease = Lease(seconds: seconds, from: begun)
        for thousandth in 0...500 {
            let now = begun + .milliseconds(seconds * thousandth)
            let time = try #require(lease.time(at: now))
            #expect(time > .zero && time <= .seconds(30))
            #expect(now + time <= begun + .milliseconds(seconds * 900))
        }
    }

    @Test func `gives a mail server its half a minute when it is fresh`() {
        #expect(Lease(seconds: 45).time() == .seconds(30))
    }

    @Test(arguments: [501, 999, 1_000, 5_000, 100_000_000])
    func `is too old to begin with when half of it is gone`(thousandth: Int) {
        let begun = ContinuousClock.now
        #expect(Lease(seconds: 45, from: begun).time(at: begun + .milliseconds(45 * thousandth)) == nil)
    }
}
