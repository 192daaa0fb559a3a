public import FoundationEssentials

/// What the post did, for logs and figures: ids, words of the service and counts, never a name, an address or a text.
public enum Observation: Equatable, Sendable {
    /// Deadlines whose rungs fell due, and the reminders that were new.
    case planned(deadlines: Int, reminders: Int)
    case claimed(Int, channel: String)
    /// What a channel answered, and how long it took: `accepted`, `failed`, `unknown`, `again` or `stopped`.
    case answered(UUID, channel: String, outcome: String, after: Duration)
    /// Settled without a delivery: `dropped`, `failed`, `by-hand` or `unknown`, with the reason.
    case ended(UUID, as: String, reason: String)
    /// An attempt ended: `accepted`, `failed`, `unknown`, `again` or `released`, with the reason where there is one.
    case delivered(UUID, attempt: Int, outcome: String, reason: String?)
    /// An attempt came back after its lease had run out; another has taken the message over.
    case stale(UUID, attempt: Int)
    /// A channel's other side refuses us, with the reason: what waits for it goes on waiting. Said again after each
    /// message with which the post finds out whether that is mended.
    case stopped(channel: String, reason: String)
    /// A channel that was stopped works again.
    case resumed(channel: String)
    /// A provider said what became of a message that it had accepted: `delivered`, `passed-on`, `temporary-failure`,
    /// `permanent-failure`, `returned`, or `silent` where it did not say in time.
    case reported(UUID, as: String)
    /// Something kept the post from working, such as the database being away. It goes on with the next look.
    case troubled(String)
}
