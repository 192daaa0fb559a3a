public import Casework

/// What the operators' pages tell of the process itself.
public struct About: Sendable {
    /// How busy a pool of connections is.
    public struct Pool: Sendable {
        /// That of the role, for the label.
        public var name: String
        /// The most connections that it may have.
        public var size: Int
        /// Connections that are lent out.
        public var inUse: Int
        /// Callers that stand in the queue.
        public var waiting: Int

        public init(_ name: String, size: Int, inUse: Int, waiting: Int) {
            self.name = name
            self.size = size
            self.inUse = inUse
            self.waiting = waiting
        }
    }

    /// The program's.
    public var version: String
    /// By the real clock.
    public var startedAt: Instant
    /// Read without waiting.
    public var pools: @Sendable () -> [Pool]
    /// The channels that hand nothing over, by name, each with the reason; read without waiting.
    public var stopped: @Sendable () -> [String: String]

    public init(
        version: String, startedAt: Instant, pools: @escaping @Sendable () -> [Pool],
        stopped: @escaping @Sendable () -> [String: String]
    ) {
        self.version = version
        self.startedAt = startedAt
        self.pools = pools
        self.stopped = stopped
    }
}
