public import Casework
public import Postgres

/// The database's own clock, by which leases run.
public enum DatabaseClock {
    /// Seconds that make no difference: deadlines are days.
    public static let slack: Int64 = 60

    /// Seconds of a clock of ours before one of the database's; nil where they differ by no more than makes no
    /// difference.
    public static func ahead(_ ours: Instant, of theirs: Instant) -> Int64? {
        let seconds = ours.seconds - theirs.seconds
        return seconds.magnitude > slack.magnitude ? seconds : nil
    }

    public static func now(in tx: borrowing Transaction) throws -> Instant {
        try tx.one("select clock_timestamp() as now") { row in try row["now"] }
    }
}
