import Casework
import Logging
import ServiceLifecycle
import Web

/// Reads the settings again whenever it is asked to: what is right is in force at once and without a connection lost,
/// what is wrong changes nothing and is told, every mistake of it.
struct Reloading: Service {
    let requests: AsyncStream<Void>
    /// The settings file that was read at the start, by the name that it is to have later as well: the usual file may
    /// be gone for a moment, which does not mean the defaults. nil where there was none.
    let config: String?
    /// Those of the start.
    let first: Settings
    let started: Instant
    let manager: SystemNotify
    let status: ServiceStatus
    let counters: Counters
    let logger: Logger
    let apply: @Sendable (Generation) -> Void

    static let patience = Duration.seconds(15)

    private static var tooSlow: Failure {
        Failure(
            Failure.wrongConfiguration, "Reading the settings took longer than \(patience.components.seconds) seconds.",
            mend: "See whether a file that they name is a pipe, or lies on a disk that does not answer.")
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var inForceSince = started
            for await _ in requests { inForceSince = await reload(inForceSince) }
        }
    }

    /// Returns since when the settings are those that are in force now.
    private func reload(_ inForceSince: Instant) async -> Instant {
        manager.reloading("\(status.line); reading the settings")
        let result: Result<Generation, any Error>
        do {
            let read = try await OwnThread.run(within: Reloading.patience) { [config] in try Generation.load(config) }
            result = read.map { .success($0) } ?? .failure(Reloading.tooSlow)
        } catch {
            result = .failure(error)
        }
        // Whoever is stopping has said so, and is not ready again.
        if Task.isCancelled { return inForceSince }
        switch result {
        case .success(let generation):
            let later = generation.later(than: first)
            apply(generation)
            counters.countSettings(areGood: true, at: SystemClock.now())
            logger.notice("settings applied", metadata: ["from_next_start": "\(later.joined(separator: ", "))"])
            status.change(
                { parts in
                    parts.serving = generation.settings.publicURL
                    parts.refused = nil
                    parts.later = later
                }, telling: manager.ready)
            return SystemClock.now()
        case .failure(let error):
            counters.countSettings(areGood: false, at: SystemClock.now())
            let lines = Failure(error).lines
            for line in lines { logger.error("settings refused", metadata: ["mistake": "\(line)"]) }
            status.change(
                { parts in
                    parts.refused = .init(
                        mistakes: lines.count, first: lines.first ?? "", inForceSince: inForceSince)
                }, telling: manager.ready)
            return inForceSince
        }
    }
}
