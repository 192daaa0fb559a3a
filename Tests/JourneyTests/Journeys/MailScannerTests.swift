import Casework
import Curl
import Testing

extension Journeys {
    @Suite struct `A mail scanner` {
        @Test func `that opens links and presses their buttons changes nothing and learns nothing`() async throws {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let resident = Resident("Dana Whitlock", in: town)
                let reference = try await resident.apply(today: today)
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                try await coordinator.act("information-requests", on: reference, ["agencies": [Partners.police]])
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three in time.")
                try await coordinator.act(
                    "lead", on: reference,
                    ["person": "\(Partners.landlordsContact), \(Partners.landlord)", "reason": "The flats are theirs."])
                try await Colleague(try await town.signedIn(as: "chair")).act("lead-confirmation", on: reference)
                let toATeam = try await town.mailbox.letter(
                    to: Partners.policeMailbox, saying: "We ask you for information")
                let toAPerson = try await town.mailbox.letter(to: Partners.ruth, saying: "nominated as lead officer")
                let before = try await settled(reference, for: coordinator)

                for letter in [toATeam, toAPerson] {
                    let link = try #require(letter.links.first)
                    let scanner = town.browser()
                    let head = try await scanner.request(.head, link)
                    #expect(head.status == 200 && head.body.isEmpty)
                    for _ in 0..<3 {
                        let page = try await scanner.open(link)
                        for word in [reference, resident.name, "Ruth", "request", "lead"] {
                            #expect(!page.says(word), "\(word)")
                        }
                    }
                    try await scanner.send(pressing: "Continue")
                    #expect(!scanner.page.says(reference) && !scanner.page.says(resident.name))
                    // It is nobody still.
                    try await scanner.open("/work/cases/\(reference)")
                    #expect(scanner.page.address.hasPrefix("/sign-in"))
                }
                #expect(try await settled(reference, for: coordinator) == before)
                // All that came of it: a code for her whom the link was sent to, of no use in another browser.
                let code = try await town.mailbox.letter(to: Partners.ruth, saying: "Your code is").code
                let other = town.browser()
                try await other.open("/sign-in/code")
                try await other.send(["code": "\(try #require(code))"], expecting: 422)

                // Its owner can still use the link.
                let ruth = try await town.colleague(following: toAPerson, signingInAs: Partners.ruth)
                #expect(ruth.browser.page.address == "/work/cases/\(reference)")
            }
        }

        @Test func `that makes up links finds none`() async throws {
            try await Town.with { town in
                let browser = town.browser()
                for token in [
                    "x", String(repeating: "A", count: 43), "..%2f..%2fwork", "%00",
                    String(repeating: "a", count: 2_000),
                ] {
                    let reply = try await browser.request(.get, "/l/\(token)")
                    #expect(reply.status == 404 || reply.status == 400, "\(token)")
                }
                let head = try await browser.request(.head, "/l/\(String(repeating: "A", count: 43))")
                #expect(head.status == 404)
            }
        }

        /// What the page of the case says once every message has gone, without the readings that the journal notes.
        private func settled(_ reference: String, for colleague: Colleague) async throws -> [String] {
            let page = try await colleague.read(reference) { !$0.says("waiting to be sent") && !$0.says("being sent") }
            return page.text.split(separator: "\n").map(String.init).filter { !$0.contains("| Read |") }
        }
    }
}
