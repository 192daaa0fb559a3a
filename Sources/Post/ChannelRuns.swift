import FoundationEssentials
import Synchronization

/// Notices a channel that hands nothing over any more, from how its deliveries end: for five minutes none was taken
/// or refused for good, and several messages were tried. One message alone may have a recipient whose mailbox is full.
public final class ChannelRuns: Sendable {
    /// Deliveries of a channel since the last that was taken or refused.
    private struct Run {
        var since: ContinuousClock.Instant
        var messages: Set<UUID>
    }

    private let runs = Mutex<[String: Run]>([:])

    static let patience = Duration.seconds(300)
    static let fewest = 2

    public init() {}

    public func note(_ observation: Observation, at now: ContinuousClock.Instant = .now) {
        guard case .answered(let id, let channel, let outcome, _) = observation else { return }
        runs.withLock { runs in
            guard outcome == "again" else {
                runs[channel] = nil
                return
            }
            var run = runs[channel] ?? Run(since: now, messages: [])
            if run.messages.count < ChannelRuns.fewest { run.messages.insert(id) }
            runs[channel] = run
        }
    }

    /// The channels that hand nothing over, by name, each with the reason.
    public func stopped(at now: ContinuousClock.Instant = .now) -> [String: String] {
        runs.withLock { $0 }.filter { _, run in
            run.messages.count >= ChannelRuns.fewest && now - run.since > ChannelRuns.patience
        }.mapValues { run in
            let minutes = (now - run.since).components.seconds / 60
            return "it has taken nothing for \(minutes) minutes; every message is tried again"
        }
    }
}
