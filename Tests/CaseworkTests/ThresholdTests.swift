import Casework
import Testing

/// The scenarios of the domain report, by number. 12, 26 and 27 are about chronologies, action plans and files, not
/// about eligibility.
@Suite struct `Eligibility scenarios` {
    @Test func `1: reports to different bodies count together`() {
        let found = judge(
            "2026-05-01",
            [
                report("r1", "2026-03-02", to: "council"), report("r2", "2026-03-20", to: "police"),
                report("r3", "2026-04-11", to: "landlord"),
            ])
        #expect(found.decision == .met && found.limb == .number)
        #expect(found.statute.met && found.statute.qualifying == 3 && found.statute.required == 3)
        #expect(found.complaints.map(\.windows.lastDayToApply).min() == day("2026-09-01"))
        #expect(found.complaints.allSatisfy { $0.reason == "reported in time; applied in time" })
        #expect(found.toConsider.isEmpty && found.notes.isEmpty && found.local.failed.isEmpty)
    }

    @Test func `2: one incident reported to three bodies counts once`() {
        let found = judge(
            "2026-05-20",
            ["council", "police", "landlord"].enumerated().map { index, body in
                report("r\(index + 1)", "2026-05-10", to: body, incident: "i1")
            })
        #expect(found.decision == .notMetOnNumber && found.limb == nil)
        #expect(found.statute.qualifying == 1)
        #expect(found.complaints.map(\.qualifies) == [true, false, false])
        #expect(found.complaints.map(\.countedWith) == [nil, "r1", "r1"])
        #expect(found.toConsider == [.persistence, .harm, .adequacy])
    }

    @Test func `3: duplicates merge to three incidents`() {
        let found = judge(
            "2026-07-01",
            [
                report("a1", "2026-06-03", to: "council", incident: "a"),
                report("a2", "2026-06-03", to: "police", incident: "a"),
                report("b", "2026-06-10", incident: "b"), report("c", "2026-06-17", to: "landlord", incident: "c"),
            ])
        #expect(found.decision == .met && found.statute.qualifying == 3)
    }

    @Test(arguments: [
        ("2026-03-15", "2026-04-14", true), ("2026-03-15", "2026-04-15", false),
        ("2026-01-31", "2026-02-28", true), ("2026-01-31", "2026-03-01", false), ("2026-01-30", "2026-02-28", true),
        ("2026-01-30", "2026-03-01", false), ("2026-01-29", "2026-02-28", true), ("2026-01-29", "2026-03-01", false),
        ("2026-01-28", "2026-02-27", true), ("2026-01-28", "2026-02-28", false),
        ("2028-01-31", "2028-02-29", true), ("2028-01-31", "2028-03-01", false),
        ("2028-02-29", "2028-03-28", true), ("2028-02-29", "2028-03-29", false),
        // 10: the local dates of 23:30Z on 29 March and 22:45Z on 29 April.
        ("2026-03-30", "2026-04-29", true),
    ])
    func `4 to 7 and 10: a month beginning with the behaviour`(_ behaviour: String, _ reported: String, _ counts: Bool)
    {
        let found = judge(reported, [report("r1", behaviour, reported)])
        #expect(found.complaints.map(\.qualifies) == [counts])
    }

    @Test(arguments: [("2026-05-14", Finding.Decision.met), ("2026-05-15", .notMetOnNumber)])
    func `8: the same day six months on is one day late`(_ applied: String, _ decision: Finding.Decision) {
        let found = judge(
            applied,
            [
                report("r1", "2025-11-15"), report("r2", "2026-01-10"), report("r3", "2026-02-10"),
            ])
        #expect(found.decision == decision)
        #expect(found.complaints.first?.windows.lastDayToApply == day("2026-05-14"))
    }

    @Test func `8: a window missed by one day is pointed out`() {
        let found = judge(
            "2026-05-15",
            [
                report("r1", "2025-11-15"), report("r2", "2026-01-10"), report("r3", "2026-02-10"),
            ])
        #expect(found.notes == [.missedByOneDay(["r1"])])
        #expect(found.complaints.first?.reason == "reported in time; applied too late")
    }

