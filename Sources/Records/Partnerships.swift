public import Casework
public import FoundationEssentials
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

    /// How the partnership's single point of contact is reached on `day`: `East council, council@east.example`; the
    /// partnership's name where nobody is named.
    public static func reach(
        of partnership: Partnership, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> String {
        try tx.first(
            """
            select c.name, c.mailbox
              from membership s
              join agency c on c.partnership_id = s.partnership_id and c.id = s.agency_id
             where s.partnership_id = \(partnership.id) and s.role = 'coordinator'
               and s.valid_from <= \(day) and (s.valid_until is null or s.valid_until >= \(day))
             order by s.point_of_contact desc, c.name, c.id
             limit 1
            """
        ) { row in
            let (name, mailbox): (String, String) = (try row["name"], try row["mailbox"])
            return "\(name), \(mailbox)"
        } ?? partnership.name
    }

    /// The file of the procedure that is in force in an area on `day`: one made for the area before one for every
    /// area of the partnership; the newest where several are.
    public static func procedure(
        of partnership: Partnership.ID, in area: String, on day: CivilDate, _ tx: borrowing Transaction
    ) throws -> String? {
        try tx.first(
            """
            select v.source
              from procedure_version v
              left join procedure_area own
                on own.partnership_id = v.partnership_id and own.procedure_id = v.id and own.area_code = \(area)
             where v.partnership_id = \(partnership)
               and v.valid_from <= \(day) and (v.valid_until is null or v.valid_until >= \(day))
               and (own.area_code is not null or not exists (
                       select from procedure_area other
                        where other.partnership_id = v.partnership_id and other.procedure_id = v.id))
             order by own.area_code is null, v.valid_from desc, v.version desc
             limit 1
            """
        ) { row in try row["source"] }
    }
}

extension Partnerships {
    /// A version of a procedure as it was put in force.
    public struct ProcedureVersion: Equatable, Sendable {
        public var id: UUID
        public var name: String
        public var version: String
        public var validFrom: CivilDate
        public var validUntil: CivilDate?

        /// Both days are included.
        public func isInForce(on day: CivilDate) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }
    }

    /// Every version that a partnership has put in force in an area, those made for the area first, then the newest
    /// first: the first that is in force on a day is the one that `procedure(of:in:on:_:)` finds.
    public static func procedures(
        of partnership: Partnership.ID, in area: String, _ tx: borrowing Transaction
    ) throws -> [ProcedureVersion] {
        try tx.rows(
            """
            select v.id, v.name, v.version, v.valid_from, v.valid_until
              from procedure_version v
              left join procedure_area own
                on own.partnership_id = v.partnership_id and own.procedure_id = v.id and own.area_code = \(area)
             where v.partnership_id = \(partnership)
               and (own.area_code is not null or not exists (
                       select from procedure_area other
                        where other.partnership_id = v.partnership_id and other.procedure_id = v.id))
             order by own.area_code is null, v.valid_from desc, v.version desc
            """
        ) { row in
            ProcedureVersion(
                id: try row["id"], name: try row["name"], version: try row["version"],
                validFrom: try row["valid_from"], validUntil: try row[optional: "valid_until"])
        }
    }

    /// The file of one version; nil where the partnership has none of that id.
    public static func procedure(
        _ id: UUID, of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws -> String? {
        try tx.first(
            "select source from procedure_version where partnership_id = \(partnership) and id = \(id)"
        ) { row in try row["source"] }
    }
}
