import Casework
import Testing

extension Journeys {
    @Suite struct `An applicant who is kept informed` {
        /// Looks at the applicant's own page until it says something: what follows an act follows in seconds.
        private func track(_ resident: Resident, until words: String) async throws {
            let end = ContinuousClock.now + .seconds(30)
            while true {
                let page = try await resident.browser.open("/track")
                if page.says(words) { return }
                guard ContinuousClock.now < end else { throw Trouble("It never says “\(words)”:\n\(page.text)") }
                try await Task.sleep(for: .milliseconds(250))
            }
        }

        @Test func `says how often, stands on the list when silent, and has a point of contact with a cover`()
            async throws
        {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let resident = Resident("Nora Field", in: town)
                let reference = try await resident.apply(today: today)
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                try await coordinator.readForDanger(reference)
                _ = try await town.mailbox.letter(to: resident.email, saying: "We received your application")
                try await resident.track(reference, in: town)
                let usual = try await town.date("10 working days", after: today)
                try await track(resident, until: "we still write or speak to you by \(usual.inWords) at the latest")
                // Whoever handles the case answers, until somebody is chosen.
                try await track(resident, until: "\(Partners.coordinator), \(Partners.council), answers your questions")

                try await resident.browser.follow("Say how you want to be kept informed")
                // The button is pressed twice: it is as they wish, and no mistake.
                let form = resident.browser.page
                for _ in 1...2 {
                    resident.browser.page = form
                    try await resident.browser.send(
                        ["every": "Every 5 working days, about once a week", "wishes": "Ring before you write."],
                        to: "/track/informed")
                }
                let sooner = try await town.date("5 working days", after: today)
                #expect(resident.browser.page.says("we still write or speak to you by \(sooner.inWords) at the latest"))
                let page = try await coordinator.read(reference)
                #expect(page.says("5 working days") && page.says("Ring before you write."))

                // Nobody tells them anything, and the list says for how long.
                let late = try await town.date("1 working day", after: sooner)
                try await clock.turn(to: late)
                #expect(try await coordinator.browser.open("/work").says("Has heard nothing for"))
                try await resident.browser.open("/track")
                #expect(resident.browser.page.says("You should have heard from us by \(sooner.inWords)"))
                try await coordinator.browser.open("/work")
                try await coordinator.browser.follow("note that they were told")
                try await coordinator.browser.send(["way": "On the telephone", "word": "Two bodies have answered."])
                #expect(coordinator.browser.page.says("Two bodies have answered."))
                let next = try await town.date("5 working days", after: late)
                try await track(resident, until: "we still write or speak to you by \(next.inWords) at the latest")
                #expect(!resident.browser.page.says("Two bodies have answered."))
                try await coordinator.act("word", on: reference, ["word": "All but one body have answered."])
                let word = try await town.mailbox.letter(to: resident.email, saying: "All but one body have answered.")
                #expect(word.says("We will write to you again by \(next.inWordsWithWeekday)"))
                #expect(word.says("Write to \(Partners.coordinator), \(Partners.councilMailbox)"))

                // Somebody else is chosen, and the applicant is told.
                try await coordinator.act(
                    "point-of-contact", on: reference,
                    [
                        "person": "Priya Nair, \(Partners.police)",
                        "cover": "\(Partners.landlordsContact), \(Partners.landlord)",
                        "reach": "020 7946 0001, weekday mornings",
                    ])
                let told = try await town.mailbox.letter(
                    to: resident.email, saying: "Priya Nair (\(Partners.police)) is your point of contact from now on")
                #expect(told.says("Before, it was \(Partners.coordinator)"))
                #expect(told.says("Write to Priya Nair, \(Partners.policeMailbox), 020 7946 0001, weekday mornings"))
                try await track(resident, until: "Priya Nair, \(Partners.police), answers your questions")
            }
        }

        @Test func `is consulted on the plan, again where it changes, and reads that nothing was heard`() async throws {
            try await Town.with { town in
                let story = try await Story(in: town)
                try await story.aResidentAppliesWithThreeReports()
                try await story.theCoordinatorReadsForDanger()
                try await story.theBodiesDecideThatTheThresholdIsMet()
                try await story.aMeetingIsSetAndEverybodyIsInvited()
                try await story.theMeetingIsMoved()
                try await story.thePapersAreSentToThePanel()
                try await story.aLeadOfficerIsNominatedConfirmedAndAccepts()
                try await story.theMeetingIsHeld()
                try await story.thePanelRecommendsAndSetsActions()
                let (town, reference, resident) = (story.town, story.reference, story.resident)
                try await story.chair.act("plan", on: reference)
                let letter = try await town.mailbox.letter(to: resident.email, saying: "This is the draft of the plan")
                #expect(letter.says("\(Partners.landlord): \(Story.recommendation)"))
                // Sent twice it is refused; with an action more it may be sent again.
                #expect(!(try await story.chair.read(reference)).says("Share the draft plan with the applicant"))
                let due = try await town.date("7 working days", after: story.today)
                try await story.chair.act(
                    "actions", on: reference,
                    [
                        "action": "Light the yard", "done_when": "It is lit", "due": .day(due),
                        "person": "Priya Nair, \(Partners.police)",
                    ])
                #expect(try await story.chair.read(reference).says("Set after the draft was sent"))
                try await story.chair.act("plan", on: reference)
                let again = try await town.mailbox.letter(to: resident.email, saying: "What has changed since then")
                #expect(again.says("New: \(Partners.police): Light the yard, by \(due.inWords)"))
                try await resident.track(reference, in: town)
                #expect(resident.browser.page.says("Light the yard"))
                #expect(resident.browser.page.says("What the panel would recommend, and to whom"))

                // They do not answer, and that stalls nothing.
                let until = try await town.date("5 working days", after: story.today)
                try await story.clock.turn(to: until.adding(days: 1))
                #expect(try await story.coordinator.read(reference).says("no answer by \(until.inWords)"))
                try await story.chair.act("outcome-draft", on: reference, ["outcome": "\(Story.outcome)"])
                try await story.coordinator.act("outcome-reading", on: reference, ["reading": "pass"])
                try await story.chair.act("outcome", on: reference)
                let outcome = try await town.mailbox.letter(to: resident.email, saying: "has come to its outcome")
                #expect(outcome.says("and had no answer by \(until.inWords)"))
                #expect(outcome.says("Nothing has changed."))
                try await resident.browser.open("/track")
                #expect(resident.browser.page.says("and had no answer by \(until.inWords)"))
                #expect(try await story.coordinator.read(reference).says("No answer on the draft plan"))
            }
        }
    }
}
