public import Casework
public import Text

/// What `meeting plan` reads and answers.
public enum MeetingFile {
    /// The most invitees, and the most rooms, of one question.
    public static let mostInvitees = 1_000
    /// The most days of a window, both ends included.
    public static let mostDays = 732

    /// Reads a question from JSON; every mistake at once, with its place.
    ///
    /// - Parameter calendars: The names of the calendars that there are.
    public static func read(
        _ bytes: [UInt8], calendars: [String]
    ) throws(Mistakes) -> (question: MeetingQuestion, calendar: String) {
        let node = try Node.json(bytes)
        return try Reader.read(node) { reader in
            let calendar = reader.choice("calendar", calendars, default: "england-and-wales")
            return reader.meetingQuestion().map { ($0, calendar) }
        }
    }

    /// The answer.
    public static func json(_ plan: MeetingPlan) -> JSON {
        [
            "slots": .array(
                plan.slots.map { slot in
                    [
                        "start": .string(slot.start.instant.rfc3339InLondon),
                        "end": .string(slot.end.instant.rfc3339InLondon), "room": .string(slot.room),
                        "score": .number(slot.score), "attending": JSON(slot.attending),
                        "missing": JSON(slot.missing), "preferring": JSON(slot.preferring),
                        "agencies": .integer(slot.agencies), "reason": .string(slot.reason),
                    ]
                }),
            "infeasible": plan.infeasible.map { infeasible -> JSON in
                [
                    "conditions": JSON(infeasible.conditions.map(\.description)),
                    "proved_fewest": .bool(infeasible.isProvedFewest),
                    "explanation": .string(infeasible.explanation),
                ]
            } ?? .null,
        ]
    }
}

extension Reader {
    fileprivate func meetingQuestion() -> MeetingQuestion? {
        let window = object("window") { $0.meetingWindow() }
        let day = object("day") { $0.meetingHours() }
        let minutes = integer("duration_minutes", in: 1...1_440)
        let step = integer("granularity_minutes", in: 1...1_440, default: 15)
        let invitees = named("invitees", "an invitee", \.id) { $0.invitee() }
        let quorum = optional("quorum")?.object { inner in
            MeetingQuestion.Quorum(
                agencies: inner.integer("agencies", in: 0...10_000, default: 0), roles: inner.names("roles"))
        }
        let rooms = named("rooms", "a room", \.id) { inner -> MeetingQuestion.Room? in
            let id = inner.string("id", maxBytes: 200)
            let busy = inner.intervals("busy")
            return id.map { MeetingQuestion.Room(id: $0, busy: busy) }
        }
        guard let window, let day, let minutes else { return nil }
        return MeetingQuestion(
            from: window.from, until: window.until, dayStart: day.lowerBound, dayEnd: day.upperBound,
            durationMinutes: minutes, granularityMinutes: step, invitees: invitees,
            quorum: quorum ?? MeetingQuestion.Quorum(), rooms: rooms)
    }

    private func meetingWindow() -> (from: CivilDate, until: CivilDate)? {
        let first = civilDate("from")
        let last = civilDate("until")
        guard let first, let last else { return nil }
        guard first <= last else {
            refuse("until", expected: "a day that is not before \(first)", mend: "Swap the two days.")
            return nil
        }
        guard last.days(since: first) < MeetingFile.mostDays else {
            refuse(
                "until", expected: "a window of at most \(MeetingFile.mostDays) days",
                mend: "End it by \(first.adding(days: MeetingFile.mostDays - 1)).")
            return nil
        }
        return (first, last)
    }

    private func meetingHours() -> Range<Int>? {
        let expected = "a time of day, HH:MM"
        let start = custom("start", expected: expected) { LocalTime.minuteOfDay($0) }
        let end = custom("end", expected: expected) { LocalTime.minuteOfDay($0) }
        guard let start, let end else { return nil }
        guard start < end else {
            refuse("end", expected: "a time after the start of the day", mend: "Swap the two times.")
            return nil
        }
        return start..<end
    }

    private func invitee() -> MeetingQuestion.Invitee? {
        let id = string("id", maxBytes: 200)
        let agency = string("agency", maxBytes: 200)
        let roles = names("roles")
        let required = bool("required", default: false)
        let weight = number("weight", in: 0...1_000_000, default: 1)
        let busy = intervals("busy")
        let prefers = intervals("prefers")
        guard let id, let agency else { return nil }
        return MeetingQuestion.Invitee(
            id: id, agency: agency, roles: roles, required: required, weight: weight, busy: busy, prefers: prefers)
    }

    /// Items with ids of their own.
    private func named<Item>(
        _ key: String, _ noun: String, _ id: KeyPath<Item, String>, _ read: (Reader) -> Item?
    ) -> [Item] {
        var ids: Set<[UInt8]> = []
        return array(key, count: 0...MeetingFile.mostInvitees) { item in
            item.object { inner in
                let value = read(inner)
                if let value, !ids.insert(Array(value[keyPath: id].utf8)).inserted {
                    inner.refuse("id", expected: "an id of its own", mend: "There is \(noun) with this id before it.")
                }
                return value
            }
        }
    }

    private func names(_ key: String) -> [String] { optional(key)?.strings(maxBytes: 200) ?? [] }

    private func intervals(_ key: String) -> [LocalInterval] { optional(key)?.array { $0.interval() } ?? [] }

    private func interval() -> LocalInterval? {
        let ends = array(count: 2...2) {
            $0.custom(expected: "a local time that exists, YYYY-MM-DDTHH:MM") { LocalTime($0) }
        }
        guard ends.count == 2 else { return nil }
        guard ends[0] <= ends[1] else {
            refuse(expected: "a start and an end in this order", mend: "Swap the two times.")
            return nil
        }
        return LocalInterval(from: ends[0], until: ends[1])
    }
}
