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
    /// a postal address. nil where there is none, and where an applicant is not to be reached by it.
    public var address: String?
    public var facts: [String: Notice.Fact]
    /// Where its link leads; nil for the case itself.
    public var path: String?
    /// The case that it is about, of the applications that a review hears the applicant's own or the first; nil where
    /// it is about none.
    public var reference: String?
    /// The name of the application's area.
    public var area: String?
    /// Who answers questions, and the mailbox: the applicant's own point of contact, else the agency of the partnership's.
    public var contactName: String?
    public var contactMailbox: String?
    /// How else they are reached, in words; empty for nothing.
    public var contactReach = ""
    /// Which version of its calendar event the message carries: the SEQUENCE of RFC 5545.
    public var sequence: Int
    public var createdAt: Instant
    public var expires: Instant?
    /// What the recipient's agency calls the case; nil where it has not said, or the recipient is of none.
    public var agencyReference: String?
    /// Attempts so far.
    public var attempt: Int
    /// This one, and those of the others in which the other side could not take it.
    public var tries = 1
    /// Whether an earlier attempt may have delivered it already: its worker died while it handed it over, or the reply
    /// was lost. Not where a person has asked since for it to be sent again.
    public var mayHaveBeenSent: Bool
    /// The addresses that were given, by the way that they are for.
    public var given: [Way: String] = [:]
    /// Of an applicant: how they may be reached.
    public var safe = SafeContact.unsaid
    /// Which version of that it is; nil where nothing was said.
    public var contactVersion: Int?
    /// The UID of the calendar event that it carries; nil where it carries none.
    public var event: String?
    /// The first and the newest message before this one to the same recipient about the same case, oldest first.
    public var thread: [UUID] = []
    /// Of a digest: what goes with it.
    public var items: [OutboxMessage] = []
}

extension OutboxMessage {
    /// One message as a page shows it to those who may see it; nil where there is none.
    public static func find(
        _ id: UUID, in partnership: Partnership.ID, on day: CivilDate, _ tx: borrowing Transaction
    ) throws -> OutboxMessage? {
        try tx.first(
            "\(select(on: day)) where m.partnership_id = \(partnership) and m.id = \(id)", OutboxMessage.init(row:))
    }

    /// One message of any partnership, for the post's own role; nil where there is none.
    public static func find(
        _ id: UUID, on day: CivilDate, _ tx: borrowing Transaction
    ) throws -> OutboxMessage? {
        // By an index of each partnership.
        let message: SQL = "partnership own join message m on m.partnership_id = own.id and m.id = \(id)"
        return try tx.first(select(on: day, from: message), OutboxMessage.init(row:))
    }

    /// The columns and joins; `m` is the message. `messages` says which: it stands first, because the server joins so
    /// many tables in the order in which they are written.
    static func select(on day: CivilDate, also columns: SQL = "", from messages: SQL = "message m") -> SQL {
        """
        select m.partnership_id, m.id, m.file_id, m.kind, m.statutory, m.recipient_kind, m.recipient_application,
               m.recipient_person, m.recipient_agency, m.recipient_contact, m.facts, m.path, m.way,
               m.created_at, m.expires_at, m.attempt,
               p.name as partnership,
               coalesce(person.name, agency.name, area_contact.body, asked.outside, made.outside_name,
                        applicant.name, '') as recipient_name,
               coalesce(person.email, agency.mailbox, area_contact.email, asked.outside_email,
                        made.outside_email, applicant_contact.email) as email,
               applicant_contact.telephone, coalesce(applicant_contact.address, asked.outside_address, made.outside_address) as postal,
               \(SafeContacts.columns),
               coalesce(
                   (select a.reference
                      from application a
                     where a.partnership_id = m.partnership_id
                       -- A coalesce would have to wait for the policy of the table, and find no index.
                       and a.id = case when m.recipient_application is null then m.file_id
                                  else m.recipient_application end),
                   (select min(a.reference)
                      from review_application r
                      join application a on a.partnership_id = r.partnership_id and a.id = r.application_id
                     where r.partnership_id = m.partnership_id and r.review_id = m.file_id
                       and m.recipient_application is null)) as reference,
               (select area.name
                  from application a
                  join area on area.code = a.area_code
                 where a.partnership_id = m.partnership_id and a.id = m.file_id) as area,
               case when m.recipient_kind in ('agency', 'person') then (
               select min(own.reference)
                  from agency_reference own
                 where own.partnership_id = m.partnership_id
                   and (own.application_id = m.file_id
                        or own.application_id in (select r.application_id from review_application r
                                                   where r.partnership_id = m.partnership_id
                                                     and r.review_id = m.file_id))
                   and own.agency_id = coalesce(
                           m.recipient_agency,
                           (select s.agency_id
                              from membership s
                             where s.partnership_id = m.partnership_id and s.person_id = m.recipient_person
                               and s.valid_from <= \(day) and (s.valid_until is null or s.valid_until >= \(day))
                             order by s.role
                             limit 1))) end as agency_reference,
               coalesce(own_contact.name, contact.name) as contact_name,
               coalesce(own_contact.mailbox, contact.mailbox) as contact_mailbox,
               coalesce(own_contact.reach, '') as contact_reach,
               coalesce(m.event_sequence, 0) as sequence, event.uid as event,
               \(earlier("asc")) as thread_first, \(earlier("desc")) as thread_newest,
               -- Most have no attempt yet, and none is looked for.
               case when m.attempt > m.asked_again_after then (
               select 1 + count(*)
                 from delivery_attempt d
                where d.partnership_id = m.partnership_id and d.message_id = m.id
                  and d.attempt > m.asked_again_after and d.outcome = 'again') else 1 end as tries,
               \(Sending.cutOff) as may_have_been_sent\(columns)
          from \(messages)
          join partnership p on p.id = m.partnership_id
          left join person on person.id = m.recipient_person
          left join agency on agency.partnership_id = m.partnership_id and agency.id = m.recipient_agency
          left join area_contact
            on area_contact.partnership_id = m.partnership_id and area_contact.id = m.recipient_contact
          left join information_request asked
            on asked.partnership_id = m.partnership_id and asked.id = m.outside_request_id
          left join recommendation made
            on made.partnership_id = m.partnership_id and made.id = m.recipient_contact
          left join applicant
            on applicant.partnership_id = m.partnership_id and applicant.application_id = m.recipient_application
          left join applicant_contact
            on applicant_contact.partnership_id = m.partnership_id
           and applicant_contact.application_id = m.recipient_application
          \(SafeContacts.join(partnership: "m.partnership_id", application: "m.recipient_application"))
          left join calendar_event event
            on event.partnership_id = m.partnership_id and event.file_id = m.file_id
           and event.number = coalesce(m.hearing_number, 1)
           and event.recipient_id = coalesce(m.recipient_person, m.recipient_application)
           and m.event_sequence is not null
          left join lateral (
                select c.name, c.mailbox
                  from membership s
                  join agency c on c.partnership_id = s.partnership_id and c.id = s.agency_id
                 where s.partnership_id = m.partnership_id and s.role = 'coordinator'
                   and s.valid_from <= \(day) and (s.valid_until is null or s.valid_until >= \(day))
                 order by s.point_of_contact desc, c.name, c.id
                 limit 1) as contact on true
          -- An applicant's own point of contact comes before the partnership's.
          left join lateral (
                select own.name, body.mailbox, n.reach
                  from case_contact_now n
                  join person own on own.id = n.person_id
                  join agency body on body.partnership_id = n.partnership_id and body.id = n.agency_id
                 where n.partnership_id = m.partnership_id and n.application_id = m.recipient_application
               ) as own_contact on true
        """
    }

