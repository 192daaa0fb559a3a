import Casework
import FoundationEssentials
import Testing

@Suite struct `The plan, the outcome and the end of a case` {
    private let town = Town()

    @Test func `the panel recommends and sets actions once it has met, and not before`() throws {
        let set = try town.arranged(town.opened()).after
        #expect(throws: Refusal.wrongStage(is: "meeting-set", needed: ["held", "consulting"])) {
            try set.recommending("Mend the gate.", to: town.landlord.id, by: town.byChair, in: town.on("2026-05-18"))
        }
        #expect(throws: Refusal.wrongStage(is: "meeting-set", needed: ["held", "consulting", "outcome-sent"])) {
            try town.action(on: set)
        }
        let held = try town.held(town.opened()).after
        let planned = try held.recommending(
            "Mend the gate.", to: town.landlord.id, by: town.byCoordinator, in: town.on("2026-05-18"))
        #expect(planned.after.recommendations.map(\.text) == ["Mend the gate."])
        #expect(planned.notices.isEmpty && planned.deadlines.isEmpty)
        #expect(throws: Refusal.missing("recommendation")) {
            try held.recommending(" ", to: town.landlord.id, by: town.byChair, in: town.on("2026-05-18"))
        }
        #expect(throws: Refusal.unknown("agency")) {
            try held.recommending("Mend.", to: Agency.ID(UUID()), by: town.byChair, in: town.on("2026-05-18"))
        }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) {
            try held.recommending("Mend.", to: town.landlord.id, by: town.byPolice, in: town.on("2026-05-18"))
        }
        #expect(throws: Refusal.wrongStage(is: "outcome-sent", needed: ["held", "consulting"])) {
            try town.told(town.opened()).after.recommending(
                "Mend.", to: town.landlord.id, by: town.byChair, in: town.on("2026-06-01"))
        }
    }

    @Test func `an action tells its person, and is due on its day`() throws {
        let set = try town.action(on: try town.held(town.opened()).after)
        let action = try #require(set.after.actions.first)
        #expect(action.state == .offered && action.isOpen)
        #expect(set.notices.map(\.to) == [.person(town.policeContact.person)])
        #expect(set.notices.first?.path == "/work/actions/\(action.id)")
        guard case .open(let deadline)? = set.deadlines.first else { throw Missing() }
        #expect(deadline.duty == .action && deadline.dueOn == day("2026-06-05") && deadline.subject == action.id.raw)
        #expect(deadline.owner == .init(agency: town.police.id, person: town.policeContact.person))
    }

    @Test func `an action has its words, what done looks like, a day to come and a person of its agency`() throws {
        let held = try town.held(town.opened()).after
        func set(
            _ text: String = "Patrol", doneWhen: String = "Logged.", agency: Agency? = nil, due: String = "2026-06-05",
            by actor: Actor? = nil
        ) throws -> Outcome<Review> {
            try held.settingAction(
                text, doneWhen: doneWhen, agency: (agency ?? town.police).id, person: town.policeContact.person,
                due: day(due), by: actor ?? town.byChair, in: town.on("2026-05-18"))
        }
        #expect(try set(due: "2026-05-18").after.actions.count == 1)
        #expect(throws: Refusal.missing("action")) { try set("") }
        #expect(throws: Refusal.missing("done_when")) { try set(doneWhen: " ") }
        #expect(throws: Refusal.date("due", day("2026-05-17"), from: day("2026-05-18"), until: nil)) {
            try set(due: "2026-05-17")
        }
        #expect(throws: Refusal.unknown("person")) { try set(agency: town.landlord) }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) { try set(by: town.byPolice) }
        #expect(throws: Refusal.calendarEnds(day("2028-12-31"))) { try set(due: "2028-12-29") }
    }

    @Test func `every applicant is asked about the plan, which lists what nobody declined`() throws {
        let review = town.opened(for: Application.ID(UUID()), Application.ID(UUID()))
        var planned = try town.action(on: town.planned(review), for: town.health, by: town.healthContact, text: "Visit")
            .after
        planned = try planned.updating(
            planned.actions[1].id, to: .declined(on: day("2026-05-19"), because: "No staff."),
            by: .officer(town.healthContact), in: town.on("2026-05-19")
        ).after
        let shared = try planned.sharingPlan(by: town.byCoordinator, in: town.on("2026-05-19"))
        #expect(shared.after.stage == .consulting(since: day("2026-05-19"), until: day("2026-05-27")))
        #expect(shared.due(.planConsultation) == day("2026-05-27"))
        #expect(shared.notices.map(\.to) == review.applications.map { .applicant($0) })
        #expect(
            shared.notices.first?.facts["plan"] == .lines(["Town police: Patrol at weekends, by 5 June 2026"]))
        #expect(shared.notices.first?.facts["recommendations"] == .lines(["Town homes: Mend the gate."]))
        #expect(shared.notices.first?.facts["changes"] == .lines([]))
    }

    @Test func `there is a plan to share, once, by those who may`() throws {
        let held = try town.held(town.opened()).after
        #expect(throws: Refusal.missing("actions or recommendations")) {
            try held.sharingPlan(by: town.byChair, in: town.on("2026-05-19"))
        }
        let consulting = try town.consulting(town.opened()).after
        #expect(throws: Refusal.already("plan-shared")) {
            try consulting.sharingPlan(by: town.byChair, in: town.on("2026-05-19"))
        }
        #expect(throws: Refusal.wrongStage(is: "arranging", needed: ["held", "consulting"])) {
            try town.opened().sharingPlan(by: town.byChair, in: town.on("2026-05-19"))
        }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) {
            try town.planned(town.opened()).sharingPlan(by: town.byPolice, in: town.on("2026-05-19"))
        }
    }

    @Test func `the consultation ends when every applicant has answered, and every answer stays`() throws {
        let (one, two) = (Application.ID(UUID()), Application.ID(UUID()))
        let shared = try town.consulting(town.opened(for: one, two)).after
        let around = town.on("2026-05-20")
        let first = try shared.answeringPlan("Too late.", of: one, by: .applicant(one), in: around)
        #expect(first.deadlines.isEmpty && first.after.planAnswers.count == 1)
        let again = try first.after.answeringPlan("Earlier, please.", of: one, by: .applicant(one), in: around)
        #expect(again.deadlines.isEmpty && again.after.planAnswers.map(\.text) == ["Too late.", "Earlier, please."])
        let both = try again.after.answeringPlan("Agreed.", of: two, by: town.byCoordinator, in: around)
        #expect(both.metSteps == ["plan-consultation"])

        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try shared.answeringPlan("Mine.", of: one, by: .applicant(two), in: around)
        }
        #expect(throws: Refusal.unknown("application")) {
            try shared.answeringPlan("Mine.", of: Application.ID(UUID()), by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.missing("text")) {
            try shared.answeringPlan("", of: one, by: .applicant(one), in: around)
        }
        #expect(throws: Refusal.wrongStage(is: "held", needed: ["consulting"])) {
            try town.planned(town.opened(for: one)).answeringPlan("Mine.", of: one, by: .applicant(one), in: around)
        }
    }
}
