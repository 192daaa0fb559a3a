public import Casework

/// What the operators' pages tell of the process itself.
public struct About: Sendable {
    /// How busy a pool of connections is.
    public struct Pool: Sendable {
        public var name: String
        public var size: Int
        public var inUse: Int
        public var waiting: Int

        /// `name` is that of the role, for the label; `waiting` is how many callers stand in the queue.
        public init(_ name: String, size: Int, inUse: Int, waiting: Int) {
            self.name = name
            self.size = size
            self.inUse = inUse
            self.waiting = waiting
        }
    }

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
