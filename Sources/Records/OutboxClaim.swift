public import Casework
public import FoundationEssentials
public import Postgres

/// What one claim took out of the outbox.
public struct Claim: Equatable, Sendable {
    /// To be delivered, each under a lease and with its attempt on record.
    public var messages: [OutboxMessage] = []
    /// What was settled without a delivery, because it no longer holds or cannot go out.
    public var ended: [Ended] = []

    /// How many messages were taken; where it is the limit, there may be more.
    public var count: Int { messages.count + ended.count }

    public struct Ended: Equatable, Sendable {
        public var message: UUID
        public var end: End
        public var reason: String
    }

    public enum End: String, Sendable {
        case dropped
        /// The law requires it: a task was opened.
        case failed
        /// A person tells the applicant: a task was opened.
        case byHand = "by-hand"
        /// It no longer holds, and an attempt that was cut off may have delivered it.
        case unknown
        /// It leaves later.
        case waits = "pending"
        /// It goes by another way, whose channel takes it up.
        case rerouted
        /// There is no safe way to tell an applicant: a task was opened.
        case notTold = "not-told"
        /// It is of no use any more, and an applicant was not told of it in time: a task was opened.
        case missed

        /// The state that the message is in then.
        var state: String {
            switch self {
            case .dropped, .missed: "dropped"
            case .byHand, .notTold: "by-hand"
            case .waits, .rerouted: "pending"
            case .failed: "failed"
            case .unknown: "unknown"
            }
        }
    }

    public init() {}
}

extension Outbox {
    /// Takes up to `limit` messages that are due, or whose worker let the lease run out. Other claims skip them, so no
    /// message is ever under two leases.
    ///
    /// What is due is told by `now`, the service's clock; the lease, in seconds, by the database's. Messages of
    /// `channel` are taken, and where `known` is given also those of channels that are not among them (left by a
    /// setting that has changed), where they go by one of the ways `adopted`. What no longer holds is settled here and
    /// now. Where sending is off nothing is taken.
    ///
    /// Those that are due longest come first, unless it is another `turn`.
    ///
    /// `isHandingOver`: whether everything counts as being handed over from now on. Where it is not, `handOver` must be
    /// asked before each message. `routes` says by which channel a message goes that cannot go by its own way; without
    /// them all but e-mail is a person's.
    public static func claim(
        limit: Int, channel: String, orNotAmong known: [String]? = nil, adopting adopted: [Way] = Way.allCases,
        lease: Int, isHandingOver: Bool = true, turn: Turn = .oldest,
        passage: Passage, routes: Routes? = nil, now: Instant, worker: String, in tx: borrowing Transaction
    ) throws -> Claim {
        guard try Sending.mayClaim(in: tx) else { return Claim() }
        try ByIndex.only(in: tx)
        var ofChannel: SQL = "m.channel = \(channel)"
        if let known, !adopted.isEmpty {
            let ways = adopted.map(\.rawValue)
            ofChannel = "(m.channel = \(channel) or m.channel <> all(\(known)) and m.way = any(\(ways)))"
        }
        let taken = try due(limit, turn, ofChannel, now: now, in: tx)
        guard !taken.isEmpty else { return Claim() }
        let (partnerships, ids) = (taken.map(\.partnership), taken.map(\.id))

        let waiting = try WaitingMessage.read(ids, of: partnerships, on: London.date(of: now), in: tx)
        let today = try Today(of: waiting, passage: passage, now: now, in: tx)
        try closeLapsedAttempts(of: waiting.map(\.message).filter { $0.attempt > 0 }, at: now, in: tx)
        var claim = Claim()
        var ledger = DeliveryJournal()
        for each in waiting {
            let (end, reason): (Claim.End, String)
            switch today.verdict(on: each) {
            case .goes:
                claim.messages.append(today.told(each.message))
                continue
            case .waits(let moment, let because):
                try put(off: each.message, until: moment, because, in: tx)
                claim.ended.append(Claim.Ended(message: each.message.id, end: .waits, reason: because))
                continue
            case .goesBy(let way, let because):
                (end, reason) = try reroute(
                    each.message, to: way, by: (routes ?? Routes(email: channel))[way], because, in: tx)
            case .dropped(let because): (end, reason) = (.dropped, because)
            case .missed(let because): (end, reason) = (.missed, because)
            case .notTold(let because): (end, reason) = (.notTold, because)
            case .failed(let because): (end, reason) = (.failed, because)
            case .byHand(let because): (end, reason) = (.byHand, because)
            case .unknown(let because): (end, reason) = (.unknown, because)
            }
            let ended = Claim.Ended(message: each.message.id, end: end, reason: reason)
            if end != .rerouted { try Outbox.end(each.message, ended, at: now, in: tx) }
            ledger.add(ended.end.rawValue, each.message.id, of: each.message.partnership.id)
            claim.ended.append(ended)
        }
        claim.messages = try begin(
            claim.messages, lease: lease, isHandingOver: isHandingOver, at: now, worker: worker, in: tx)
        try ledger.append(at: now, in: tx)
        return claim
    }

