public import Casework
public import FoundationEssentials
public import Postgres

/// A message as the ledger tells of it: to whom, and what became of it.
public struct LedgerRow: Equatable, Sendable {
    public var id: UUID
    public var file: UUID?
    public var kind: Notice.Kind
    public var isStatutory: Bool
    public var recipient: Notice.Recipient
    /// The person's or the agency's name; nil for an applicant.
    public var recipientName: String?
    public var channel: String
    public var state: String
    public var createdAt: Instant
    public var dueAt: Instant
    public var settledAt: Instant?
    public var providerID: String?
    public var detail: String?
    public var attempts: Int
    /// The provider's last word on it; nil where none has come.
    public var reported: String?
    public var deliveredAt: Instant?
}

extension Outbox {
    /// The messages of some files, oldest first, as far as the reader may see them.
    public static func ledger(
        of files: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [LedgerRow] {
        try tx.rows(
            """
            \(ledgerColumns)
             where m.partnership_id = \(partnership) and m.file_id = any(\(files))
             order by m.created_at, m.id
            """, ledgerRow)
    }

    /// The newest messages of a partnership, newest first; of one state where it is given.
    public static func ledger(
        newest limit: Int, state: String?, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [LedgerRow] {
        let ofState: SQL = state.map { "and m.state = \($0)" } ?? ""
        return try tx.rows(
            """
            \(ledgerColumns)
             where m.partnership_id = \(partnership) \(ofState)
             order by m.created_at desc, m.id
             limit \(limit)
            """, ledgerRow)
    }

    private static let ledgerColumns: SQL =
        """
        select m.id, m.file_id, m.kind, m.statutory, m.recipient_kind, m.recipient_application, m.recipient_person,
               m.recipient_agency, m.recipient_contact,
               coalesce(person.name, agency.name, area_contact.body, asked.outside, made.outside_name)
                 as recipient_name, m.channel, m.state,
               m.created_at, m.due_at, m.settled_at, m.provider_id, m.detail, m.attempt, m.reported, m.delivered_at
          from message m
          left join person on person.id = m.recipient_person
          left join agency on agency.partnership_id = m.partnership_id and agency.id = m.recipient_agency
          left join area_contact
            on area_contact.partnership_id = m.partnership_id and area_contact.id = m.recipient_contact
          left join information_request asked
            on asked.partnership_id = m.partnership_id and asked.id = m.outside_request_id
          left join recommendation made
            on made.partnership_id = m.partnership_id and made.id = m.recipient_contact
        """

    private static func ledgerRow(_ row: borrowing Row) throws -> LedgerRow {
        LedgerRow(
            id: try row["id"], file: try row[optional: "file_id"], kind: try row["kind"],
            isStatutory: try row["statutory"], recipient: try RecipientColumns.read(row),
            recipientName: try row[optional: "recipient_name"], channel: try row["channel"], state: try row["state"],
            createdAt: try row["created_at"], dueAt: try row["due_at"], settledAt: try row[optional: "settled_at"],
            providerID: try row[optional: "provider_id"], detail: try row[optional: "detail"],
            attempts: try row["attempt"], reported: try row[optional: "reported"],
            deliveredAt: try row[optional: "delivered_at"])
    }
}
