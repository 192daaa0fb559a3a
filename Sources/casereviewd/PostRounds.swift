import Post
import ServiceLifecycle
import Synchronization

/// The post, one postman after the other as settings change. The one before is let end what it has begun, beside the
/// new one, which need not wait for a mail server that does not answer the old one.
final class PostRounds: Service {
    private let postmen: AsyncStream<Postman>
    private let send: AsyncStream<Postman>.Continuation
    private let current = Mutex<(parts: [String], wake: AsyncStream<Void>.Continuation)?>(nil)
    private let heart: SharedHeartbeat

    init(_ heart: SharedHeartbeat) {
        self.heart = heart
        (postmen, send) = AsyncStream.makeStream(of: Postman.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// From now on this round's postman works.
    func begin(_ round: Assembly.Round) {
        let parts = round.postman.parts
        let names = parts.map(\.name)
        let before = current.withLock { current in
            defer { current = (names, round.wake) }
            return current?.parts ?? []
        }
        for part in before where !names.contains(part) { heart.forget(part) }
        for part in parts { heart.expect(part.name, within: part.longestPass) }
        send.yield(round.postman)
    }

    /// There may be something to do.
    func wake() { _ = current.withLock { $0?.wake.yield() } }

    func run() async throws {
        await cancelWhenGracefulShutdown { [postmen] in
            await withDiscardingTaskGroup { group in
                var working: Task<Void, Never>?
                for await postman in postmen {
                    working?.cancel()
                    let task = Task { await postman.run() }
                    group.addTask { await task.value }
                    working = task
                }
                working?.cancel()
            }
        }
    }
}
