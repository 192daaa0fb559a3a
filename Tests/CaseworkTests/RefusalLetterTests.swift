import FoundationEssentials
import Testing

@testable import Casework

/// What an applicant is told whose threshold is not met (section 104(6)), and what is kept of it.
@Suite struct `A refusal tells and keeps` {
    private let town = Town()

    /// Decided on 27 April 2026, on reports of these days.
    private func decide(
        _ days: [String], under procedure: Procedure? = nil, earlierArea: String = Town.area,
        _ change: (inout ThresholdDecision) -> Void = { _ in }
    ) throws -> (decision: ThresholdDecision, facts: [String: Notice.Fact]) {
        var intake = town.intake()
        intake.reports = days.enumerated().map { index, date in
            Application.Report(
                number: index + 1, behaviourOn: day(date), reportedOn: day(date), reportedBy: "applicant",
                reportedTo: "council", incident: "event of \(date)", area: earlierArea, hate: false, status: .open,
                acknowledged: nil, description: "x")
        }
        var around = town.on("2026-04-27")
        if let procedure {
            around.procedure.threshold = procedure.threshold
        }
        var decision = town.decision(.notMet, weighed: Town.weighed)
        change(&decision)
        let outcome = try town.read(intake).deciding(decision, by: town.byCoordinator, in: around)
        guard case .decided(let kept) = outcome.after.stage else { throw Missing() }
        return (kept, try #require(outcome.notices.first).facts)
    }

    @Test func `the table of reports, a line each, with why it counts or not`() throws {
        let (_, facts) = try decide(["2025-09-01", "2026-03-20"])
        #expect(
            facts["reports"]
                == .lines([
                    "Report 1, of 1 September 2025, made on 1 September 2025: it does not count (reported in time; "
                        + "applied too late)",
                    "Report 2, of 20 March 2026, made on 20 March 2026: it counts (reported in time; applied in time)",
                ]))
        #expect(facts["sign_off"] == .lines([]))
    }

    @Test func `of two reports of one event the one that counts, and why the other does not (scenario 2)`() throws {
        let (_, facts) = try decide(["2026-03-20", "2026-03-20"])
        #expect(
            facts["reports"]
                == .lines([
                    "Report 1, of 20 March 2026, made on 20 March 2026: it counts (reported in time; applied in time)",
                    "Report 2, of 20 March 2026, made on 20 March 2026: it is counted together with report 1, because "
                        + "one person's reports of one event count once",
                ]))
    }

    @Test func `the number as the rule, where it is not reached`() throws {
        let (kept, facts) = try decide(["2026-03-20"])
        #expect(
            kept.rule
                == "Section 104(4) and (10) to (12): where the local procedure sets no other figures, 3 reports are "
                + "needed, and 1 counts. The local procedure is ASB Case Review in Islington, version 1. It asks for 3 "
                + "reports, and there were fewer that count.")
        #expect(facts["rule"] == .text(kept.rule ?? ""))
        #expect(kept.signOff == nil && kept.ground == nil && kept.procedure == "islington 1")
        #expect(kept.bodies == [town.council.id, town.police.id])
    }

    @Test func `each condition of a procedure in words`() throws {
        let days = ["2026-01-04", "2026-02-01", "2026-02-15"]
        let caveats: [(Procedure.Caveat, String, String)] = [
            (.recency(.init(.months(1), .beginningWith)), "recency", "soon enough after the last report"),
            (.noActionTaken, "no_action_taken", "that nothing was done"), (.closedCase, "case_closed", "is closed"),
            (.noOngoingAction, "ongoing_action", "while an agency is acting"),
        ]
        for (caveat, name, words) in caveats {
            let (kept, facts) = try decide(days, under: .test("c") { $0.caveats = [caveat] }) {
                $0.signOff = .init(name: "F. Gray", role: "Head of safety", reason: "It is over.")
            }
            #expect(kept.signOff?.over == [name])
            #expect(kept.rule?.contains(words) == true, "\(kept.rule ?? "")")
            #expect(
                facts["sign_off"]
                    == .lines([
                        "The figures were reached. F. Gray, Head of safety, answers for refusing it all the same: "
                            + "It is over."
                    ]))
        }
        let others: [(Procedure, [String], String)] = [
            (.ph, [], "hate incidents"), (.pc, [], "by one person"), (.pc, [], "several people"),
        ]
        for (procedure, days, words) in others {
            let (kept, _) = try decide(days, under: procedure)
            #expect(kept.rule?.contains(words) == true, "\(kept.rule ?? "")")
        }
    }

    @Test func `section 105(4), where it was judged to be no anti-social behaviour`() throws {
        let (kept, _) = try decide(["2026-01-04", "2026-02-01", "2026-02-15"]) {
            $0.behaviour?.answer = .no
            $0.signOff = .init(name: "F. Gray", role: "Head of safety", reason: "A dispute about a hedge.")
        }
        #expect(kept.rule?.hasPrefix("Section 105(4)") == true)
        #expect(kept.signOff?.over == ["behaviour"])
    }

    @Test func `section 104(1), where all of it was elsewhere`() throws {
        let (kept, _) = try decide(["2026-03-20"], earlierArea: "E07000146")
        #expect(kept.rule?.contains("all of it was elsewhere") == true)
    }

    @Test func `a sign-off that nobody needed is not kept, nor a ground for a refusal`() throws {
        let (kept, facts) = try decide(["2026-03-20"]) {
            $0.signOff = .init(name: "F. Gray", role: "Head of safety", reason: "x")
            $0.ground = .number
            $0.senior = "S"
        }
        #expect(kept.signOff == nil && kept.ground == nil && kept.senior == nil)
        #expect(facts["sign_off"] == .lines([]))
    }

    @Test func `the ground of a threshold that is met, in words`() throws {
        var decision = town.decision()
        func told() throws -> Notice.Fact? {
            var around = town.on("2026-04-27")
            around.procedure.threshold.seniorDiscretion = .init(holder: "senior manager")
            return try town.read().deciding(decision, by: town.byCoordinator, in: around)
                .notices.first?.facts["ground"]
        }
        #expect(
            try told() == .text("of how persistent it is, the harm that it does, or how your reports were answered"))
        (decision.ground, decision.senior) = (.seniorDiscretion, "Sonia Patel")
        #expect(try told() == .text("Sonia Patel decided that there must be a review"))
    }

    @Test func `no address: places are kept as stand-ins that tell which are one`() {
        let reports = ["12 High Street", nil, "The yard", "12 High Street"].enumerated().map { index, place in
            ReportFacts(
                id: "\(index)", behaviourOn: day("2026-03-02"), reportedOn: day("2026-03-02"), reportedBy: "p\(index)",
                reportedTo: "council", area: "A", place: place)
        }
        let kept = reports.withStandInPlaces
        #expect(kept.map(\.place) == ["L1", nil, "L2", "L1"])
        let application = ApplicationFacts(received: day("2026-04-01"), area: "A", applicant: "p1")
        for procedure in [Procedure.p0, .pc] {
            let (told, first) = (
                check(application, kept, under: procedure), check(application, reports, under: procedure)
            )
            #expect(told.decision == first.decision && told.complaints == first.complaints)
            #expect(told.local == first.local && told.explanation == first.explanation)
        }
    }

    @Test func `facts and finding, as they were judged`() throws {
        let application = try town.receive().after
        let judged = application.judged(under: .islingtonLimits)
        #expect(judged.finding == application.finding(under: .islingtonLimits))
        #expect(judged.procedure == .islingtonLimits)
        #expect(judged.finding == check(judged.application, judged.reports, under: judged.procedure))
    }
}

