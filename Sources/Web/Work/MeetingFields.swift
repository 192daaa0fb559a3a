import Casework
import Desk
import FoundationEssentials
import Records
import Text

/// What the forms of several meetings ask alike.
enum MeetingFields {
    /// A room that is kept, or any other place.
    static func place(_ page: CasePage, _ shown: Shown) -> HTML {
        let rooms = page.meetingDesk?.rooms ?? []
        let choice: HTML? =
            rooms.isEmpty
            ? nil
            : shown.select(
                "room", "A room or video link that you keep",
                rooms.map { Choice("\($0.id)", MeetingFields.words($0)) },
                hint: "No room is used by two meetings at once. Or leave it, and write another place below.")
        let input = shown.input(
            "place", rooms.isEmpty ? "Place" : "Another place", hint: "A room or a video link")
        return "\(choice)\(input)"
    }

    private static func words(_ room: MeetingRoom) -> String {
        let seats = room.seats.map { ", holds \($0)" } ?? ""
        return room.place + seats + (room.hasSeparateWaiting ? ", separate waiting room" : "")
    }

    /// Why the meeting is set in spite of what speaks against it: asked once something does.
    static func despite(_ shown: Shown) -> HTML? {
        guard shown.mistake("despite") != nil || !shown.value("despite").isEmpty else { return nil }
        return shown.area(
            "despite", "Why do you set it all the same?",
            hint: "It is kept in the journal of the case. Nobody who is invited reads it.", rows: 3)
    }

    /// What is known of the meeting as it stands.
    static func prefilled(_ hearing: Review.Hearing?, _ page: CasePage) -> Shown {
        var shown = Shown(["minutes": "\(hearing?.meeting.minutes ?? 60)"])
        if let meeting = hearing?.meeting {
            let clock = London.clock(of: meeting.startsAt)
            shown.set("day", London.date(of: meeting.startsAt))
            shown.values["time"] = [clock.hourAndMinute]
            let isKept = page.meetingDesk?.rooms.contains { $0.id == meeting.room } ?? false
            if isKept, let room = meeting.room {
                shown.values["room"] = ["\(room)"]
            } else {
                shown.values["place"] = [meeting.place]
            }
            if let slot = hearing?.slot, slot != meeting.whole {
                let own = London.clock(of: slot.startsAt)
                shown.values["slot_time"] = [own.hourAndMinute]
                shown.values["slot_minutes"] = ["\(slot.minutes)"]
            }
        }
        let eligible = page.eligible.map(\.person)
        shown.values["invited"] = (hearing?.invited.filter { eligible.contains($0) } ?? eligible).map { "\($0)" }
        return shown
    }
}

extension Form {
    /// Where the meeting is: a room that is kept, or what was written.
    mutating func place(_ page: CasePage) -> (room: MeetingRoom.ID?, place: String) {
        let rooms = page.meetingDesk?.rooms ?? []
        guard !shown.value("room").isEmpty else {
            return (nil, text("place", "The place of the meeting", max: 300))
        }
        let chosen = choice("room", "Choose one of the rooms", among: rooms.map { "\($0.id)" })
        let room = rooms.first { "\($0.id)" == chosen }
        return (room?.id, room?.place ?? "")
    }

    /// A meeting from its day, time, length and place: the one before where all of them are as they were, since other
    /// cases may be in it; else a new one.
    mutating func meeting(_ page: CasePage, before: Meeting?) -> Meeting? {
        let day = date("day", "The day of the meeting", .from(page.today))
        let time = time("time", "The time of the meeting")
        let minutes = int("minutes", "The number of minutes", in: Meeting.lengths)
        let (room, place) = place(page)
        guard let day, let time, let minutes else { return nil }
        var meeting = Meeting(
            id: before?.id ?? Meeting.ID(UUID()),
            startsAt: London.instant(date: day, hour: time / 60, minute: time % 60), minutes: minutes, place: place,
            room: room)
        if meeting != before { meeting.id = Meeting.ID(UUID()) }
        return meeting
    }

    /// Says what speaks against a meeting: what forbids it, and what asks a reason.
    mutating func note(_ concerns: [MeetingConcern]) {
        for concern in concerns {
            switch concern.weight {
            case .forbids: note("concern", concern.words, anchor: "main")
            case .asksReason:
                note("despite", "\(concern.words) If it is set all the same, say why.")
            }
        }
    }
}
