import Casework
import Testing
import Text

// From the meeting to the outcome.
extension Story {
    func aMeetingIsSetAndEverybodyIsInvited() async throws {
        meetingDay = try await town.date("5 working days", after: today)
        try await setMeeting("2pm")
        for person in Partners.everybody {
            let letter = try await town.mailbox.letter(to: person, saying: "asked to a meeting of the panel")
            #expect(letter.says("\(meetingDay.inWordsWithWeekday) at 2.00pm, UK time"))
            let calendar = try #require(letter.calendar)
            #expect(calendar.contains("METHOD:REQUEST") && calendar.contains("SEQUENCE:0"))
            #expect(calendar.contains("mailto:\(person)"))
            #expect(calendar.contains("SUMMARY:Meeting \(reference)"))
            #expect(!calendar.contains(resident.name) && !letter.says(resident.name))
            #expect(
                Partners.everybody.count { calendar.contains($0) } == 1, "An invitation names nobody but its reader.")
            uids[person] = calendar.line("UID")
        }
        let letter = try await town.mailbox.letter(to: resident.email, saying: "The meeting about your ASB Case Review")
        #expect(letter.says("\(meetingDay.inWordsWithWeekday) at 2.00pm, UK time"))
        #expect(try await coordinator.read(reference).says("\(meetingDay.inWords), 2pm, 60 minutes, Room 4"))
    }

    func theMeetingIsMoved() async throws {
        try await setMeeting("2:30pm")
        for person in Partners.everybody {
            let letter = try await town.mailbox.letter(to: person, saying: "2.30pm, UK time")
            let calendar = try #require(letter.calendar)
            #expect(calendar.contains("SEQUENCE:1"))
            #expect(calendar.line("UID") == uids[person], "The same meeting, moved.")
        }
        _ = try await town.mailbox.letter(to: resident.email, saying: "2.30pm, UK time")
    }

    private func setMeeting(_ time: String) async throws {
        try await coordinator.act(
            "meeting", on: reference,
            ["day": .day(meetingDay), "time": "\(time)", "minutes": "60", "place": "Room 4, 222 Upper Street"])
    }

    func thePapersAreSentToThePanel() async throws {
        let page = try await coordinator.act("papers", on: reference, ["papers": "\(Story.papers)"])
        #expect(page.says("Papers for the panel") && page.says(Story.papers))
        #expect(page.lines(with: "Send the papers to the panel").contains { $0.contains("met on \(today.inWords)") })
    }

    /// It was news that could wait for the morning.
    private func thePanelHasHeardOfThePapers() async throws {
        for person in Partners.everybody {
            let letter = try await town.mailbox.letter(to: person, saying: "the papers for the meeting on")
            #expect(letter.says("\(meetingDay.inWordsWithWeekday) at 2.30pm, UK time can be read"))
            #expect(!letter.says(Story.papers), "They stay on the page of the case.")
        }
    }

    func aLeadOfficerIsNominatedConfirmedAndAccepts() async throws {
        try await coordinator.act(
            "lead", on: reference,
            ["person": "\(Partners.landlordsContact), \(Partners.landlord)", "reason": "The flats are theirs."])
        // She hears of it when the chair has confirmed her, and not before.
        let proposed = try await town.mailbox.letter(to: Partners.helen, saying: "is proposed as lead officer")
        #expect(proposed.says("\(Partners.landlordsContact) of \(Partners.landlord)"))
        #expect(try await ruth.read(reference).lines(with: "Accept or decline to be the lead officer").isEmpty)
        #expect(try await chair.browser.open("/work").says("Confirm that \(Partners.landlordsContact) leads"))
        let confirmed = try await chair.act("lead-confirmation", on: reference)
        #expect(confirmed.says("confirmed by the chair, to be accepted"))
        let letter = try await town.mailbox.letter(to: Partners.ruth, saying: "nominated as lead officer")
        let due = try await town.date("2 working days", after: today)
        #expect(letter.says("by \(due.inWordsWithWeekday)"))
        ruth = try await town.colleague(following: letter, signingInAs: Partners.ruth)
        #expect(ruth.browser.page.address == "/work/cases/\(reference)")
        try await ruth.act("lead-answer", on: reference, ["answer": "Yes, I accept"])

        let told = try await town.mailbox.letter(to: resident.email, saying: "is now the lead officer")
        #expect(told.says("\(Partners.landlordsContact) of \(Partners.landlord)"))
        #expect(
            try await coordinator.read(reference).says("\(Partners.landlordsContact), \(Partners.landlord): accepted."))
    }

    func theMeetingIsHeld() async throws {
        let record: KeyValuePairs<String, Filling> = [
            "attended": [Partners.council, Partners.police, Partners.landlord],
            "findings": "Nobody had joined up the reports.",
        ]
        // It cannot have been held before its time.
        try await chair.act("hearing", on: reference, record, expecting: 422)
        try await clock.turn(to: meetingDay.adding(days: 1))
        today = meetingDay.adding(days: 1)
        try await thePanelHasHeardOfThePapers()
        let page = try await chair.act("hearing", on: reference, record)
        #expect(page.says("Nobody had joined up the reports."))
        let outcomeDue = try await town.date("10 working days", after: meetingDay)
        #expect(page.lines(with: "Tell the applicant the outcome").contains { $0.contains(outcomeDue.inWords) })
    }

    func thePanelRecommendsAndSetsActions() async throws {
        try await chair.act(
            "recommendations", on: reference,
            ["agency": "\(Partners.landlord)", "recommendation": "\(Story.recommendation)"])
        actionSet = today
        actionDue = try await town.date("6 working days", after: today)
        try await chair.act(
            "actions", on: reference,
            [
                "action": "\(Story.action)", "done_when": "A photograph shows both", "due": .day(actionDue),
                "person": "\(Partners.landlordsContact), \(Partners.landlord)",
            ])
        let later = try await town.date("8 working days", after: today)
        try await chair.act(
            "actions", on: reference,
            [
                "action": "Patrol the stairs twice a week", "done_when": "Four visits are logged", "due": .day(later),
                "person": "Priya Nair, \(Partners.police)",
            ])
        for (person, due) in [(Partners.ruth, actionDue), (Partners.priya, later)] {
            let letter = try await town.mailbox.letter(to: person, saying: "has an action for you")
            #expect(letter.says("due by \(due.inWordsWithWeekday)"))
        }
    }

    func theResidentIsAskedAboutThePlanAndAnswers() async throws {
        try await chair.act("plan", on: reference)
        let until = try await town.date("5 working days", after: today)
        let letter = try await town.mailbox.letter(to: resident.email, saying: "This is the draft of the plan")
        #expect(letter.says("\(Partners.landlord): \(Story.action), by \(actionDue.inWords)"))
        #expect(letter.says("by \(until.inWordsWithWeekday)"))

        // The outcome waits for the answer, or for the last day.
        try await chair.act("outcome-draft", on: reference, ["outcome": "\(Story.outcome)"])
        try await coordinator.act("outcome-reading", on: reference, ["reading": "pass"])
        try await chair.act("outcome", on: reference, expecting: 422)

        try await resident.track(reference, in: town)
        #expect(resident.browser.page.says("Your application \(reference)"))
        #expect(resident.browser.page.says(Story.action))
        #expect(
            !resident.browser.page.says(Story.chronology), "What agencies hold is not the applicant's to read here.")
        try await resident.browser.send(["text": "\(Story.planAnswer)"], to: "/track/plan-answer")
        #expect(resident.browser.page.says("You answered on \(today.inWords)"))

        let page = try await coordinator.read(reference)
        #expect(page.says("What the applicant says of the plan"))
        #expect(page.says("Please let me know before anybody comes."))
    }

    func theResidentIsToldTheOutcome() async throws {
        try await chair.act("outcome", on: reference)
        let letter = try await town.mailbox.letter(to: resident.email, saying: "has come to its outcome")
        let reviewUntil = try await town.date("20 working days", after: today)
        for words in [
            Story.outcome, Story.recommendation, Story.action, "Community Safety team manager",
            "until \(reviewUntil.inWordsWithWeekday)", "\(Partners.landlordsContact) is the lead officer",
        ] { #expect(letter.says(words), "\(words)") }

        let told = try await town.mailbox.letter(
            to: Partners.landlordMailbox, saying: "has made a recommendation to you")
        let answerDue = try await town.date("20 working days", after: today)
        #expect(told.says("answer by \(answerDue.inWordsWithWeekday)"))
        recommendationLetter = told
        try await resident.browser.open("/track")
        #expect(resident.browser.page.says(Story.outcome))
    }
}

extension String {
    /// The value of a calendar's line; nil where there is none.
    fileprivate func line(_ name: String) -> String? {
        split(separator: "\n").first { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.count + 1)) }
    }
}
