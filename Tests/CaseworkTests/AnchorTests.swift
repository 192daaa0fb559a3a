import Casework
import FoundationEssentials
import Testing

/// Every deadline that an act opens runs from its procedure's own anchor, and moves when the event happens on another
/// day than planned.
@Suite struct `Deadlines and their anchors` {
    private let town = Town()

    private func on(
        _ date: String, _ own: [Procedure.Step: Procedure.StepLimit], _ days: [Procedure.Anchor: String] = [:]
    ) -> Circumstances {
        var around = town.on(date)
        around.procedure.limits.merge(own) { $1 }
        around.happened = days.mapValues { day($0) }
        return around
    }

    private func receive(
        _ own: [Procedure.Step: Procedure.StepLimit], reachableByMail: Bool
    ) throws -> Outcome<Application> {
        try Application.receiving(
            town.intake(reachableByMail: reachableByMail), reference: CaseReference(random: (1, 2, 3, 4, 5, 6, 7)),
            id: Application.ID(UUID()), partnership: town.id, by: .service, in: on("2026-04-02", own))
    }

    private func working(_ outcome: Outcome<Application>, _ step: Procedure.Step) -> String? {
        for case .open(let deadline) in outcome.deadlines where deadline.duty == .step(step) { return deadline.working }
        return nil
    }

    private static let gosport: [Procedure.Step: Procedure.StepLimit] = [
        .acknowledge: Procedure.StepLimit(.workingDays(10), from: .receipt),
        .thresholdDecision: Procedure.StepLimit(.workingDays(15), from: .acknowledgement),
    ]
    private static let stockton: [Procedure.Step: Procedure.StepLimit] = [
        .agenciesReply: Procedure.StepLimit(.workingDays(10), from: .asking),
        .thresholdDecision: Procedure.StepLimit(.workingDays(3), from: .informationIn),
        .outcome: Procedure.StepLimit(.workingDays(5), from: .thresholdDecision),
    ]

    @Test func `a decision counted from the acknowledgement runs from the day on which it went out by mail`() throws {
        let taken = try receive(Self.gosport, reachableByMail: true)
        #expect(taken.due(.thresholdDecision) == day("2026-04-27"))
        #expect(taken.notices(.acknowledgement).first?.facts["decision_due"] == .date(day("2026-04-27")))
    }

