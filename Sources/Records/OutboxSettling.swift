public import Casework
public import FoundationEssentials
public import Postgres

/// How one attempt to deliver a message ended.
public struct Settlement: Equatable, Sendable {
    public enum Outcome: Equatable, Sendable {
        /// Handed over for good, with the id that the provider gave it.
        case accepted(providerID: String?)
        /// Failed for good, with the reason.
        case failed(String)
        /// It may have been handed over or not.
        case unknown(String)
        /// The other side could not take it; to be tried again.
        case again(at: Instant, String)
        /// Given back before it was handed over, which counts as no try; due as it was.
        case released(String)

        /// `accepted`, `failed`, `unknown`, `again`, `released`: as rows, journals and logs name it.
        public var name: String {
            switch self {
            case .accepted: "accepted"
            case .failed: "failed"
            case .unknown: "unknown"
            case .again: "again"
            case .released: "released"
            }
        }
    }

    public var message: UUID
    public var partnership: Partnership.ID
    /// The attempt that this is the end of: a later one has taken the message over.
    public var attempt: Int
    public var outcome: Outcome

    public init(message: UUID, partnership: Partnership.ID, attempt: Int, outcome: Outcome) {
        self.message = message
        self.partnership = partnership
        self.attempt = attempt
        self.outcome = outcome
    }
}

extension Outbox {
    /// Writes how attempts ended, with one row of the journal for each partnership. Returns those that came too late:
    /// their lease had run out, another attempt has begun, and nothing of them is written.
    ///
    /// A message that failed and that a person must know of opens a task, and where `routes` say by which channels, a
    /// notice to an applicant goes by the next way that is open. The code of a sign-in is forgotten.
    public static func settle(
        _ settlements: [Settlement], routes: Routes? = nil, now: Instant, in tx: borrowing Transaction
    ) throws -> [Settlement] {
        guard !settlements.isEmpty else { return [] }
        try ByIndex.only(in: tx)
        let afters = settlements.map { After($0.outcome, now: now) }
        let settled = try settle(settlements, afters, in: tx)
        try endAttempts(settlements, afters, at: now, in: tx)
        var stale: [Settlement] = []
        var journal = DeliveryJournal()
        for settlement in settlements {
            guard let row = settled[settlement.message] else {
                stale.append(settlement)
                continue
            }
            if case .failed = settlement.outcome, row.needsPerson {
                try Tasks.open(
                    .undelivered, for: settlement.message, file: row.file, of: settlement.partnership, at: now, in: tx)
                if let routes, let found = try Bounces.find(settlement.message, in: tx) {
                    _ = try Bounces.goOn(found, routes: routes, now: now, in: tx)
                }
            }
            // Of what was given back nothing became.
            if case .released = settlement.outcome { continue }
            journal.add(settlement.outcome.name, settlement.message, of: settlement.partnership)
        }
        try journal.append(at: now, in: tx)
        return stale
    }

    private struct Settled {
        var needsPerson: Bool
        var file: UUID?
    }

    /// The messages that were still the attempts' own, by id.
    private static func settle(
        _ settlements: [Settlement], _ afters: [After], in tx: borrowing Transaction
    ) throws -> [UUID: Settled] {
        let rows: [(UUID, Settled)] = try tx.rows(
            .kept(
                """
                update message m
                   set state = s.state, lease_until = null, settled_at = s.settled_at,
                       due_at = coalesce(s.due_at, m.due_at), provider_id = s.provider_id, detail = s.detail,
                       facts = case when m.kind = \(Notice.Kind.signInCode) and s.settled_at is not null then '{}'
                               else m.facts end
                  from unnest(\(settlements.map { $0.partnership.raw }), \(settlements.map { $0.message }),
                              \(settlements.map { $0.attempt }), \(afters.map { $0.state }), \(afters.map { $0.settledAt }),
                              \(afters.map { $0.dueAt }), \(afters.map { $0.providerID }), \(afters.map { $0.detail }))
                       as s (partnership_id, id, attempt, state, settled_at, due_at, provider_id, detail)
                 where m.partnership_id = s.partnership_id and m.id = s.id and m.attempt = s.attempt
                   -- As its state says, but the index of what waits cannot be taken for it, which holds a whole backlog.
                   and m.lease_until is not null
                returning m.id, \(needsPerson) as needs_person, m.file_id
                """)
        ) { row in
            (try row["id"], Settled(needsPerson: try row["needs_person"], file: try row[optional: "file_id"]))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// An attempt that came too late was ended by the claim that took its message over, and stays as it is.
    private static func endAttempts(
        _ settlements: [Settlement], _ afters: [After], at now: Instant, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            .kept(
                """
                update delivery_attempt d
                   set ended_at = \(now), outcome = s.outcome, detail = s.detail
                  from unnest(\(settlements.map { $0.partnership.raw }), \(settlements.map { $0.message }),
                              \(settlements.map { $0.attempt }), \(settlements.map { $0.outcome.name }), \(afters.map { $0.detail }))
                       as s (partnership_id, message_id, attempt, outcome, detail)
                 where d.partnership_id = s.partnership_id and d.message_id = s.message_id and d.attempt = s.attempt
                   and d.ended_at is null
                """))
    }

    /// Whether a person must see to a message that did not arrive: the law requires it, an applicant waits for it, it
    /// asks somebody who has no page here, or it first asked somebody to do something. `m` is the message.
    static let needsPerson: SQL =
        """
        (m.statutory or m.recipient_kind in ('outside', 'outside-body')
         or m.recipient_kind = 'applicant' and m.kind <> all(\(ofTheMoment))
         or m.kind = any(\(asking)))
        """

    private static let ofTheMoment = Notice.Kind.allCases.filter(\.isOfTheMoment).map(\.rawValue)
    private static let asking = Notice.Kind.allCases.filter(\.isMissed).map(\.rawValue)

    /// What the row of the message says after an attempt.
    private struct After {
        var state: String
        var settledAt: Instant?
        var dueAt: Instant?
        var providerID: String?
        var detail: String?

        init(_ outcome: Settlement.Outcome, now: Instant) {
            switch outcome {
            case .accepted(let id): (state, settledAt, providerID) = ("accepted", now, id)
            case .failed(let reason): (state, settledAt, detail) = ("failed", now, reason)
            case .unknown(let reason): (state, settledAt, detail) = ("unknown", now, reason)
            case .again(let moment, let reason): (state, dueAt, detail) = ("pending", moment, reason)
            case .released(let reason): (state, detail) = ("pending", reason)
            }
        }
    }
}