    /// Sets the leases and writes the attempts.
    private static func begin(
        _ messages: [OutboxMessage], lease: Int, isHandingOver: Bool, at now: Instant, worker: String,
        in tx: borrowing Transaction
    ) throws -> [OutboxMessage] {
        guard !messages.isEmpty else { return [] }
        try tx.run(
            .kept(
                """
                with begun as (
                    update message m
                       set state = 'claimed', attempt = m.attempt + 1,
                           lease_until = now() + make_interval(secs => \(lease))
                      from unnest(\(messages.map { $0.partnership.id.raw }), \(messages.map { $0.id }))
                           as taken (partnership_id, id)
                     where m.partnership_id = taken.partnership_id and m.id = taken.id
                    returning m.partnership_id, m.id, m.attempt)
                insert into delivery_attempt (partnership_id, message_id, attempt, worker, started_at, handing_over)
                select partnership_id, id, attempt, \(worker)::text, \(now), \(isHandingOver)
                  from begun
                """))
        return messages.map { message in
            var begun = message
            begun.attempt += 1
            return begun
        }
    }

    /// An attempt that is still open when its message is claimed again was cut off. What became of it is unknown where
    /// the message was being handed over.
    private static func closeLapsedAttempts(
        of messages: [OutboxMessage], at now: Instant, in tx: borrowing Transaction
    ) throws {
        guard !messages.isEmpty else { return }
        try tx.run(
            .kept(
                """
                update delivery_attempt d
                   set ended_at = \(now), outcome = case when d.handing_over then 'unknown' else 'released' end,
                       detail = 'the lease ran out'
                  from unnest(\(messages.map { $0.partnership.id.raw }), \(messages.map { $0.id }))
                       as taken (partnership_id, id)
                 where d.partnership_id = taken.partnership_id and d.message_id = taken.id and d.ended_at is null
                """))
    }

    /// It is due later than it was.
    private static func put(
        off message: OutboxMessage, until moment: Instant, _ reason: String, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update message
               set state = 'pending', lease_until = null, due_at = \(moment), detail = \(reason)
             where partnership_id = \(message.partnership.id) and id = \(message.id)
            """)
    }

    /// It goes by another way. Returns how that ends here: with its channel, or with a person, who is too slow for the
    /// code of a sign-in.
    private static func reroute(
        _ message: OutboxMessage, to way: Way, by channel: String, _ reason: String, in tx: borrowing Transaction
    ) throws -> (Claim.End, String) {
        let isByHand = channel == Routes.byHand
        if isByHand, message.kind == .signInCode { return (.dropped, reason) }
        try tx.run(
            """
            update message
               set state = 'pending', lease_until = null, way = \(way), channel = \(channel), detail = \(reason)
             where partnership_id = \(message.partnership.id) and id = \(message.id)
            """)
        return (isByHand ? .byHand : .rerouted, reason)
    }

    private static func end(
        _ message: OutboxMessage, _ ended: Claim.Ended, at now: Instant, in tx: borrowing Transaction
    ) throws {
        let settled: Instant? = ended.end.state == "by-hand" ? nil : now
        try tx.run(
            """
            update message
               set state = \(ended.end.state), lease_until = null, detail = \(ended.reason), settled_at = \(settled),
                   facts = case when kind = \(Notice.Kind.signInCode) then '{}' else facts end
             where partnership_id = \(message.partnership.id) and id = \(message.id)
            """)
        let task: Tasks.Kind? =
            switch ended.end {
            case .failed: .undelivered
            case .byHand: .tellByHand
            case .notTold, .missed: .notTold
            case .dropped, .unknown, .waits, .rerouted: nil
            }
        guard let task else { return }
        try Tasks.open(task, for: message.id, file: message.file, of: message.partnership.id, at: now, in: tx)
    }
}
