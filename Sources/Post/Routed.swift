public import Casework

/// A channel as the settings use it: for some of its ways, and no faster than they say.
public struct Routed: Channel {
    private let channel: any Channel
    public let ways: Set<Way>
    public let ratePerMinute: Int?

    /// nil for as fast as it goes; otherwise at least 1.
    public init(_ channel: any Channel, for ways: Set<Way>, ratePerMinute: Int? = nil) {
        self.channel = channel
        self.ways = ways
        self.ratePerMinute = ratePerMinute.map { max($0, 1) }
    }

    public var name: String { channel.name }
    public var isRepeatable: Bool { channel.isRepeatable }

    public func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome { await channel.deliver(letter) }
}
