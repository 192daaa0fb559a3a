import Casework
import Testing
import Text

/// One review, from the application to the statistics. Every step acts as the people would, through their pages and
/// their mail, and says what must be true after it.
final class Story {
    let town: Town
    let clock: TownClock
    let resident: Resident
    let coordinator: Colleague
    let chair: Colleague
    /// Of the landlord; leads later.
    var ruth: Colleague
    var reference = ""
    /// The day on which it begins.
    let firstDay: CivilDate
    /// The day on the service's clock.
    var today: CivilDate
    var meetingDay: CivilDate
    var actionSet: CivilDate
    var actionDue: CivilDate
    /// The invitations, by reader.
    var uids: [String: String] = [:]
    var recommendationLetter: Letter?

    static let chronology = "Four calls since March, two visits, one warning given on the stairs."
    static let papers = "Fourteen calls were logged on the stairs since March."
    static let reasons = "Three reports in time, and nobody had answered any of them."
    static let recommendation = "Give tenants a number that is answered at night."
    static let action = "Fit a door closer and a light on the stairs"
    static let outcome = "The panel found that the reports had not been joined up, and has agreed a plan."
    static let planAnswer = "Please let me know before anybody comes.\nThe rest would help."

    init(in town: Town) async throws {
        self.town = town
        clock = TownClock(town)
        // From nine in the morning of a working day on, whatever day the test runs on.
        firstDay = try await clock.turnToNextReminder()
        today = firstDay
        meetingDay = today
        actionSet = today
        actionDue = today
        resident = Resident("Dana Whitlock", in: town)
        coordinator = Colleague(try await town.signedIn(as: "coordinator"))
        chair = Colleague(try await town.signedIn(as: "chair"))
        ruth = chair
    }

    // From the application to the decision.

    func aResidentAppliesWithThreeReports() async throws {
        reference = try await resident.apply(today: today)
        let letter = try await town.mailbox.letter(to: resident.email, saying: "We received your application")
        let decisionDue = try await town.date("15 working days", after: today)
        #expect(letter.subject.contains(reference))
        #expect(!letter.subject.contains("ASB") && !letter.subject.contains("behaviour"))
        #expect(letter.says("by \(decisionDue.inWordsWithWeekday)"))
        #expect(letter.says("call 999"))
        #expect(letter.links == ["\(town.address)/track"])
    }

