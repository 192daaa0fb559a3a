import Casework
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Post
@testable import Records

@Suite struct `The summary of the week` {
    private static let calendar = WorkingCalendar(
        name: "test", holidays: [PostOffice.day("2026-05-04"): "Early May bank holiday"],
        firstDay: PostOffice.day("2026-01-01"), lastDay: PostOffice.day("2026-12-31"))

    private static func at(_ date: String, _ hour: Int, _ minute: Int = 0) -> Instant {
        London.instant(date: PostOffice.day(date), hour: hour, minute: minute)
    }

    /// 4 May 2026 is a Monday and a bank holiday.
    @Test(arguments: [
        ("2026-05-04", 10, nil), ("2026-05-05", 8, nil), ("2026-05-05", 9, "2026-05-05"),
        ("2026-05-08", 23, "2026-05-05"),
        ("2026-05-10", 12, "2026-05-05"), ("2026-05-11", 8, nil), ("2026-05-11", 9, "2026-05-11"),
    ])
    func `is due from nine on the first working day, until its week is over`(
        _ date: String, _ hour: Int, _ day: String?
    ) {
        let due = WeeklySummary.due(at: Self.at(date, hour), Self.calendar)
        #expect(due?.day == day.map(PostOffice.day))
        #expect(due.map { $0.expires > Self.at(date, hour) } ?? true)
    }

    @Test func `goes once to each coordinator, and says what is true when it is sent`() async throws {
        try await PostOffice.with { office in
            try await office.open(.step(.thresholdDecision), due: "2026-05-08", rungs: [])
            try await office.open(.step(.askAgencies), due: "2026-05-13", rungs: [])
            try await office.open(.step(.reviewWindow), due: "2026-05-09", rungs: [])
            try await office.open(.action, due: "2026-05-20", rungs: [])
            let monday = Self.at("2026-05-11", 9)
            let plans = (0..<3).map { _ in WeeklySummary() }
            let settings = office.settings()
            let planned = try await withThrowingTaskGroup(of: Int.self) { group in
                for plan in plans {
                    group.addTask {
                        try await plan.plan(monday, channel: "stub", settings, office.database.post)
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(planned == 2, "Of any number of instances one plans it, for each of two coordinators.")
            #expect(try await plans[0].plan(monday, channel: "stub", settings, office.database.post) == 0)

            try await office.change(
                .met(.step(.askAgencies), subject: office.file, on: PostOffice.day("2026-05-11")))
            let channel = StubChannel()
            _ = try await office.postman(channel, at: { monday }).drain()
            let texts = channel.delivered.filter { $0.kind == .weeklySummary }.map(\.text)
            #expect(texts.count == 2)
            let text = try #require(texts.first)
            #expect(text.contains("decide whether the threshold is met: due on Friday 8 May 2026"), "\(text)")
            #expect(text.contains("working day"))
            #expect(!text.contains("ask the agencies") && !text.contains("review of the decision"))
            #expect(!text.contains("do an action"), "Due in another week.")
            #expect(!text.contains("did not arrive"))
        }
    }

    @Test func `names no case that its reader is shut out of`() async throws {
        try await PostOffice.with { office in
            let (here, file) = (office.here, office.file)
            try await office.open(.step(.thresholdDecision), due: "2026-05-08", rungs: [])
            _ = try await office.database.serve.acting(here.service) { tx in
                try ShutOuts.insert(
                    ShutOut(
                        person: here.coordinator.person, namedBy: here.secondCoordinator.person, reason: "a neighbour"),
                    from: [file], of: here.id, at: PostOffice.morning, in: tx)
            }
            let now = Self.at("2026-05-11", 9)
            for (person, lines) in [(here.coordinator, 0), (here.secondCoordinator, 1)] {
                let state = try await office.database.post.transaction(.readOnly) { tx in
                    try WeeklySummaries.state(
                        of: here.id, for: person.person, today: PostOffice.day("2026-05-11"),
                        until: PostOffice.day("2026-05-17"), now: now, in: tx)
                }
                #expect(state.overdue.count == lines)
            }
        }
    }

    @Test func `tells of what did not arrive, and of what is late`() {
        var state = WeeklySummaries.State()
        state.overdue = [.init(reference: "CR-7K2M9QXA", duty: .step(.outcome), dueOn: PostOffice.day("2026-05-05"))]
        state.undelivered = 2
        state.lateSince = Self.at("2026-05-11", 8)
        let facts = WeeklySummary.facts(state, today: PostOffice.day("2026-05-06"), Self.calendar)
        #expect(
            facts["overdue"]
                == .lines([
                    "CR-7K2M9QXA, send the outcome of the review to the applicant: due on Tuesday 5 May 2026, 1 working "
                        + "day ago"
                ]))
        #expect(facts["undelivered"] == .number(2) && facts["unknown"] == nil)
        #expect(facts["late_since"] == .moment(Self.at("2026-05-11", 8)))
    }

    @Test func `overdue duties of the law are counted by duty, and all that is open`() async throws {
        try await PostOffice.with { office in
            try await office.open(.step(.thresholdDecision), due: "2026-05-08", rungs: [])
            try await office.open(.step(.papersToPanel), due: "2026-05-08", rungs: [])
            try await office.open(.step(.reviewWindow), due: "2026-05-08", rungs: [])
            let figures = try await office.postman(StubChannel(), at: { Self.at("2026-05-11", 8) })
                .figures(within: .seconds(30))
            #expect(figures.duties.open == 2 && figures.overdueDeadlines == 2)
            #expect(figures.duties.overdueByLaw["threshold-decision"] == 1)
            #expect(figures.duties.overdueByLaw["panel"] == 0 && figures.duties.overdueByLaw["papers-to-panel"] == nil)
        }
    }
}
