public import Casework
public import Postgres

/// What is due and has not left: the figure by which a post that has silently stopped is noticed.
///
/// Only what is due now counts, and nobody works on: not what is claimed under a lease that holds, unless it has been
/// due for ten minutes, which is longer than any lease. What waits for its
/// window or to be tried again is due later: `Figures.retryingSince` tells of it. A full mailbox is no fault of the post.
public struct Backlog: Equatable, Sendable {
    /// The moment since which the oldest is due; nil where nothing is.
    public var since: Instant?
    /// Messages that are due and not delivered, and rungs of ladders that are due and not planned, each counted to
    /// `limit`.
    public var count: Int
    /// Why nothing may leave at all, in words for people; nil where sending is on.
    public var off: String?

    public static let limit = 1_000

    public init(since: Instant? = nil, count: Int = 0, off: String? = nil) {
        self.since = since
        self.count = count
        self.off = off
    }

    /// Seconds since the oldest fell due; 0 where nothing is due.
    public func seconds(at now: Instant) -> Int64 { since.map { max(0, now.seconds - $0.seconds) } ?? 0 }

    /// For the post's own role, which sees across partnerships. Cheap however much is due or was ever sent.
    public static func read(now: Instant, in tx: borrowing Transaction) throws -> Backlog {
        try ByIndex.only(in: tx)
        var backlog = try tx.one(
            """
            select min(due_at) as since, count(*) as count
              from ((select due_at from message
                      where state in ('pending', 'claimed') and due_at <= \(now)
                        -- Whoever has claimed it works on it, until the lease runs out; but not for ever.
                        and (state = 'pending' or lease_until <= now() or due_at <= \(now.adding(seconds: -600)))
                      order by due_at
                      limit \(limit))
                    union all
                    (select fires_at from deadline_rung
                      where planned_at is null and fires_at <= \(now)
                      order by fires_at
                      limit \(limit))) as late
            """
        ) { row in Backlog(since: try row[optional: "since"], count: try row["count"]) }
        if case .off(let off) = try Sending.state(in: tx) { backlog.off = off.sentence }
        return backlog
    }
}
