import Logging
import ServiceLifecycle

/// Looks every second whether the PostgreSQL of our own still runs, and starts it again where it does not.
struct ClusterKeeper: Service {
    let cluster: PrivateCluster
    let logger: Logger

    static let interval = Duration.seconds(1)
    /// Between two tries that failed.
    static let pause = Duration.seconds(3)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: ClusterKeeper.interval)
                if Task.isCancelled || cluster.isServing { continue }
                logger.error("postgresql is gone, starting it again")
                do {
                    try await OwnThread.run { [cluster] in try cluster.revive() }
                    logger.notice("postgresql runs again")
                } catch {
                    if Task.isCancelled { return }
                    logger.error(
                        "postgresql does not start",
                        metadata: ["reason": "\(Failure(error).lines.joined(separator: " "))"])
                    try? await Task.sleep(for: ClusterKeeper.pause)
                }
            }
        }
    }
}
