import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `The draft plan and the applicant` {
    private let town = Town()

    /// The draft as it was sent, and afterwards with an action more.
    private func changed() throws -> (sent: Review, after: Review) {
        let sent = try town.consulting(town.opened()).after
        let after = try sent.settingAction(
            "Light the yard", doneWhen: "It is lit.", agency: town.council.id, person: town.coordinator.person,
            due: day("2026-06-12"), by: town.byCoordinator, in: town.on("2026-05-20")
        ).after
        return (sent, after)
    }

    @Test func `what is set after it was sent is marked, and sent again with a new last day or told in the outcome`()
        throws
    {
        let (sent, after) = try changed()
        #expect(sent.changesSinceDraft(among: town.agencies).isEmpty)
        #expect(sent.actions.allSatisfy { !sent.isAfterDraft($0.id.raw) })
        let new = try #require(after.actions.last)
        #expect(after.isAfterDraft(new.id.raw))
        let line = "Town council: Light the yard, by 12 June 2026"
        #expect(after.changesSinceDraft(among: town.agencies) == ["New: \(line)"])
        #expect(after.changesSinceDraft(among: town.agencies, without: [new.id.raw]).isEmpty)

        let again = try after.sharingPlan(by: town.byCoordinator, in: town.on("2026-05-20"))
        let before = try #require(after.consultations.last)
        let consultation = try #require(again.after.consultations.last)
        #expect(again.after.consultations.count == 2 && consultation.until > before.until)
        #expect(again.due(.planConsultation) == consultation.until)
        #expect(again.notices.first?.facts["changes"] == .lines(["New: \(line)"]))
        #expect(again.after.changesSinceDraft(among: town.agencies).isEmpty)
        #expect(throws: Refusal.already("plan-shared")) {
            try again.after.sharingPlan(by: town.byCoordinator, in: town.on("2026-05-20"))
        }
    }

    @Test func `what was changed or taken out is said as well`() throws {
        var review = try town.consulting(town.opened()).after
        review.actions[0].due = day("2026-06-30")
        review.recommendations[0].text = "Mend the gate twice."
        #expect(
            review.changesSinceDraft(among: town.agencies) == [
                "Changed: Town police: Patrol at weekends, by 30 June 2026",
                "Changed: Town homes, recommended: Mend the gate twice.",
            ])
        review.actions[0].state = .declined(on: day("2026-05-20"), because: "No power.")
        #expect(
            review.changesSinceDraft(among: town.agencies).last
                == "No longer part of the plan: Town police: Patrol at weekends, by 5 June 2026")
    }

    @Test func `an answer in the same words is refused, and an answer to an earlier draft is none to the next`() throws
    {
        let one = Application.ID(UUID())
        let sent = try town.consulting(town.opened(for: one)).after
        let around = town.on("2026-05-20")
        let answered = try sent.answeringPlan("Good.", of: one, by: .applicant(one), in: around).after
        #expect(throws: Refusal.already("plan-answered")) {
            try answered.answeringPlan("Good.", of: one, by: .applicant(one), in: around)
        }
        let more = try answered.settingAction(
            "Light the yard", doneWhen: "It is lit.", agency: town.council.id, person: town.coordinator.person,
            due: day("2026-06-12"), by: town.byCoordinator, in: around
        ).after
        // On the next day, or on the same.
        for date in ["2026-05-21", "2026-05-20"] {
            let again = try more.sharingPlan(by: town.byCoordinator, in: town.on(date)).after
            #expect(again.planAnswers.count == 1 && again.answersToDraft(of: one).isEmpty)
            let until = try #require(again.consultations.last?.until)
            #expect(throws: Refusal.date("outcome", day(date), from: until.adding(days: 1), until: nil)) {
                try again.sendingOutcome("Two.", by: town.byChair, in: town.on(date))
            }
            let told = try again.answeringPlan("Good.", of: one, by: .applicant(one), in: town.on(date))
            #expect(told.metSteps == ["plan-consultation"], "The same words, of the new draft.")
        }
    }

    @Test func `silence is said once the last day has gone by, and nothing is said of who answered`() throws {
        let one = Application.ID(UUID())
        let sent = try town.consulting(town.opened(for: one)).after
        let until = try #require(sent.consultations.last?.until)
        #expect(sent.silence(of: one, on: until) == nil)
        #expect(sent.silence(of: one, on: until.adding(days: 1)) == until)
        let answered = try sent.answeringPlan("Good.", of: one, by: .applicant(one), in: town.on("2026-05-20")).after
        #expect(answered.silence(of: one, on: until.adding(days: 1)) == nil)
    }

    @Test func `silence is journaled when the outcome goes, and the applicant reads what became of the draft`() throws {
        let told = try town.told(town.opened())
        let sent = try #require(told.after.consultations.last)
        let silence = try #require(told.events.first { $0.kind == .planSilent })
        #expect(silence.facts.first == .init("until", "\(sent.until)"))
        let facts = try #require(told.notices(.outcome).first?.facts)
        #expect(
            facts["consulted"]
                == .text(
                    "We sent you the draft plan on \(sent.on.inWords), and had no answer by \(sent.until.inWords)."))
        #expect(facts["changes"] == .lines([]))
    }
}
