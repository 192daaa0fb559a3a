public import Casework
import FoundationEssentials
public import Postgres
import Text

/// The list of bank holidays that the open deadlines of a partnership were counted with.
public enum KeptCalendars {
    /// Every partnership, by id.
    public static func partnerships(in tx: borrowing Transaction) throws -> [Partnership.ID] {
        try tx.rows("select id from partnership order by id") { row in try row["id"] }
    }

    /// Keeps `calendar` where none is kept yet, and holds what is kept for this transaction: of two instances that
    /// change over at once, the second finds what the first has done. Returns what was kept.
    public static func lock(
        orKeep calendar: WorkingCalendar, of partnership: Partnership.ID, at now: Instant, in tx: borrowing Transaction
    ) throws -> WorkingCalendar {
        try keepFirst(calendar, of: partnership, at: now, in: tx)
        return try tx.one(
            """
            select name, first_day, last_day, holidays::text as holidays
              from kept_calendar
             where partnership_id = \(partnership)
               for update
            """
        ) { row in
            WorkingCalendar(
                name: try row["name"], holidays: try holidays(row["holidays"]), firstDay: try row["first_day"],
                lastDay: try row["last_day"])
        }
    }

    /// Keeps `calendar` where none is kept yet.
    public static func keepFirst(
        _ calendar: WorkingCalendar, of partnership: Partnership.ID, at now: Instant, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into kept_calendar (partnership_id, name, first_day, last_day, holidays, kept_at)
            values (\(partnership), \(calendar.name), \(calendar.firstDay), \(calendar.lastDay),
                    \(text(calendar))::jsonb, \(now))
                on conflict do nothing
            """)
    }

    /// Keeps `calendar` from now on.
    public static func keep(
        _ calendar: WorkingCalendar, of partnership: Partnership.ID, at now: Instant, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update kept_calendar
               set name = \(calendar.name), first_day = \(calendar.firstDay), last_day = \(calendar.lastDay),
                   holidays = \(text(calendar))::jsonb, kept_at = \(now)
             where partnership_id = \(partnership)
            """)
    }

    private static func text(_ calendar: WorkingCalendar) -> String {
        JSON.object(calendar.holidays.sorted { $0.key < $1.key }.map { ("\($0.key)", .string($0.value)) }).text()
    }

    private static func holidays(_ text: String) throws -> [CivilDate: String] {
        let malformed = DecodingFailure.malformed("holidays", expected: "days with their titles")
        guard let members = (try? Node.json(text))?.members else { throw malformed }
        var holidays: [CivilDate: String] = [:]
        for member in members {
            guard let day = CivilDate(member.key), case .string(let title) = member.value.kind else { throw malformed }
            holidays[day] = title
        }
        return holidays
    }
}
