import Casework
import Testing

extension Journeys {
    @Suite struct `Asking and answering` {
        @Test func `goes from the request through parts, corrections and refusals to one chronology`() async throws {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let resident = Resident("Dana Whitlock", in: town)
                let reference = try await resident.apply(today: today)
                let amara = Colleague(try await town.signedIn(as: "coordinator"))
                try await amara.readForDanger(reference)
                try await amara.act(
                    "information-requests", on: reference, ["agencies": [Partners.police, Partners.landlord]])
                let letter = try await town.mailbox.letter(
                    to: Partners.policeMailbox, saying: "We ask you for information")
                #expect(letter.says("Schedule 4, paragraph 7") && !letter.says(resident.name))

                // The police paste what they have, see it, mend it, and send it once.
                let priya = try await town.colleague(following: letter, signingInAs: Partners.priya)
                let path = priya.browser.page.address
                let day = today.adding(days: -20)
                let future = today.adding(days: 3)
                try await priya.browser.send(
                    [
                        "kind": "Here is a part, the rest will follow", "rest_by": .day(today.adding(days: 9)),
                        "pasted": "\(day) Shouting on the stairs | Attended | LOG 12\n\(future) Visit planned",
                    ], to: path, pressing: "Send the answer", expecting: 422)
                #expect(
                    priya.browser.page.mistakes == [
                        "Line 2: \(future.inWords) is in the future. Enter the day on which it happened"
                    ])
                try await priya.browser.send(
                    ["pasted": "\(day) Shouting on the stairs | Attended | LOG 12"], to: path,
                    pressing: "Send the answer")
                #expect(priya.browser.page.says("we understood 1 entry"), "It is shown before it counts.")
                let shown = priya.browser.page
                try await priya.browser.send(to: path, pressing: "Send the answer")
                #expect(priya.browser.page.says("Answer 1, \(today.inWords)"))
                #expect(priya.browser.page.says("the rest is promised by \(today.adding(days: 9).inWords)"))
                priya.browser.page = shown
                try await priya.browser.send(to: path, pressing: "Send the answer")
                #expect(!priya.browser.page.says("Answer 2"), "The same form sent twice counts once.")

                // Typed in a row, added to what came before, and put right beside it.
                try await priya.browser.send(
                    [
                        "kind": "Here is what we hold", "entry-1-date": "\(today.adding(days: -9))",
                        "entry-1-what": "A warning given",
                    ], to: path, pressing: "Send the answer")
                #expect(priya.browser.page.says("A warning given") && priya.browser.page.says("Shouting on the stairs"))
                try await priya.browser.follow("Put answer 2 right")
                #expect(priya.browser.page.source.contains("A warning given"))
                try await priya.browser.send(
                    ["pasted": "\(today.adding(days: -8)) A warning given"], to: path, pressing: "Send the answer")
                try await priya.browser.send(to: path, pressing: "Send the answer")
                #expect(priya.browser.page.says("It puts answer 2 right"))

                // The landlord refuses by telephone; the coordinator enters it and sees what can be done.
                try await amara.read(reference)
                try await amara.browser.follow(Partners.landlord)
                let other = amara.browser.page.address
                try await amara.browser.send(
                    ["kind": "We may not or will not disclose it", "text": "Tenants' files."], to: other,
                    pressing: "Send the answer", expecting: 422)
                #expect(
                    Set(amara.browser.page.mistakes) == [
                        "Enter who told you", "Choose how you were told", "Enter the day on which you were told",
                        "Choose the ground on which you refuse",
                    ])
                try await amara.browser.send(
                    [
                        "told_by": "Ruth, records", "told_how": "By telephone", "told_on": .day(today),
                        "ground": "data-protection",
                    ], to: other, pressing: "Send the answer")
                #expect(amara.browser.page.says("Told by Ruth, records by telephone on \(today.inWords)"))
                try await amara.browser.open("/work")
                #expect(amara.browser.page.says("\(Partners.landlord): refused"))

                // One chronology, with the gap and what may be told twice; the decision names the gap.
                try await amara.browser.open("/work/cases/\(reference)/chronology")
                let page = amara.browser.page
                #expect(page.says("\(Partners.landlord) refused, asked on \(today.inWords)"))
                #expect(page.says("Shouting on the stairs") && page.says(Resident.threeReports[0].words))
                try await amara.browser.open("/work/cases/\(reference)/decision")
                #expect(amara.browser.page.says("What has not been answered"))
                try await amara.browser.open(other)
                try await amara.browser.send(
                    ["settled": "The ground holds."], to: "\(other)/settle", pressing: "It is seen to")
                try await amara.browser.open("/work")
                #expect(!amara.browser.page.says("\(Partners.landlord): refused"))
                let decided = try await amara.decide(on: reference, reasons: "Three reports in time.")
                #expect(decided.lines(with: "without: \(Partners.landlord)").count == 1)

                // After the decision the full papers are asked for, with a limit of their own.
                let asked = try await amara.act("full-papers", on: reference, ["agencies": [Partners.police]])
                #expect(asked.lines(with: "full papers for the panel").contains { $0.contains("Not answered yet") })
                _ = try await town.mailbox.letter(
                    to: Partners.policeMailbox, saying: "the panel reads what all of you hold")
            }
        }
    }
}
