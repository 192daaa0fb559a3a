public import Casework
public import Postgres

/// The one row that makes a database a demonstration, with how far its clock has been turned.
public enum Demonstrations {
    /// Seconds to add to the real clock; nil where this is no demonstration.
    public static func clock(in tx: borrowing Transaction) throws -> Int64? {
        try tx.first("select clock_seconds from demonstration") { row in try row["clock_seconds"] }
    }

    public static func turn(by seconds: Int64, in tx: borrowing Transaction) throws {
        try tx.run("update demonstration set clock_seconds = clock_seconds + \(seconds)")
    }

    /// Held to the end of the transaction: of two that begin a demonstration at once the second finds it begun.
    public static func lock(in tx: borrowing Transaction) throws {
        try tx.run("select pg_advisory_xact_lock(hashtext('casereview demonstration'))")
    }

    public static func begin(clockSeconds: Int64, in tx: borrowing Transaction) throws {
        try tx.run("insert into demonstration (clock_seconds) values (\(clockSeconds))")
    }

    /// What the people of the story were sent went on its day: messages that are of no use any more, and those that were
    /// written before a moment, where one is given.
    public static func settlePast(
        of partnership: Partnership.ID, expiredBefore now: Instant, writtenBefore moment: Instant?,
        in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update message
               set state = 'accepted', settled_at = created_at, detail = 'sent in the story of the demonstration'
             where partnership_id = \(partnership) and state = 'pending'
               and (expires_at <= \(now) or created_at < \(moment))
            """)
    }

    /// The next moment at which a reminder of an open deadline falls due, in any of the partnerships given.
    public static func nextReminder(after now: Instant, in tx: borrowing Transaction) throws -> Instant? {
        try tx.first(
            """
            select r.fires_at
              from deadline_rung r
              join deadline d on d.partnership_id = r.partnership_id and d.id = r.deadline_id
             where r.planned_at is null and d.state = 'open' and r.fires_at > \(now)
             order by r.fires_at
             limit 1
            """
        ) { row in try row["fires_at"] }
    }

    /// The next day after today on which an open deadline is due, in any of the partnerships given.
    public static func nextDeadline(after today: CivilDate, in tx: borrowing Transaction) throws -> CivilDate? {
        try tx.one("select min(due_on) as due_on from deadline where state = 'open' and due_on > \(today)") { row in
            try row[optional: "due_on"]
        }
    }
}