    @Test func `told by hand later or sooner than planned, the decision is moved and the case says so`() throws {
        let taken = try receive(Self.gosport, reachableByMail: false)
        #expect(taken.due(.thresholdDecision) == day("2026-05-12"))
        #expect(working(taken, .thresholdDecision)?.contains("which has not happened yet") == true)
        let told = try taken.after.acknowledging(
            on: day("2026-04-07"), by: town.byCoordinator, in: on("2026-04-14", Self.gosport))
        #expect(told.due(.thresholdDecision) == day("2026-04-28"))
        #expect(working(told, .thresholdDecision)?.hasSuffix("It was due on Tuesday 12 May 2026 before.") == true)
        #expect(
            told.events.last?.facts == [.init("moved", "threshold-decision from 2026-05-12 to 2026-04-28")])
        let onTheDay = try taken.after.acknowledging(
            on: day("2026-04-20"), by: town.byCoordinator, in: on("2026-04-20", Self.gosport))
        #expect(onTheDay.due(.thresholdDecision) == nil && onTheDay.events.last?.facts == [])
    }

    @Test func `acknowledged after the agencies were asked, the decision still runs from the acknowledgement`() throws {
        let taken = try receive(Self.gosport, reachableByMail: false).after
        let asked = try taken.asking(
            town.police.id, for: "All.", purpose: "The threshold.", due: nil, by: town.byCoordinator,
            in: on("2026-04-08", Self.gosport)
        ).after
        let told = try asked.acknowledging(
            on: day("2026-04-09"), by: town.byCoordinator, in: on("2026-04-14", Self.gosport))
        #expect(told.after.stage == .gathering(since: day("2026-04-14")))
        #expect(told.due(.thresholdDecision) == day("2026-04-30"))
        // From then on the stage no longer tells the day: it is known beside the file.
        let again = try told.after.asking(
            town.landlord.id, for: "All.", purpose: "The threshold.", due: nil, by: town.byCoordinator,
            in: on("2026-04-15", Self.gosport, [.acknowledgement: "2026-04-09"]))
        #expect(again.due(.thresholdDecision) == nil)
    }

    @Test func `a decision counted from the last answer moves with each asking and answer`() throws {
        let taken = try receive(Self.stockton, reachableByMail: true)
        // Asked by 8 April, answered by 22 April, three working days.
        #expect(taken.due(.thresholdDecision) == day("2026-04-27"))
        func ask(_ application: Application, _ agency: Agency, due: String?) throws -> Outcome<Application> {
            try application.asking(
                agency.id, for: "All.", purpose: "The threshold.", due: due.map { day($0) }, by: town.byCoordinator,
                in: on("2026-04-08", Self.stockton))
        }
        let first = try ask(taken.after, town.police, due: nil)
        #expect(first.due(.thresholdDecision) == nil && first.after.requests.first?.due == day("2026-04-22"))
        let second = try ask(first.after, town.landlord, due: "2026-04-30")
        #expect(second.due(.thresholdDecision) == day("2026-05-06"))

        let landlords = second.after.requests[1].id
        let part = try second.after.answering(
            landlords, .partial, text: "So far.", restBy: day("2026-05-01"), by: .officer(town.landlordContact),
            in: on("2026-04-20", Self.stockton))
        #expect(part.due(.thresholdDecision) == day("2026-05-07"))
        let whole = try part.after.answering(
            landlords, .chronology, text: "All of it.", restBy: nil, by: .officer(town.landlordContact),
            in: on("2026-04-21", Self.stockton))
        #expect(whole.due(.thresholdDecision) == day("2026-04-27"))
        let last = try whole.after.answering(
            whole.after.requests[0].id, .nothingHeld, text: "", restBy: nil, by: town.byPolice,
            in: on("2026-04-24", Self.stockton))
        #expect(last.due(.thresholdDecision) == day("2026-04-29"))
        #expect(working(last, .thresholdDecision)?.contains("which has not happened yet") == false)
    }

    @Test func `a meeting counted from the request keeps its day whenever the decision is taken`() throws {
        let richmond: [Procedure.Step: Procedure.StepLimit] = [
            .panel: Procedure.StepLimit(.workingDays(28), from: .receipt)
        ]
        let decided = try town.read().deciding(town.decision(), by: town.byCoordinator, in: on("2026-04-27", richmond))
        var due: CivilDate?
        for case .open(let deadline) in decided.opened?.deadlines ?? [] where deadline.duty == .step(.panel) {
            due = deadline.dueOn
        }
        #expect(due == day("2026-05-15"))
    }

    @Test func `an outcome counted from the decision keeps its day whenever the meeting is`() throws {
        let review = try town.led(try town.arranged(town.opened()).after).after
        func outcome(_ days: [Procedure.Anchor: String]) throws -> CivilDate? {
            try review.holding(
                attended: [town.council.id, town.police.id, town.landlord.id], findings: "The response was slow.",
                by: town.byChair, in: on("2026-05-18", Self.stockton, days)
            ).due(.outcome)
        }
        #expect(try outcome([.thresholdDecision: "2026-05-14"]) == day("2026-05-21"))
        // Where the day of the decision is not known besides, the review was opened on it.
        #expect(try outcome([:]) == day("2026-05-05"))
    }

    @Test func `papers that are not counted back from the meeting are due as the procedure says`() throws {
        let own: [Procedure.Step: Procedure.StepLimit] = [
            .papersToPanel: Procedure.StepLimit(.workingDays(5), from: .thresholdDecision)
        ]
        let set = try town.opened().settingMeeting(
            town.meeting(), inviting: town.panel, by: town.byCoordinator, in: on("2026-04-29", own))
        #expect(set.due(.papersToPanel) == day("2026-05-05"))
        #expect(try town.arranged(town.opened()).due(.papersToPanel) == day("2026-05-14"))
    }
}
