import Casework
import FoundationEssentials
import Testing

@Suite struct `Duties between the outcome and the end` {
    private let town = Town()

    private func around(_ date: String, _ limits: [Procedure.Step: Procedure.StepLimit] = [:]) -> Circumstances {
        var around = town.on(date)
        around.procedure.limits.merge(limits) { $1 }
        return around
    }

    @Test func `word is due from the outcome, and again from each word, until the case is closed`() throws {
        let told = try town.told(town.opened())
        let first = try #require(told.due(.wordToApplicant))
        let limit = try #require(Procedure.islingtonLimits.limits[.wordToApplicant])
        #expect(
            first
                == (try? limit.limit.due(
                    from: day("2026-05-28"), counting: limit.counting, calendar: .englandAndWales
                ).due))
        for actor in [town.byCoordinator, town.byPolice] {
            let sent = try told.after.sendingWord("Two patrols so far.", by: actor, in: town.on("2026-06-04"))
            #expect(sent.metSteps == ["word-to-applicant"])
            let next = try #require(sent.due(.wordToApplicant))
            #expect(next > first)
            #expect(sent.notices.map(\.to) == told.after.applications.map { .applicant($0) })
            #expect(sent.notices.first?.facts == ["word": .text("Two patrols so far."), "next": .date(next)])
        }
        #expect(throws: Refusal.missing("word")) {
            try told.after.sendingWord(" ", by: town.byCoordinator, in: town.on("2026-06-04"))
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try told.after.sendingWord("So.", by: town.byChair, in: town.on("2026-06-04"))
        }
        #expect(throws: Refusal.wrongStage(is: "consulting", needed: ["outcome-sent"])) {
            try town.consulting(town.opened()).after.sendingWord(
                "So.", by: town.byCoordinator, in: town.on("2026-06-04"))
        }
    }

    @Test func `a review of the decision is asked for in time, and is then to be heard`() throws {
        var application = try town.receive().after
        application.stage = .decided(town.decision(.notMet, weighed: Town.weighed))
        func request(_ words: String) -> DecisionReview.Request { .init(words, grounds: ["dissatisfied"]) }
        let window = (told: day("2026-05-01"), until: day("2026-05-29"))
        let limits: [Procedure.Step: Procedure.StepLimit] = [
            .reviewPapers: .init(.workingDays(1), from: .reviewAsked)
        ]
        let applicant = Actor.applicant(application.id)
        let (review, outcome) = try application.askingReview(
            request("Nobody asked my neighbour."), on: day("2026-05-12"), within: window, by: applicant,
            in: around("2026-05-12", limits))
        #expect(review.enteredBy == nil && review.askedOn == day("2026-05-12"))
        #expect(outcome.metSteps == ["review-window"])
        #expect(outcome.due(.reviewPapers) == day("2026-05-13"))
        let heard = try #require(outcome.due(.reviewHeard))
        #expect(
            outcome.notices.first?.facts == [
                "asked": .date(day("2026-05-12")), "heard_by": .date(heard), "papers_by": .date(day("2026-05-13")),
                "review_body": .text("Community Safety team manager"),
            ])
        let entered = try application.askingReview(
            request("By telephone."), on: day("2026-05-29"), within: window, by: town.byCoordinator,
            in: around("2026-06-02"))
        #expect(entered.review.enteredBy == town.coordinator.person)
        #expect(entered.outcome.due(.reviewPapers) == nil, "Not every procedure has papers.")

        for (date, today) in [("2026-05-30", "2026-06-02"), ("2026-04-30", "2026-05-12"), ("2026-05-13", "2026-05-12")]
        {
            #expect(
                throws: Refusal.date(
                    "asked_on", day(date), from: window.told, until: min(window.until, day(today)))
            ) {
                try application.askingReview(
                    request("Late."), on: day(date), within: window, by: town.byCoordinator, in: around(today))
            }
        }
        #expect(throws: Refusal.unknown("decision that can be reviewed now")) {
            try application.askingReview(
                request("Why."), on: day("2026-05-12"), within: nil, by: applicant, in: around("2026-05-12"))
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try application.askingReview(
                request("Why."), on: day("2026-05-12"), within: window, by: town.byPolice, in: around("2026-05-12"))
        }
        #expect(throws: Refusal.missing("text")) {
            try application.askingReview(
                request(""), on: day("2026-05-12"), within: window, by: applicant, in: around("2026-05-12"))
        }
    }

    @Test func `the outcome opens every applicant's time to ask for a review of it`() throws {
        let review = town.opened(for: Application.ID(UUID()), Application.ID(UUID()))
        let told = try town.told(review)
        let windows = told.beside.filter { beside in
            beside.deadlines.contains { change in
                guard case .open(let deadline) = change else { return false }
                return deadline.duty == .step(.reviewWindow) && deadline.subject == beside.file
                    && deadline.rungs.isEmpty
            }
        }
        #expect(Set(windows.map(\.file)) == Set(review.applications.map(\.raw)))
    }

    @Test func `the optional steps are open where the procedure has them`() throws {
        let limits: [Procedure.Step: Procedure.StepLimit] = [
            .whole: .init(.workingDays(25), from: .receipt),
            .chairContacts: .init(.workingDays(7), from: .thresholdDecision),
            .reasonsNotInvited: .init(.workingDays(2), from: .beforePanel),
            .panelReports: .init(.workingDays(2), from: .panel),
        ]
        let received = try Application.receiving(
            town.intake(), reference: CaseReference(random: (1, 2, 3, 4, 5, 6, 7)), id: Application.ID(UUID()),
            partnership: town.id, by: .service, in: around("2026-04-02", limits))
        #expect(received.due(.whole) == day("2026-05-12"))
        let arranged = try town.opened().settingMeeting(
            town.meeting(), inviting: town.panel, by: town.byCoordinator, in: around("2026-04-29", limits))
        #expect(arranged.due(.reasonsNotInvited) == day("2026-05-14"))
        var held = around("2026-05-18", limits)
        held.now = London.instant(date: day("2026-05-18"), hour: 12, minute: 0)
        let after = try arranged.after.holding(
            attended: [town.council.id, town.police.id, town.landlord.id], findings: "Slow.", by: town.byChair, in: held
        )
        #expect(after.due(.panelReports) == day("2026-05-20"))
        #expect(
            after.deadlines.contains(
                .lapsed(
                    .step(.reasonsNotInvited), subject: arranged.after.id.raw, because: "the meeting was held")))
        let told = try town.told(town.opened()).after
        #expect(told.stage.name == .outcomeSent)
    }

    @Test func `a duty without an act of its own is done on the day that somebody says`() throws {
        let review = town.opened()
        func open(_ duty: Deadline.Duty) -> Deadline.Standing {
            Deadline.Standing(
                id: .init(UUID()), duty: duty, subject: review.id.raw, owner: .coordinators, dueOn: day("2026-05-20"),
                from: day("2026-05-18"))
        }
        for step in [
            Procedure.Step.chairContacts, .reasonsNotInvited, .panelReports, .whole,
        ] {
            let done = try review.doing(
                open(.step(step)), on: day("2026-05-19"), note: "By letter.", by: town.byChair, in: around("2026-05-19")
            )
            #expect(done.deadlines == [.met(.step(step), subject: review.id.raw, on: day("2026-05-19"))])
            #expect(done.events.map(\.kind) == [.dutyDone])
        }
        #expect(throws: Refusal.unknown("duty that is done by saying so")) {
            try review.doing(
                open(.step(.reviewHeard)), on: day("2026-05-19"), note: "", by: town.byChair, in: around("2026-05-19"))
        }
        #expect(throws: Refusal.date("done_on", day("2026-05-20"), from: nil, until: day("2026-05-19"))) {
            try review.doing(
                open(.step(.whole)), on: day("2026-05-20"), note: "", by: town.byChair, in: around("2026-05-19"))
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try review.doing(
                open(.step(.whole)), on: day("2026-05-19"), note: "", by: town.byPolice, in: around("2026-05-19"))
        }
    }
}
