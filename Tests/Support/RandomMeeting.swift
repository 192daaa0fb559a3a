public import Casework

/// Small invented questions for a meeting, of every kind: free weeks and full ones, weekends, Easter and a change of
/// clocks, rooms or none, quorums that can and that cannot be.
public enum RandomMeeting {
    /// The same question for the same state of `random`. Weights are halves, so that sums of them are exact.
    public static func question(_ random: inout Seeded) -> MeetingQuestion {
        func pick<Item>(_ items: [Item], _ random: inout Seeded) -> Item? { items.randomElement(using: &random) }
        let first = (CivilDate("2026-03-25") ?? CivilDate(dayNumber: 0)).adding(
            days: .random(in: 0...14, using: &random))
        let last = first.adding(days: .random(in: 0...5, using: &random))
        let start = 30 * Int.random(in: 16...20, using: &random)
        let end = start + 30 * Int.random(in: 2...16, using: &random)
        // 0: hardly anybody is ever away; 3: hardly anybody is ever free.
        let load = Int.random(in: 0...3, using: &random)
        // 0: everybody must be there.
        let leave = Int.random(in: 0...2, using: &random)
        func intervals(_ most: Int, _ random: inout Seeded) -> [LocalInterval] {
            (0..<Int.random(in: 0...most, using: &random)).map { _ in
                let day = first.adding(days: .random(in: -1...5, using: &random))
                let from = LocalTime(day, minute: 5 * .random(in: 80...230, using: &random))
                let lengths = load == 3 ? [60, 180, 300, 480, 1_440] : [15, 60, 90, 240]
                let length = pick(lengths, &random).map { $0 + 5 * Int.random(in: 0...6, using: &random) } ?? 0
                return LocalInterval(from: from, until: LocalTime(from.date, minute: from.minuteOfDay + length))
            }
        }
        let agencies = ["council", "police", "health", "landlord"]
        let roles = ["chair", "minutes", "police"]
        let invitees = (0..<Int.random(in: 0...7, using: &random)).map { number in
            MeetingQuestion.Invitee(
                id: "i\(number)", agency: pick(agencies, &random) ?? "",
                roles: roles.filter { _ in Int.random(in: 0...2, using: &random) == 0 },
                required: Int.random(in: 0...leave, using: &random) == 0,
                weight: Double(Int.random(in: 0...6, using: &random)) / 2, busy: intervals(load * 4, &random),
                prefers: intervals(3, &random))
        }
        // Hardly ever none: that would be in the way by itself.
        let rooms = (0..<(Int.random(in: 0...11, using: &random) + 3) / 4).map {
            MeetingQuestion.Room(id: "r\($0)", busy: intervals(load * 3, &random))
        }
        let held = roles.filter { role in
            Int.random(in: 0...9, using: &random) == 0 || invitees.contains { $0.roles.contains(role) }
        }
        let most = min(3, Set(invitees.map(\.agency)).count + (Int.random(in: 0...9, using: &random) == 0 ? 1 : 0))
        return MeetingQuestion(
            from: first, until: last, dayStart: start, dayEnd: min(end, 1_440),
            durationMinutes: pick([15, 30, 50, 60, 90, 240], &random) ?? 60,
            granularityMinutes: pick([5, 15, 20, 30, 60, 45], &random) ?? 15, invitees: invitees,
            quorum: .init(
                agencies: Int.random(in: 0...most, using: &random),
                roles: held.filter { _ in Int.random(in: 0...3, using: &random) == 0 }),
            rooms: rooms)
    }
}
