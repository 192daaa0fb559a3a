import Casework
import Testing

extension Journeys {
    @Suite struct `A threshold that is not met` {
        @Test
        func `needs what section 104(5) asks to be considered, and is told with reasons and a way to challenge it`()
            async throws
        {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let resident = Resident("Idris Farrow", in: town)
                let reports = Array(Resident.threeReports.suffix(2))
                let reference = try await resident.apply(reports, today: today)

                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let page = try await coordinator.read(reference)
                #expect(page.says("Not met on number: consider persistence, harm and adequacy"))

                try await coordinator.readForDanger(reference)
                let reasons = "Two reports, both looked into, and it has been quiet since."
                try await coordinator.decide(
                    "The threshold is not met", on: reference, reasons: reasons, expecting: 422)
                #expect(coordinator.browser.page.mistakes.count == 3)
                #expect(
                    try await coordinator.read(reference).says("Decide whether the threshold is met"),
                    "Nothing is decided.")

                try await coordinator.decide(
                    "The threshold is not met", on: reference,
                    by: [Partners.council: "Amara Osei", Partners.police: "Mark Dunlop"], reasons: reasons,
                    [
                        "persistence": "It lasted for three weeks.", "harm": "Lost sleep; nobody was hurt.",
                        "adequacy": "Both reports were answered within two days.",
                    ])
                let letter = try await town.mailbox.letter(
                    to: resident.email, saying: "the threshold for a review is not met")
                let until = try await town.date("20 working days", after: today)
                for words in [
                    reasons, "It lasted for three weeks.", "Lost sleep; nobody was hurt.",
                    "Both reports were answered within two days.", "Amara Osei (\(Partners.council)), Mark Dunlop",
                    "Community Safety team manager", "It asks for 3 reports",
                    "The last day to ask is \(until.inWordsWithWeekday)", "People decided this, not a computer",
                ] { #expect(letter.says(words), "\(words)") }
                // A line for each report, with its days.
                for report in reports {
                    let day = today.adding(days: -report.daysAgo)
                    #expect(
                        letter.text.split(separator: "\n").contains { $0.hasPrefix("- ") && $0.contains(day.inWords) })
                }
                #expect(!letter.subject.contains("not met"))

                try await resident.track(reference, in: town)
                #expect(resident.browser.page.says("it was decided that the threshold is not met"))
                #expect(resident.browser.page.says(reasons))
                #expect(resident.browser.page.says("The last day to ask is \(until.inWords)"))
            }
        }
    }
}