    @Test(arguments: [("2026-02-28", Finding.Decision.met), ("2026-03-01", .notMetOnNumber)])
    func `9: six months from the last days of August end with February`(_ applied: String, _ decision: Finding.Decision)
    {
        let found = judge(
            applied, [report("r1", "2025-08-29"), report("r2", "2025-08-30"), report("r3", "2025-08-31")])
        #expect(found.decision == decision)
        #expect(found.complaints.allSatisfy { $0.windows.lastDayToApply == day("2026-02-28") })
        let leap = judge("2028-02-29", [report("r1", "2027-08-31")])
        #expect(leap.complaints.first?.windows.lastDayToApply == day("2028-02-29"))
    }

    @Test func `11: an application after midnight in London is a day late`() throws {
        let received = London.date(of: try #require(Instant(rfc3339: "2026-07-14T23:30:00Z")))
        let found = check(
            ApplicationFacts(received: received, area: "A", applicant: "p1"),
            [report("r1", "2026-01-15"), report("r2", "2026-03-15"), report("r3", "2026-04-15")], under: .p0)
        #expect(found.complaints.first?.windows.lastDayToApply == day("2026-07-14"))
        #expect(found.decision == .notMetOnNumber && found.notes == [.missedByOneDay(["r1"])])
    }

    @Test func `13: a late report does not count and a fourth, prompt one would tip it`() {
        let three = [report("r1", "2026-02-01", "2026-03-20"), report("r2", "2026-03-10"), report("r3", "2026-03-18")]
        let found = judge("2026-03-30", three)
        #expect(found.decision == .notMetOnNumber && found.statute.qualifying == 2)
        #expect(found.complaints.first?.windows.lastDayToComplain == day("2026-02-28"))
        #expect(found.complaints.first?.reason == "reported too late; applied in time")
        #expect(judge("2026-03-30", three + [report("r4", "2026-03-28")]).decision == .met)
    }

    @Test func `14: authority that is awaited holds disclosure, not eligibility`() {
        var application = application("2026-05-01")
        application.applicant = "daughter"
        application.onBehalfOf = "p1"
        application.authority = .awaited
        let found = check(
            application, [report("r1", "2026-03-02"), report("r2", "2026-03-20"), report("r3", "2026-04-11")],
            under: .p0)
        #expect(found.decision == .met && found.notes == [.authorityAwaited])
    }

    private let fiveNeighbours = [
        report("r1", "2026-01-10", by: "a"), report("r2", "2026-02-10", by: "b"), report("r3", "2026-03-10", by: "c"),
        report("r4", "2026-04-10", by: "d"), report("r5", "2026-05-10", by: "e"),
    ]

    @Test func `15: complaints by five neighbours count together, of one event too`() {
        #expect(judge("2026-06-01", fiveNeighbours).decision == .met)
        let ofOneEvent = ["a", "b", "c"].map { report("r-\($0)", "2026-05-10", by: $0, incident: "party") }
        #expect(judge("2026-06-01", ofOneEvent).statute.qualifying == 3)
    }

    @Test func `16: a local rule that asks for five is referred to a person`() {
        let found = judge("2026-06-01", Array(fiveNeighbours.suffix(3)), .pc)
        #expect(found.decision == .refer && found.limb == nil)
        #expect(found.statute.met && !found.local.met)
        #expect(found.local.failed == [.number, .community])
        #expect(found.notes == [.seniorMay("senior officer", purpose: nil)])
        #expect(found.limbs == [.number, .community, .seniorDiscretion])
    }

    @Test func `17: five reports by four people at a linked place`() {
        let people = ["a", "b", "c", "d", "a"]
        let days = ["2026-01-02", "2026-02-10", "2026-03-10", "2026-04-10", "2026-05-20"]
        let linked = zip(people, days).map { report("r-\($1)", $1, by: $0, place: "L1") }
        let found = judge("2026-06-01", linked, .pc)
        #expect(found.decision == .met && found.limb == .community && found.local.failed.isEmpty)
        #expect(found.complaints.first?.windows.lastDayToApply == day("2026-07-01"))

        let apart = zip(people, days).map { report("r-\($1)", $1, by: $0, place: "L-\($1)") }
        #expect(judge("2026-06-01", apart, .pc).decision == .refer)
        let unknown = zip(people, days).map { report("r-\($1)", $1, by: $0) }
        #expect(judge("2026-06-01", unknown, .pc).decision == .refer)
        let oneByOne = days.map { report("r-\($0)", $0, place: "L1") }
        #expect(judge("2026-06-01", oneByOne, .pc).limb == .number)
    }

    @Test(arguments: [
        (Procedure.ph, Finding.Decision.met, Finding.Limb?.some(.hate)), (.p0, .notMetOnNumber, nil),
        (.ph3, .notMetOnNumber, nil),
    ])
    func `18: one hate incident`(_ procedure: Procedure, _ decision: Finding.Decision, _ limb: Finding.Limb?) {
        let found = judge("2026-10-10", [report("r1", "2026-04-12", hate: true)], procedure)
        #expect(found.decision == decision && found.limb == limb)
        #expect(found.complaints.first?.windows.lastDayToApply == day("2026-10-11"))
        #expect(found.toConsider.contains(.harm) == (decision == .notMetOnNumber))
        #expect(judge("2026-10-12", [report("r1", "2026-04-12", hate: true)], procedure).decision == .notMetOnNumber)
    }

    private let threeGood = [report("r1", "2026-03-02"), report("r2", "2026-03-20"), report("r3", "2026-04-11")]

    @Test func `19: an open case under a procedure that wants it closed is referred`() {
        let found = judge("2026-05-01", threeGood, .px)
        #expect(found.decision == .refer && found.statute.met && found.local.failed == [.caseClosed])
        #expect(judge("2026-05-01", threeGood.map { changed($0) { $0.status = .closed } }, .px).decision == .met)
    }

    @Test(arguments: [("2026-04-01", Finding.Decision.met), ("2026-04-02", .refer), ("2026-04-10", .refer)])
    func `20: the last report's month`(_ applied: String, _ decision: Finding.Decision) {
        let found = judge(
            applied, [report("r1", "2026-01-04"), report("r2", "2026-02-01"), report("r3", "2026-03-02")], .pr)
        #expect(found.decision == decision && found.statute.met)
        #expect(found.local.failed == (decision == .met ? [] : [.recency]))
    }

    @Test func `21: behaviour in another district is that district's case`() {
        let found = judge("2026-05-01", threeGood.map { changed($0) { $0.area = "B" } })
        #expect(found.decision == .otherArea && found.statute.qualifying == 0)
        #expect(found.complaints.allSatisfy { $0.reason == "about another area" })
        #expect(found.explanation.contains { $0.contains("passed to the bodies of that area today") })
    }

    @Test func `21: some reports in another area are a note`() {
        let found = judge("2026-05-01", threeGood + [changed(report("r4", "2026-04-20")) { $0.area = "B" }])
        #expect(found.decision == .met && found.notes == [.someInOtherArea(["r4"])])
    }

    @Test func `21: a boundary goes to a person where it turns the answer`() {
        var reports = threeGood
        reports[2].area = "B"
        reports[2].onBoundary = true
        let found = judge("2026-05-01", reports)
        #expect(found.decision == .refer && found.limb == nil && found.statute.qualifying == 2)
        #expect(found.notes.contains(.onBoundary(["r3"], turnsTheAnswer: true)))
        let enough = judge("2026-05-01", reports + [report("r4", "2026-04-20")])
        #expect(enough.decision == .met && enough.notes.contains(.onBoundary(["r3"], turnsTheAnswer: false)))
    }

    @Test func `22: the six months run from each complaint`() {
        let found = judge(
            "2026-05-15", [report("r1", "2025-10-01"), report("r2", "2026-02-02"), report("r3", "2026-03-03")])
        #expect(found.decision == .notMetOnNumber && found.statute.qualifying == 2)
        #expect(found.complaints.first?.windows.lastDayToApply == day("2026-03-31"))
        #expect(found.toConsider == Finding.Consideration.allCases)
    }

    @Test func `23: a report after the application cannot count towards it`() {
        let reports = [report("r1", "2026-04-01"), report("r2", "2026-04-15"), report("r3", "2026-05-03")]
        let found = judge("2026-05-01", reports)
        #expect(found.decision == .notMetOnNumber && found.notes == [.afterApplication(["r3"])])
        #expect(found.complaints.last?.reason == "reported after the application")
        #expect(judge("2026-05-03", reports).decision == .met)
    }

    @Test func `24: thirty days in place of a month, in the local column`() {
        let found = judge("2026-04-01", [report("r1", "2026-02-10", "2026-03-11")], .pl)
        #expect(found.complaints.first?.windows.lastDayToComplain == day("2026-03-09"))
        #expect(found.complaints.first?.qualifies == false)
        #expect(found.complaints.first?.local?.windows.lastDayToComplain == day("2026-03-12"))
        #expect(found.complaints.first?.localQualifies == true)
        #expect(judge("2026-04-01", [report("r1", "2026-02-10")], .p0).complaints.first?.local == nil)
    }

    @Test func `25: three calls in one night are one unless a person splits them`() {
        let calls = ["r1", "r2", "r3"].map { report($0, "2026-05-02", incident: "party") }
        #expect(judge("2026-05-10", calls).statute.qualifying == 1)
        #expect(judge("2026-05-10", calls.map { changed($0) { $0.incident = nil } }).statute.qualifying == 3)
        let richmond = Procedure.test("richmond") { $0.sifting = .days }
        let apart = judge("2026-05-10", calls.map { changed($0) { $0.incident = nil } }, richmond)
        #expect(apart.decision == .refer && apart.statute.qualifying == 3 && !apart.local.met)
    }

    @Test func `26: an earlier review bars nothing and goes to a person`() {
        var again = application("2026-05-01")
        again.earlierReviewOn = day("2026-03-20")
        let found = check(again, threeGood, under: .p0)
        #expect(found.decision == .refer && found.local.met && found.statute.met && found.limb == nil)
        #expect(found.notes == [.earlierReview(day("2026-03-20"))])
        #expect(check(again, [], under: .p0).decision == .notMetOnNumber)
    }
}

@Suite struct `Explaining a finding` {
    @Test func `every step is a plain sentence that ends`() {
        let reports = [
            report("r1", "2026-03-02"), report("r2", "2026-03-02", "2026-05-30"), report("r3", "2025-01-01"),
            report("r4", "2025-01-01", "2025-03-01"), report("r5", "2026-05-02", "2026-05-01"),
            report("r6", "2026-07-01"), changed(report("r7", "2026-05-01")) { $0.area = "B" },
            changed(report("r8", "2026-05-01")) { $0.related = false }, report("r9", "2026-05-01", incident: "i"),
            report("r10", "2026-05-02", incident: "i"),
        ]
        for procedure in [Procedure.p0, .ph, .pc, .pl, .pr, .px] {
            let found = judge("2026-06-01", reports, procedure)
            #expect(found.explanation.count >= reports.count + 3)
            for sentence in found.explanation + found.notes.map(\.sentence) {
                #expect(sentence.hasSuffix(".") && !sentence.contains("  "))
            }
        }
        let found = judge("2026-06-01", reports)
        #expect(
            found.complaints.map(\.reason) == [
                "reported in time; applied in time", "reported too late; applied in time",
                "reported in time; applied too late", "reported too late; applied too late",
                "reported before the behaviour; please check the dates",
                "reported after the application", "about another area", "not about the behaviour of the application",
                "reported in time; applied in time", "reported in time; applied in time; counted with r9",
            ])
        #expect(
            found.explanation[1] == "Report r1, made on 2 March 2026 about behaviour on 2 March 2026, counts: it could "
                + "be made until 1 April 2026, and an application could rest on it until 1 September 2026.")
    }

    @Test func `no report at all is put before a person too`() {
        let found = judge("2026-06-01", [])
        #expect(found.decision == .notMetOnNumber && found.statute.qualifying == 0 && found.toConsider.count == 3)
    }
}

func application(_ received: String) -> ApplicationFacts {
    ApplicationFacts(received: day(received), area: "A", applicant: "p1")
}

/// A report made on the day of the behaviour where no other is given.
func report(
    _ id: String, _ behaviour: String, _ reported: String? = nil, by person: String = "p1", to body: String = "council",
    incident: String? = nil, place: String? = nil, hate: Bool = false
) -> ReportFacts {
    ReportFacts(
        id: id, behaviourOn: day(behaviour), reportedOn: day(reported ?? behaviour), reportedBy: person,
        reportedTo: body, incident: incident, area: "A", place: place, hate: hate)
}

func changed(_ report: ReportFacts, _ change: (inout ReportFacts) -> Void) -> ReportFacts {
    var report = report
    change(&report)
    return report
}

func judge(_ received: String, _ reports: [ReportFacts], _ procedure: Procedure = .p0) -> Finding {
    check(application(received), reports, under: procedure)
}
