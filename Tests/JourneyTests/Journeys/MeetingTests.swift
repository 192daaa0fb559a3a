import Casework
import Testing
import Text

extension Journeys {
    @Suite struct `A meeting that is hard to keep` {
        @Test func `is set with a reason, loses its quorum, is mended, adjourned and set again`() async throws {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let ada = Resident("Ada Quill", in: town)
                let reference = try await ada.apply(today: today)
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three reports.")
                let browser = coordinator.browser

                // A room and a standing meeting are kept.
                try await browser.open("/work/meeting-places")
                try await browser.send(
                    ["room_name": "Room 4"], to: "/work/meeting-places/rooms", expecting: 422)
                try await browser.send(
                    [
                        "room_name": "Room 4", "room_address": "222 Upper Street", "room_access": "step-free",
                        "room_waiting": "yes",
                    ], to: "/work/meeting-places/rooms")
                #expect(browser.page.lines(with: "222 Upper Street").contains { $0.contains("step-free") })
                let standing = try await town.date("4 working days", after: today)
                try await browser.send(
                    [
                        "standing_name": "the monthly panel",
                        "standing_days": "\(standing.day) \(standing.month) \(standing.year)",
                        "standing_time": "10am", "standing_minutes": "120", "case_minutes": "30",
                        "standing_place": "Council chamber",
                    ], to: "/work/meeting-places/standing")
                #expect(browser.page.says("the monthly panel"))

                // A Saturday asks a reason; what was typed stays.
                var saturday = today.adding(days: 1)
                while saturday.weekday != .saturday { saturday = saturday.adding(days: 1) }
                let path = "/work/cases/\(reference)/meeting"
                try await browser.open(path)
                #expect(browser.page.says("The monthly panel can hear this case"))
                try await browser.send(
                    [
                        "day": .day(saturday), "time": "10am", "minutes": "60",
                        "room": "Room 4, 222 Upper Street (step-free), separate waiting room",
                    ], to: path, expecting: 422)
                #expect(browser.page.mistakes.contains { $0.contains("is a Saturday") })
                try await browser.send(["despite": "The family works in the week."], to: path)
                let set = browser.page
                #expect(set.says("Meeting set in spite of what spoke against it"))
                #expect(set.says("The family works in the week."))

                // It moves to the standing meeting in one press.
                try await coordinator.act("standing-meeting", on: reference)
                #expect(browser.page.says("\(standing.inWords), 10am, 120 minutes, Council chamber"))
                #expect(browser.page.says("for 30 minutes"))

                // The chair cannot come: the case and the list say so.
                try await coordinator.act(
                    "attendance", on: reference,
                    ["person": .text("\(Partners.chair), \(Partners.council)"), "answer": "Cannot come"])
                #expect(browser.page.says("This meeting has lost its quorum"))
                try await browser.open("/work")
                #expect(browser.page.says("Meetings without their quorum"))

                // Held in part, adjourned, and the resident is told.
                try await clock.turn(to: standing.adding(days: 1))
                try await coordinator.act(
                    "adjournment", on: reference,
                    ["reason": "The landlord's papers were missing.", "awaited": "The tenancy file."])
                #expect(browser.page.says("Meeting that was adjourned"))
                let told = try await town.mailbox.letter(to: ada.email, saying: "It could not be finished that day")
                #expect(told.says("The tenancy file."))
                try await ada.track(reference, in: town)
                #expect(ada.browser.page.says("could not be finished"))
                let again = try await town.date("3 working days", after: standing)
                try await coordinator.act(
                    "meeting", on: reference,
                    ["day": .day(again), "time": "2pm", "minutes": "60", "place": "Room 5"])
                #expect(browser.page.says("\(again.inWords), 2pm, 60 minutes, Room 5"))
                #expect(browser.page.says("Meeting that was adjourned"))
            }
        }
    }
}
