import Desk
import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Reminds coordinators of figures that wait to be published.
final class FiguresKeeper: Service {
    private static let interval = Duration.seconds(60)

    private let desk: Mutex<Desk>
    private let logger: Logger
    private let whenReminded: @Sendable () -> Void

    /// `whenReminded` is told when there are messages to send.
    init(_ desk: Desk, logger: Logger, whenReminded: @escaping @Sendable () -> Void) {
        self.desk = Mutex(desk)
        self.logger = logger
        self.whenReminded = whenReminded
    }

    /// From now on by the settings of this desk.
    func become(_ desk: Desk) { self.desk.withLock { $0 = desk } }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                do {
                    let desk = desk.withLock { $0 }
                    if try await desk.agreesWithDatabaseClock(), try await desk.remindOfFigures() > 0 { whenReminded() }
                } catch let error as PostgresError where error.isUnavailable {
                    // The pages tell of a database that is away; this is done when it is back.
                } catch is CancellationError {
                    return
                } catch {
                    logger.error(
                        "coordinators could not be reminded of figures to publish",
                        metadata: ["error": "\((error as? PostgresError)?.codes ?? [:])"])
                }
                try? await Task.sleep(for: FiguresKeeper.interval)
            }
        }
    }
}
