public import Casework
public import FoundationEssentials
public import Postgres

/// A message as an operator sees it: nothing that says to whom, or what about whom.
public struct SendingRow: Equatable, Sendable {
    public var id: UUID
    public var kind: Notice.Kind
    public var isStatutory: Bool
    public var state: String
    public var channel: String
    public var createdAt: Instant
    public var dueAt: Instant
    public var settledAt: Instant?
    public var attempts: Int
    /// Why it ended or waits; what looks like an address is left out of it.
    public var detail: String?
}

extension Sending {
    /// Every state that a message can be in, as rows and pages name it.
    public static let messageStates = [
        "pending", "claimed", "accepted", "failed", "unknown", "dropped", "by-hand", "digest",
        "decided",
    ]

    /// Messages of all partnerships, at most `limit`: of one state where it is given. Those that wait come oldest due
    /// first, others newest first.
    public static func list(
        state: String?, limit: Int, in tx: borrowing Transaction
    ) throws -> [SendingRow] {
        let ofState: SQL = state.map { "where m.state = \($0)" } ?? ""
        let order: SQL = state == "pending" || state == "claimed" ? "m.due_at, m.id" : "m.due_at desc, m.id"
        return try tx.rows(
            """
            select m.id, m.kind, m.statutory, m.state, m.channel, m.created_at, m.due_at, m.settled_at, m.attempt,
                   m.detail
              from message m
            \(ofState)
             order by \(order)
             limit \(limit)
            """
        ) { row in
            SendingRow(
                id: try row["id"], kind: try row["kind"], isStatutory: try row["statutory"], state: try row["state"],
                channel: try row["channel"], createdAt: try row["created_at"], dueAt: try row["due_at"],
                settledAt: try row[optional: "settled_at"], attempts: try row["attempt"],
                detail: (try row[optional: "detail"] as String?).map(withoutAddresses))
        }
    }

    /// A mail server's answer may name the address that it refuses.
    static func withoutAddresses(_ text: String) -> String {
        let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        return words.map { word in
            word.contains(UInt8(ascii: "@")) ? "(address)" : String(decoding: word, as: UTF8.self)
        }.joined(separator: " ")
    }
}