    /// The first or the last of the mails before `m` to the same recipient about the same case: an applicant's case is
    /// their application, anybody else's the file. Codes to sign in stand apart. Each is one look into an index.
    private static func earlier(_ direction: SQL) -> SQL {
        func one(_ isOfTheSame: SQL) -> SQL {
            """
            (select e.id
                       from message e
                      where \(isOfTheSame)
                        and (e.created_at, e.id) < (m.created_at, m.id)
                        and e.way = 'email' and e.kind <> \(Notice.Kind.signInCode)
                      order by e.created_at \(direction), e.id \(direction)
                      limit 1)
            """
        }
        let recipient: SQL = "coalesce(e.recipient_person, e.recipient_agency, e.recipient_contact)"
        return """
            case when m.kind = \(Notice.Kind.signInCode) then null
                    when m.recipient_application is not null
                    then \(one(
                        "e.partnership_id = m.partnership_id and e.recipient_application = m.recipient_application"))
                    else \(one(
                        """
                        e.file_id = m.file_id and \(recipient)
                            = coalesce(m.recipient_person, m.recipient_agency, m.recipient_contact)
                        """))
               end
            """
    }

    init(row: borrowing Row) throws {
        self.init(
            id: try row["id"], partnership: Partnership(id: try row["partnership_id"], name: try row["partnership"]),
            file: try row[optional: "file_id"], kind: try row["kind"], isStatutory: try row["statutory"],
            recipient: try RecipientColumns.read(row), name: try row["recipient_name"],
            way: try row["way"], address: nil, facts: try NoticeFacts.read(try row["facts"]),
            path: try row[optional: "path"], reference: try row[optional: "reference"],
            area: try row[optional: "area"], contactName: try row[optional: "contact_name"],
            contactMailbox: try row[optional: "contact_mailbox"], sequence: try row["sequence"],
            createdAt: try row["created_at"], expires: try row[optional: "expires_at"],
            agencyReference: try row[optional: "agency_reference"], attempt: try row["attempt"],
            tries: try row["tries"], mayHaveBeenSent: try row["may_have_been_sent"], event: try row[optional: "event"])
        contactReach = try row["contact_reach"]
        given[.email] = try row[optional: "email"]
        given[.text] = try row[optional: "telephone"]
        given[.call] = given[.text]
        given[.letter] = try row[optional: "postal"]
        safe = try SafeContacts.read(row) ?? .unsaid
        contactVersion = try row[optional: "safe_version"]
        if case .applicant = recipient {
            address = safe.address(by: way, given: given)
        } else {
            address = given[way]
        }
        let (first, newest): (UUID?, UUID?) = (try row[optional: "thread_first"], try row[optional: "thread_newest"])
        thread = [first, newest == first ? nil : newest].compactMap(\.self)
    }
}
