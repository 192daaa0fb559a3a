import Casework
import Testing

@Suite struct `What procedures may say differently` {
    /// Three in six months of the first incident (Ealing, Ashfield).
    private let span = Procedure.test("span") { $0.formula = .spanFromFirstIncident }
    private let scenario22 = [report("r1", "2025-10-01"), report("r2", "2026-02-02"), report("r3", "2026-03-03")]

    @Test func `22: within six months of the first incident the same facts pass, and the span is told`() {
        let found = judge("2026-05-15", scenario22, span)
        #expect(found.decision == .met && found.limb == .number && found.statute.qualifying == 2)
        #expect(found.span == Span(firstDay: day("2025-10-01"), lastDay: day("2026-03-31")))
        #expect(found.complaints.allSatisfy { $0.local?.windows.lastDayToApply == nil && $0.localQualifies == true })
        #expect(found.complaints[0].qualifies == false)
        #expect(judge("2031-05-15", scenario22, span).decision == .met)
    }

    @Test(arguments: [("2026-03-31", Finding.Decision.met), ("2026-04-01", .notMetOnNumber)])
    func `the span ends the day before the same day six months on`(_ last: String, _ decision: Finding.Decision) {
        let reports = [report("r1", "2025-10-01"), report("r2", "2026-02-02"), report("r3", last)]
        let found = judge("2026-12-15", reports, span)
        #expect(found.decision == decision)
    }

    @Test func `the best span counts, of equals the latest`() {
        let reports =
            [report("old", "2024-01-10")] + scenario22 + [report("r4", "2026-06-01"), report("r5", "2026-06-02")]
        let found = judge("2026-07-01", reports, span)
        // From 2 February: r2 to r5, four of them.
        #expect(found.span == Span(firstDay: day("2026-02-02"), lastDay: day("2026-08-01")))
        #expect(found.complaints.map(\.localQualifies) == [false, false, true, true, true, true])
        #expect(found.complaints[0].local?.standing == .outsideSpan)
        let two = judge("2026-07-01", [report("r1", "2024-01-10"), report("r2", "2026-01-10")], span)
        #expect(two.span?.firstDay == day("2026-01-10"))
        #expect(judge("2026-07-01", [], span).span == nil)
    }

    @Test func `one person's several reports are sifted inside the span`() {
        let reports = [
            report("r1", "2025-01-01", incident: "i"), report("r2", "2025-09-01", incident: "i"),
            report("r3", "2025-10-01"), report("r4", "2025-11-01"),
        ]
        #expect(judge("2026-05-15", reports, span).decision == .met)
    }

    // MARK: Hate

    private let gated = Procedure.test("gated") {
        $0.hate = .init(count: 1, window: .init(.months(6), .beginningWith), gate: "referred to the council's meeting")
    }
    private let hate = [report("r1", "2026-04-12", hate: true)]

    @Test func `a gate is for a person: refer, and never met by itself`() {
        let found = judge("2026-05-01", hate, gated)
        #expect(found.decision == .refer && found.limb == nil && !found.local.met && !found.statute.met)
        #expect(found.local.failed == [.number])
        #expect(found.notes == [.gate("referred to the council's meeting")])
        #expect(found.conditions.first { $0.name == .hate }?.holds == true)
        let gate = found.conditions.first { $0.name == .hateGate }
        #expect(gate?.holds == nil && gate?.isInSection104 == false && gate != nil)
    }

    @Test func `a gate turns nothing where the count is not reached, a condition fails, or the number is there`() {
        #expect(judge("2026-12-01", hate, gated).decision == .notMetOnNumber)
        var closed = gated
        closed.threshold.caveats = [.closedCase]
        #expect(judge("2026-05-01", hate, closed).decision == .notMetOnNumber)
        let three = hate + [report("r2", "2026-04-13"), report("r3", "2026-04-14")]
        #expect(judge("2026-05-01", three, gated).limb == .number)
    }

    // MARK: People

