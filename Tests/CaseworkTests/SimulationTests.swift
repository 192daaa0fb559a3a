import Casework
import Testing

@Suite struct `Replaying applications under two versions` {
    private func replay(
        _ simulation: inout Simulation, received: String, reports: [String]
    ) -> Simulation.Change? {
        let application = ApplicationFacts(received: day(received), area: Town.area, applicant: "p1")
        let facts = reports.enumerated().map { index, on in
            ReportFacts(
                id: "r\(index)", behaviourOn: day(on), reportedOn: day(on), reportedBy: "p1", reportedTo: "council",
                area: Town.area)
        }
        return simulation.replay(receivedOn: day(received)) { check(application, facts, under: $0) }
    }

    @Test func `counts who would be met that was not and the reverse, by decision and limb`() throws {
        var simulation = Simulation(from: .pr, to: .p0, calendar: .englandAndWales)
        // Scenario 20: the last report is more than a month old.
        let three = ["2026-01-04", "2026-02-01", "2026-03-02"]
        let change = try #require(replay(&simulation, received: "2026-04-10", reports: three))
        #expect(change.isNewlyMet && !change.isNoLongerMet)
        #expect(change.old.decision == .refer && change.old.local.failed == [.recency] && change.new.limb == .number)
        #expect(replay(&simulation, received: "2026-03-10", reports: three) == nil)
        #expect(replay(&simulation, received: "2026-03-10", reports: ["2026-03-02"]) == nil)
        #expect(simulation.applications == 3 && simulation.newlyMet == 1 && simulation.noLongerMet == 0)
        #expect(
            simulation.decisions == [
                .init(from: .refer, to: .met): 1, .init(from: .met, to: .met): 1,
                .init(from: .notMetOnNumber, to: .notMetOnNumber): 1,
            ])
        #expect(
            simulation.limbs == [
                .init(from: nil, to: .number): 1, .init(from: .number, to: .number): 1, .init(from: nil, to: nil): 1,
            ])

        var back = Simulation(from: .p0, to: .pr, calendar: .englandAndWales)
        #expect(try #require(replay(&back, received: "2026-04-10", reports: three)).isNoLongerMet)
        #expect(back.noLongerMet == 1 && back.newlyMet == 0)
    }

    @Test func `tells how far the last day of each step moves over all receipts`() throws {
        var old = Procedure.islingtonLimits
        old.limits[.whole] = Procedure.StepLimit(.workingDays(25), from: .receipt)
        var new = old
        new.limits[.thresholdDecision] = Procedure.StepLimit(.workingDays(10), from: .receipt)
        new.limits[.whole] = nil
        new.limits[.chairContacts] = Procedure.StepLimit(.days(3), from: .thresholdDecision)
        var simulation = Simulation(from: old, to: new, calendar: .englandAndWales)
        // 15 working days end on 27 April, 22 June and 24 June, 10 on 20 April, 15 June and 17 June.
        for received in ["2026-04-02", "2026-06-01", "2026-06-03", "2028-12-20"] {
            _ = replay(&simulation, received: received, reports: [])
        }
        let decision = try #require(simulation.shifts[.thresholdDecision])
        #expect(decision.dated == 3 && decision.undated == 1 && decision.moved == 3)
        let spread = try #require(decision.spread)
        #expect(spread == (-7, -7, -7))
        #expect(simulation.shifts[.panel]?.spread.map { $0.most } == -7)
        #expect(simulation.shifts[.acknowledge]?.moved == 0)
        #expect(simulation.steps(onlyIn: old, not: new) == [.whole])
        #expect(simulation.steps(onlyIn: new, not: old) == [.chairContacts])
        #expect(simulation.shifts[.whole] == nil)
    }

    @Test(arguments: [
        ([3], 3, 3, 3), ([1, 2], 1, 1, 2), ([5, -2, 0], -2, 0, 5), ([1, 1, 1, 9], 1, 1, 9), ([4, 4, 9, 9, 9], 4, 9, 9),
    ])
    func `the median is the day in the middle, the lower of two`(
        _ days: [Int], _ least: Int, _ median: Int, _ most: Int
    )
        throws
    {
        var shift = Simulation.Shift()
        for day in days { shift.add(day) }
        #expect(try #require(shift.spread) == (least, median, most))
    }

    @Test func `a step that is never dated has no spread`() {
        var shift = Simulation.Shift()
        shift.add(nil)
        #expect(shift.spread == nil && shift.undated == 1)
    }
}
