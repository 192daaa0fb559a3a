public import Casework
public import FoundationEssentials
public import Postgres

/// A message with everything that its letter needs, read at the moment of asking: names and addresses are those of
/// now, not those of the day on which it was written.
public struct OutboxMessage: Equatable, Sendable {
    public var id: UUID
    public var partnership: Partnership
    public var file: UUID?
    public var kind: Notice.Kind
    public var isStatutory: Bool
    public var recipient: Notice.Recipient
    /// The recipient's name; empty where it may not be known.
    public var name: String
    /// By what it goes, as it was decided when it was written.
    public var way: Way
    /// Where that way reaches the recipient, unchecked: an e-mail address or mailbox, a telephone number, the lines of
    /// a postal address. nil where there is none.
    public var address: String?
    public var facts: [String: Notice.Fact]
    /// Where its link leads; nil for the case itself.
    public var path: String?
    /// The case that it is about, of the applications that a review hears the applicant's own or the first; nil where
    /// it is about none.
    public var reference: String?
    /// The name of the application's area.
    public var area: String?
    /// Who answers questions: the agency of the partnership's single point of contact, and its mailbox.
    public var contactName: String?
    public var contactMailbox: String?
    /// Of an invitation: how many about this file the recipient was sent before, the SEQUENCE of a calendar event.
    public var sequence: Int
    public var createdAt: Instant
    public var expires: Instant?
    /// Attempts so far.
    public var attempt: Int
    /// This one, and those of the others in which the other side could not take it.
    public var tries = 1
    /// Whether an earlier attempt may have delivered it already: its worker died while it handed it over, or the reply
    /// was lost. Not where a person has asked since for it to be sent again.
    public var mayHaveBeenSent: Bool
}

extension OutboxMessage {
    /// One message as a page shows it to those who may see it; nil where there is none.
    public static func find(
        _ id: UUID, in partnership: Partnership.ID, on day: CivilDate, _ tx: borrowing Transaction
    ) throws -> OutboxMessage? {
        try tx.first(
            "\(select(on: day)) where m.partnership_id = \(partnership) and m.id = \(id)", OutboxMessage.init(row:))
    }

    /// The columns and joins; `m` is the message.
    static func select(on day: CivilDate, also columns: SQL = "") -> SQL {
        """
        select m.partnership_id, m.id, m.file_id, m.kind, m.statutory, m.recipient_kind, m.recipient_application,
               m.recipient_person, m.recipient_agency, m.recipient_contact, m.facts, m.path, m.way,
               m.created_at, m.expires_at, m.attempt,
               p.name as partnership,
               coalesce(person.name, agency.name, area_contact.body, applicant.name, '') as recipient_name,
               coalesce(person.email, agency.mailbox, area_contact.email, applicant_contact.email) as address,
               (select a.reference
                  from application a
                 where a.partnership_id = m.partnership_id
                   and (a.id = coalesce(m.recipient_application, m.file_id)
                        or a.id in (select r.application_id from review_application r
                                     where r.partnership_id = m.partnership_id and r.review_id = m.file_id
                                       and m.recipient_application is null))
                 order by a.reference
                 limit 1) as reference,
               (select area.name
                  from application a
                  join area on area.code = a.area_code
                 where a.partnership_id = m.partnership_id and a.id = m.file_id) as area,
               contact.name as contact_name, contact.mailbox as contact_mailbox,
               case when m.kind in (\(Notice.Kind.invitation), \(Notice.Kind.applicantInvitation)) then (
               select count(*)
                  from message e
                 where e.partnership_id = m.partnership_id and e.file_id = m.file_id and e.kind = m.kind
                   and e.created_at < m.created_at
                   and e.recipient_person is not distinct from m.recipient_person
                   and e.recipient_application is not distinct from m.recipient_application) else 0 end as sequence,
               (select 1 + count(*)
                  from delivery_attempt d
                 where d.partnership_id = m.partnership_id and d.message_id = m.id
                   and d.attempt > m.asked_again_after and d.outcome = 'again') as tries,
               \(Sending.cutOff) as may_have_been_sent\(columns)
          from message m
          join partnership p on p.id = m.partnership_id
          left join person on person.id = m.recipient_person
          left join agency on agency.partnership_id = m.partnership_id and agency.id = m.recipient_agency
          left join area_contact
            on area_contact.partnership_id = m.partnership_id and area_contact.id = m.recipient_contact
          left join applicant
            on applicant.partnership_id = m.partnership_id and applicant.application_id = m.recipient_application
          left join applicant_contact
            on applicant_contact.partnership_id = m.partnership_id
           and applicant_contact.application_id = m.recipient_application
          left join lateral (
                select c.name, c.mailbox
                  from membership s
                  join agency c on c.partnership_id = s.partnership_id and c.id = s.agency_id
                 where s.partnership_id = m.partnership_id and s.role = 'coordinator'
                   and s.valid_from <= \(day) and (s.valid_until is null or s.valid_until >= \(day))
                 order by s.point_of_contact desc, c.name, c.id
                 limit 1) as contact on true
        """
    }

    init(row: borrowing Row) throws {
        self.init(
            id: try row["id"], partnership: Partnership(id: try row["partnership_id"], name: try row["partnership"]),
            file: try row[optional: "file_id"], kind: try row["kind"], isStatutory: try row["statutory"],
            recipient: try RecipientColumns.read(row), name: try row["recipient_name"],
            way: try row["way"], address: try row[optional: "address"], facts: try NoticeFacts.read(try row["facts"]),
            path: try row[optional: "path"], reference: try row[optional: "reference"],
            area: try row[optional: "area"], contactName: try row[optional: "contact_name"],
            contactMailbox: try row[optional: "contact_mailbox"], sequence: try row["sequence"],
            createdAt: try row["created_at"], expires: try row[optional: "expires_at"], attempt: try row["attempt"],
            tries: try row["tries"], mayHaveBeenSent: try row["may_have_been_sent"])
    }
}
