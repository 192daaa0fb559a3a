import Casework
import FoundationEssentials
import Post
import Records
import Testing

@Suite struct `How the post stands` {
    private static let now = PostOffice.morning

    private func state(late seconds: Int64?, stopped: [String: String] = [:], off: String? = nil) -> PostState {
        let since = seconds.map { Self.now.adding(seconds: -$0) }
        return PostState(Backlog(since: since, count: 3, off: off), stopped: stopped, now: Self.now)
    }

    @Test func `late is what has been due for more than a minute`() {
        #expect(state(late: nil) == .fine)
        #expect(state(late: 60) == .fine)
        #expect(state(late: 61) == .late(since: Self.now.adding(seconds: -61), count: 3))
        #expect(state(late: -60) == .fine, "A clock that was set back makes nothing late.")
    }

    @Test func `the most serious goes first`() {
        #expect(state(late: 999, stopped: ["smtp": "refused"]) == .stopped(["smtp": "refused"]))
        #expect(state(late: 999, stopped: ["smtp": "refused"], off: "restored") == .off("restored"))
    }
}

@Suite struct `A channel that hands nothing over` {
    private func note(_ runs: ChannelRuns, _ id: UUID, _ outcome: String, at now: ContinuousClock.Instant) {
        runs.note(.answered(id, channel: "stub", outcome: outcome, after: .zero), at: now)
    }

    @Test func `is noticed when several messages had to be tried again for five minutes`() {
        let runs = ChannelRuns()
        let begun = ContinuousClock.now
        for minute in 0...6 { note(runs, UUID(), "again", at: begun + .seconds(60 * minute)) }
        #expect(runs.stopped(at: begun + .seconds(300)).isEmpty)
        #expect(runs.stopped(at: begun + .seconds(301)).keys.sorted() == ["stub"])
        #expect(runs.stopped(at: begun + .seconds(360))["stub"]?.contains("for 6 minutes") == true)
    }

    @Test func `is not noticed by one message alone, whose mailbox may be full`() {
        let runs = ChannelRuns()
        let (begun, id) = (ContinuousClock.now, UUID())
        for minute in 0...60 { note(runs, id, "again", at: begun + .seconds(60 * minute)) }
        #expect(runs.stopped(at: begun + .seconds(3_600)).isEmpty)
    }

    @Test(arguments: ["accepted", "failed", "unknown"])
    func `works again with the first answer that is for good`(outcome: String) {
        let runs = ChannelRuns()
        let begun = ContinuousClock.now
        for _ in 0..<3 { note(runs, UUID(), "again", at: begun) }
        #expect(!runs.stopped(at: begun + .seconds(400)).isEmpty)
        note(runs, UUID(), outcome, at: begun + .seconds(401))
        #expect(runs.stopped(at: begun + .seconds(402)).isEmpty)
    }
}
