public import Casework
public import FoundationEssentials
public import Postgres

/// What a person decides about a message of which nobody knows whether it arrived.
public enum UnknownMessages {
    public enum Decision: String, CaseIterable, Sendable {
        case sendAgain = "sent-again"
        case arrived
        case didNotArrive = "not-arrived"
    }

    /// Decides, once. A message that did not arrive goes by the next way that is open, as after a report of it. Returns
    /// false where there is no such message, or it is not unknown any more.
    public static func decide(
        _ decision: Decision, about message: UUID, in partnership: Partnership.ID, by person: Person.ID, note: String,
        routes: Routes, now: Instant, _ tx: borrowing Transaction
    ) throws -> Bool {
        guard let found = try Bounces.find(message, in: tx), found.partnership == partnership,
            found.state == "unknown"
        else { return false }
        try MessageEvents.insert(
            decision.rawValue, of: message, in: partnership, detail: note.isEmpty ? nil : note, by: person, at: now, tx)
        switch decision {
        case .sendAgain:
            try tx.run(
                """
                update message
                   set state = 'pending', due_at = \(now), settled_at = null, detail = null, asked_again_after = attempt,
                       reported = null, delivered_at = null, ask_after = null
                 where partnership_id = \(partnership) and id = \(message)
                """)
            try Outbox.hint(in: tx)
        case .arrived:
            try tx.run(
                """
                update message
                   set state = 'accepted', detail = 'a person found out that it had arrived'
                 where partnership_id = \(partnership) and id = \(message)
                """)
        case .didNotArrive:
            _ = try Bounces.fail(
                found, because: "a person found out that it had not arrived", routes: routes, now: now, in: tx)
        }
        return true
    }
}
