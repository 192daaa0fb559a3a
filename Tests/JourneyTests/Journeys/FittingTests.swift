import Casework
import Testing

extension Journeys {
    @Suite struct `The parts of arranging a meeting together` {
        @Test func `an answer to the poll, a free room, a late conflict and the pack all reach the meeting`()
            async throws
        {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let browser = coordinator.browser
                let ada = Resident("Ada Quill", in: town)
                let reference = try await ada.apply(today: today)
                let path = "/work/cases/\(reference)"
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three reports.")
                #expect(browser.page.says("What is due"))
                try await browser.open("/work/meeting-places")
                try await browser.send(
                    ["room_name": "Room 4", "room_address": "222 Upper Street", "room_waiting": "yes"],
                    to: "/work/meeting-places/rooms")

                // A contact of the police says by the link of the message that they cannot come to the first time.
                try await browser.open("\(path)/meeting/plan")
                #expect(browser.page.says("Room 4"))
                let ask = try browser.page.form(to: "\(path)/meeting/plan/ask")
                let slot = try #require(ask.fields.first { $0.name == "slot" }?.value)
                let everybody = ask.fields.filter { $0.name == "asked" }.map(\.label)
                let police = everybody.filter { $0.hasSuffix(Partners.police) }
                let priya = try #require(everybody.first { $0.hasPrefix("Priya") })
                try await browser.send(
                    ["slot": .chosen([slot]), "asked": .chosen([priya])], to: "\(path)/meeting/plan/ask",
                    pressing: "Ask them")
                let letter = try await town.mailbox.letter(to: Partners.priya, saying: "Which of these times")
                let visitor = town.browser()
                try await visitor.open(try #require(letter.links.first { $0.contains("/availability/") }))
                try await visitor.send(["slot-1": "No"])

                // Its time is set all the same: the room came with it, and the case says who cannot come.
                try await browser.open("\(path)/meeting/plan")
                let take = try browser.page.form(to: "\(path)/meeting/plan/ask").buttons.first { $0.value == slot }
                try await browser.send(
                    to: "\(path)/meeting/plan/ask", pressing: try #require(take).words)
                let filled = try browser.page.form(to: "\(path)/meeting")
                let invited = filled.fields.filter { field in
                    field.name == "invited" && (field.label == priya || !police.contains(field.label))
                }.map(\.value)
                try await browser.send(["invited": .chosen(invited)], to: "\(path)/meeting")
                let set = browser.page
                #expect(set.says("Room 4, 222 Upper Street"))
                #expect(set.says("cannot come."))
                #expect(set.says("find the next best time"))
                let due = set.says("Nobody comes for the police")
                #expect(due == priya.hasSuffix(Partners.police))

                // The pack is linked from the letter, and has the gaps of the case.
                try await coordinator.act("papers", on: reference, ["papers": "Please read."])
                let pack = try await browser.open("\(path)/pack")
                #expect(pack.says("Please read."))

                // Somebody declares a conflict: the case closes to them at once.
                let health = Colleague(try await town.signedIn(as: "health contact"))
                _ = try await health.read(reference)
                let name = try #require(everybody.first { $0.hasPrefix("Tom") })
                try await browser.open("\(path)/conflict-noted")
                try await browser.send(
                    ["person": .text(name), "what": "A neighbour of the family."], to: "\(path)/conflict-noted")
                #expect(browser.page.address.contains("/meeting/record"))
                #expect(browser.page.says("A neighbour of the family."))
                #expect(browser.page.says("What was arranged:"))
                _ = try await health.browser.open("\(path)/pack", expecting: 404)
            }
        }
    }
}
