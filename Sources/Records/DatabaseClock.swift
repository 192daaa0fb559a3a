public import Casework
public import Postgres

/// The database's own clock, by which leases run.
public enum DatabaseClock {
    public static func now(in tx: borrowing Transaction) throws -> Instant {
        try tx.one("select clock_timestamp() as now") { row in try row["now"] }
    }
}
