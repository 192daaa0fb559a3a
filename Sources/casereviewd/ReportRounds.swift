import Post
import ServiceLifecycle

/// What asks providers what became of messages, one after the other as settings change.
final class ReportRounds: Service {
    private let watches: AsyncStream<DeliveryWatch?>
    private let send: AsyncStream<DeliveryWatch?>.Continuation

    init() { (watches, send) = AsyncStream.makeStream(of: DeliveryWatch?.self, bufferingPolicy: .bufferingNewest(1)) }

    /// From now on this round's watch works, if it has one.
    func begin(_ round: Assembly.Round) { send.yield(round.watch) }

    func run() async throws {
        await cancelWhenGracefulShutdown { [watches] in
            await withDiscardingTaskGroup { group in
                var working: Task<Void, Never>?
                for await watch in watches {
                    working?.cancel()
                    let task = watch.map { watch in Task { await watch.run() } }
                    if let task { group.addTask { await task.value } }
                    working = task
                }
                working?.cancel()
            }
        }
    }
}
