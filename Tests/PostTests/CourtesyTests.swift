import Casework
import FoundationEssentials
import Records
import Synchronization
import TestSupport
import Testing

@testable import Post

@Suite struct `While a page is asked for, the post` {
    private func time(_ body: () async throws -> Void) async rethrows -> Duration {
        let begun = ContinuousClock.now
        try await body()
        return .now - begun
    }

    @Test func `waits until it is answered`() async throws {
        let courtesy = Courtesy()
        courtesy.begin()
        let answering = Task {
            try await Task.sleep(for: .milliseconds(100))
            courtesy.end()
        }
        let waited = await time { await courtesy.giveWay(atMost: .seconds(3_600)) }
        try await answering.value
        #expect(waited >= .milliseconds(90) && waited < .seconds(1_800))
    }

    @Test func `does not wait for ever, nor where nobody asks`() async throws {
        let courtesy = Courtesy()
        #expect(!courtesy.isAsked())
        courtesy.begin()
        courtesy.begin()
        courtesy.end()
        #expect(courtesy.isAsked())
        #expect(await time { await courtesy.giveWay(atMost: .milliseconds(30)) } >= .milliseconds(30))
        courtesy.end()
        // Another page is likely for a while.
        let now = ContinuousClock.now
        #expect(courtesy.isAsked(at: now) && !courtesy.isAsked(at: now + Courtesy.lull + .seconds(1)))
        #expect(await time { await courtesy.giveWay(atMost: .seconds(3_600)) } < .seconds(1_800))
    }

    @Test func `goes on once its task is cancelled`() async throws {
        let courtesy = Courtesy()
        courtesy.begin()
        let waiting = Task { await courtesy.giveWay(atMost: .seconds(3_600)) }
        waiting.cancel()
        #expect(await time { await waiting.value } < .seconds(1_800))
    }

    @Test func `takes a message at once, and a backlog a handful at a time`() async throws {
        try await PostOffice.with { office in
            let facts = Samples.facts.filter { Notice.Kind.leadNominated.factNames.contains($0.key) }
            for _ in 0..<40 {
                try await office.owe(Notice(.leadNominated, to: .agency(office.here.police.id), facts))
            }
            let (log, courtesy) = (Log(), Courtesy())
            let channel = StubChannel("stub", isRepeatable: true)
            var settings = office.settings()
            settings.batch = 20
            // A page that is never answered holds nothing up for good.
            courtesy.begin()
            let postman = Postman(
                pool: office.database.post, letters: office.letters, channels: [channel], settings: settings,
                hints: AsyncStream { _ in }, now: { PostOffice.morning }, observe: { log.add($0) },
                courtesy: courtesy)
            let taken = try await postman.post(0)
            #expect(taken == 40 && channel.delivered.count == 40)
            let claims = log.all.compactMap { if case .claimed(let count, _) = $0 { count } else { nil } }
            #expect(claims == [20, Courtesy.handful, 4])
        }
    }
}

@Suite struct `What has ended` {
    private func settlement() -> Settlement {
        Settlement(
            message: UUID(), partnership: Partnership.ID(UUID()), attempt: 1, outcome: .accepted(providerID: nil))
    }

    @Test func `is written at once, what follows within moments together, and the last without a rest`() async throws {
        let settler = Settler(rest: .seconds(3_600))
        let written = Mutex<[Int]>([])
        let first = AsyncStream.makeStream(of: Void.self)
        let begun = ContinuousClock.now
        async let running: Void = settler.run { some in
            written.withLock { $0.append(some.count) }
            first.continuation.yield()
        }
        settler.add(settlement())
        for await _ in first.stream { break }
        for _ in 0..<3 { settler.add(settlement()) }
        settler.close()
        await running
        #expect(written.withLock { $0.filter { $0 > 0 } } == [1, 3] && .now - begun < .seconds(1_800))
    }
}
