import Casework
import FoundationEssentials
import Records
import TestSupport
import Testing
import Text

@Suite struct `The best meeting, beside a constraint solver` {
    /// Runs the body with OR-Tools' CP-SAT, which answers the same questions.
    private func withSolver(_ body: (Companion) async throws -> Void) async throws {
        guard let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] else {
            throw TestTrouble(
                "CASEREVIEW_TOOLS is not set: it names the directory that Tests/Support/prepare filled; make test sets it"
            )
        }
        let tests = String(#filePath.dropLast("/RecordsTests/MeetingPlanPeerTests.swift".count))
        try await Companion.with(["\(tools)/venv/bin/python3", "\(tests)/Support/plan-meeting.py"], body)
    }

    @Test func `is the same slot with the same score, or as few conditions in the way, on hundreds of questions`()
        async throws
    {
        let calendar = try CalendarFile.read(shipped("calendars/england-and-wales.json"))
        let holidays = JSON(calendar.holidays.keys.map(\.description))
        let seed = UInt64.random(in: 0...999_999)
        var random = Seeded(seed)
        try await withSolver { solver in
            var feasible = 0
            for number in 0..<300 {
                let question = RandomMeeting.question(&random)
                guard case .object(let members) = question.json else { return }
                let plan = try planMeeting(question, calendar: calendar, atMost: 1)
                let answer = JSON(
                    try Node.json(try await solver.ask(JSON.object(members + [("holidays", holidays)]).text())))
                let best = plan.slots.first.map { slot -> JSON in
                    [
                        "start": .string(slot.start.description), "room": .string(slot.room),
                        "score": .number(slot.score),
                    ]
                }
                let fewest = JSON(plan.infeasible?.conditions.count)
                guard answer["slot"]?.text() == (best ?? .null).text(), answer["fewest"] == fewest else {
                    Issue.record(
                        "seed \(seed), question \(number): \(plan), not \(answer.text()): \(question.json.text())"
                    )
                    return
                }
                feasible += best == nil ? 0 : 1
            }
            #expect((50...250).contains(feasible), "seed \(seed)")
        }
    }
}
