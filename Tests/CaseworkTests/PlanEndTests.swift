import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `The outcome, the answers to it and the end of a case` {
    private let town = Town()

    @Test func `silence on the plan does not stall after the last day, and nothing goes before it`() throws {
        let shared = try town.consulting(town.opened()).after
        #expect(throws: Refusal.date("outcome", day("2026-05-27"), from: day("2026-05-28"), until: nil)) {
            try shared.sendingOutcome("Two measures.", by: town.byCoordinator, in: town.on("2026-05-27"))
        }
        #expect(
            try shared.sendingOutcome("Two measures.", by: town.byChair, in: town.on("2026-05-28")).after.stage
                == .outcomeSent(on: day("2026-05-28"), summary: "Two measures."))
        let answered = try shared.answeringPlan(
            "Agreed.", of: shared.applications[0], by: .applicant(shared.applications[0]), in: town.on("2026-05-20")
        ).after
        #expect(
            try answered.sendingOutcome("Two measures.", by: town.byChair, in: town.on("2026-05-20")).after.stage.name
                == .outcomeSent)
    }

    @Test func `the outcome tells every applicant and every body that is recommended something`() throws {
        let review = town.opened(for: Application.ID(UUID()), Application.ID(UUID()))
        let told = try town.told(review)
        #expect(told.notices(.outcome).map(\.to) == review.applications.map { .applicant($0) })
        let facts = try #require(told.notices(.outcome).first?.facts)
        #expect(facts["recommendations"] == .lines(["Mend the gate."]))
        #expect(facts["plan"] == .lines(["Town police: Patrol at weekends, by 5 June 2026"]))
        #expect(facts["lead_name"] == .text("Paula Reed"))
        #expect(facts["review_until"] == .date(day("2026-06-25")))
        let recommendation = try #require(told.after.recommendations.first)
        #expect(told.notices(.recommendation).map(\.to) == [.agency(town.landlord.id)])
        #expect(told.notices(.recommendation).first?.path == "/work/recommendations/\(recommendation.id)")
        #expect(told.due(.recommendationAnswer) == day("2026-06-25"))
        #expect(told.metSteps == ["outcome"])
        #expect(
            told.deadlines.contains(
                .lapsed(.step(.planConsultation), subject: review.id.raw, because: "the outcome was told")))
    }

    @Test func `the outcome has words, a lead officer who accepted and is still there, and its stage`() throws {
        let shared = try town.consulting(town.opened()).after
        let around = town.on("2026-05-28")
        #expect(throws: Refusal.missing("outcome")) { try shared.sendingOutcome("", by: town.byChair, in: around) }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) {
            try shared.sendingOutcome("Two.", by: town.byPolice, in: around)
        }
        for standing in [LeadOfficer.Standing?.none, .nominated, .confirmed, .declined] {
            var unled = shared
            if let standing { unled.lead?.standing = standing } else { unled.lead = nil }
            #expect(throws: Refusal.missing("lead officer")) {
                try unled.sendingOutcome("Two.", by: town.byChair, in: around)
            }
        }
        var without = around
        without.officers.removeAll { $0.person == town.policeContact.person }
        #expect(throws: Refusal.missing("lead officer")) {
            try shared.sendingOutcome("Two.", by: town.byChair, in: without)
        }
        #expect(throws: Refusal.wrongStage(is: "held", needed: ["consulting"])) {
            try town.planned(town.opened()).sendingOutcome("Two.", by: town.byChair, in: around)
        }
    }

    @Test func `a body answers its recommendation once, with reasons where it does not accept`() throws {
        let told = try town.told(town.opened()).after
        let id = told.recommendations[0].id
        let around = town.on("2026-06-10")
        let today = day("2026-06-10")
        func answer(_ answer: Recommendation.Answer, by actor: Actor? = nil) throws -> Outcome<Review> {
            try told.answeringRecommendation(id, answer, by: actor ?? .officer(town.landlordContact), in: around)
        }
        for right in [
            Recommendation.Answer.accepted(on: today), .inPart(on: today, because: "From July."),
            .declined(on: today, because: "No power to."),
        ] {
            let answered = try answer(right)
            #expect(answered.after.recommendations[0].answer == right)
            #expect(answered.deadlines == [.met(.step(.recommendationAnswer), subject: id.raw, on: today)])
            #expect(throws: Refusal.already("answered")) {
                try answered.after.answeringRecommendation(id, right, by: town.byCoordinator, in: around)
            }
        }
        #expect(
            try answer(.accepted(on: today), by: town.byCoordinator).events.map(\.kind) == [.recommendationAnswered])
        for bare in [Recommendation.Answer.inPart(on: today, because: ""), .declined(on: today, because: " ")] {
            #expect(throws: Refusal.missing("reason")) { try answer(bare) }
        }
        #expect(throws: Refusal.date("done_on", day("2026-06-11"), from: nil, until: today)) {
            try answer(.accepted(on: day("2026-06-11")))
        }
        #expect(throws: Refusal.notYours(needed: [.contact, .coordinator])) {
            try answer(.accepted(on: today), by: town.byPolice)
        }
        #expect(throws: Refusal.unknown("recommendation")) {
            try told.answeringRecommendation(
                Recommendation.ID(UUID()), .accepted(on: today), by: town.byCoordinator, in: around)
        }
    }

    @Test func `an action is accepted, then done with its evidence`() throws {
        let told = try town.told(town.opened()).after
        let (id, today) = (told.actions[0].id, day("2026-06-01"))
        func update(_ review: Review, _ state: Action.State, by actor: Actor? = nil) throws -> Outcome<Review> {
            try review.updating(id, to: state, by: actor ?? town.byPolice, in: town.on("2026-06-01"))
        }
        let accepted = try update(told, .accepted(on: today))
        #expect(accepted.events.map(\.kind) == [.actionAccepted] && accepted.deadlines.isEmpty)
        #expect(throws: Refusal.already("accepted")) { try update(accepted.after, .accepted(on: today)) }
        let done = try update(accepted.after, .done(on: today, evidence: "Log 17."), by: town.byCoordinator)
        #expect(done.deadlines == [.met(.action, subject: id.raw, on: today)] && !done.after.actions[0].isOpen)
        #expect(throws: Refusal.already("done")) { try update(done.after, .accepted(on: today)) }
        #expect(throws: Refusal.missing("evidence")) { try update(told, .done(on: today, evidence: "")) }
        #expect(throws: Refusal.missing("reason")) { try update(told, .declined(on: today, because: "")) }
        #expect(throws: Refusal.already("offered")) { try update(told, .offered) }
        let declined = try update(told, .declined(on: today, because: "No staff."))
        #expect(declined.deadlines == [.lapsed(.action, subject: id.raw, because: "the action was declined")])
        for early in [
            Action.State.accepted(on: day("2026-06-02")), .declined(on: day("2026-06-02"), because: "No."),
            .done(on: day("2026-06-02"), evidence: "Log."),
        ] {
            #expect(throws: Refusal.date("done_on", day("2026-06-02"), from: nil, until: today)) {
                try update(told, early)
            }
        }
        #expect(throws: Refusal.notYours(needed: [.contact, .coordinator])) {
            try update(told, .accepted(on: today), by: .officer(town.landlordContact))
        }
        #expect(throws: Refusal.unknown("action")) {
            try told.updating(Action.ID(UUID()), to: .accepted(on: today), by: town.byPolice, in: town.on("2026-06-01"))
        }
    }

    @Test func `a case closes with a reason, and over an open action only with one for that too`() throws {
        let told = town.readBeforeClosing(try town.told(town.opened()).after)
        let around = town.on("2026-06-30")
        func close(_ reason: String, _ openReason: String?, by actor: Actor? = nil) throws -> Outcome<Review> {
            try told.closing(
                because: reason, despiteOpenActions: openReason, by: actor ?? town.byCoordinator, in: around)
        }
        for openReason in [nil, "", " \n"] {
            #expect(throws: Refusal.openActions(1)) { try close("All is quiet.", openReason) }
        }
        #expect(throws: Refusal.missing("reason")) { try close(" ", "The police go on.") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try close("Quiet.", "They go on.", by: town.byChair)
        }
        let closed = try close("All is quiet.", "The police go on.")
        #expect(
            closed.after.stage
                == .closed(
                    on: day("2026-06-30"), because: "All is quiet.", outcomeSent: day("2026-05-28"),
                    summary: "Two measures."))
        #expect(closed.deadlines == [.allLapsed(because: "the case was closed")])
        #expect(
            closed.notices.map(\.facts) == [
                [
                    "reason": .text("All is quiet."), "closed_on": .date(day("2026-06-30")),
                    "closed_by": .text("Cora Ellis"), "reopen_until": .date(day("2026-12-30")),
                    "reopen_how": .lines([]),
                ]
            ])
        #expect(
            closed.events == [
                Event(
                    .closed,
                    [
                        .init("open_actions", "1"), .init("despite_open_actions", "The police go on."),
                        .init("despite_open_recommendations", "The answer is awaited."),
                    ])
            ])

        let done = try told.updating(
            told.actions[0].id, to: .done(on: day("2026-06-05"), evidence: "Log 17."), by: town.byPolice, in: around
        ).after
        let quiet = try done.closing(because: "Quiet.", despiteOpenActions: nil, by: town.byCoordinator, in: around)
        #expect(quiet.events.first?.facts.first == .init("open_actions", "0"))
        #expect(throws: Refusal.wrongStage(is: "closed", needed: ["outcome-sent"])) {
            try quiet.after.closing(because: "Again.", despiteOpenActions: nil, by: town.byCoordinator, in: around)
        }
    }
}
