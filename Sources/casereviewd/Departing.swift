import Desk
import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Carries out what is due when the day of somebody who leaves has come. Their access ends by the day itself; this ends
/// their sessions and hands over what they had open. Whoever was asked to lead and did not answer is passed over too,
/// and applicants are kept informed: by whom, and until when they hear next.
final class Departing: Service {
    private static let pause = Duration.seconds(5)

    private let desk: Mutex<Desk>
    private let logger: Logger

    init(_ desk: Desk, logger: Logger) {
        self.desk = Mutex(desk)
        self.logger = logger
    }

    /// From now on by the settings of this desk.
    func become(_ desk: Desk) { self.desk.withLock { $0 = desk } }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                do {
                    let desk = desk.withLock { $0 }
                    try await desk.carryOutDepartures()
                    try await desk.askNextLeads()
                    try await desk.keepApplicantsInformed()
                } catch let error as PostgresError where error.isUnavailable {
                    // The pages tell of a database that is away; this is done when it is back.
                } catch is CancellationError {
                    return
                } catch {
                    logger.error(
                        "what people who left had open could not be handed over",
                        metadata: ["error": "\((error as? PostgresError)?.codes ?? [:])"])
                }
                try? await Task.sleep(for: Departing.pause)
            }
        }
    }
}
