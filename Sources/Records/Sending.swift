public import Casework
public import Postgres

/// Whether messages may leave at all. It is off where a person holds the post, and in every database that was restored
/// or copied until a person confirms: its due messages may have been sent by the one that it is a copy of.
public enum Sending {
    public enum State: Equatable, Sendable {
        case on
        case off(Off)
    }

    /// Why nothing leaves.
    public struct Off: Equatable, Sendable {
        public var reason: Reason
        /// Of a hold: since when, on the database's clock, who said so where they gave a name, and why.
        public var since: Instant?
        public var by: String?
        public var because: String?

        public init(reason: Reason, since: Instant? = nil, by: String? = nil, because: String? = nil) {
            self.reason = reason
            self.since = since
            self.by = by
            self.because = because
        }
    }

    public enum Reason: String, Sendable {
        /// This is not the database in which sending was confirmed last, or it was recovered to a point in time since.
        case restored
        /// A person holds it.
        case held
    }

    /// How it stands. Both login roles of the service may ask. The database is known again by its cluster's system
    /// identifier and its own oid. Recovery to a point in time is seen while the settings name the target; a copy of
    /// the cluster's files is not seen at all: both are declared with `hold`.
    public static func state(in tx: borrowing Transaction) throws -> State {
        let decision: Decision? = try tx.first(
            .kept(
                """
                select s.is_on, s.decided_at, s.decided_by, s.because,
                       s.system_identifier <> p.system_identifier or s.database_oid <> p.database_oid
                       or coalesce(p.timeline > s.timeline and p.recovery_target <> ''
                                   and p.recovery_target <> s.recovery_target, false) as is_elsewhere
                  from (select * from sending order by decision desc limit 1) as s, sending_place() as p
                """)
        ) { row in
            Decision(
                isOn: try row["is_on"], at: try row["decided_at"], by: try row[optional: "decided_by"],
                because: try row["because"], isElsewhere: try row["is_elsewhere"])
        }
        guard let decision, !decision.isElsewhere else { return .off(Off(reason: .restored)) }
        guard !decision.isOn else { return .on }
        return .off(Off(reason: .held, since: decision.at, by: decision.by, because: decision.because))
    }

    /// Whether a claim may take messages, and one that was claimed may be handed over. To the end of the transaction no
    /// hold comes between: who holds the post waits for the claims that have begun, and after that none begins.
    static func mayClaim(in tx: borrowing Transaction) throws -> Bool {
        // A statement of its own: the next one sees what was committed while this one waited.
        try tx.run(.kept("select pg_advisory_xact_lock_shared(\(lock))"))
        return try state(in: tx) == .on
    }

    /// Stops sending for every instance: when this transaction has committed, nothing more is claimed. What is being
    /// handed over then still is; each partnership's journal says so.
    public static func hold(
        because reason: String, by name: String?, now: Instant, in tx: borrowing Transaction
    ) throws {
        try holdOffClaims(in: tx)
        try decide(false, because: reason, by: name, in: tx)
        try journal("sending-held", because: reason, by: name, at: now, in: tx)
    }

    /// To the end of the transaction nothing is claimed, and what was decided before is seen.
    static func holdOffClaims(in tx: borrowing Transaction) throws {
        try tx.run("select pg_advisory_xact_lock(\(lock))")
    }

    static func decide(
        _ isOn: Bool, because reason: String, by name: String?, in tx: borrowing Transaction
    ) throws {
        // The moment of the decision: now() would be the transaction's, which may have waited for claims.
        try tx.run(
            """
            insert into sending (is_on, decided_at, decided_by, because, system_identifier, database_oid, timeline,
                                 recovery_target)
            select \(isOn), clock_timestamp(), \(name), \(reason), p.*
              from sending_place() as p
            """)
    }

    /// One row in the chain of every partnership: all of them are concerned.
    static func journal(
        _ kind: String, because reason: String, by name: String?, at now: Instant, in tx: borrowing Transaction
    ) throws {
        let facts = [["because", reason]] + (name.map { [["by", $0]] } ?? [])
        try SendingJournal.append(kind, facts, to: Founding.partnerships(in: tx), at: now, in: tx)
    }

    private struct Decision {
        var isOn: Bool
        var at: Instant
        var by: String?
        var because: String
        var isElsewhere: Bool
    }

    /// "casesend" in ASCII: shared by claims, and held alone by who decides.
    private static let lock: Int64 = 0x6361_7365_7365_6E64
}

extension Sending.State {
    /// How it stands, for a person.
    public var sentence: String {
        switch self {
        case .on: "Messages leave."
        case .off(let off): off.sentence
        }
    }

    /// What can be done about it; empty where nothing need be.
    public var mend: String {
        self == .on ? "" : "“casereviewd post release” shows what would leave, and how to confirm it."
    }
}

extension Sending.Off {
    /// `2026-05-01 at 10:30`, as clocks in London show it.
    private static func words(_ moment: Instant) -> String {
        let clock = London.clock(of: moment)
        return "\(clock.date) at \(clock.hourAndMinute)"
    }

    /// Why nothing leaves, for a person.
    public var sentence: String {
        switch reason {
        case .restored:
            "Sending is off: this database was restored or copied, and nobody has confirmed yet that it may send."
        case .held:
            "Sending is off: held" + (since.map { " since \(Sending.Off.words($0))" } ?? "")
                + (by.map { " by \($0)" } ?? "")
                + (because.map { ", because: \($0)" } ?? "") + "."
        }
    }
}
