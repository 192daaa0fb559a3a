public import Casework
public import Postgres

/// Rooms and video links that a partnership meets in.
public enum MeetingRooms {
    /// Writes a room, new or changed.
    public static func save(_ room: MeetingRoom, in partnership: Partnership.ID, _ tx: borrowing Transaction) throws {
        try tx.run(
            """
            insert into meeting_room (partnership_id, id, name, address, access, waits_apart, seats, ended_on)
            values (\(partnership), \(room.id), \(room.name), \(room.address), \(room.access),
                    \(room.hasSeparateWaiting), \(room.seats), \(room.endedOn))
                on conflict (partnership_id, id)
                do update set name = excluded.name, address = excluded.address, access = excluded.access,
                              waits_apart = excluded.waits_apart, seats = excluded.seats,
                              ended_on = excluded.ended_on
            """)
    }

    /// All of them by name, those that are not used any more included.
    public static func all(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [MeetingRoom] {
        try tx.rows(
            """
            select id, name, address, access, waits_apart, seats, ended_on
              from meeting_room
             where partnership_id = \(partnership)
             order by name, id
            """
        ) { row in
            MeetingRoom(
                id: try row["id"], name: try row["name"], address: try row["address"], access: try row["access"],
                hasSeparateWaiting: try row["waits_apart"], seats: try row[optional: "seats"],
                endedOn: try row[optional: "ended_on"])
        }
    }

    /// Those that are in use on a day.
    public static func inUse(
        on day: CivilDate, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [MeetingRoom] {
        try all(in: partnership, tx).filter { room in room.endedOn.map { $0 > day } ?? true }
    }
}
