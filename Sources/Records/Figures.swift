public import Casework
public import Postgres

/// What is open in a database at one moment, for operators: counts and moments, never whose. Everything is counted to
/// `limit` at most and read through indexes of what is open, so that a look costs the same after years of service.
public struct Figures: Equatable, Sendable {
    /// Messages of one channel that are `pending` or `claimed`.
    public struct Open: Equatable, Sendable {
        public var channel: String
        public var state: String
        public var count: Int
    }

    /// Tasks of one kind that wait for a person.
    public struct Waiting: Equatable, Sendable {
        public var kind: Tasks.Kind
        public var count: Int
    }

    public var backlog = Backlog()
    public var open: [Open] = []
    /// Claims whose lease has run out: their worker crashed or stands still, and the next claim takes them over.
    public var staleClaims = 0
    /// Messages that the other side could not take yet.
    public var retrying = 0
    /// Since when the oldest of them is tried; a person's wish to send it again begins anew. When it is due moves with
    /// every attempt, so that it is never late: this does not move.
    public var retryingSince: Instant?
    /// Open duties whose last day has passed.
    public var overdueDeadlines = 0
    public var duties = DutyFigures()
    public var tasks: [Waiting] = []
    /// Whether changes can be saved: false on a standby, and where the database was set to read only.
    public var isWritable = true
    public var schema = MigrationState.upToDate
    /// The newest migration that was applied here.
    public var schemaVersion = 0

    public static let limit = 10_000

    public init() {}

    /// For the post's own role, which sees across partnerships. `today` is the day of `now` in London.
    public static func read(now: Instant, today: CivilDate, in tx: borrowing Transaction) throws -> Figures {
        var figures = try ofReadiness(now: now, in: tx)
        guard figures.schema == .upToDate else { return figures }
        try figures.readOutbox(in: tx)
        try figures.readDuties(today: today, in: tx)
        return figures
    }

    /// Only what tells whether the service may take traffic: who asks that does so every few seconds, from several
    /// sides, and nothing is counted for them that they are not told.
    public static func ofReadiness(now: Instant, in tx: borrowing Transaction) throws -> Figures {
        var figures = Figures()
        figures.schema = try Migrator.check(in: tx)
        // Before the schema is right the rest can only fail.
        guard figures.schema == .upToDate else { return figures }
        figures.backlog = try Backlog.read(now: now, in: tx)
        (figures.isWritable, figures.schemaVersion) = try tx.one(
            """
            select not (pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool) as writable,
                   (select max(version) from schema_version) as version
            """
        ) { row in (try row["writable"], try row["version"]) }
        return figures
    }

    private mutating func readOutbox(in tx: borrowing Transaction) throws {
        let rows: [(open: Open, stale: Int, retrying: Int, since: Instant?)] = try tx.rows(
            """
            select channel, state, count(*) as count, count(*) filter (where lease_until <= now()) as stale,
                   count(tried.since) as retrying, min(tried.since) as retrying_since
              from (select * from message
                     where state in ('pending', 'claimed')
                     order by due_at
                     limit \(Figures.limit)) as open
             cross join lateral (
                   select min(d.started_at) as since
                     from delivery_attempt d
                    where open.attempt > open.asked_again_after and d.partnership_id = open.partnership_id
                      and d.message_id = open.id and d.attempt > open.asked_again_after
                      and d.outcome = 'again') as tried
             group by channel, state
             order by channel, state
            """
        ) { row in
            let open = Open(channel: try row["channel"], state: try row["state"], count: try row["count"])
            return (open, try row["stale"], try row["retrying"], try row[optional: "retrying_since"])
        }
        open = rows.map(\.open)
        staleClaims = rows.reduce(0) { $0 + $1.stale }
        retrying = rows.reduce(0) { $0 + $1.retrying }
        retryingSince = rows.compactMap(\.since).min()
    }

    private mutating func readDuties(today: CivilDate, in tx: borrowing Transaction) throws {
        overdueDeadlines = try tx.one(
            """
            select count(*) as overdue
              from (select from deadline
                     where state = 'open' and due_on < \(today) and duty <> 'review-window'
                     limit \(Figures.limit)) d
            """
        ) { row in try row["overdue"] }
        duties = try DutyFigures.read(today: today, in: tx)
        tasks = try tx.rows(
            """
            select kind, count(*) as count
              from (select kind from task where done_on is null limit \(Figures.limit)) as open
             group by kind
             order by kind
            """
        ) { row in Waiting(kind: try row["kind"], count: try row["count"]) }
    }
}
