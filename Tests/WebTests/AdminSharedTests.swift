import Synchronization
import Testing

@testable import Web

@Suite struct `A look that many share` {
    private final class Looks: Sendable {
        private let count = Mutex(0)
        var made: Int { count.withLock { $0 } }
        func make() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    @Test func `is made once for all who ask at the same time, and kept for a moment`() async {
        let looks = Looks()
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let shared = Shared(keptFor: .seconds(600)) {
            for await _ in gate { break }
            return looks.make()
        }
        let asking = (0..<50).map { _ in Task { await shared.value() } }
        open.yield()
        for ask in asking { #expect(await ask.value == 1) }
        #expect(await shared.value() == 1)
        #expect(looks.made == 1)
    }

    @Test func `is made again when its time has passed`() async {
        let looks = Looks()
        let shared = Shared(keptFor: .zero) { looks.make() }
        #expect(await shared.value() == 1)
        #expect(await shared.value() == 2)
    }

    @Test func `keeps nobody waiting longer than they will, and goes on for the next`() async {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let shared = Shared(keptFor: .seconds(600)) {
            for await _ in gate { break }
            return "seen"
        }
        let begun = ContinuousClock.now
        for _ in 0..<3 { #expect(await shared.value(within: .milliseconds(20)) == nil) }
        #expect(ContinuousClock.now - begun < .seconds(120))
        open.yield()
        #expect(await shared.value(within: .seconds(60)) == "seen")
    }
}
