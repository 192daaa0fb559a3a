public import Casework
import FoundationEssentials
public import Postgres

/// Who is whose point of contact, as rows: the turns, and whom an applicant reaches now.
public enum CaseContacts {
    public static func append(
        _ contact: CaseContact, to application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into case_contact (
                partnership_id, application_id, turn, person_id, cover_id, reach, chosen_by, chosen_on)
            values (\(partnership), \(application), \(contact.turn), \(contact.person), \(contact.cover),
                    \(contact.reach), \(contact.by), \(contact.on))
            """)
    }

    /// Every turn, newest first.
    public static func turns(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [CaseContact] {
        try tx.rows(
            """
            select turn, person_id, cover_id, reach, chosen_by, chosen_on
              from case_contact
             where partnership_id = \(partnership) and application_id = \(application)
             order by turn desc
            """
        ) { row in
            CaseContact(
                turn: try row["turn"], person: try row["person_id"], cover: try row[optional: "cover_id"],
                reach: try row["reach"], by: try row[optional: "chosen_by"], on: try row["chosen_on"])
        }
    }

    /// Whom an applicant reaches now.
    public struct Now: Equatable, Sendable {
        /// The point of contact.
        public var holder: Person.ID
        /// They, or who stands in; nil: nobody, and the partnership's point of contact answers.
        public var person: Person.ID?
        public var agency: Agency.ID?
        /// Beside the mailbox of the agency; empty for nothing.
        public var reach: String
        public var since: CivilDate
        /// The person's name, the agency's, and its mailbox; empty where nobody is reached.
        public var name = ""
        public var body = ""
        public var mailbox = ""

        public init(holder: Person.ID, person: Person.ID?, agency: Agency.ID?, reach: String, since: CivilDate) {
            self.holder = holder
            self.person = person
            self.agency = agency
            self.reach = reach
            self.since = since
        }

        /// Who tells the applicant how things stand.
        public var givers: WordGivers { WordGivers(holder: holder, reached: person) }
    }

    /// nil where nobody was named yet.
    public static func now(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Now? {
        try tx.first(
            """
            select n.holder_id, n.person_id, n.agency_id, n.reach, n.since, coalesce(p.name, '') as name,
                   coalesce(a.name, '') as body, coalesce(a.mailbox, '') as mailbox
              from case_contact_now n
              left join person p on p.id = n.person_id
              left join agency a on a.partnership_id = n.partnership_id and a.id = n.agency_id
             where n.partnership_id = \(partnership) and n.application_id = \(application)
            """
        ) { row in
            var now = Now(
                holder: try row["holder_id"], person: try row[optional: "person_id"],
                agency: try row[optional: "agency_id"], reach: try row["reach"], since: try row["since"])
            now.name = try row["name"]
            now.body = try row["body"]
            now.mailbox = try row["mailbox"]
            return now
        }
    }

    public static func save(
        _ now: Now, of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into case_contact_now (
                partnership_id, application_id, holder_id, person_id, agency_id, reach, since)
            values (\(partnership), \(application), \(now.holder), \(now.person), \(now.agency), \(now.reach),
                    \(now.since))
                on conflict (partnership_id, application_id) do update
                   set holder_id = excluded.holder_id, person_id = excluded.person_id, agency_id = excluded.agency_id,
                       reach = excluded.reach, since = excluded.since
            """)
    }

    /// Applications whose point of contact is away or has left today and is still the one who is reached, or is back
    /// while somebody stands in. In no order, so that none waits behind others for which nothing can be done.
    public static func unsettled(
        on day: CivilDate, atMost limit: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Application.ID] {
        try tx.rows(
            """
            with gone as (
                select distinct m.person_id
                  from membership m
                 where m.partnership_id = \(partnership)
                   and not exists (select from membership s
                                    where s.partnership_id = m.partnership_id and s.person_id = m.person_id
                                      and (s.valid_until is null or s.valid_until >= \(day)))),
            away as (
                select c.person_id
                  from cover c
                 where c.partnership_id = \(partnership) and c.from_on <= \(day) and c.until_on >= \(day)
                   and (c.ended_on is null or c.ended_on > \(day)))
            select application_id
              from (
            select n.application_id
              from case_contact_now n
             where n.partnership_id = \(partnership) and n.person_id = n.holder_id
               and n.holder_id in (select person_id from gone union all select person_id from away)
            union all
            select n.application_id
              from case_contact_now n
             where n.partnership_id = \(partnership) and n.person_id is distinct from n.holder_id
               and (n.person_id in (select person_id from gone union all select person_id from away)
                    or n.holder_id not in (select person_id from away)
                   and (n.person_id is not null
                        or n.holder_id not in (select person_id from gone)
                       and not exists (select from shut_out s
                                        where s.partnership_id = n.partnership_id and s.file_id = n.application_id
                                          and s.person_id = n.holder_id and s.lifted_at is null)))) unsettled
             order by random()
             limit \(limit)
            """
        ) { row in try row["application_id"] }
    }
}
