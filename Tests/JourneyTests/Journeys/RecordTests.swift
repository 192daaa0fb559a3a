import Casework
import FoundationEssentials
import Glibc
import TestSupport
import Testing

extension Journeys {
    @Suite struct `Recording a meeting` {
        @Test func `by keyboard while it runs, and nothing typed is lost`() async throws {
            try await Town.with { town in
                let (coordinator, chair, reference) = try await meeting(in: town)
                let now = try await TownClock(town).turnToNextReminder()
                let later = now.adding(days: 30)
                let work = try Scratch()
                defer { work.remove() }
                try work.write([], to: "input")
                let support = String(#filePath.dropLast("/JourneyTests/Journeys/RecordTests.swift".count)) + "/Support"
                let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] ?? ".build/tools"
                let pictures = ProcessInfo.processInfo.environment["CASEREVIEW_PICTURES"] ?? "-"
                let words = [
                    "\(tools)/venv/bin/python3", "\(support)/record-meeting.py", town.address,
                    try #require(town.links["chair"]), try #require(town.links["coordinator"]), reference,
                    "\(later.day)-\(later.month)-\(later.year)", pictures,
                ]
                let running = try Running.spawn(
                    words, environment: ["PATH": Program.path, "HOME": work.path, "LC_ALL": "C.UTF-8"], in: work)
                let ending = try await running.ending(within: .seconds(240))
                if ending == .tooSlow { running.kill() }
                #expect(ending == .exited(0), "\(work.text("output"))\n\(work.text("errors"))")

                let page = try await chair.read(reference)
                #expect(page.says("Nobody had joined up the reports."))
                #expect(page.says("Fit a door closer") && page.says("Mine: "))
                #expect(try await coordinator.read(reference).says("Meeting held"))
            }
        }

        /// A case whose meeting has begun.
        private func meeting(in town: Town) async throws -> (Colleague, Colleague, String) {
            let clock = TownClock(town)
            let today = try await clock.turnToNextReminder()
            let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
            let chair = Colleague(try await town.signedIn(as: "chair"))
            let resident = Resident("Dana Whitlock", in: town)
            let reference = try await resident.apply(today: today)
            try await coordinator.readForDanger(reference)
            try await coordinator.decide(on: reference, reasons: "Three reports in time.")
            let day = try await town.date("5 working days", after: today)
            try await coordinator.act(
                "meeting", on: reference, ["day": .day(day), "time": "2pm", "minutes": "60", "place": "Room 4"])
            try await clock.turn(to: day.adding(days: 1))
            return (coordinator, chair, reference)
        }
    }
}
