import Casework
import FoundationEssentials
import Testing

@Suite struct `A day that was moved near` {
    private let town = Town()

    /// The threshold decision was due on Monday 27 April 2026; its rungs are -3, 0, 1, 5 and 10 working days. It is
    /// moved on Monday 20 April, before the reminders of the morning or after them.
    @Test(arguments: [
        // The reminder beforehand has its own day still.
        ("2026-04-24", 11, nil), ("2026-04-30", 11, nil),
        // Its own moment is this morning, to come or just gone.
        ("2026-04-23", 8, nil), ("2026-04-23", 11, "2026-04-21"),
        ("2026-04-22", 11, "2026-04-21"),
        // The next morning is the day itself, on which everybody is reminded.
        ("2026-04-21", 11, nil), ("2026-04-20", 11, nil),
    ])
    func `reminds the next working morning whoever has no word of it`(
        _ due: String, _ hour: Int, _ late: String?
    ) throws {
        let application = try town.receive().after
        let standing = Deadline.Standing(
            id: .init(UUID()), duty: .step(.thresholdDecision), subject: application.id.raw, owner: .coordinators,
            dueOn: day("2026-04-27"), from: day("2026-04-02"))
        let moved = try application.movingDeadline(
            standing, to: day(due), because: "So agreed.", by: town.byCoordinator,
            in: town.on("2026-04-20", hour: hour))
        guard case .moved(let deadline, _)? = moved.deadlines.first else { throw Refusal.missing("move") }
        let rungs = deadline.rungs.filter(\.isLate)
        #expect(rungs.map { London.date(of: $0.at) } == [late].compactMap(\.self).map { day($0) })
        #expect(rungs.allSatisfy { $0.workingDays == -3 && London.clock(of: $0.at).hourAndMinute == "09:00" })
        // Each rung once, and those of the day and after it always.
        #expect(Set(deadline.rungs.map(\.rung)).count == deadline.rungs.count)
        #expect(deadline.rungs.filter { $0.workingDays >= 0 }.map(\.workingDays) == [0, 1, 5, 10])
    }

    @Test func `reminds nobody twice of what they were told of the same day before`() throws {
        let application = try town.receive().after
        let around = town.on("2026-04-23")
        func back(_ before: [RemindedBefore]) throws -> [Int] {
            let standing = Deadline.Standing(
                id: .init(UUID()), duty: .step(.thresholdDecision), subject: application.id.raw, owner: .coordinators,
                dueOn: day("2026-05-05"), from: day("2026-04-02"))
            let moved = try application.movingDeadline(
                standing, to: day("2026-04-27"), because: "There and back.", by: town.byCoordinator, in: around)
            guard case .moved(let deadline, _)? = moved.deadlines.first else { throw Refusal.missing("move") }
            return Ladder.stillNeeded(deadline.rungs, due: deadline.dueOn, after: before).filter(\.isLate)
                .map(\.workingDays)
        }
        let (told, never) = (UUID(), UUID())
        let first = London.instant(date: day("2026-04-22"), hour: 9, minute: 0)
        let reached = RemindedBefore(recipient: told, dueOn: day("2026-04-27"), workingDays: -3, at: first)
        #expect(try back([]) == [-3])
        #expect(try back([reached]) == [])
        #expect(
            try back([reached, .init(recipient: never, dueOn: day("2026-04-27"), workingDays: -3, at: nil)]) == [-3])
    }
}
