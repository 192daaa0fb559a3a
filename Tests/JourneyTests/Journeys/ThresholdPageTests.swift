import Casework
import Testing

extension Journeys {
    @Suite struct `The page of the threshold` {
        @Test func `lets a coordinator correct, join and split, and keeps what was said first`() async throws {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let resident = Resident("Marta Vane", in: town)
                let day = 20
                let reports = ["Shouting in the yard.", "Bottles thrown at the door.", "Music until four."].map {
                    Resident.Told(daysAgo: day, to: "council", words: $0)
                }
                let reference = try await resident.apply(reports, today: today)
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let browser = coordinator.browser

                try await coordinator.read(reference)
                try await browser.follow("The threshold: the reports on a timeline")
                #expect(browser.page.says("3 reports count, and 3 are needed"))
                #expect(browser.page.source.contains("<svg ") && browser.page.says("Report 3: counts"))
                let windowEnds = today.adding(days: -day)
                #expect(browser.page.lines(with: "Music until four.").contains { $0.contains(windowEnds.inWords) })
                #expect(browser.page.says("Reports 1, 2 and 3: the same person, the same day."))

                // Joined by a person, with a reason: one event counts once (section 104(12)).
                try await browser.follow("Look at joining them")
                try await browser.send(expecting: 422)
                #expect(browser.page.mistakes == ["Enter why they are about one event"])
                try await browser.send(["reason": "One party, called in three times."])
                #expect(browser.page.says("1 report counts, and 3 are needed"))
                #expect(browser.page.says("Report 2: counted with report 1"))
                #expect(browser.page.says("Reports 1, 2 and 3 are about one event."))
                #expect(browser.page.says("How persistent is the behaviour?"))

                // Split again (scenario 25).
                try await browser.follow("Split reports that are joined")
                try await browser.send(["reason": "x"], expecting: 422)
                #expect(browser.page.mistakes == ["Choose at least one report"])
                try await browser.send(["reports": ["3"], "reason": "The music came from another flat."])
                #expect(browser.page.says("2 reports count, and 3 are needed"))
                #expect(browser.page.says("Reports 1 and 2 are about one event."))
                #expect(browser.page.says("The music came from another flat."))

                // A date put right: contradictions are said beside the field, and nothing typed is lost.
                try await browser.follow("Report 2")
                #expect(browser.page.says("Bottles thrown at the door."))
                #expect(try !browser.page.form(to: browser.page.address).asks("description"))
                try await browser.send(
                    ["reported_on": .day(today.adding(days: -day - 1)), "reason": "The log."], expecting: 422)
                #expect(
                    browser.page.mistakes == [
                        "The date it was reported must be the same as or after the date it happened"
                    ])
                let earlier = today.adding(days: -day - 12)
                try await browser.send(["behaviour_on": .day(earlier), "reported_on": .day(earlier), "place": "yard"])
                #expect(browser.page.says("At first: \(today.adding(days: -day).inWords)"))
                #expect(browser.page.lines(with: "Bottles thrown").contains { $0.contains(earlier.inWords) })
                #expect(browser.page.lines(with: "The log.").contains { $0.contains(Partners.coordinator) })
                // The two that are joined lie twelve days apart now.
                #expect(browser.page.says("Reports 1 and 2 are joined as one event, but the behaviour is dated more"))
                let told = try await coordinator.read(reference)
                #expect(told.says("Facts of a report corrected") && told.says("Reports joined: one event"))

                // A form of a case that has changed meanwhile does nothing.
                let second = Colleague(try await town.signedIn(as: "second coordinator"))
                try await second.browser.open("/work/cases/\(reference)/threshold/reports/1")
                try await browser.open("/work/cases/\(reference)/threshold/reports/1")
                try await browser.send(["hate": "yes", "reason": "She said so."])
                try await second.browser.send(["hate": "yes", "reason": "She said so."], expecting: 409)

                // Nobody else corrects; after the decision nobody does.
                let chair = Colleague(try await town.signedIn(as: "chair"))
                try await chair.browser.open("/work/cases/\(reference)/threshold")
                #expect(!chair.browser.page.source.contains("/threshold/reports/"))
                try await coordinator.act(
                    "withdrawal", on: reference, ["reason": "She has moved away."])
                try await browser.open("/work/cases/\(reference)/threshold/reports/2")
                #expect(browser.page.address == "/work/cases/\(reference)/threshold")
                #expect(browser.page.says("Its facts stay as they are"))
            }
        }
    }
}
