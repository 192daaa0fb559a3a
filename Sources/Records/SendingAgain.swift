public import Casework
public import FoundationEssentials
public import Postgres

extension Sending {
    /// What became of the wish to send a message again.
    public enum Again: Equatable, Sendable {
        /// It is pending and due; its next attempt has a number of its own.
        case pending
        /// There is no such message.
        case absent
        /// It may have arrived, and nobody said that it may go out twice.
        case mayHaveArrived
        /// Its code was forgotten when it was sent: the person asks for a new one.
        case signInCode
        /// Only what failed or is unknown can be sent again; it is in this state.
        case not(String)
    }

    /// Sends messages again that failed, and, `evenIfSent`, those of which it is unknown whether they arrived: a
    /// person's decision, in the journal of each partnership concerned. Returns an answer for each of `ids`, in order.
    public static func again(
        _ ids: [UUID], evenIfSent: Bool, now: Instant, in tx: borrowing Transaction
    ) throws -> [Again] {
        let found: [(id: UUID, partnership: Partnership.ID, answer: Again)] = try tx.rows(
            """
            select m.id, m.partnership_id, m.state, m.kind, \(cutOff) as may_have_arrived
              from message m
             where m.id = any(\(ids))
             order by m.id
               for update of m
            """
        ) { row in
            let state: String = try row["state"]
            let answer: Again =
                if state != "failed" && state != "unknown" {
                    .not(state)
                } else if try row["kind"] as Notice.Kind == .signInCode {
                    .signInCode
                } else if try row["may_have_arrived"] || state == "unknown", !evenIfSent {
                    .mayHaveArrived
                } else {
                    .pending
                }
            return (try row["id"], try row["partnership_id"], answer)
        }
        let again = found.filter { $0.answer == .pending }
        try tx.run(
            """
            update message m
               set state = 'pending', due_at = \(now), settled_at = null, detail = null, asked_again_after = m.attempt,
                   reported = null, delivered_at = null, ask_after = null
              from unnest(\(again.map(\.partnership.raw)), \(again.map(\.id))) as again (partnership_id, id)
             where m.partnership_id = again.partnership_id and m.id = again.id
            """)
        for partnership in Set(again.map(\.partnership)).sorted(by: { $0.description < $1.description }) {
            let facts = again.filter { $0.partnership == partnership }
                .map { ["message", $0.id.uuidString.lowercased()] }
            try SendingJournal.append("sent-again", facts, to: [partnership], at: now, in: tx)
        }
        if !again.isEmpty { try Outbox.hint(in: tx) }
        return ids.map { id in found.first { $0.id == id }?.answer ?? .absent }
    }
}