@Suite struct `The window to ask for a review of the decision` {
    private let town = Town()

    private func refused(_ answer: ThresholdDecision.Answer = .notMet) throws -> Application {
        try town.read().deciding(
            town.decision(answer, weighed: answer == .otherArea ? nil : Town.weighed), by: town.byCoordinator,
            in: town.on("2026-04-27")
        ).after
    }

    @Test(arguments: [ThresholdDecision.Answer.notMet, .otherArea])
    func `is counted anew from the day on which a person told of it`(_ answer: ThresholdDecision.Answer) throws {
        let told = try refused(answer).tellingDecision(
            on: day("2026-05-05"), by: town.byCoordinator, in: town.on("2026-05-06"))
        // 20 working days after 5 May 2026, the spring bank holiday among them.
        #expect(told.due(.reviewWindow) == day("2026-06-03") && told.deadlines.count == 1)
        #expect(try town.on("2026-05-06").reviewUntil(toldOn: day("2026-05-05")) == day("2026-06-03"))
        guard case .open(let window)? = told.deadlines.first else { throw Missing() }
        #expect(window.from == day("2026-05-05") && window.rungs.isEmpty && window.duty.isApplicantsRight)
        #expect(told.notices.isEmpty && told.events.isEmpty)
    }

    @Test func `is not counted from before the decision, nor from a day to come`() throws {
        let application = try refused()
        for wrong in ["2026-04-26", "2026-05-07"] {
            #expect(throws: Refusal.date("done_on", day(wrong), from: day("2026-04-27"), until: day("2026-05-06"))) {
                try application.tellingDecision(on: day(wrong), by: town.byCoordinator, in: town.on("2026-05-06"))
            }
        }
    }

    @Test func `belongs to a decision that can be challenged, and is a coordinator's to count`() throws {
        let around = town.on("2026-05-06")
        for application in [try town.receive().after, try refused(.met)] {
            #expect(throws: Refusal.wrongStage(is: application.stage.name.rawValue, needed: ["decided"])) {
                try application.tellingDecision(on: day("2026-05-05"), by: town.byCoordinator, in: around)
            }
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try refused().tellingDecision(on: day("2026-05-05"), by: town.byPolice, in: around)
        }
    }
}
