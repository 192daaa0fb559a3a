import Casework
import Testing
import Text

extension Journeys {
    @Suite struct `People who are away, leave and come` {
        @Test func `are covered, signed out, and followed by somebody who is named`() async throws {
            try await Town.with { town in
                let story = try await Story(in: town)
                try await story.aResidentAppliesWithThreeReports()
                try await story.theCoordinatorReadsForDanger()
                try await story.threeAgenciesAreAskedEachByItsOwnDay()
                try await story.eachAgencyAnswers()
                let (amara, ruth, duty) = (story.coordinator, story.ruth, "Answer the request for information")

                // Ruth is away, and Ian of the same agency covers.
                try await people(of: ruth.browser, "Cover for \(Partners.landlordsContact)")
                try await ruth.browser.send(["covered_by": "Ian Foster, named senior"], expecting: 422)
                try await ruth.browser.send([
                    "covered_by": "Ian Foster, named senior", "cover_from": .day(story.today),
                    "cover_until": .day(story.today.adding(days: 14)),
                ])
                #expect(ruth.browser.page.lines(with: Partners.landlordsContact).contains { $0.contains("Ian Foster") })
                for address in [Partners.ruth, "ian.foster@partners.example"] {
                    _ = try await town.mailbox.letter(to: address, saying: "Ian Foster covers for Ruth Adeyemi")
                }
                let ian = try await signIn("ian.foster@partners.example", town)
                #expect(ian.page.lines(with: duty).contains { $0.contains("for \(Partners.landlordsContact)") })

                // The agency's own reference stands in what is sent to it.
                try await ian.open("/work/cases/\(story.reference)/agency-reference")
                try await ian.send(["agency_reference": "CH/4711"])
                #expect(ian.page.says("CH/4711"))

                // Nina comes, Ruth leaves while she is signed in, and nobody is named for what she had open.
                try await amara.browser.open("/work/people/add")
                try await amara.browser.send([
                    "name": "Nina Patel", "email": "nina.patel@partners.example",
                    "agency": .text(Partners.landlord), "part": "contact", "serves_from": .day(story.today),
                ])
                try await people(of: amara.browser, "Leaves (\(Partners.landlordsContact))")
                try await amara.browser.send(["reason": "A new post."], expecting: 422)
                #expect(amara.browser.page.mistakes.contains { $0.contains("only point of contact") })
                try await amara.browser.send(["reason": "A new post.", "successor": "Nina Patel"])
                try await ruth.browser.open("/work")
                #expect(ruth.browser.page.address.hasPrefix("/sign-in"))
                #expect(
                    try await amara.read(story.reference).lines(with: duty).contains { $0.contains("no person named") })
                let told = try await town.mailbox.letter(to: Partners.landlordMailbox, saying: "Ruth Adeyemi has left")
                #expect(told.says("\(story.reference): answer the request for information, by"))

                // Until somebody is named, reminders come to the mailbox.
                let clock = story.clock
                func reminders(to address: String) throws -> [Letter] {
                    try town.mailbox.letters(to: address, saying: "answer the request for information").filter {
                        $0.says("reminder") && $0.says(story.reference)
                    }
                }
                for _ in 0..<20 where try reminders(to: Partners.landlordMailbox).isEmpty {
                    try await clock.turnToNextReminder()
                }
                let reminder = try #require(try reminders(to: Partners.landlordMailbox).first)
                #expect(reminder.says("your reference CH/4711"))
                #expect(try reminders(to: Partners.ruth).isEmpty)

                // Nina names herself, and it is hers.
                let nina = try await signIn("nina.patel@partners.example", town)
                try await nina.follow("Name a person")
                try await nina.send(["person": "Nina Patel"])
                #expect(nina.page.lines(with: duty).contains { !$0.contains("no person named") })
                #expect(!nina.page.says("Name a person"))
                let page = try await amara.read(story.reference)
                #expect(page.lines(with: duty).contains { $0.contains("Nina Patel") })
                #expect(page.says("a person was named for it") && page.says("the person named for it has left"))
                try await story.theJournalIsWhole()
            }
        }

        /// Opens the page of people and follows the link of one.
        private func people(of browser: Browser, _ words: String) async throws {
            try await browser.open("/work/people")
            try await browser.follow(words)
        }

        private func signIn(_ email: String, _ town: Town) async throws -> Browser {
            let browser = town.browser()
            try await browser.open("/sign-in")
            try await browser.send(["email": .text(email)])
            guard let code = try await town.mailbox.letter(to: email, saying: "Your code is").code else {
                throw Trouble("The letter to \(email) has no code.")
            }
            try await browser.send(["code": .text(code)])
            return browser
        }
    }
}
