import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `Whom a plan concerns` {
    private let town = Town()
    private let ada = Application.ID(UUID())
    private let bel = Application.ID(UUID())
    private var around: Circumstances { town.on("2026-05-19") }

    /// Planned for two applicants: an action of the police, a recommendation to the landlord.
    private func joint() throws -> Review { try town.planned(town.opened(for: ada, bel)) }

    private func say(
        _ review: Review, _ marked: [UUID: [Application.ID]], by actor: Actor? = nil, in around: Circumstances? = nil
    ) throws -> Outcome<Review> {
        try review.sayingConcerns(marked, by: actor ?? town.byChair, in: around ?? self.around)
    }

    @Test func `is everybody until somebody says otherwise, and every word stays`() throws {
        let review = try joint()
        let (action, advice) = (review.actions[0].id.raw, review.recommendations[0].id.raw)
        #expect(review.parts == [action, advice] && review.concerned(by: action) == [ada, bel])
        let said = try say(review, [action: [bel]])
        #expect(said.events.map(\.kind) == [.concernsSaid] && said.notices.isEmpty)
        #expect(said.after.concerned(by: action) == [bel] && said.after.concerned(by: advice) == [ada, bel])
        #expect(said.after.hidden(from: ada) == [action] && said.after.hidden(from: bel).isEmpty)
        #expect(try say(said.after, [action: [bel], advice: [bel, ada]]).events.isEmpty, "Nothing is new.")
        let again = try say(said.after, [action: [bel, ada]], by: town.byCoordinator).after
        #expect(again.concerned(by: action) == [ada, bel] && again.concerns.said.count == 2)
    }

    @Test func `is said by those who plan, of parts and applicants of this review, and is somebody`() throws {
        let review = try joint()
        let part = review.actions[0].id.raw
        #expect(throws: Refusal.missing("applicants whom it concerns")) { try say(review, [part: []]) }
        #expect(throws: Refusal.unknown("application")) { try say(review, [part: [Application.ID(UUID())]]) }
        #expect(throws: Refusal.unknown("action")) { try say(review, [UUID(): [ada]]) }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) {
            try say(review, [part: [ada]], by: town.byPolice)
        }
        var early = review
        early.stage = .arranging
        #expect(
            throws: Refusal.wrongStage(is: "arranging", needed: ["held", "consulting", "outcome-sent"])
        ) { try say(early, [part: [ada]]) }
    }

    @Test func `decides what each reads of the draft plan, the outcome and what follows`() throws {
        let planned = try joint()
        let (action, advice) = (planned.actions[0].id.raw, planned.recommendations[0].id.raw)
        let review = try say(planned, [action: [ada], advice: [bel]]).after
        let shared = try review.sharingPlan(by: town.byCoordinator, in: around)
        let plans = shared.notices(.planShared).map { ($0.to, $0.facts["plan"]) }
        #expect(plans.map(\.0) == [.applicant(ada), .applicant(bel)])
        #expect(plans[0].1 == .lines(["Town police: Patrol at weekends, by 5 June 2026"]))
        #expect(plans[1].1 == .lines([]))
        #expect(
            shared.notices(.planShared).map { $0.facts["recommendations"] }
                == [.lines([]), .lines(["Town homes: Mend the gate."])])

        let later = town.on("2026-05-28")
        var after = shared.after
        for (application, text) in [(ada, "For Ada."), (bel, "For Bel.")] {
            after = try after.draftingOutcome(text, for: application, by: town.byChair, in: later).after
            after = try after.readingOutcome(
                1, for: application, passing: true, findings: "", by: town.byCoordinator, in: later
            ).after
        }
        #expect(after.outcomeDraft(for: ada)?.withheld == [] && after.outcomeDraft(for: ada)?.recommendations == [])
        let told = try after.sendingOutcome(by: town.byChair, in: later)
        #expect(told.notices(.outcome).map(\.facts["recommendations"]) == [.lines([]), .lines(["Mend the gate."])])
        #expect(told.notices(.outcome).map(\.facts["plan"])[1] == .lines([]))

        let accepted = try told.after.answeringRecommendation(
            planned.recommendations[0].id, .accepted(on: later.today), by: .officer(town.landlordContact), in: later)
        #expect(accepted.notices(.recommendationAnswered).map(\.to) == [.applicant(bel)])
        let marked = try told.after.markingTellFirst(planned.actions[0].id, by: town.byChair, in: later).after
        let ahead = try marked.tellingFirst(planned.actions[0].id, by: town.byChair, in: later)
        #expect(ahead.notices(.actionAhead).map(\.to) == [.applicant(ada)])
    }

    @Test func `has an outcome read again where it changes after the reading`() throws {
        let shared = try joint().sharingPlan(by: town.byCoordinator, in: around).after
        let later = town.on("2026-05-28")
        var after = shared
        for application in [ada, bel] {
            after = try after.draftingOutcome("Two.", for: application, by: town.byChair, in: later).after
            after = try after.readingOutcome(
                1, for: application, passing: true, findings: "", by: town.byCoordinator, in: later
            ).after
        }
        let changed = try say(after, [shared.actions[0].id.raw: [ada]], in: later).after
        #expect(throws: Refusal.missing("reading of the plan as it is now")) {
            try changed.sendingOutcome(by: town.byChair, in: later)
        }
        #expect(try after.sendingOutcome(by: town.byChair, in: later).notices(.outcome).count == 2)
        var again = changed
        for application in [ada, bel] {
            again = try again.draftingOutcome("Two.", for: application, by: town.byChair, in: later).after
            again = try again.readingOutcome(
                2, for: application, passing: true, findings: "", by: town.byCoordinator, in: later
            ).after
        }
        #expect(
            try again.sendingOutcome(by: town.byChair, in: later).notices(.outcome).map { $0.facts["changes"] }
                == [.lines([]), .lines([])], "Nobody is told what went to others.")
    }

    @Test func `said more widely after the draft was sent, it is new to whom it concerns now`() throws {
        let planned = try joint()
        let action = planned.actions[0].id.raw
        let line = "Town police: Patrol at weekends, by 5 June 2026"
        let shared = try say(planned, [action: [ada]]).after.sharingPlan(by: town.byCoordinator, in: around).after
        let later = town.on("2026-05-28")
        var drafted = shared
        for application in [ada, bel] {
            drafted = try drafted.draftingOutcome("Two.", for: application, by: town.byChair, in: later).after
            drafted = try drafted.readingOutcome(
                1, for: application, passing: true, findings: "", by: town.byCoordinator, in: later
            ).after
        }
        let wider = try say(drafted, [action: [ada, bel]], in: later).after
        #expect(wider.seen(by: ada).changesSinceDraft(among: town.agencies).isEmpty)
        #expect(wider.seen(by: bel).changesSinceDraft(among: town.agencies) == ["New: \(line)"])
        #expect(wider.seen(by: bel).consultations.last?.parts.count == 1, "The recommendation was sent to her.")
        #expect(throws: Refusal.missing("reading of the plan as it is now")) {
            try wider.sendingOutcome(by: town.byChair, in: later)
        }
        let again = try wider.sharingPlan(by: town.byCoordinator, in: later)
        #expect(again.notices(.planShared).map { $0.facts["changes"] } == [.lines([]), .lines(["New: \(line)"])])
    }

    @Test func `holds up no action that is to be told first and concerns nobody any more`() throws {
        let review = try joint()
        let id = review.actions[0].id
        var marked = try say(review, [id.raw: [ada]]).after.markingTellFirst(id, by: town.byChair, in: around).after
        func accept(_ review: Review) throws(Refusal) -> Outcome<Review> {
            try review.updating(id, to: .accepted(on: around.today), by: town.byPolice, in: around)
        }
        #expect(throws: Refusal.missing("tell_first")) { try accept(marked) }
        marked.applications = [bel]
        #expect(try accept(marked).after.actions[0].state.name == .accepted)
    }

    @Test func `is all that an applicant sees of the review`() throws {
        let review = try joint()
        let hidden = try say(review, [review.actions[0].id.raw: [ada]]).after
        #expect(hidden.seen(by: bel).actions.isEmpty && hidden.seen(by: bel).recommendations.count == 1)
        #expect(hidden.seen(by: ada).actions.count == 1)
    }
}
