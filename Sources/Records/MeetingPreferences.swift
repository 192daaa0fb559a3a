public import Casework
public import Postgres

extension MeetingPreference.Manner: Bindable, ColumnValue {}

/// When and how applicants could come, the newest word of each.
public enum MeetingPreferences {
    public static func save(
        _ preference: MeetingPreference, of application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into meeting_preference (partnership_id, application_id, suits, cannot, away_from, away_until, manner,
                                            notice_days, note, given_on)
            values (\(partnership), \(application), \(preference.suits.sorted().map(\.description)),
                    \(preference.cannot.sorted().map(\.description)), \(preference.awayFrom), \(preference.awayUntil),
                    \(preference.manner), \(preference.noticeDays), \(preference.note), \(preference.givenOn))
                on conflict (partnership_id, application_id)
                do update set suits = excluded.suits, cannot = excluded.cannot, away_from = excluded.away_from,
                              away_until = excluded.away_until, manner = excluded.manner,
                              notice_days = excluded.notice_days, note = excluded.note, given_on = excluded.given_on
            """)
    }

    public static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> MeetingPreference? {
        try tx.first(
            """
            select suits, cannot, away_from, away_until, manner, notice_days, note, given_on
              from meeting_preference
             where partnership_id = \(partnership) and application_id = \(application)
            """
        ) { row in
            let suits: [String] = try row["suits"]
            let cannot: [String] = try row["cannot"]
            return MeetingPreference(
                suits: Set(suits.compactMap { MeetingPreference.Part($0) }),
                cannot: Set(cannot.compactMap { MeetingPreference.Part($0) }),
                awayFrom: try row[optional: "away_from"], awayUntil: try row[optional: "away_until"],
                manner: try row[optional: "manner"], noticeDays: try row[optional: "notice_days"],
                note: try row["note"], givenOn: try row["given_on"])
        }
    }
}
