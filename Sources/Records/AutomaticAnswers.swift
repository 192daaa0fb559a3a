public import Casework
import FoundationEssentials
import Postgres

extension IncomingMails {
    /// What a program answered to a message: somebody is away, has left, is to be reached elsewhere.
    public struct Automatic: Equatable, Sendable {
        public var receivedAt: Instant
        /// Who it says that it is from.
        public var sender: String
        public var subject: String
        /// What it says, as text.
        public var body: String
        /// A token proves that it answers the message; otherwise it only names it.
        public var isProven: Bool
    }

    /// The automatic answers to some messages, by message, oldest first, as far as the reader may see them.
    static func automatic(
        to messages: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [UUID: [Automatic]] {
        let rows: [(UUID, Automatic)] = try tx.rows(
            """
            select message_id, received_at, sender, subject, body, is_proven
              from incoming_mail
             where partnership_id = \(partnership) and message_id = any(\(messages)) and kind = 'auto-reply'
             order by received_at, id
            """
        ) { row in
            (
                try row["message_id"],
                Automatic(
                    receivedAt: try row["received_at"], sender: try row["sender"], subject: try row["subject"],
                    body: try row["body"], isProven: try row["is_proven"])
            )
        }
        return Dictionary(grouping: rows) { $0.0 }.mapValues { $0.map(\.1) }
    }
}
