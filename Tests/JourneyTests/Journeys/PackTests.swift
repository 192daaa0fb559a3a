import Casework
import Testing

extension Journeys {
    @Suite struct `The panel's pack and the applicant's part` {
        @Test func `the applicant chooses, the panel reads what it may, and no page leaks what is hidden`() async throws
        {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let ada = Resident("Ada Quill", in: town)
                let reports = Resident.threeReports.map {
                    Resident.Told(daysAgo: $0.daysAgo, to: $0.to, words: "Zeb Marlow shouts all night.")
                }
                let reference = try await ada.apply(reports, today: today)
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three reports.")
                let day = try await town.date("6 working days", after: today)
                try await coordinator.act(
                    "meeting", on: reference,
                    ["day": .day(day), "time": "10am", "minutes": "90", "place": "Room 4"])

                // The other side comes too: without a room of her own she is not invited to meet them.
                let part: KeyValuePairs<String, Filling> = [
                    "own_time": "10am", "own_minutes": "20", "other_side": "Yes", "other_time": "11am",
                    "other_minutes": "20", "other_waiting_room": "Room 1",
                ]
                try await coordinator.act("applicant-part", on: reference, part, expecting: 422)
                #expect(coordinator.browser.page.says("needs a waiting room of their own"))
                try await coordinator.browser.send(
                    ["waiting_room": "Room 9"], to: "/work/cases/\(reference)/applicant-part")
                #expect(coordinator.browser.page.says("Room 9"))

                try await ada.track(reference, in: town)
                #expect(ada.browser.page.says("Room 9") && !ada.browser.page.says("Room 1"))
                try await ada.browser.open("/track/attendance")
                try await ada.browser.send(
                    [
                        "heard": "I will come to my part of the meeting", "way": "In person", "supporter": "Sam",
                        "interpreter": "Polish", "needs": "Breaks.",
                    ], to: "/track/attendance")
                #expect(ada.browser.page.says("You come to your part of the meeting, in person."))
                try await ada.browser.open("/track/statement")
                try await ada.browser.send(
                    ["statement": "Zeb Marlow frightens my children.", "wishes": "To sleep."], to: "/track/statement")
                #expect(ada.browser.page.says("Zeb Marlow frightens my children."))

                try await coordinator.browser.open("/work/cases/\(reference)/pack")
                try await coordinator.browser.send(
                    ["name": "Zeb Marlow"], to: "/work/cases/\(reference)/pack-name")
                try await coordinator.browser.send(
                    ["question": "Who has spoken to Zeb Marlow?"], to: "/work/cases/\(reference)/pack-question")
                #expect(coordinator.browser.page.says("Zeb Marlow"))
                try await coordinator.act("papers", on: reference, ["papers": "Mind [[Al Pike]]."])
                #expect(coordinator.browser.page.says("Al Pike"))

                let letter = try await town.mailbox.letter(
                    to: ada.email, saying: "Your part in the meeting has changed")
                #expect(letter.says("Room 9"))
                let panel = Colleague(try await town.signedIn(as: "health contact"))
                let page = try await panel.browser.open("/work/cases/\(reference)/pack")
                #expect(page.says("Version 1") && page.says("[withheld] frightens my children."))
                for word in ["Marlow", "Al Pike", ada.email, "[["] { #expect(!page.source.contains(word), "\(word)") }
                try await panel.browser.open("/work/cases/\(reference)/pack/2", expecting: 404)

                let whole = try await coordinator.browser.open("/work/cases/\(reference)/pack/1")
                #expect(whole.says("Zeb Marlow") && whole.says("Al Pike") && whole.says("Not opened yet by"))
            }
        }
    }
}
