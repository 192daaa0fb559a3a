import Desk
import Logging
import ServiceLifecycle

/// Takes up the calendar of each generation of settings as soon as the database lets it, and keeps it for partnerships
/// that are founded while the service runs.
final class CalendarKeeper: Service {
    private let desks: AsyncStream<Desk>
    private let send: AsyncStream<Desk>.Continuation
    private let logger: Logger
    private let whenTaken: @Sendable () -> Void

    /// Between two tries while the database is away.
    private static let pause = Duration.seconds(5)
    private static let interval = Duration.seconds(60)

    /// `whenTaken` is told when there may be messages to send.
    init(logger: Logger, whenTaken: @escaping @Sendable () -> Void) {
        self.logger = logger
        self.whenTaken = whenTaken
        (desks, send) = AsyncStream.makeStream(of: Desk.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// From now on this desk's calendar holds.
    func begin(_ desk: Desk) { send.yield(desk) }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            var keeping: Task<Void, Never>?
            for await desk in desks {
                keeping?.cancel()
                // Half a change is none: the one before ends in its transaction before the next begins.
                await keeping?.value
                keeping = Task { await keep(desk) }
            }
            keeping?.cancel()
            await keeping?.value
        }
    }

    private func keep(_ desk: Desk) async {
        while !Task.isCancelled {
            do {
                for taken in try await desk.takeUpCalendar() where taken.days > 0 {
                    logger.notice(
                        "calendar changed",
                        metadata: [
                            "days": "\(taken.days)", "later": "\(taken.later)", "earlier": "\(taken.earlier)",
                            "reminders": "\(taken.retimed)",
                        ])
                    whenTaken()
                }
                break
            } catch {
                logger.warning("calendar not taken up yet", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: CalendarKeeper.pause)
            }
        }
        while !Task.isCancelled {
            try? await Task.sleep(for: CalendarKeeper.interval)
            if !Task.isCancelled { try? await desk.keepCalendar() }
        }
    }
}
