import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `Actions followed until they are done` {
    private let town = Town()

    private func told() throws -> (review: Review, action: Action.ID) {
        let review = try town.told(town.opened()).after
        return (review, try #require(review.actions.first).id)
    }

    /// Closed over the open action and the recommendation that nobody has answered.
    private func closed() throws -> (review: Review, action: Action.ID) {
        let (review, action) = try told()
        let after = try town.readBeforeClosing(review).closing(
            because: "Quiet.", despiteOpenActions: "They go on.", by: town.byCoordinator, in: town.on("2026-06-30")
        ).after
        return (after, action)
    }

    @Test func `an action is done on the day that is typed, not before it was set and not after today`() throws {
        let (review, id) = try told()
        #expect(review.actions[0].setOn == day("2026-05-18"))
        let around = town.on("2026-06-08")
        let state = Action.State.done(on: day("2026-06-05"), evidence: "Log 17.", reference: "Police log 17")
        let done = try review.updating(id, to: state, by: town.byPolice, in: around)
        #expect(done.after.actions[0].state == state)
        #expect(done.deadlines == [.met(.action, subject: id.raw, on: day("2026-06-05"))])
        #expect(throws: Refusal.date("done_on", day("2026-05-17"), from: day("2026-05-18"), until: day("2026-06-08"))) {
            try review.updating(id, to: .done(on: day("2026-05-17"), evidence: "x"), by: town.byPolice, in: around)
        }
        var old = review
        old.actions[0].setOn = nil
        #expect(
            try !old.updating(id, to: .done(on: day("2026-05-17"), evidence: "x"), by: town.byPolice, in: around)
                .after.actions[0].isOpen)
    }

    @Test func `its owner and those who follow the plan say how far it is, while it is open`() throws {
        let (review, id) = try told()
        let around = town.on("2026-06-01")
        var after = review
        for actor in [town.byPolice, town.byChair, town.byCoordinator] {
            let said = try after.reporting("Two of four.", on: id, by: actor, in: around)
            #expect(said.events.map(\.kind) == [.actionUpdated] && said.notices.isEmpty && said.deadlines.isEmpty)
            after = said.after
        }
        #expect(after.actions[0].updates.map(\.kind) == [.word, .word, .word])
        #expect(after.actions[0].mark != review.actions[0].mark)
        #expect(throws: Refusal.missing("update")) {
            try review.reporting(" ", on: id, by: town.byPolice, in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.contact, .coordinator])) {
            try review.reporting("x", on: id, by: .officer(town.landlordContact), in: around)
        }
        #expect(throws: Refusal.unknown("action")) {
            try review.reporting("x", on: Action.ID(UUID()), by: town.byPolice, in: around)
        }
        let done = try review.updating(id, to: .done(on: around.today, evidence: "x"), by: town.byPolice, in: around)
        #expect(throws: Refusal.already("done")) {
            try done.after.reporting("x", on: id, by: town.byPolice, in: around)
        }
    }

    @Test func `those who follow the plan give more time, and the old day stays with the reason`() throws {
        let (review, id) = try told()
        let around = town.on("2026-06-01")
        // The police contact leads.
        for actor in [town.byCoordinator, town.byChair, town.byPolice] {
            let later = try review.extending(id, to: day("2026-06-19"), because: "Rain.", by: actor, in: around)
            #expect(later.after.actions[0].due == day("2026-06-19") && later.after.actions[0].updates.isEmpty)
            guard case .moved(let deadline, "Rain.")? = later.deadlines.first else {
                Issue.record("\(later.deadlines)")
                return
            }
            #expect(deadline.dueOn == day("2026-06-19") && deadline.duty == .action && deadline.subject == id.raw)
            #expect(deadline.working.contains("Friday 5 June 2026"))
            #expect(later.notices.map(\.kind) == (actor == town.byPolice ? [] : [.deadlineMoved]))
            #expect(later.events.first?.facts.contains(.init("because", "Rain.")) == true)
        }
        for back in ["2026-06-05", "2026-06-04"] {
            #expect(throws: Refusal.date("extended_due", day(back), from: day("2026-06-06"), until: nil)) {
                try review.extending(id, to: day(back), because: "x", by: town.byCoordinator, in: around)
            }
        }
        // Late already: not into the past either.
        #expect(throws: Refusal.date("extended_due", day("2026-06-09"), from: day("2026-06-10"), until: nil)) {
            try review.extending(id, to: day("2026-06-09"), because: "x", by: town.byChair, in: town.on("2026-06-10"))
        }
        #expect(throws: Refusal.missing("reason")) {
            try review.extending(id, to: day("2026-06-19"), because: "", by: town.byChair, in: around)
        }
    }

    @Test func `its own body asks for more time, which is given or refused`() throws {
        var review = try town.told(town.opened()).after
        review = try town.action(on: review, for: town.health, by: town.healthContact, text: "Visit").after
        let id = review.actions[1].id
        let around = town.on("2026-06-01")
        let asked = try review.extending(
            id, to: day("2026-06-19"), because: "Ill.", by: .officer(town.healthContact), in: around)
        #expect(asked.after.actions[1].due == day("2026-06-05") && asked.deadlines.isEmpty)
        #expect(asked.after.actions[1].timeAsked?.kind == .asksTime(from: day("2026-06-05"), to: day("2026-06-19")))
        #expect(Set(asked.notices.map(\.to)) == [.person(town.chair.person), .person(town.policeContact.person)])
        #expect(asked.notices.allSatisfy { $0.kind == .planNews && $0.path == "/work/actions/\(id)" })

        let refused = try asked.after.refusingTime(for: id, because: "It is urgent.", by: town.byChair, in: around)
        #expect(
            refused.after.actions[1].timeAsked == nil
                && refused.notices.map(\.to) == [.person(town.healthContact.person)])
        #expect(throws: Refusal.unknown("time that was asked for")) {
            try refused.after.refusingTime(for: id, because: "x", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.missing("reason")) {
            try asked.after.refusingTime(for: id, because: " ", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try asked.after.refusingTime(for: id, because: "x", by: .officer(town.healthContact), in: around)
        }
        let given = try asked.after.extending(
            id, to: day("2026-06-19"), because: "Ill.", by: town.byChair, in: around)
        #expect(
            given.after.actions[1].timeAsked == nil && given.notices.map(\.to) == [.person(town.healthContact.person)])
        // Whoever has it has left: their body is told.
        var without = around
        without.officers.removeAll { $0.person == town.healthContact.person }
        #expect(
            try asked.after.refusingTime(for: id, because: "x", by: town.byChair, in: without).notices.map(\.to)
                == [.agency(town.health.id)])
    }

    @Test func `one that was declined waits until it is set anew or settled with a reason`() throws {
        let (review, id) = try told()
        let around = town.on("2026-06-01")
        let declined = try review.updating(
            id, to: .declined(on: around.today, because: "No staff."), by: town.byPolice, in: around)
        #expect(
            declined.notices.map(\.kind) == [.planNews] && declined.notices.map(\.to) == [.person(town.chair.person)])
        #expect(declined.after.actions[0].isUnsettled)

        let settled = try declined.after.settling(id, because: "It is quiet there.", by: town.byChair, in: around)
        #expect(
            settled.after.actions[0].settled?.because == "It is quiet there." && !settled.after.actions[0].isUnsettled)
        #expect(throws: Refusal.unknown("declined action")) {
            try settled.after.settling(id, because: "x", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.unknown("declined action")) {
            try review.settling(id, because: "x", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.missing("reason")) {
            try declined.after.settling(id, because: "", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try declined.after.settling(id, because: "x", by: .officer(town.landlordContact), in: around)
        }

        func anew(_ review: Review) throws -> Outcome<Review> {
            try review.settingAction(
                "Patrol", doneWhen: "Logged.", agency: town.landlord.id, person: town.landlordContact.person,
                due: day("2026-06-30"), insteadOf: id, by: town.byChair, in: around)
        }
        let again = try anew(declined.after).after
        #expect(again.actions[0].settled?.anew == again.actions[1].id)
        #expect(again.actions[0].settled?.because == "Set anew for Town homes.")
        #expect(throws: Refusal.unknown("declined action")) { try anew(again) }
    }

    @Test func `what is said after closing is kept as late, and the case stays as it was`() throws {
        let (review, id) = try closed()
        let around = town.on("2026-07-06")
        let before = review.actions[0].state
        let state = Action.State.done(on: day("2026-07-03"), evidence: "Log 17.", reference: "File 2")
        let late = try review.updating(id, to: state, by: town.byPolice, in: around)
        #expect(late.after.stage == review.stage && late.after.actions[0].state == before)
        #expect(late.events.map(\.kind) == [.lateWord] && late.deadlines.isEmpty && late.beside.isEmpty)
        let kept = try #require(late.after.actions[0].updates.last)
        #expect(
            kept.kind == .late(.done, on: day("2026-07-03")) && kept.words == "Log 17." && kept.reference == "File 2")
        let declined = try review.updating(
            id, to: .declined(on: around.today, because: "No."), by: town.byPolice, in: around)
        #expect(declined.after.actions[0].updates.last?.kind == .late(.declined, on: around.today))
        #expect(declined.notices.isEmpty)
        let word = try review.reporting("Still on it.", on: id, by: town.byPolice, in: around)
        #expect(word.after.actions[0].updates.last?.kind == .late(nil, on: nil))
        let open = ["arranging", "meeting-set", "held", "consulting", "outcome-sent"]
        #expect(throws: Refusal.wrongStage(is: "closed", needed: open)) {
            try review.extending(id, to: day("2026-08-01"), because: "x", by: town.byChair, in: around)
        }

        let advice = review.recommendations[0].id
        #expect(review.unanswered.map(\.id) == [advice])
        let answer = Recommendation.Answer.declined(on: around.today, because: "No money.")
        let answered = try review.answeringRecommendation(
            advice, answer, by: .officer(town.landlordContact), in: around)
        #expect(answered.after.recommendations[0].answer == nil && answered.after.stage == review.stage)
        #expect(
            answered.after.recommendations[0].lateAnswers
                == [.init(answer, on: around.today, by: town.landlordContact.person)])
        #expect(answered.notices.isEmpty && answered.events.map(\.kind) == [.lateWord])
    }

    @Test func `a recommendation is answered once the outcome is told, and everybody concerned hears of it`() throws {
        let consulting = try town.consulting(town.opened()).after
        let id = consulting.recommendations[0].id
        let landlord = Actor.officer(town.landlordContact)
        #expect(throws: Refusal.wrongStage(is: "consulting", needed: ["outcome-sent"])) {
            try consulting.answeringRecommendation(
                id, .accepted(on: day("2026-05-20")), by: landlord, in: town.on("2026-05-20"))
        }
        let told = try town.told(town.opened()).after
        let (around, advice) = (town.on("2026-06-10"), told.recommendations[0].id)
        let accepted = try told.answeringRecommendation(
            advice, .accepted(on: around.today), by: landlord, in: around)
        #expect(accepted.notices.map(\.kind) == [.recommendationAnswered] && accepted.after.unanswered.isEmpty)
        #expect(accepted.notices.first?.facts["reason"] == .lines([]))
        let part = try told.answeringRecommendation(
            advice, .inPart(on: around.today, because: "From July."), by: landlord, in: around)
        #expect(part.notices(.recommendationAnswered).isEmpty, "Somebody reads the reasons first.")
        let facts = try #require(accepted.notices.first?.facts)
        #expect(facts["body"] == .text("Town homes") && facts["recommendation"] == .text("Mend the gate."))
        #expect(
            Set(part.notices(.planNews).map(\.to))
                == [.person(town.chair.person), .person(town.policeContact.person)])
        #expect(part.notices(.planNews).allSatisfy { $0.path == "/work/recommendations/\(advice)" })
    }
}
