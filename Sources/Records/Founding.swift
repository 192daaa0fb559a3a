public import Casework
public import FoundationEssentials
public import Postgres

/// Founding a partnership: its areas, its agencies, its people and the procedure that it works by. For the owner of
/// the database, with `Acting.Purpose.setup`.
public enum Founding {
    public static func area(
        _ code: String, name: String, nation: String, from: CivilDate, until: CivilDate? = nil,
        successor: String? = nil, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into area (code, name, nation, valid_from, valid_until, successor)
            values (\(code), \(name), \(nation), \(from), \(until), \(successor))
                on conflict (code) do nothing
            """)
    }

    public static func partnership(
        _ partnership: Partnership, serving areas: [String], from: CivilDate, in tx: borrowing Transaction
    ) throws {
        try tx.run("insert into partnership (id, name) values (\(partnership.id), \(partnership.name))")
        for area in areas {
            try tx.run(
                """
                insert into partnership_area (partnership_id, area_code, valid_from)
                values (\(partnership.id), \(area), \(from))
                """)
        }
    }

    /// A body of the register, as an agency of the partnership that serves some of its areas.
    public static func agency(
        _ agency: Agency, mailbox: String, serving areas: [String], in partnership: Partnership.ID, from: CivilDate,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into body (id, name, kind)
            values (\(agency.id), \(agency.name), \(agency.kind.rawValue))
                on conflict (id) do nothing
            """)
        try tx.run(
            """
            insert into agency (partnership_id, id, body_id, name, kind, relevant_body, mailbox, valid_from)
            values (\(partnership), \(agency.id), \(agency.id), \(agency.name), \(agency.kind.rawValue),
                    \(agency.isRelevantBody), \(mailbox), \(from))
            """)
        for area in areas {
            try tx.run(
                """
                insert into agency_area (partnership_id, agency_id, area_code)
                values (\(partnership), \(agency.id), \(area))
                """)
        }
    }

    public static func person(_ person: Person, email: String, in tx: borrowing Transaction) throws {
        try tx.run(
            """
            insert into person (id, name, email) values (\(person.id), \(person.name), \(email))
                on conflict (id) do nothing
            """)
    }

    /// A person's part for an agency.
    public static func membership(
        of person: Person.ID, for agency: Agency.ID, as role: Role, isPointOfContact: Bool = false,
        in partnership: Partnership.ID, from: CivilDate, until: CivilDate? = nil, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into membership (partnership_id, person_id, agency_id, role, point_of_contact, valid_from, valid_until)
            values (\(partnership), \(person), \(agency), \(role.rawValue), \(isPointOfContact), \(from), \(until))
            """)
    }

    /// Puts a procedure in force from a day on, for its areas, which must be the partnership's; for every area of the
    /// partnership where it names none.
    public static func procedure(
        _ source: String, name: String, version: String, areas: [String] = [], id: UUID,
        in partnership: Partnership.ID, from: CivilDate, until: CivilDate? = nil, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into procedure_version (partnership_id, id, name, version, source, valid_from, valid_until)
            values (\(partnership), \(id), \(name), \(version), \(source), \(from), \(until))
            """)
        for area in areas {
            try tx.run(
                """
                insert into procedure_area (partnership_id, procedure_id, area_code)
                values (\(partnership), \(id), \(area))
                """)
        }
    }

    /// How many partnerships the database holds.
    public static func partnerships(in tx: borrowing Transaction) throws -> [Partnership.ID] {
        try tx.rows("select id from partnership order by id") { row in try row["id"] }
    }
}