    func everyRelevantBodyHearsOfItTheSameDay() async throws {
        for mailbox in Partners.relevantBodies {
            let letter = try await town.mailbox.letter(to: mailbox, saying: "Its reference is \(reference)")
            #expect(letter.says("section 104(3)(b)"))
            #expect(letter.says("On \(today.inWordsWithWeekday)"))
            for word in [resident.name, resident.email, "music", "Threats"] { #expect(!letter.says(word)) }
        }
        #expect(try town.mailbox.letters(to: Partners.supportMailbox, saying: reference).isEmpty)

        let page = try await coordinator.read(reference) { page in
            page.lines(with: "Application passed on (required by law), to").count { $0.hasSuffix(": sent") } == 4
        }
        #expect(page.lines(with: "Pass the application on").allSatisfy { $0.contains("met on \(today.inWords)") })
    }

    func theCoordinatorSeesHowItComesOut() async throws {
        #expect(try await coordinator.cases().contains(reference))
        let page = try await coordinator.read(reference)
        #expect(page.says("Threshold met"))
        #expect(page.says(resident.name) && page.says(resident.email))
        for report in Resident.threeReports {
            let day = today.adding(days: -report.daysAgo).inWords
            let lines = page.lines(with: report.words)
            #expect(lines.contains { $0.contains(day) && $0.contains("Qualifies: reported in time; applied in time") })
        }
        #expect(page.says("not yet") || page.says("Not yet"))
    }

    func theCoordinatorReadsForDanger() async throws {
        let page = try await coordinator.act(
            "danger-reading", on: reference,
            [
                "signs": ["Threat to life", "Weapons"], "level": "high",
                "note": "Threats: told the police at once.", "referral_police": "Made",
                "referral_police_reason": "A knife was shown.",
            ])
        #expect(page.says("High risk, read on \(today.inWords) by \(Partners.coordinator)"))
        #expect(page.says("Threats: told the police at once."))
        #expect(page.says("To the police, made: A knife was shown."))
    }

    func threeAgenciesAreAskedEachByItsOwnDay() async throws {
        let asked = [
            (Partners.police, Partners.policeMailbox, 10), (Partners.landlord, Partners.landlordMailbox, 12),
            (Partners.health, Partners.healthMailbox, 14),
        ]
        for (agency, mailbox, days) in asked {
            let due = today.adding(days: days)
            try await coordinator.act("information-requests", on: reference, ["agencies": [agency], "due": .day(due)])
            let letter = try await town.mailbox.letter(to: mailbox, saying: "We ask you for information")
            #expect(letter.says("Please answer by \(due.inWordsWithWeekday)"))
            #expect(!letter.says(resident.name))
            letters[mailbox] = letter
        }
        let page = try await coordinator.read(reference)
        #expect(page.lines(with: "Not answered yet").count == 3)
    }

    /// The requests for information, by mailbox.
    private var letters: [String: Letter] = [:]

    private func request(to mailbox: String, answeredBy email: String) async throws -> Colleague {
        let letter = try #require(letters[mailbox])
        let colleague = try await town.colleague(following: letter, signingInAs: email)
        #expect(colleague.browser.page.address.hasPrefix("/work/requests/"))
        #expect(colleague.browser.page.says("Request for information"))
        return colleague
    }

    func eachAgencyAnswers() async throws {
        let tom = try await request(to: Partners.healthMailbox, answeredBy: Partners.tom)
        try await tom.browser.send(["kind": "We hold nothing"], pressing: "Send the answer")
        #expect(tom.browser.page.says("Answered"))

        let priya = try await request(to: Partners.policeMailbox, answeredBy: Partners.priya)
        try await priya.browser.send(["kind": "Here is what we hold"], pressing: "Send the answer", expecting: 422)
        #expect(priya.browser.page.mistakes == ["Enter what you hold"])
        try await priya.browser.send(
            ["kind": "Here is what we hold", "text": "\(Story.chronology)"], pressing: "Send the answer")

        ruth = try await request(to: Partners.landlordMailbox, answeredBy: Partners.ruth)
        let rest = today.adding(days: 13)
        try await ruth.browser.send(
            ["kind": "Here is a part, the rest will follow", "text": "One complaint in May.", "rest_by": .day(rest)],
            pressing: "Send the answer")

        let page = try await coordinator.read(reference)
        #expect(page.lines(with: "\(today.inWords): We hold nothing").count == 1)
        #expect(page.says(Story.chronology))
        #expect(page.says("the rest is promised by \(rest.inWords)"))
        let due = page.lines(with: "Answer the request for information").filter { $0.contains(rest.inWords) }
        #expect(!due.isEmpty, "The day that was promised is the day that is watched.")
    }

    func theBodiesDecideThatTheThresholdIsMet() async throws {
        let page = try await coordinator.decide(
            on: reference, by: [Partners.council: "Amara Osei", Partners.police: "Mark Dunlop"], reasons: Story.reasons)
        #expect(page.says("Amara Osei for \(Partners.council)") && page.says("Mark Dunlop for \(Partners.police)"))
        let letter = try await town.mailbox.letter(to: resident.email, saying: "The threshold is met")
        let panelDue = try await town.date("21 days", after: today)
        #expect(letter.says(Story.reasons))
        #expect(letter.says("Amara Osei (\(Partners.council)), Mark Dunlop (\(Partners.police))"))
        #expect(letter.says("by \(panelDue.inWordsWithWeekday)"))
    }

    // What must be true of the whole.

    /// The figures of a period that holds the whole story.
    func statistics() async throws -> [String: Int] {
        let answer = try await town.answer(
            "statistics", "--area", "E09000019", "--from", "\(firstDay.adding(days: -30))", "--until",
            "\(firstDay.adding(days: 120))", "--format", "json")
        return Dictionary(
            uniqueKeysWithValues: (answer.members ?? []).compactMap { member in
                member.value.number.map { (member.key, $0) }
            })
    }

    func theFiguresCountIt(since before: [String: Int]) async throws {
        let after = try await statistics()
        let columns = [
            "applications", "threshold_not_met", "reviews_carried_out", "reviews_with_recommendations",
            "threshold_met", "decided_not_met", "passed_to_another_area", "withdrawn", "undecided",
        ]
        let changed = after.filter { columns.contains($0.key) && before[$0.key] != $0.value }
        let grown = changed.mapValues { _ in 1 }
        #expect(
            grown == [
                "applications": 1, "reviews_carried_out": 1, "reviews_with_recommendations": 1, "threshold_met": 1,
            ])
        for (name, value) in changed { #expect(value == (before[name] ?? 0) + 1, "\(name)") }
        let parts = ["threshold_met", "decided_not_met", "passed_to_another_area", "withdrawn", "undecided"]
        #expect(parts.compactMap { after[$0] }.reduce(0, +) == after["applications"])
    }

    func theJournalIsWhole() async throws {
        let answer = try await town.answer("audit", "verify", "--format", "json")
        #expect(answer["verified"]?.truth == true)
        #expect((answer["rows"]?.number ?? 0) > 20)
        #expect(answer["findings"]?.items?.isEmpty == true)
    }
}

extension Letter {
    /// Whether the text says this, whatever its line breaks.
    func says(_ words: String) -> Bool { Markup.collapsed(text).contains(Markup.collapsed(words)) }
}
