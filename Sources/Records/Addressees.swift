public import Casework
public import FoundationEssentials
public import Postgres

extension Addressees {
    /// Reads what concerns these partnerships and files on `day`.
    public static func read(
        of partnerships: [Partnership.ID], files: [UUID], on day: CivilDate, in tx: borrowing Transaction
    ) throws -> Addressees {
        let covers = try Covers.standIns(of: partnerships, on: day, in: tx)
        let partnerships = partnerships.map(\.raw)
        let parts = try tx.rows(
            """
            select m.partnership_id, m.person_id, p.name, m.agency_id, m.role, m.point_of_contact
              from membership m
              join person p on p.id = m.person_id
             where m.partnership_id = any(\(partnerships)) and p.disabled_at is null
               and m.valid_from <= \(day) and (m.valid_until is null or m.valid_until >= \(day))
             order by m.partnership_id, p.name, p.id, m.role
            """
        ) { row in
            Part(
                partnership: try row["partnership_id"], person: try row["person_id"], name: try row["name"],
                agency: try row["agency_id"], role: try row["role"], isPointOfContact: try row["point_of_contact"])
        }
        let agencies: [(Agency.ID, String)] = try tx.rows(
            """
            select id, name
              from agency
             where partnership_id = any(\(partnerships))
               and valid_from <= \(day) and (valid_until is null or valid_until >= \(day))
            """
        ) { row in (try row["id"], try row["name"]) }
        let shutOut: [(UUID, Person.ID)] = try tx.rows(
            """
            select file_id, person_id
              from shut_out
             where partnership_id = any(\(partnerships)) and file_id = any(\(files)) and lifted_at is null
             union
            select r.review_id, s.person_id
              from review_application r
              join shut_out s on s.partnership_id = r.partnership_id and s.file_id = r.application_id
             where r.partnership_id = any(\(partnerships)) and r.review_id = any(\(files)) and s.lifted_at is null
            """
        ) { row in (try row["file_id"], try row["person_id"]) }
        return Addressees(
            parts: parts, agencies: Dictionary(agencies) { first, _ in first },
            shutOut: Dictionary(grouping: shutOut, by: \.0).mapValues { Set($0.map(\.1)) }, covers: covers)
    }
}
