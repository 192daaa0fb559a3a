import Testing

@testable import Post

@Suite struct `Channels that have stopped` {
    @Test func `are left alone for a while, longer each time, up to fifteen times as long`() {
        let stops = Stops()
        var now = ContinuousClock.now
        #expect(stops.leave(for: "smtp", at: now) == .all)
        for (count, minutes) in [1, 2, 4, 8, 15, 15, 15].enumerated() {
            #expect(stops.stop("smtp", "no", at: now, first: .seconds(60)))
            #expect(!stops.stop("smtp", "no", at: now, first: .seconds(60)))
            #expect(stops.leave(for: "smtp", at: now + .seconds(minutes * 60 - 1)) == .none)
            #expect(stops.reason(of: "smtp", at: now + .seconds(minutes * 60 - 1)) == "no")
            now += .seconds(minutes * 60)
            #expect(stops.leave(for: "smtp", at: now) == .one(after: count + 1))
            #expect(stops.reason(of: "smtp", at: now) == nil)
            #expect(stops.reasons == ["smtp": "no"])
        }
        #expect(stops.leave(for: "other", at: now) == .all)
    }

    @Test func `work again once a message went through, unless they were stopped meanwhile`() {
        let stops = Stops()
        let now = ContinuousClock.now
        _ = stops.stop("smtp", "no", at: now, first: .seconds(60))
        _ = stops.stop("smtp", "still no", at: now + .seconds(60), first: .seconds(60))
        #expect(!stops.resume("smtp", after: 1))
        #expect(stops.reasons == ["smtp": "still no"])
        #expect(stops.resume("smtp", after: 2))
        #expect(!stops.resume("smtp", after: 2))
        #expect(stops.reasons.isEmpty)
        #expect(stops.leave(for: "smtp", at: now) == .all)
    }
}
