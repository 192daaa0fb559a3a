import Casework
import Testing
import Text

// From the outcome to the case closed.
extension Story {
    func theActionIsRemindedOfBeforeOnAndAfterItsDay() async throws {
        // The police do theirs at once, and are never reminded.
        let letter = try #require(try town.mailbox.letters(to: Partners.priya, saying: "has an action for you").first)
        let priya = try await town.colleague(following: letter, signingInAs: Partners.priya)
        try await priya.browser.send(["answer": "It is done", "text": "Four visits are logged."], pressing: "Save")

        let days = [
            (try await town.date("3 working days", after: actionSet), "due in 3 working days"),
            (actionDue, "This is the second reminder: due today."),
            (try await town.date("1 working day", after: actionDue), "This is the third reminder: 1 working day late."),
        ]
        // She leads too, and is reminded of that as well: here only her action counts, for her and for her team.
        let duty = "do an action of the plan"
        for (index, (day, words)) in days.enumerated() {
            try await clock.turnByReminders(to: day)
            today = day
            for address in [Partners.ruth, Partners.landlordMailbox] {
                let letter = try await town.mailbox.letter(to: address, saying: duty)
                #expect(letter.says(words) && letter.says(reference))
                #expect(letter.says(actionDue.inWordsWithWeekday))
                // What is still to come waits for the day's digest, whose subject names no case.
                #expect(letter.subject.contains(reference) == (index > 0))
                #expect(!letter.says(resident.name) && !letter.says(Story.action))
                #expect(try town.mailbox.letters(to: address, saying: duty).count == index + 1)
            }
        }
        #expect(try town.mailbox.letters(to: Partners.priya, saying: duty).isEmpty)
    }

    func theActionsAreDoneAndTheRecommendationIsAnswered() async throws {
        try await ruth.browser.open("/work")
        try await ruth.browser.follow("Do an action of the plan")
        try await ruth.browser.send(["answer": "We accept"], pressing: "Save")
        try await ruth.browser.send(
            ["answer": "It goes on: an update", "text": "The fitter comes on Monday."], pressing: "Save")
        #expect(ruth.browser.page.says("The fitter comes on Monday."))
        try await ruth.browser.send(["answer": "It is done"], pressing: "Save", expecting: 422)
        #expect(ruth.browser.page.mistakes == ["Enter the evidence that it is done"])
        try await ruth.browser.send(
            ["answer": "It is done", "text": "Both fitted; photograph in file 12."], pressing: "Save")
        #expect(ruth.browser.page.says("done on \(today.inWords): Both fitted; photograph in file 12."))

        // Signed in already, the link of the message leads straight to the page.
        let letter = try #require(recommendationLetter)
        try await ruth.browser.open(try #require(letter.links.first))
        try await ruth.browser.send()
        #expect(ruth.browser.page.says(Story.recommendation))
        try await ruth.browser.send(["answer": "We accept it in part", "reason": "From next April, at weekends first."])
        #expect(ruth.browser.page.says("accepted in part on \(today.inWords): From next April, at weekends first."))
    }

    func theCaseIsClosedAndTheResidentIsToldWhy() async throws {
        try await coordinator.readForDanger(reference)
        let page = try await coordinator.act("closure", on: reference, ["reason": "Everything agreed has been done."])
        #expect(page.says("On \(today.inWords): Everything agreed has been done."))
        #expect(page.says("Ask for a review of the decision"), "That right outlives the case.")
        let letter = try await town.mailbox.letter(to: resident.email, saying: "Your ASB Case Review was closed on")
        #expect(letter.says("Why: Everything agreed has been done."))
        try await resident.browser.open("/track")
        #expect(resident.browser.page.says("The case was closed on \(today.inWords): Everything agreed has been done."))
    }
}
