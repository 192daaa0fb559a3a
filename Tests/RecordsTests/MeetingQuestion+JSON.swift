import Casework
import Text

extension MeetingQuestion {
    /// As `meeting plan` reads it.
    var json: JSON {
        func intervals(_ all: [LocalInterval]) -> JSON {
            .array(all.map { .array([.string($0.from.description), .string($0.until.description)]) })
        }
        func time(_ minute: Int) -> JSON {
            minute == 1_440 ? "24:00" : .string(LocalTime(from, minute: minute).hourAndMinute)
        }
        return [
            "window": ["from": .string(from.description), "until": .string(until.description)],
            "day": ["start": time(dayStart), "end": time(dayEnd)], "duration_minutes": .integer(durationMinutes),
            "granularity_minutes": .integer(granularityMinutes), "calendar": "england-and-wales",
            "invitees": .array(
                invitees.map { invitee in
                    [
                        "id": .string(invitee.id), "agency": .string(invitee.agency), "roles": JSON(invitee.roles),
                        "required": .bool(invitee.required), "weight": .number(invitee.weight),
                        "busy": intervals(invitee.busy), "prefers": intervals(invitee.prefers),
                    ]
                }),
            "quorum": ["agencies": .integer(quorum.agencies), "roles": JSON(quorum.roles)],
            "rooms": .array(rooms.map { ["id": .string($0.id), "busy": intervals($0.busy)] }),
        ]
    }
}
