public import Casework
public import Records

/// How the post stands, as people and probes are told: the most serious of what can be wrong.
public enum PostState: Equatable, Sendable {
    case fine
    /// Something has been due since a moment that is more than `grace` ago; counted to `Backlog.limit`.
    case late(since: Instant, count: Int)
    /// Channels that hand nothing over, by name, each with the reason.
    case stopped([String: String])
    /// Nothing is sent by anybody's decision, or until somebody decides, with the reason.
    case off(String)

    /// How late something may be before people are told, in seconds: what is due usually leaves within one. What an
    /// instance works on is not late, and what it left behind when it died is, from the end of its lease.
    public static let grace: Int64 = 60

    /// - Parameter stopped: the channels that hand nothing over, each with the reason.
    public init(_ backlog: Backlog, stopped: [String: String] = [:], now: Instant) {
        if let reason = backlog.off {
            self = .off(reason)
        } else if !stopped.isEmpty {
            self = .stopped(stopped)
        } else if let since = backlog.since, backlog.seconds(at: now) > PostState.grace {
            self = .late(since: since, count: backlog.count)
        } else {
            self = .fine
        }
    }
}
