import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `Closing, opening again and leaving` {
    private let town = Town()

    private func told() throws -> Review { town.readBeforeClosing(try town.told(town.opened()).after) }

    @Test func `a case closes over what is open only with a reason for each kind, which is kept`() throws {
        var review = try told()
        review.endings.pendingReviews = 1
        let around = town.on("2026-06-30")
        func close(_ reasons: [Closing.Open: String]) throws -> Outcome<Review> {
            try review.closing(because: "Quiet.", despite: reasons, by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.openActions(1)) { try close([:]) }
        #expect(throws: Refusal.stillOpen(.recommendations, 1)) { try close([.actions: "A."]) }
        #expect(throws: Refusal.stillOpen(.reviews, 1)) { try close([.actions: "A.", .recommendations: "B."]) }
        #expect(throws: Refusal.stillOpen(.reviews, 1)) {
            try close([.actions: "A.", .recommendations: "B.", .reviews: "\n"])
        }
        let closing = try #require(
            try close([.actions: "A.", .recommendations: "B.", .reviews: "C."]).after.endings.closings.first)
        #expect(closing.despite.map(\.what) == [.actions, .recommendations, .reviews])
        #expect(closing.despite.map(\.reason) == ["A.", "B.", "C."] && closing.by == town.coordinator.person)
    }

    @Test func `the lead officer, whom the applicant knows, may close it as well`() throws {
        let closed = try told().closing(
            because: "Quiet.", despiteOpenActions: "They go on.", by: town.byPolice, in: town.on("2026-06-30"))
        #expect(closed.notices.first?.facts["closed_by"] == .text("Paula Reed"))
    }

    @Test func `it is opened again in time, with a reason, and its clocks run anew`() throws {
        let closed = try told().closing(
            because: "Quiet.", despiteOpenActions: "They go on.", by: town.byCoordinator, in: town.on("2026-06-30")
        ).after
        func open(on date: String, _ reason: String = "It began again.", by actor: Actor? = nil) throws
            -> Outcome<Review>
        {
            try closed.reopening(because: reason, by: actor ?? town.byCoordinator, in: town.on(date))
        }
        #expect(throws: Refusal.missing("reason")) { try open(on: "2026-07-10", " ") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try open(on: "2026-07-10", by: town.byPolice) }
        #expect(
            throws: Refusal.date("reopened_on", day("2026-12-31"), from: day("2026-06-30"), until: day("2026-12-30"))
        ) { try open(on: "2026-12-31") }
        #expect(try open(on: "2026-12-30").after.stage.name == .outcomeSent)
        let opened = try open(on: "2026-07-10")
        #expect(opened.after.stage == .outcomeSent(on: day("2026-05-28"), summary: "Two measures."))
        #expect(opened.after.endings.closings.first?.reopened?.reason == "It began again.")
        #expect(opened.due(.wordToApplicant) == day("2026-07-24"))
        #expect(opened.due(.recommendationAnswer) == day("2026-08-07"))
        let actions = opened.deadlines.compactMap { change -> CivilDate? in
            guard case .open(let deadline) = change, deadline.duty == .action else { return nil }
            return deadline.dueOn
        }
        #expect(actions == [day("2026-06-05")], "It keeps its day.")
        #expect(opened.notices.map(\.kind) == [.reopened])
        #expect(throws: Refusal.wrongStage(is: "outcome-sent", needed: ["closed"])) {
            try opened.after.reopening(because: "x", by: town.byCoordinator, in: town.on("2026-07-10"))
        }
        func close(_ review: Review) throws -> Outcome<Review> {
            try review.closing(
                because: "Now.", despiteOpenActions: "x", by: town.byCoordinator, in: town.on("2026-07-11"))
        }
        // What was read before the first closing says nothing of what has happened since.
        #expect(throws: Refusal.notReadForDanger) { try close(opened.after) }
        #expect(throws: Refusal.notReadForDanger) {
            try close(town.readBeforeClosing(opened.after, on: "2026-07-09"))
        }
        let again = try close(town.readBeforeClosing(opened.after, on: "2026-07-10"))
        #expect(again.after.endings.closings.map(\.turn) == [1, 2])
    }

    @Test func `the procedure's own terms of opening again count where it has them`() throws {
        var around = town.on("2026-06-30")
        around.procedure.reopening = .init(limit: .days(28), words: "Where the plan was not kept to.")
        let closed = try told().closing(
            because: "Quiet.", despiteOpenActions: "x", by: town.byCoordinator, in: around)
        #expect(closed.notices.first?.facts["reopen_until"] == .date(day("2026-07-28")))
        #expect(closed.notices.first?.facts["reopen_how"] == .lines(["Where the plan was not kept to."]))
        var late = town.on("2026-07-29")
        late.procedure = around.procedure
        #expect(throws: Refusal.date("reopened_on", late.today, from: day("2026-06-30"), until: day("2026-07-28"))) {
            try closed.after.reopening(because: "x", by: town.byCoordinator, in: late)
        }
    }

    @Test func `what was learnt is recorded from the outcome on`() throws {
        let review = try told()
        func learn(_ review: Review, _ text: String, by actor: Actor? = nil) throws -> Outcome<Review> {
            try review.recordingLesson(text, by: actor ?? town.byChair, in: town.on("2026-06-30"))
        }
        #expect(
            try learn(review, "Ask landlords sooner.").after.endings.lessons.map(\.text) == ["Ask landlords sooner."])
        #expect(throws: Refusal.missing("lesson")) { try learn(review, " ") }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try learn(review, "x", by: .officer(town.healthContact))
        }
        #expect(throws: Refusal.wrongStage(is: "arranging", needed: ["outcome-sent", "closed"])) {
            try learn(town.opened(), "x")
        }
    }

    // Leaving.

    private func met() throws -> Application {
        var application = try town.receive().after
        application.stage = .decided(town.decision())
        return application
    }

    @Test func `an applicant withdraws after the decision, which stays, and the meeting is called off`() throws {
        let application = try met()
        let review = try town.arranged(town.opened(for: application.id)).after
        let around = town.on("2026-05-10")
        let left = try application.leaving(
            review, because: "It has stopped.", by: .applicant(application.id), in: around)
        #expect(left.application.after.stage == .withdrawn(on: day("2026-05-10"), because: "It has stopped."))
        #expect(left.application.after.earlierDecisions == [town.decision()])
        #expect(left.review.after.applications.isEmpty && left.review.after.stage == .arranging)
        #expect(left.review.after.hearing == nil)
        #expect(left.review.deadlines == [.allLapsed(because: "the applicant withdrew")])
        #expect(Set(left.review.notices(.meetingCancelled).map(\.to)) == Set(town.panel.map { .person($0) }))
        #expect(left.application.notices(.applicantLeft).count == 4)
        #expect(left.application.notices(.withdrawn).map(\.to) == [.applicant(application.id)])
    }

    @Test func `in a review of two the other goes on`() throws {
        let (application, other) = (try met(), Application.ID(UUID()))
        let review = try town.arranged(town.opened(for: application.id, other)).after
        let left = try application.leaving(
            review, because: "Enough.", by: town.byCoordinator, in: town.on("2026-05-10"))
        #expect(left.review.after.applications == [other] && left.review.after.stage == .meetingSet)
        #expect(left.review.deadlines.isEmpty)
        #expect(left.review.notices.map(\.to) == [.applicant(application.id)], "Only their own time is called off.")
    }

    @Test func `nobody withdraws for somebody else, without a reason, or after the end`() throws {
        let application = try met()
        let review = town.opened(for: application.id)
        let around = town.on("2026-05-10")
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try application.leaving(review, because: "x", by: town.byPolice, in: around)
        }
        #expect(throws: Refusal.missing("reason")) {
            try application.leaving(review, because: " ", by: town.byCoordinator, in: around)
        }
        let closed = try town.readBeforeClosing(town.told(review).after).closing(
            because: "Quiet.", despiteOpenActions: "x", by: town.byCoordinator, in: town.on("2026-06-30")
        ).after
        #expect(throws: Refusal.self) {
            try application.leaving(closed, because: "x", by: town.byCoordinator, in: town.on("2026-07-01"))
        }
        // Where nobody is left after the outcome the case is closed.
        let told = try town.told(review).after
        let left = try application.leaving(told, because: "x", by: town.byCoordinator, in: town.on("2026-06-01"))
        #expect(left.review.after.stage.name == .closed)
    }
}
