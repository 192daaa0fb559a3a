/// How a server stands at the moment, as the role that asks may see it: for the doctor.
public struct ServerRoom: Hashable, Sendable {
    /// How far the server's clock is ahead of ours; negative where it is behind. Half the time that asking took is
    /// its uncertainty.
    public var clockAhead: Duration
    public var uncertainty: Duration
    /// `max_connections`, less what is reserved for superusers.
    public var mostConnections: Int
    /// Sessions of all roles at the moment, ours among them; a few of the server's own workers may be counted too.
    public var connections: Int
    /// Whether this connection is encrypted.
    public var isEncrypted: Bool
    /// Whether it is over a socket of this machine's file system.
    public var isLocal: Bool

    public init(
        clockAhead: Duration, uncertainty: Duration, mostConnections: Int, connections: Int, isEncrypted: Bool,
        isLocal: Bool
    ) {
        self.clockAhead = clockAhead
        self.uncertainty = uncertainty
        self.mostConnections = mostConnections
        self.connections = connections
        self.isEncrypted = isEncrypted
        self.isLocal = isLocal
    }
}

extension Pool {
    /// Asks the server how it stands. `now` is our clock, in microseconds since 1970.
    public func serverRoom(
        deadline: Duration = .seconds(10), now: @Sendable @escaping () -> Int64
    ) async throws -> ServerRoom {
        // The first transaction may have to connect, which must not count.
        try await transaction(.readOnly, deadline: deadline) { _ in }
        return try await transaction(.readOnly, deadline: deadline) { transaction in
            let begun = ContinuousClock.now
            let before = now()
            let server: Int64 = try transaction.one(
                "select (extract(epoch from clock_timestamp()) * 1000000)::bigint as moment"
            ) { row in try row["moment"] }
            let half = (ContinuousClock.now - begun) / 2
            let ahead = Duration.microseconds(server) - .microseconds(before) - half
            return try transaction.one(
                """
                select current_setting('max_connections')::int
                       - current_setting('superuser_reserved_connections')::int        as most,
                       (select sum(numbackends) from pg_stat_database)::int             as connections,
                       coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as is_encrypted,
                       inet_client_addr() is null                                      as is_local
                """
            ) { row in
                ServerRoom(
                    clockAhead: ahead, uncertainty: half, mostConnections: try row["most"],
                    connections: try row["connections"], isEncrypted: try row["is_encrypted"],
                    isLocal: try row["is_local"])
            }
        }
    }
}
