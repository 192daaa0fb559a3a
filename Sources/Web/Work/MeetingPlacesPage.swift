import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Rooms, video links and standing meetings, as coordinators keep them.
extension Pages {
    func addMeetingPlaces(to routes: inout Routes) {
        routes.get("/work/meeting-places", meetingPlacesPage)
        routes.post("/work/meeting-places/rooms", keepRoom)
        routes.post("/work/meeting-places/rooms/{id}", endRoom)
        routes.post("/work/meeting-places/standing", keepStanding)
        routes.post("/work/meeting-places/standing/{id}", endStanding)
    }

    @Sendable func meetingPlacesPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        return .page(try await meetingPlacesPage(worker, visit, Shown()))
    }

    private func meetingPlacesPage(_ worker: Worker, _ visit: Visit, _ shown: Shown) async throws -> HTML {
        let offices = try coordinating(worker)
        let today = today
        var (rooms, standing, ending): ([[HTML]], [[HTML]], [HTML]) = ([], [], [])
        var choices: [Choice] = []
        for office in offices {
            for room in try await desk.meetingRooms(for: office) where room.endedOn.map({ $0 > today }) ?? true {
                choices.append(Choice("\(room.id)", room.place))
                rooms.append([
                    "\(room.name)", "\(room.address)", "\(room.access)", room.seats.map { "\($0)" } ?? "",
                    room.hasSeparateWaiting ? "Yes" : "No",
                ])
                ending.append(
                    Pieces.form(
                        "/work/meeting-places/rooms/\(room.id)", visit.formToken, button: "Stop using \(room.name)",
                        second: true))
            }
            for one in try await desk.standingMeetings(for: office) where one.endedOn.map({ $0 > today }) ?? true {
                let next = one.days(from: today, until: today.adding(days: 366)).prefix(3).map(\.inWords)
                standing.append([
                    "\(one.name)", "\(one.inWords.withUpperStart)", "\(one.minutes) minutes, \(one.caseMinutes) a case",
                    "\(one.place)", "\(next.joined(separator: "; "))",
                ])
                ending.append(
                    Pieces.form(
                        "/work/meeting-places/standing/\(one.id)", visit.formToken, button: "End \(one.name)",
                        second: true))
            }
        }
        return Layout.form(
            "Rooms and standing meetings",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Rooms and standing meetings</h1>
            <p>Rooms and video links that you keep here can be chosen for a meeting. No room is used by two meetings at \
            once.</p>
            \(rooms.isEmpty
                ? "<p>No room is kept yet.</p>"
                : Pieces.table("Rooms and video links", ["Name", "Address or link", "Access", "Holds", "Separate waiting room"], rooms))
            \(standing.isEmpty
                ? "<p>No standing meeting is kept. A case takes the next one that meets its limit.</p>"
                : Pieces.table("Standing meetings", ["Name", "When", "How long", "Where", "The next"], standing))
            \(ending.isEmpty ? nil : Pieces.act("Stop using a room, or end a standing meeting", HTML(ending)))
            <h2>Keep a room or a video link</h2>
            \(Pieces.form(
                "/work/meeting-places/rooms", visit.formToken, button: "Keep the room",
                """
                \(try await partnershipField(offices, shown))
                \(shown.input("room_name", "Name", hint: "For example Town hall, room 2"))
                \(shown.input("room_address", "Address, or the link of a video meeting"))
                \(shown.input(
                    "room_access", "Access (optional)", hint: "For example step-free, hearing loop, parking"))
                \(shown.input(
                    "room_seats", "How many people does it hold? (optional)",
                    hint: "You are warned when more are invited. Leave it empty for a video link.", type: "number",
                    width: "four"))
                \(shown.radios(
                    "room_waiting", "Can the applicant wait in a room of their own, apart from the other side?",
                    Choice.yesNo))
                """))
            <h2>Keep a standing meeting</h2>
            \(Pieces.form(
                "/work/meeting-places/standing", visit.formToken, button: "Keep the standing meeting",
                standingFields(shown, choices)))
            """
        )
    }

    private func standingFields(_ shown: Shown, _ rooms: [Choice]) -> HTML {
        let ordinals = [
            Choice("1", "First"), Choice("2", "Second"), Choice("3", "Third"), Choice("4", "Fourth"),
            Choice("5", "Last"),
        ]
        let room: HTML? = rooms.isEmpty ? nil : shown.select("standing_room", "A room that you keep", rooms)
        return """
            \(shown.input("standing_name", "Name", hint: "For example the monthly panel"))
            \(shown.select("ordinal", "Which one of the month?", ordinals))
            \(shown.select("weekday", "On which weekday?", Weekday.allCases.map { Choice($0.rawValue, $0.rawValue) }))
            \(shown.area(
                "standing_days", "Or on these days",
                hint: "One a line, like 9 6 2026. Leave the two questions above empty then.", rows: 4))
            \(shown.input("standing_time", "Time", hint: "UK time, for example 2:30pm", width: "short"))
            \(shown.input("standing_minutes", "How many minutes does it last?", type: "number", width: "four"))
            \(shown.input("case_minutes", "How many minutes does it hear one case?", type: "number", width: "four"))
            \(room)\(shown.input("standing_place", rooms.isEmpty ? "Place" : "Another place"))
            """
    }

    @Sendable func keepRoom(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let office = try coordinating(&form, worker)
        let name = form.text("room_name", "Name")
        let address = form.text("room_address", "Address or link", max: 300)
        let access = form.text("room_access", "Access", max: 300, required: false)
        let seats =
            form.shown.value("room_seats").isEmpty
            ? nil : form.int("room_seats", "The number of people", in: MeetingRoom.sizes)
        let waits = form.yesNo("room_waiting", "Choose whether the applicant can wait in a room of their own")
        guard try form.isRight(), let office, let waits else {
            return .page(try await meetingPlacesPage(worker, visit, form.shown), status: 422)
        }
        try await desk.keep(
            MeetingRoom(
                id: MeetingRoom.ID(UUID()), name: name, address: address, access: access, hasSeparateWaiting: waits,
                seats: seats),
            by: office)
        return .seeOther("/work/meeting-places")
    }

    @Sendable func endRoom(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let id = visit.parameters["id"].flatMap({ MeetingRoom.ID($0) }) else { throw Fault.notFound }
        for office in try coordinating(worker) {
            guard var room = try await desk.meetingRooms(for: office).first(where: { $0.id == id }) else { continue }
            let today = today
            let held = try await desk.standingMeetings(for: office).filter { one in
                one.room == id && !one.days(from: today, until: today.adding(days: 366)).isEmpty
            }
            guard held.isEmpty || visit.sent.values("sure").contains("yes") else {
                return .page(EndedRoom.page(room, held, worker, visit), status: 409)
            }
            room.endedOn = today
            try await desk.keep(room, by: office)
            return .seeOther("/work/meeting-places")
        }
        throw Fault.notFound
    }

    @Sendable func keepStanding(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let offices = try coordinating(worker)
        let name = form.text("standing_name", "Name")
        let rule = form.standingRule()
        let time = form.time("standing_time", "Time")
        let minutes = form.int("standing_minutes", "The number of minutes", in: Meeting.lengths)
        let each = form.int("case_minutes", "The number of minutes for one case", in: Meeting.lengths)
        if let minutes, let each, each > minutes {
            form.note("case_minutes", "One case cannot be heard for longer than the meeting lasts")
        }
        var (kept, office): (MeetingRoom?, Officer?) = (nil, offices.first)
        if form.shown.value("standing_room").isEmpty {
            if offices.count > 1 { office = try coordinating(&form, worker) }
        } else {
            for one in offices {
                let rooms = try await desk.meetingRooms(for: one)
                guard let room = rooms.first(where: { "\($0.id)" == form.shown.value("standing_room") }) else {
                    continue
                }
                (kept, office) = (room, one)
            }
            if kept == nil { form.note("standing_room", "Choose one of the rooms") }
        }
        let place = kept?.place ?? form.text("standing_place", "Place", max: 300)
        guard try form.isRight(), let rule, let time, let minutes, let each, let office else {
            return .page(try await meetingPlacesPage(worker, visit, form.shown), status: 422)
        }
        try await desk.keep(
            StandingMeeting(
                id: StandingMeeting.ID(UUID()), name: name, rule: rule, time: time, minutes: minutes,
                caseMinutes: each, room: kept?.id, place: place), by: office)
        return .seeOther("/work/meeting-places")
    }

    @Sendable func endStanding(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let id = visit.parameters["id"].flatMap({ StandingMeeting.ID($0) }) else { throw Fault.notFound }
        for office in try coordinating(worker) {
            guard var one = try await desk.standingMeetings(for: office).first(where: { $0.id == id }) else { continue }
            one.endedOn = today
            try await desk.keep(one, by: office)
            return .seeOther("/work/meeting-places")
        }
        throw Fault.notFound
    }
}

/// What hangs on a room that is no longer to be used.
enum EndedRoom {
    static func page(_ room: MeetingRoom, _ held: [StandingMeeting], _ worker: Pages.Worker, _ visit: Visit) -> HTML {
        Layout.page(
            "A standing meeting is held there", for: worker.audience, back: "/work/meeting-places",
            """
            <h1>A standing meeting is held in \(room.name)</h1>
            \(Pieces.items(held.map { "\($0.name), \($0.inWords)" }))
            <p>Without the room no case is offered a place in it. End it first, and keep it anew in another room; or stop \
            using the room all the same. Meetings that are set there already stay.</p>
            \(Pieces.form(
                "/work/meeting-places/rooms/\(room.id)", visit.formToken, button: "Stop using \(room.name) all the same",
                second: true, "<input type=\"hidden\" name=\"sure\" value=\"yes\">"))
            """)
    }
}

extension Form {
    /// A weekday of the month, or single days, one a line; nil where a mistake was noted.
    mutating func standingRule() -> StandingMeeting.Rule? {
        let lines = area("standing_days", "The days", max: 2_000, required: false).utf8
            .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        let isMonthly = !shown.value("ordinal").isEmpty || !shown.value("weekday").isEmpty
        guard lines.isEmpty || !isMonthly else {
            note("standing_days", "Choose a weekday of the month, or enter days, not both")
            return nil
        }
        guard !lines.isEmpty else {
            let ordinal = choice("ordinal", "Choose which one of the month", among: ["1", "2", "3", "4", "5"])
            let weekday = choice("weekday", "Choose the weekday", as: Weekday.self)
            guard let which = ordinal.flatMap({ Int($0) }), let weekday else { return nil }
            return .monthly(which, weekday)
        }
        var days: [CivilDate] = []
        for line in lines {
            let parts = line.utf8.split { [0x20, 0x2F, 0x2D, 0x2E].contains($0) }
                .map { Int(String(decoding: $0, as: UTF8.self)) }
            guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2],
                let date = CivilDate(year: year, month: month, day: day)
            else {
                note("standing_days", "Each line must be a day like 9 6 2026")
                return nil
            }
            days.append(date)
        }
        return .days(days.sorted())
    }
}
