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
    /// A statutory message that failed opens a task. The code of a sign-in is forgotten.
    public static func settle(
        _ settlements: [Settlement], now: Instant, in tx: borrowing Transaction
    ) throws -> [Settlement] {
        var stale: [Settlement] = []
        var journal = DeliveryJournal()
        for settlement in settlements {
            if try settle(settlement, now: now, in: tx) {
                // Of what was given back nothing became.
                if case .released = settlement.outcome { continue }
                journal.add(settlement.outcome.name, settlement.message, of: settlement.partnership)
            } else {
                stale.append(settlement)
            }
        }
        try journal.append(at: now, in: tx)
        return stale
    }

    private static func settle(_ settlement: Settlement, now: Instant, in tx: borrowing Transaction) throws -> Bool {
        let after = After(settlement.outcome, now: now)
        let settled: (needsPerson: Bool, file: UUID?)? = try tx.first(
            """
            update message
               set state = \(after.state), lease_until = null, settled_at = \(after.settledAt),
                   due_at = coalesce(\(after.dueAt), due_at), provider_id = \(after.providerID),
                   detail = \(after.detail),
                   facts = case when kind = \(Notice.Kind.signInCode) and \(after.settledAt != nil) then '{}'
                           else facts end
             where partnership_id = \(settlement.partnership) and id = \(settlement.message)
               and attempt = \(settlement.attempt) and state = 'claimed'
            returning \(needsPerson) as needs_person, file_id
            """
        ) { row in (try row["needs_person"], try row[optional: "file_id"]) }
        guard let settled else { return false }
        try tx.run(
            """
            update delivery_attempt
               set ended_at = \(now), outcome = \(settlement.outcome.name), detail = \(after.detail)
             where partnership_id = \(settlement.partnership) and message_id = \(settlement.message)
               and attempt = \(settlement.attempt)
            """)
        if case .failed = settlement.outcome, settled.needsPerson {
            try Tasks.open(
                .undelivered, for: settlement.message, file: settled.file, of: settlement.partnership, at: now, in: tx)
        }
        return true
    }

    /// Whether a person must see to a message that did not arrive: the law requires it, or an applicant waits for it.
    static let needsPerson: SQL =
        "(statutory or recipient_kind = 'applicant' and kind <> \(Notice.Kind.signInCode))"

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
