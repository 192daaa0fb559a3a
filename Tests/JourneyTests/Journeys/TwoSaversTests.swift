import Casework
import Testing

extension Journeys {
    @Suite struct `Two people at one meeting` {
        @Test func `who was there is kept when both save at once, and each says what they can lead`() async throws {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let chair = Colleague(try await town.signedIn(as: "chair"))
                let reference = try await Resident("Ada Quill", in: town).apply(today: today)
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three reports.")
                let day = try await town.date("5 working days", after: today)
                try await coordinator.act(
                    "meeting", on: reference, ["day": .day(day), "time": "2pm", "minutes": "60", "place": "Room 4"])
                try await clock.turn(to: day.adding(days: 1))

                // Both open the page before either saves, without the script.
                let record = "/work/cases/\(reference)/meeting/record"
                let attendance = "\(record)/attendance"
                try await chair.browser.open(record)
                try await coordinator.browser.open(record)
                let people = Set(
                    try chair.browser.page.form(to: attendance).fields.filter { $0.kind == .radio }.map(\.name)
                ).sorted()
                let (first, second) = (try #require(people.first), try #require(people.last))
                #expect(first != second)
                try await chair.browser.send(
                    [(first, "there"), ("attendance_others", "Sam Green, the school")], to: attendance)
                try await coordinator.browser.send(
                    [(second, "there"), ("attendance_others", "Lee Park, the clinic")], to: attendance, expecting: 409)

                // The second sees what the first saved, and their own is still in the fields.
                let both = coordinator.browser.page
                #expect(both.says("Helen Marsh saved this part") && both.says("Sam Green, the school"))
                let own = try both.form(to: attendance)
                #expect(own.fields.contains { $0.name == "attendance_others" && $0.value == "Lee Park, the clinic" })
                try await coordinator.browser.send(
                    [(first, "there"), ("attendance_others", "Sam Green, the school\nLee Park, the clinic")],
                    to: attendance)
                let kept = try await chair.browser.open(record)
                #expect(kept.says("Lee Park, the clinic") && kept.says("Sam Green, the school"))

                // What somebody can lead is theirs to say.
                let ruth = Colleague(try await town.signedIn(as: "landlord contact"))
                try await ruth.browser.open("/work")
                try await ruth.browser.follow("What you can lead: how many cases, and what you know about")
                try await ruth.browser.send(["capacity": "101", "accepts": "yes"], expecting: 422)
                #expect(ruth.browser.page.mistakes.count == 1)
                try await ruth.browser.send(["capacity": "0", "accepts": "no", "topics": ["Noise"]])
                let saved = try await ruth.browser.open("/work/leading")
                let fields = try saved.form(to: "/work/leading").fields
                #expect(fields.contains { $0.name == "capacity" && $0.value == "0" })
                try await chair.browser.open("/work/leading", expecting: 403)
                let lead = try await coordinator.browser.open("/work/cases/\(reference)/lead")
                #expect(!lead.lines(with: Partners.landlordsContact).isEmpty)
            }
        }
    }
}
