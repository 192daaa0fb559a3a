public import Casework
import FoundationEssentials
public import Postgres

/// Who serves a partnership, as rows of people, memberships and covers.
public enum Rosters {
    /// One change at a time of who serves a partnership: each is decided on what the one before it left.
    public static func lock(_ partnership: Partnership.ID, in tx: borrowing Transaction) throws {
        try tx.run("select pg_advisory_xact_lock(hashtextextended(\("casereview.roster.\(partnership)"), 0))")
    }

    /// Everybody who serves today or will, by name. Who is disabled serves nowhere.
    public static func load(
        _ partnership: Partnership.ID, on today: CivilDate, in tx: borrowing Transaction
    ) throws -> Roster {
        let parts = try tx.rows(
            """
            select p.id, p.name, m.agency_id, m.role, m.point_of_contact, m.valid_from, m.valid_until
              from membership m
              join person p on p.id = m.person_id
             where m.partnership_id = \(partnership) and p.disabled_at is null
               and (m.valid_until is null or m.valid_until >= \(today))
             order by p.name, p.id, m.role
            """
        ) { row in
            Serving(
                person: try row["id"], name: try row["name"], agency: try row["agency_id"], role: try row["role"],
                isPointOfContact: try row["point_of_contact"], from: try row["valid_from"],
                until: try row[optional: "valid_until"])
        }
        return Roster(
            parts: parts, covers: try Covers.notEnded(before: today, in: partnership, tx), today: today)
    }

    /// The agencies that are members on `day`, by name.
    public static func agencies(
        of partnership: Partnership.ID, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> [Agency] {
        try tx.rows(
            """
            select id, name, kind, relevant_body
              from agency
             where partnership_id = \(partnership)
               and valid_from <= \(day) and (valid_until is null or valid_until >= \(day))
             order by name, id
            """
        ) { row in
            Agency(
                id: try row["id"], name: try row["name"], kind: try row["kind"],
                isRelevantBody: try row["relevant_body"])
        }
    }

    /// The work addresses of some people.
    public static func addresses(
        of people: [Person.ID], in tx: borrowing Transaction
    ) throws -> [Person.ID: String] {
        let rows: [(Person.ID, String)] = try tx.rows(
            "select id, email from person where id = any(\(people.map(\.raw)))"
        ) { row in (try row["id"], try row["email"]) }
        return Dictionary(rows) { first, _ in first }
    }

    /// Whoever has a work address, disabled or not. Looked up across the partnerships.
    public static func holder(
        of email: String, in tx: borrowing Transaction
    ) throws -> (person: Person, isDisabled: Bool)? {
        try tx.first(
            "select id, name, disabled_at is not null as is_disabled from person where lower(email) = lower(\(email))"
        ) { row in (Person(id: try row["id"], name: try row["name"]), try row["is_disabled"]) }
    }

    /// Whether a person has a part in another partnership that has not ended. Looked up across the partnerships.
    public static func servesElsewhere(
        _ person: Person.ID, than partnership: Partnership.ID, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> Bool {
        try tx.one(
            """
            select exists (select from membership
                            where person_id = \(person) and partnership_id <> \(partnership)
                              and (valid_until is null or valid_until >= \(day))) as elsewhere
            """
        ) { row in try row["elsewhere"] }
    }

    public static func insert(_ person: Person, email: String, in tx: borrowing Transaction) throws {
        try tx.run("insert into person (id, name, email) values (\(person.id), \(person.name), \(email))")
    }

    public static func saveAddress(
        _ email: String, of person: Person.ID, in tx: borrowing Transaction
    ) throws {
        try tx.run("update person set email = \(email) where id = \(person)")
    }

    /// A part from a day on. Whoever had it before and left has it again.
    public static func insert(
        _ part: Serving, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into membership (partnership_id, person_id, agency_id, role, point_of_contact, valid_from, valid_until)
            values (\(partnership), \(part.person), \(part.agency), \(part.role), \(part.isPointOfContact), \(part.from),
                    \(part.until))
                on conflict (partnership_id, person_id, role) do update
                   set agency_id = excluded.agency_id, point_of_contact = excluded.point_of_contact,
                       valid_from = excluded.valid_from, valid_until = excluded.valid_until
            """)
    }

    /// Ends every part of a person: `day` is the first without. One that would have begun later never begins.
    public static func endParts(
        of person: Person.ID, before day: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        let last = day.adding(days: -1)
        try tx.run(
            """
            update membership
               set valid_from = least(valid_from, \(last)), valid_until = \(last)
             where partnership_id = \(partnership) and person_id = \(person)
               and (valid_until is null or valid_until > \(last))
            """)
    }

    public static func makePointOfContact(
        _ person: Person.ID, of agency: Agency.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update membership
               set point_of_contact = true
             where partnership_id = \(partnership) and person_id = \(person) and agency_id = \(agency)
               and role in (\(Role.contact), \(Role.coordinator))
            """)
    }
}
