public import Casework
import FoundationEssentials
public import Postgres

/// People who leave a partnership: on which day, why, and whether it has been carried out.
public enum Departures {
    public static func insert(
        _ person: Person.ID, on day: CivilDate, because reason: String, by officer: Person.ID, at now: Instant,
        of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into departure (partnership_id, id, person_id, left_on, reason, noted_by, noted_at)
            values (\(partnership), \(UUID()), \(person), \(day), \(reason), \(officer), \(now))
            """)
    }

    /// Whether somebody's day has come.
    public static func isDue(
        on day: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Bool {
        try tx.one(
            """
            select exists (select from departure
                            where partnership_id = \(partnership) and left_on <= \(day)
                              and carried_out_at is null) as is_due
            """
        ) { row in try row["is_due"] }
    }

    /// The name of somebody who has left, for the journal.
    public static func name(of person: Person.ID, in tx: borrowing Transaction) throws -> String {
        try tx.first("select name from person where id = \(person)") { row in try row["name"] } ?? ""
    }

    /// Whose day has come, marked as carried out. Who serves again meanwhile is left out.
    public static func takeDue(
        on day: CivilDate, at now: Instant, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Person.ID] {
        try tx.rows(
            """
            with due as (
                update departure
                   set carried_out_at = \(now)
                 where partnership_id = \(partnership) and left_on <= \(day) and carried_out_at is null
                returning person_id)
            select distinct person_id
              from due
             where not exists (select from membership m
                                where m.partnership_id = \(partnership) and m.person_id = due.person_id
                                  and m.valid_from <= \(day) and (m.valid_until is null or m.valid_until >= \(day)))
            """
        ) { row in try row["person_id"] }
    }
}

extension SignIns {
    /// Ends every session and code of a person; links too, where they serve nobody any more.
    public static func endAccess(
        of person: Person.ID, andLinks: Bool, now: Instant, in tx: borrowing Transaction
    ) throws {
        try tx.run("update session set ended_at = \(now) where person_id = \(person) and ended_at is null")
        try tx.run("update sign_in_code set used_at = \(now) where person_id = \(person) and used_at is null")
        guard andLinks else { return }
        try tx.run("update link set expires_at = \(now) where person_id = \(person) and expires_at > \(now)")
    }
}
