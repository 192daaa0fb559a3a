import Casework
import Desk
import Logging
import Post
import Records
import ServiceLifecycle

/// Reads the calendars that people let be read, each when it is due, a few at a time; the settings of a new generation
/// hold from the next reading on. Neither an address nor a host gets into the log.
final class BusyFeedKeeper: Service {
    private let rounds: AsyncStream<Round>
    private let send: AsyncStream<Round>.Continuation
    private let logger: Logger

    private struct Round: Sendable {
        var desk: Desk
        var reader: BusyFeedReader
    }

    /// Between two looks for calendars that are due.
    private static let pause = Duration.seconds(3)
    private static let atOnce = 4
    /// How far ahead busy times are kept, in seconds: nine months.
    private static let horizon: Int64 = 275 * 86_400

    init(logger: Logger) {
        self.logger = logger
        (rounds, send) = AsyncStream.makeStream(of: Round.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// From now on calendars are read with these settings.
    func begin(_ desk: Desk, _ settings: Settings) { send.yield(Round(desk: desk, reader: settings.busyCalendars)) }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            var keeping: Task<Void, Never>?
            for await round in rounds {
                keeping?.cancel()
                await keeping?.value
                keeping = Task { await keep(round) }
            }
            keeping?.cancel()
            await keeping?.value
        }
    }

    private func keep(_ round: Round) async {
        while !Task.isCancelled {
            do {
                try await readAll(round, try await round.desk.takeBusyFeeds(atMost: BusyFeedKeeper.atOnce))
            } catch {
                if !Task.isCancelled {
                    logger.warning(
                        "busy times not read", metadata: ["error": "\(String(reflecting: type(of: error)))"])
                }
            }
            try? await Task.sleep(for: BusyFeedKeeper.pause)
        }
    }

    private func readAll(_ round: Round, _ due: [BusyFeeds.Due]) async throws {
        try await withThrowingTaskGroup { group in
            for feed in due { group.addTask { try await self.read(feed, round) } }
            try await group.waitForAll()
        }
    }

    private func read(_ feed: BusyFeeds.Due, _ round: Round) async throws {
        let from = round.desk.now
        let outcome = await round.reader.read(
            feed.address, from: from.adding(seconds: -86_400), until: from.adding(seconds: BusyFeedKeeper.horizon))
        // What was cut off because the service ends says nothing of the calendar.
        guard !Task.isCancelled else { return }
        switch outcome {
        case .read(let reading):
            let notes = reading.notes.map { "Line \($0.line): \($0.sentence)" }
            try await round.desk.save(reading.busy, notes: notes, of: feed)
        case .failed(let sentence): try await round.desk.save(fault: sentence, of: feed)
        }
    }
}
