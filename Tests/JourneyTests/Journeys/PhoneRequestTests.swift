import Casework
import Testing

extension Journeys {
    @Suite struct `A request by telephone` {
        @Test func `counts from the day of the call, and its applicant is told by hand`() async throws {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let called = today.adding(days: -7)
                let cases = try await coordinator.cases()

                // A day that has not come is refused, and nothing is written.
                try await enter(received: today.adding(days: 1), by: coordinator, expecting: 422)
                #expect(
                    coordinator.browser.page.mistakes == [
                        "The day on which it reached a relevant body must be today or in the past"
                    ])
                #expect(coordinator.browser.page.source.contains("07700 900982"), "What was entered is kept.")
                #expect(try await coordinator.cases() == cases)

                let page = try await enter(received: called, by: coordinator)
                let reference = try page.reference()
                #expect(page.says("\(called.inWords), by telephone"))
                #expect(page.says("Joy Okafor, front desk"))
                let decisionDue = try await town.date("15 working days", after: called)
                #expect(
                    page.lines(with: "Decide whether the threshold is met").allSatisfy {
                        $0.contains(decisionDue.inWords)
                    })
                for mailbox in Partners.relevantBodies {
                    let letter = try await town.mailbox.letter(to: mailbox, saying: "Its reference is \(reference)")
                    #expect(letter.says("On \(called.inWordsWithWeekday)") && letter.says("by telephone"))
                }

                // Nobody can be told by e-mail: a person has to.
                try await coordinator.browser.open("/work")
                try await coordinator.browser.follow("Tell by letter or call: Acknowledgement")
                #expect(coordinator.browser.page.says("Dear Peter Lund"))
                #expect(coordinator.browser.page.says("by \(decisionDue.inWordsWithWeekday)"))
                try await coordinator.browser.send(["done_on": .day(today.adding(days: 1))], expecting: 422)
                try await coordinator.browser.send(["done_on": .day(today), "note": "Read to him on the telephone."])
                #expect(!coordinator.browser.page.says("Tell by letter or call: Acknowledgement"))
                let told = try await coordinator.read(reference)
                #expect(told.says("Applicant told that it is here"))
                #expect(told.says("Told by hand"))
            }
        }

        @discardableResult
        private func enter(received: CivilDate, by colleague: Colleague, expecting status: Int = 200) async throws
            -> Page
        {
            try await colleague.browser.open("/work/enter")
            let first = Filling.day(received.adding(days: -30))
            let second = Filling.day(received.adding(days: -3))
            return try await colleague.browser.send(
                [
                    "area": "Islington", "channel": "phone", "received_on": .day(received),
                    "taken_by": "Joy Okafor, front desk", "name": "Peter Lund", "authority": "not_needed",
                    "telephone": "07700 900982", "address": "3 Example Row\nLondon",
                    "r1_behaviour_on": first, "r1_reported_on": first, "r1_told": "council", "r1_hate": "no",
                    "r1_status": "open", "r1_contacted": "unsure", "r1_description": "Fires in the yard.",
                    "r1_by": "applicant",
                    "r2_behaviour_on": second, "r2_reported_on": second, "r2_told": "police", "r2_same_as": "new",
                    "r2_hate": "no", "r2_status": "open", "r2_contacted": "no", "r2_description": "Stones at a window.",
                    "r2_by": "Another person",
                ], to: "/work/enter", expecting: status)
        }
    }
}
