import Casework
import Text

/// Questions for a meeting, invented: diaries as people have them, from Monday 1 June 2026 for eight weeks.
enum InventedMeeting {
    enum Kind: String, CaseIterable {
        /// The chair and three others must be there.
        case some = "a few must be there"
        /// Everybody must.
        case all = "all must be there"
        /// Everybody must, and is away at half of all quarter hours, at random.
        case noise = "noise"
    }

    /// The same numbers for the same seed (SplitMix64).
    struct Random: RandomNumberGenerator {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static func question(_ kind: Kind, invitees count: Int, _ random: inout Random) -> MeetingQuestion {
        let first = CivilDate("2026-06-01") ?? CivilDate(dayNumber: 0)
        var invitees: [MeetingQuestion.Invitee] = []
        for number in 0..<count {
            var invitee = MeetingQuestion.Invitee(id: "person-\(number)", agency: "agency-\(number % 7)")
            if number == 0 { invitee.roles = ["chair"] } else if number % 5 == 0 { invitee.roles = ["minutes"] }
            invitee.required = kind != .some || number < 4
            invitee.weight = Double(1 + number % 4)
            invitee.busy = kind == .noise ? noise(first, &random) : diary(first, &random)
            for _ in 0..<3 { invitee.prefers.append(stretch(first, [240, 480], &random)) }
            invitees.append(invitee)
        }
        var rooms: [MeetingQuestion.Room] = []
        for number in 0..<5 { rooms.append(.init(id: "room-\(number)", busy: diary(first, &random))) }
        return MeetingQuestion(
            from: first, until: first.adding(days: 55), durationMinutes: kind == .noise ? 15 : 90, invitees: invitees,
            quorum: .init(agencies: min(3, count), roles: ["chair"]), rooms: rooms)
    }

    /// Up to three meetings a day of half an hour to two hours, a day off now and then, and perhaps a week.
    private static func diary(_ first: CivilDate, _ random: inout Random) -> [LocalInterval] {
        var busy: [LocalInterval] = []
        for day in 0..<56 {
            let date = first.adding(days: day)
            if Int.random(in: 0..<15, using: &random) == 0 {
                busy.append(LocalInterval(days: date, through: date))
                continue
            }
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                busy.append(stretch(date, [30, 60, 90, 120], within: 0, &random))
            }
        }
        if Bool.random(using: &random) {
            let away = first.adding(days: 7 * Int.random(in: 0..<8, using: &random))
            busy.append(LocalInterval(days: away, through: away.adding(days: 6)))
        }
        return busy
    }

    private static func noise(_ first: CivilDate, _ random: inout Random) -> [LocalInterval] {
        (0..<56).flatMap { day in
            (36..<68).compactMap { quarter in
                Bool.random(using: &random) ? interval(first.adding(days: day), quarter * 15, 15) : nil
            }
        }
    }

    private static func stretch(
        _ first: CivilDate, _ lengths: [Int], within days: Int = 55, _ random: inout Random
    ) -> LocalInterval {
        let date = first.adding(days: .random(in: 0...days, using: &random))
        let start = 15 * Int.random(in: 32...64, using: &random)
        return interval(date, start, lengths.randomElement(using: &random) ?? 60)
    }

    private static func interval(_ date: CivilDate, _ start: Int, _ length: Int) -> LocalInterval {
        LocalInterval(from: LocalTime(date, minute: start), until: LocalTime(date, minute: start + length))
    }

    /// As the peer reads it.
    static func json(_ question: MeetingQuestion, holidays: JSON) -> JSON {
        func intervals(_ all: [LocalInterval]) -> JSON {
            .array(all.map { .array([.string($0.from.description), .string($0.until.description)]) })
        }
        func time(_ minute: Int) -> JSON { .string(LocalTime(question.from, minute: minute).hourAndMinute) }
        return [
            "window": ["from": .string(question.from.description), "until": .string(question.until.description)],
            "day": ["start": time(question.dayStart), "end": time(question.dayEnd)],
            "duration_minutes": .integer(question.durationMinutes),
            "granularity_minutes": .integer(question.granularityMinutes), "holidays": holidays,
            "invitees": .array(
                question.invitees.map { invitee in
                    [
                        "id": .string(invitee.id), "agency": .string(invitee.agency), "roles": JSON(invitee.roles),
                        "required": .bool(invitee.required), "weight": .number(invitee.weight),
                        "busy": intervals(invitee.busy), "prefers": intervals(invitee.prefers),
                    ]
                }),
            "quorum": ["agencies": .integer(question.quorum.agencies), "roles": JSON(question.quorum.roles)],
            "rooms": .array(question.rooms.map { ["id": .string($0.id), "busy": intervals($0.busy)] }),
        ]
    }
}