    @Test func `a household counts once, and a person without one is one`() {
        let homes = Procedure.test("homes") {
            $0.number = 9
            $0.community = .init(count: 3, counted: .households, linkedPlace: false)
        }
        func at(_ home: String?, _ id: String) -> ReportFacts {
            changed(report(id, "2026-04-12", by: id)) { $0.household = home }
        }
        #expect(judge("2026-05-01", [at("h1", "a"), at("h1", "b"), at("h2", "c")], homes).limb == nil)
        #expect(
            judge("2026-05-01", [at("h1", "a"), at("h1", "b"), at(nil, "c"), at(nil, "d")], homes).limb == .community)
        // A household is never taken for a person of the same name.
        #expect(
            judge("2026-05-01", [at("c", "a"), at("c", "b"), at(nil, "c"), at("h", "d")], homes).limb == .community)
    }

    @Test func `one person's number is not the Act's`() {
        let three = ["a", "b", "c"].map { report($0, "2026-04-12", by: $0) }
        let found = judge("2026-05-01", three, .pc)
        let number = found.conditions.first { $0.name == .number }
        #expect(number?.holds == false && number?.isInSection104 == false)
        #expect(judge("2026-05-01", three).conditions.first?.law == "s. 104(4)")
    }

    // MARK: Conditions

    @Test func `every limb and condition is listed with how it came out and whether the Act knows it`() {
        let procedure = Procedure.test("all") {
            $0.hate = .init(count: 1, window: .init(.months(6), .beginningWith))
            $0.community = .init(count: 5, counted: .people, linkedPlace: false)
            $0.seniorDiscretion = .init(holder: "head of service", purpose: "to protect a vulnerable victim")
            $0.caveats = [
                .recency(.init(.months(1), .beginningWith)), .noActionTaken, .closedCase, .noOngoingAction,
                .noPendingResponse, .witnessed, .judged("the behaviour persists"),
            ]
        }
        let found = judge("2026-05-01", [report("r1", "2026-02-10")], procedure)
        #expect(
            found.conditions.map { "\($0.name.rawValue) \($0.holds.map(String.init) ?? "-") \($0.law ?? "-")" } == [
                "number false s. 104(4)", "hate false s. 104(5)", "community false s. 104(5)",
                "senior_discretion - s. 104(5)", "related true s. 104(4)", "to_complain true s. 104(11)(a)",
                "to_apply true s. 104(11)(b)", "distinct_incidents true s. 104(12)", "recency false -",
                "no_action_taken false -", "case_closed false -", "ongoing_action false -", "pending_response true -",
                "witnessed true -", "judged - -",
            ])
        #expect(found.conditions.last?.words == "the behaviour persists")
        let richmond = Procedure.test("x") { $0.sifting = .days }
        #expect(judge("2026-05-01", [], richmond).conditions.contains { $0.name == .differentDates })
        #expect(judge("2026-05-01", [], span).conditions.first { $0.name == .span }?.isInSection104 == false)
    }

    @Test func `a condition in the procedure's own words is told and turns nothing`() {
        let persists = Procedure.test("x") { $0.caveats = [.judged("the behaviour persists")] }
        let three = ["2026-04-01", "2026-04-02", "2026-04-03"].map { report("r-\($0)", $0) }
        let found = judge("2026-05-01", three, persists)
        #expect(found.decision == .met && found.local.failed.isEmpty)
        #expect(found.notes == [.judged("the behaviour persists")])
        #expect(found.notes[0].sentence.contains("not a condition of section 104"))
        #expect(found.explanation.contains { $0.contains("“the behaviour persists”") })
    }

    @Test func `a review is not to be asked for before an agency's own day has passed`() {
        let pending = Procedure.test("x") { $0.caveats = [.noPendingResponse] }
        var three = ["2026-04-01", "2026-04-02", "2026-04-03"].map { report("r-\($0)", $0) }
        three[0].responseDueOn = day("2026-05-02")
        #expect(judge("2026-05-01", three, pending).local.failed == [.pendingResponse])
        #expect(judge("2026-05-02", three, pending).decision == .met)
    }

    @Test func `what a procedure is silent on is said`() {
        let silent = Procedure.test("x") { $0.silentOn = [.toComplain, .toApply] }
        let sentence =
            "The local procedure does not say how soon a report must be made or how soon after a report an "
            + "application must be made; there the figures of section 104 apply."
        #expect(judge("2026-05-01", [], silent).explanation.contains(sentence))
        #expect(!judge("2026-05-01", []).explanation.contains { $0.contains("does not say") })
    }

    @Test func `a senior's discretion is told with what it is for`() {
        let senior = Procedure.test("x") { $0.seniorDiscretion = .init(holder: "head", purpose: "to protect somebody") }
        #expect(judge("2026-05-01", [], senior).notes == [.seniorMay("head", purpose: "to protect somebody")])
    }

    // MARK: Facts that do not fit together

    @Test func `reports of one event that differ in place, area, hate or days are pointed out and judged as they are`()
    {
        var two = [report("r1", "2026-04-01", incident: "i"), report("r2", "2026-04-03", by: "q", incident: "i")]
        #expect(judge("2026-05-01", two).notes.isEmpty)
        two[0].place = "L1"
        two[1].place = "L2"
        #expect(judge("2026-05-01", two).notes == [.contradicting(["r1", "r2"], .places)])
        two[1].place = nil
        two[1].area = "B"
        #expect(judge("2026-05-01", two).notes.contains(.contradicting(["r1", "r2"], .areas)))
        (two[1].area, two[1].hate) = (two[0].area, true)
        #expect(judge("2026-05-01", two).notes == [.contradicting(["r1", "r2"], .hate)])
        two[1] = report("r2", "2026-04-04", incident: "i")
        let found = judge("2026-05-01", two)
        #expect(found.notes == [.contradicting(["r1", "r2"], .days)] && found.statute.qualifying == 1)
    }

    @Test func `a report dated before its behaviour does not count and asks to be checked`() {
        let found = judge("2026-05-01", [report("r1", "2026-04-02", "2026-04-01")])
        #expect(found.complaints[0].reason == "reported before the behaviour; please check the dates")
        #expect(found.notes == [.datesToCheck(["r1"])])
    }

    @Test func `a window of the procedure's own that is missed by a day is pointed out`() {
        let shorter = Procedure.test("x") { $0.toComplain = .init(.days(10), .after) }
        let found = judge("2026-05-01", [report("r1", "2026-04-01", "2026-04-12")], shorter)
        #expect(found.notes == [.missedByOneDay(["r1"])])
    }

    @Test func `a thousand reports are judged, and the same by any stand-in`() {
        let many = (0..<1_000).map { number in
            report(
                "r\(number)", "2026-04-01", by: "somebody with a rather long stand-in \(number % 7)",
                incident: "an event with a rather long stand-in \(number % 90)")
        }
        let found = judge("2026-05-01", many)
        #expect(found.statute.qualifying == 7 * 90 && found.decision == .met)
    }
}
