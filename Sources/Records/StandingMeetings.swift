public import Casework
public import Postgres

/// Meetings that a partnership holds again and again.
public enum StandingMeetings {
    /// Writes one, new or changed.
    public static func save(
        _ standing: StandingMeeting, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        var (ordinal, weekday, days): (Int?, Int?, [CivilDate]) = (nil, nil, [])
        switch standing.rule {
        case .monthly(let which, let day):
            (ordinal, weekday) = (which, Weekday.allCases.firstIndex(of: day).map { $0 + 1 })
        case .days(let all): days = all
        }
        try tx.run(
            """
            insert into standing_meeting (partnership_id, id, name, ordinal, weekday, days, begins_at, minutes,
                                          case_minutes, room_id, place, ended_on)
            values (\(partnership), \(standing.id), \(standing.name), \(ordinal), \(weekday),
                    \(days.map(\.description))::date[], \(standing.time), \(standing.minutes), \(standing.caseMinutes),
                    \(standing.room), \(standing.place), \(standing.endedOn))
                on conflict (partnership_id, id)
                do update set name = excluded.name, ordinal = excluded.ordinal, weekday = excluded.weekday,
                              days = excluded.days, begins_at = excluded.begins_at, minutes = excluded.minutes,
                              case_minutes = excluded.case_minutes, room_id = excluded.room_id,
                              place = excluded.place, ended_on = excluded.ended_on
            """)
    }

    /// All of them by name, those that have ended included.
    public static func all(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [StandingMeeting] {
        try tx.rows(
            """
            select id, name, ordinal, weekday, days, begins_at, minutes, case_minutes, room_id, place, ended_on
              from standing_meeting
             where partnership_id = \(partnership)
             order by name, id
            """
        ) { row in
            let ordinal: Int? = try row[optional: "ordinal"]
            let weekday: Int? = try row[optional: "weekday"]
            var rule = StandingMeeting.Rule.days(try row["days"])
            if let ordinal, let weekday, Weekday.allCases.indices.contains(weekday - 1) {
                rule = .monthly(ordinal, Weekday.allCases[weekday - 1])
            }
            return StandingMeeting(
                id: try row["id"], name: try row["name"], rule: rule, time: try row["begins_at"],
                minutes: try row["minutes"], caseMinutes: try row["case_minutes"],
                room: try row[optional: "room_id"], place: try row["place"], endedOn: try row[optional: "ended_on"])
        }
    }
}
