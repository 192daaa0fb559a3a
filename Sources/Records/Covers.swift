public import Casework
import FoundationEssentials
public import Postgres

/// Who covers for whom, and when.
public enum Covers {
    public static func insert(
        _ cover: Cover, by person: Person.ID, on day: CivilDate, of partnership: Partnership.ID,
        in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into cover (partnership_id, id, person_id, covered_by, from_on, until_on, made_by, made_on)
            values (\(partnership), \(cover.id), \(cover.person), \(cover.by), \(cover.from), \(cover.until), \(person),
                    \(day))
            """)
    }

    /// Keeps the day on which it ended.
    public static func saveEnd(
        of cover: Cover, by person: Person.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update cover
               set ended_on = \(cover.endedOn), ended_by = \(person)
             where partnership_id = \(partnership) and id = \(cover.id) and ended_on is null
            """)
    }

    /// Whoever has left neither covers nor is covered any more.
    public static func endAll(
        of person: Person.ID, on day: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update cover
               set ended_on = \(day)
             where partnership_id = \(partnership) and (person_id = \(person) or covered_by = \(person))
               and ended_on is null and until_on >= \(day)
            """)
    }

    /// Those of a partnership that have not ended before `day`, by their first day.
    public static func notEnded(
        before day: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Cover] {
        try tx.rows(
            """
            select partnership_id, id, person_id, covered_by, from_on, until_on, ended_on
              from cover
             where partnership_id = \(partnership) and until_on >= \(day)
               and (ended_on is null or ended_on > \(day))
             order by from_on, id
            """
        ) { row in try cover(row).cover }
    }

    /// Whether a person covers for anybody on `day`, in any of their partnerships.
    public static func isCovering(
        _ person: Person.ID, on day: CivilDate, in tx: borrowing Transaction
    ) throws -> Bool {
        try tx.one(
            """
            select exists (select from cover
                            where covered_by = \(person) and from_on <= \(day) and until_on >= \(day)
                              and (ended_on is null or ended_on > \(day))) as is_covering
            """
        ) { row in try row["is_covering"] }
    }

    /// Who stands in for whom on `day` in each of some partnerships.
    public static func standIns(
        of partnerships: [Partnership.ID], on day: CivilDate, in tx: borrowing Transaction
    ) throws -> [Partnership.ID: [Person.ID: Person.ID]] {
        let covers = try tx.rows(
            """
            select partnership_id, id, person_id, covered_by, from_on, until_on, ended_on
              from cover
             where partnership_id = any(\(partnerships.map(\.raw))) and from_on <= \(day) and until_on >= \(day)
               and (ended_on is null or ended_on > \(day))
             order by from_on, id
            """, cover)
        return Dictionary(grouping: covers, by: \.partnership).mapValues { $0.map(\.cover).standIns(on: day) }
    }

    private static func cover(_ row: borrowing Row) throws -> (partnership: Partnership.ID, cover: Cover) {
        (
            try row["partnership_id"],
            Cover(
                id: try row["id"], person: try row["person_id"], by: try row["covered_by"], from: try row["from_on"],
                until: try row["until_on"], endedOn: try row[optional: "ended_on"])
        )
    }
}
