import Post

/// Takes every message at once and keeps none: what is left to measure is the service's own work.
struct NullChannel: Channel {
    static let name = "null"

    var name: String { NullChannel.name }
    /// Whether a second delivery would be noticed, as at a mail server's: then handing over is noted beforehand.
    let isRepeatable: Bool

    func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome { .accepted(providerID: nil) }
}
