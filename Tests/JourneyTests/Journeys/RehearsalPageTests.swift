import Casework
import Testing
import Text

extension Journeys {
    @Suite struct `What would be sent` {
        @Test func `is shown on a page and by the command before it goes, and nothing goes by looking`() async throws {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let reference = try await Resident("Dana Whitlock", in: town).apply(today: today)
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let due = try await town.date("1 working day", after: today)
                let before = try await reminders(town)

                try await coordinator.browser.open("/work")
                let page = try await coordinator.browser.follow("What would be sent")
                let duty = "\(reference): read the application for danger to life, last day \(due.inWords)"
                let rows = page.lines(with: duty).filter { $0.hasPrefix("| \(due.inWords), 9am") }
                for name in [Partners.coordinator, "Ben Whitfield", "the mailbox of \(Partners.council)"] {
                    #expect(rows.count { $0.contains(name) } == 1, "\(name): \(page.text)")
                }
                #expect(!page.says("What that procedure would change"))

                let found = try await town.answer("post", "rehearse", "--until", "\(due)", "--format", "json")
                let told = (found["messages"]?.items ?? []).filter { message in
                    message["because"]?.items?.contains { $0["sentence"]?.text?.hasPrefix(duty) == true } == true
                }
                #expect(told.count == rows.count)
                #expect(told.allSatisfy { $0["to"]?.text?.contains("@") == false })
                #expect(try await reminders(town) == before, "Nothing is sent by looking.")

                // It comes as it was foretold.
                try await clock.turnByReminders(to: due)
                let words = "\(reference) this is to be done: read the application for danger"
                for address in [Partners.everybody[0], Partners.everybody[1], Partners.councilMailbox] {
                    let letter = try await town.mailbox.letter(to: address, saying: words)
                    #expect(letter.subject.contains("first reminder, due today"))
                }
            }
        }

        /// How many reminders are written or sent.
        private func reminders(_ town: Town) async throws -> Int {
            let all = try await town.answer("post", "list", "--format", "json").items ?? []
            return all.count { $0["kind"]?.text == "reminder" }
        }
    }
}
