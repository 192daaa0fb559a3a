public import Casework
public import Postgres

/// Who works together, for which areas, and under which procedure. All of it has dates.
public enum Partnerships {
    /// An area that is in force, with the partnership that serves it.
    public struct Served: Equatable, Sendable {
        public var code: String
        public var name: String
        public var partnership: Partnership
    }

    /// Every area in force on `day`, by name.
    public static func areas(on day: CivilDate, in tx: borrowing Transaction) throws -> [Served] {
        try tx.rows(
            """
            select a.code, a.name, p.id, p.name as partnership
              from area a
              join partnership_area pa on pa.area_code = a.code
              join partnership p on p.id = pa.partnership_id
             where a.valid_from <= \(day) and (a.valid_until is null or a.valid_until >= \(day))
               and pa.valid_from <= \(day) and (pa.valid_until is null or pa.valid_until >= \(day))
             order by a.name, a.code
            """
        ) { row in
            Served(
                code: try row["code"], name: try row["name"],
                partnership: Partnership(id: try row["id"], name: try row["partnership"]))
        }
    }

    /// The area that stands for `code` on `day`: itself, or where it has ended the last of its successors. An open
    /// case of an area that ended is served by the bodies of that one.
    public static func inForce(_ code: String, on day: CivilDate, in tx: borrowing Transaction) throws -> String {
        let codes: [String] = try tx.rows(
            """
            with recursive line as (
                select code, successor, valid_until, 0 as step from area where code = \(code)
                union all
                select a.code, a.successor, a.valid_until, line.step + 1
                  from line
                  join area a on a.code = line.successor
                 where line.valid_until < \(day) and line.step < 20
            )
            select code from line order by step desc limit 1
            """
        ) { row in try row["code"] }
        return codes.first ?? code
    }

    public static func name(ofArea code: String, in tx: borrowing Transaction) throws -> String? {
        try tx.first("select name from area where code = \(code)") { row in try row["name"] }
    }

    /// The agencies that serve an area on `day`.
    public static func agencies(
        of partnership: Partnership.ID, serving area: String, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> [Agency] {
        try tx.rows(
            """
            select a.id, a.name, a.kind, a.relevant_body
              from agency a
              join agency_area s on s.partnership_id = a.partnership_id and s.agency_id = a.id
             where a.partnership_id = \(partnership) and s.area_code = \(area)
               and a.valid_from <= \(day) and (a.valid_until is null or a.valid_until >= \(day))
             order by a.name, a.id
            """
        ) { row in
            Agency(
                id: try row["id"], name: try row["name"], kind: try row["kind"],
                isRelevantBody: try row["relevant_body"])
        }
    }

    /// Everyone who serves the partnership on `day`, each with all their roles.
    public static func officers(
        of partnership: Partnership.ID, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> [Officer] {
        try tx.rows(
            """
            \(officerColumns)
             where m.partnership_id = \(partnership) and \(serving(on: day))
             group by m.partnership_id, p.id, p.name
             order by p.name, p.id
            """, officer)
    }

    /// The parts that one person has, in every partnership that they serve.
    public static func offices(
        of person: Person.ID, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> [Officer] {
        try tx.rows(
            """
            \(officerColumns)
             where m.person_id = \(person) and \(serving(on: day))
             group by m.partnership_id, p.id, p.name
             order by m.partnership_id
            """, officer)
    }

    private static func serving(on day: CivilDate) -> SQL {
        """
        p.disabled_at is null
               and m.valid_from <= \(day) and (m.valid_until is null or m.valid_until >= \(day))
        """
    }

    private static let officerColumns: SQL =
        """
        select m.partnership_id, p.id, p.name, (array_agg(m.agency_id order by m.role))[1] as agency_id,
               array_agg(m.role order by m.role) as roles
          from membership m
          join person p on p.id = m.person_id
        """

    private static func officer(_ row: borrowing Row) throws -> Officer {
        let roles: [Role] = try row["roles"]
        return Officer(
            person: try row["id"], name: try row["name"], partnership: try row["partnership_id"],
            agency: try row["agency_id"], roles: Set(roles))
    }

    public static func partnership(
        _ id: Partnership.ID, in tx: borrowing Transaction
    ) throws -> Partnership? {
        try tx.first("select id, name from partnership where id = \(id)") { row in
            Partnership(id: try row["id"], name: try row["name"])
        }
    }

    /// The file of the procedure that is in force on `day`; the newest where several are.
    public static func procedure(
        of partnership: Partnership.ID, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> String? {
        try tx.first(
            """
            select source
              from procedure_version
             where partnership_id = \(partnership)
               and valid_from <= \(day) and (valid_until is null or valid_until >= \(day))
             order by valid_from desc, version desc
             limit 1
            """
        ) { row in try row["source"] }
    }
}
