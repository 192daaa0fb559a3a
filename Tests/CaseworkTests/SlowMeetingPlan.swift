import Casework

/// The contract's meeting plan, told a second time in the slowest way: every time, every room, every set of conditions.
struct SlowMeetingPlan {
    struct Slot: Equatable {
        let start: LocalTime
        let room: String
        let score: Double
        let attending: [String]
    }

    private(set) var slots: [Slot] = []
    /// The first of the smallest sets of conditions of which one fails at every time; empty where there is a slot.
    private(set) var inTheWay: [String] = []

    init(_ question: MeetingQuestion, _ calendar: WorkingCalendar) {
        /// At each time, which conditions fail.
        var failures: [[Bool]] = []
        var names: [String] = []
        for number in question.from.dayNumber...question.until.dayNumber {
            let day = CivilDate(dayNumber: number)
            guard calendar.reasonOff(day) == nil else { continue }
            var minute = question.dayStart
            while minute + question.durationMinutes <= question.dayEnd {
                let start = LocalTime(day, minute: minute)
                let end = LocalTime(day, minute: minute + question.durationMinutes)
                let (conditions, rooms, slot) = SlowMeetingPlan.judge(question, start, end)
                names = conditions.map(\.0)
                failures.append(conditions.map { !$0.1 })
                if conditions.allSatisfy(\.1) {
                    slots += rooms.map { Slot(start: start, room: $0, score: slot.score, attending: slot.attending) }
                }
                minute += question.granularityMinutes
            }
        }
        let order = question.rooms.map(\.id)
        slots.sort {
            if $0.score != $1.score { return $0.score > $1.score }
            if $0.start != $1.start { return $0.start < $1.start }
            return (order.firstIndex(of: $0.room) ?? 0) < (order.firstIndex(of: $1.room) ?? 0)
        }
        guard slots.isEmpty else { return }
        inTheWay =
            failures.isEmpty ? ["window"] : SlowMeetingPlan.fewest(failures, of: names.count).map { names[$0] }
    }

    private static func judge(
        _ question: MeetingQuestion, _ start: LocalTime, _ end: LocalTime
    ) -> (conditions: [(String, Bool)], rooms: [String], slot: (score: Double, attending: [String])) {
        func isFree(_ busy: [LocalInterval]) -> Bool { !busy.contains { $0.from < end && start < $0.until } }
        let there = question.invitees.filter { isFree($0.busy) }
        let rooms = question.rooms.filter { isFree($0.busy) }.map(\.id)
        var conditions = question.invitees.filter(\.required).map { invitee in
            ("required:\(invitee.id)", there.contains { $0.id == invitee.id })
        }
        conditions.append(("quorum:agencies", Set(there.map(\.agency)).count >= question.quorum.agencies))
        for role in question.quorum.roles {
            conditions.append(("quorum:role:\(role)", there.contains { $0.roles.contains(role) }))
        }
        conditions.append(("rooms", !rooms.isEmpty))
        var score = 0.0
        for invitee in there {
            score += invitee.weight
            if invitee.prefers.contains(where: { $0.from <= start && end <= $0.until }) { score += invitee.weight }
        }
        return (conditions, rooms, (score, there.map(\.id)))
    }

    /// Every set of one, of two and so on, in order.
    static func fewest(_ failures: [[Bool]], of count: Int) -> [Int] {
        func extend(_ chosen: [Int], to size: Int) -> [Int]? {
            if chosen.count == size {
                return failures.allSatisfy { row in chosen.contains { row[$0] } } ? chosen : nil
            }
            for next in ((chosen.last ?? -1) + 1)..<max(count, (chosen.last ?? -1) + 1) {
                if let found = extend(chosen + [next], to: size) { return found }
            }
            return nil
        }
        for size in 0...count {
            if let found = extend([], to: size) { return found }
        }
        return []
    }
}
