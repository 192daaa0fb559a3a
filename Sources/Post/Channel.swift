public import Casework

/// A way by which messages leave: a mail server, a provider, a directory of files.
///
/// `deliver` is called outside any transaction, for several messages at once, and must answer within the letter's
/// `time` whatever happens at the other side. A message that it may have delivered before (`mayHaveBeenSent`) it must not
/// deliver twice: it looks whether the first attempt succeeded, sends it under the same id where the other side tells
/// the two apart, or answers `unknown`.
public protocol Channel: Sendable {
    /// As the settings and the rows of messages call it.
    var name: String { get }

    /// Whether a second delivery under the same id changes nothing at the other side. Where it would, every handing
    /// over is noted before it begins.
    var isRepeatable: Bool { get }

    /// By what it can reach people.
    var ways: Set<Way> { get }

    /// How many messages one process may hand to it in any minute, at least 1; nil for as many as it takes.
    var ratePerMinute: Int? { get }

    func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome
}

extension Channel {
    public var isRepeatable: Bool { false }
    public var ways: Set<Way> { [.email] }
    public var ratePerMinute: Int? { nil }
}

/// What became of a message that was handed to a channel. Reasons name no recipient.
public enum DeliveryOutcome: Equatable, Sendable {
    /// Handed over for good, with the id that the other side gave it.
    case accepted(providerID: String?)
    /// It will never be accepted, with the reason.
    case failed(String)
    /// Not handed over; it may be tried again, not before so long where the other side asked for it.
    case again(String, after: Duration?)
    /// It may have been handed over or not: the reply was lost.
    case unknown(String)
    /// Not handed over, and no other message would be: the other side refuses us, or is not whom we may trust. Somebody
    /// must mend it. The channel is left alone for a while; its messages wait.
    case stopped(String)
}

extension DeliveryOutcome {
    /// `accepted`, `failed`, `again`, `unknown`, `stopped`: as figures name it.
    var name: String {
        switch self {
        case .accepted: "accepted"
        case .failed: "failed"
        case .again: "again"
        case .unknown: "unknown"
        case .stopped: "stopped"
        }
    }
}
