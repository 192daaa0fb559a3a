import Casework
import Records
import Testing
import Text

@Suite struct `Procedure files` {
    private func procedure(_ name: String) throws -> Procedure {
        try ProcedureFile.read(shipped("procedures/\(name).yaml"))
    }

    @Test func `the statutory procedure has the figures of section 104 and gives no limit of its own`() throws {
        let statutory = try procedure("statutory")
        #expect(statutory.threshold == .statute)
        #expect(statutory.silentOn == Set(Procedure.Step.needed))
        #expect(Set(statutory.limits.keys) == statutory.silentOn)
        #expect(statutory.limits[.acknowledge] == Procedure.StepLimit(.workingDays(5), from: .receipt))
        #expect(statutory.limits[.papersToPanel]?.anchor == .beforePanel)
        #expect(statutory.ladder.map(\.workingDays) == [-3, 0, 1, 5, 10])
        #expect(statutory.panel.minimum == nil && statutory.validFrom?.description == "2014-10-20")
    }

    @Test func `the procedure of Islington has its own limits and conditions`() throws {
        let islington = try procedure("islington")
        #expect(islington.name == "islington" && islington.panel.minimum == 3)
        #expect(
            islington.threshold.caveats == [
                .recency(Procedure.Window(.months(1), .beginningWith)), .noActionTaken,
            ])
        #expect(islington.limits[.agenciesReply] == Procedure.StepLimit(.days(21), from: .asking))
        #expect(islington.limits[.thresholdDecision] == Procedure.StepLimit(.workingDays(15), from: .receipt))
        #expect(islington.limits[.panel] == Procedure.StepLimit(.days(21), from: .thresholdDecision))
        #expect(islington.silentOn.isDisjoint(with: [.acknowledge, .agenciesReply, .thresholdDecision, .panel]))
        #expect(islington.silentOn.count == Procedure.Step.needed.count - 4)
        #expect(islington.review.body == "the Community Safety team manager")
    }

    @Test(arguments: ["statutory", "islington"])
    func `a procedure written as data is read back the same`(_ name: String) throws {
        let read = try procedure(name)
        #expect(try ProcedureFile.read(Node.json(ProcedureFile.json(read).text(pretty: true))) == read)
    }

    @Test func `every rule there can be goes to data and back`() throws {
        var full = try procedure("statutory")
        let window = Procedure.Window(.days(30), .after)
        full.threshold = Procedure.ThresholdRules(
            number: 2, numberBy: .onePerson, toComplain: window, toApply: Procedure.Window(.weeks(26), .beginningWith),
            formula: .spanFromFirstIncident, sifting: .days, saysRelated: true,
            caveats: [
                .recency(window), .noActionTaken, .closedCase, .noOngoingAction, .noPendingResponse, .witnessed,
                .judged("the behaviour persists"), .judged("not a civil matter"),
            ],
            hate: Procedure.HateRule(count: 1, window: window, gate: "referred to the case meeting"),
            community: Procedure.CommunityRule(count: 5, counted: .households, linkedPlace: true),
            seniorDiscretion: Procedure.SeniorDiscretion(
                holder: "Head of Community Safety", purpose: "to protect a vulnerable victim"))
        full.threshold.silentOn = [.sifting]
        full.threshold.sifting = .incidents
        full.replaces = "0"
        full.areas = ["E09000019", "W06000015"]
        for step in Procedure.Step.optional { full.limits[step] = Procedure.StepLimit(.weeks(1), from: .informationIn) }
        full.ladders = [.outcome: [Procedure.Rung(workingDays: 2, to: [.chair])]]
        full.panel = Procedure.Panel(
            minimum: 3, members: ["police"], standing: "the monthly panel",
            chair: Procedure.ChairRule(.outside, words: "from another area"),
            attendance: Procedure.AttendanceRule(.part, minutes: 20, words: "the first 20 minutes"))
        full.review = Procedure.ReviewRoute(
            body: "the mayor", how: "in writing", grounds: ["facts missed"], sentBy: .reviewingBody,
            conditions: ["final"])
        full.duties = Procedure.Duties(pointOfContact: "the desk", passesToAllBodies: true, decisionNotice: false)
        full.reporting = Procedure.Reporting(months: 6, year: .other, place: "the website")
        full.riskQuestions = ["How often?"]
        full.notes = ["Mediation is offered."]
        full.validUntil = CivilDate("2030-01-01")
        #expect(try ProcedureFile.read(Node.json(ProcedureFile.json(full).text())) == full)
    }

    @Test(arguments: [
        ("name: statutory", "name: East Herts", "name"), ("name: statutory", "name: east--herts", "name"),
        ("name: statutory", "name: ''", "name"), ("version: \"1\"", "version: 1", "version"),
        ("valid_from: 2014-10-20", "valid_from: 2014-02-30", "valid_from"),
        ("valid_until: null", "valid_until: 2010-01-01", "valid_until"),
        ("number: 3", "number: 0", "threshold.number"), ("number: 3", "number: 3.5", "threshold.number"),
        ("number: 3", "number: three", "threshold.number"), ("number: 3", "number: 99999999", "threshold.number"),
        ("limit: 1 month,", "limit: 0 months,", "threshold.to_complain.limit"),
        ("limit: 1 month,", "limit: 5 working days,", "threshold.to_complain.limit"),
        ("limit: 1 month,", "limit: 1 Month,", "threshold.to_complain.limit"),
        ("limit: 1 month, counting: beginning-with", "limit: 1 month", "threshold.to_complain.counting"),
        ("sifting: distinct-incidents", "sifting: distinct_incidents", "threshold.sifting"),
        ("hate: null", "hate: true", "threshold.hate"),
        ("hate: null", "hate: { count: 1 }", "threshold.hate.window"),
        ("community: null", "community: { count: 1, counted: reports }", "threshold.community.count"),
        ("community: null", "community: { count: 5, counted: families }", "threshold.community.counted"),
        ("caveats: {}", "caveats: { no_actoin_taken: true }", "caveats.no_actoin_taken"),
        ("caveats: {}", "caveats: { witnessed: yes }", "caveats.witnessed"),
        ("caveats: {}", "caveats: []", "caveats"),
        (
            "limits: {}", "limits: { acknowledge: { limit: 5 working days, from: receipt } }",
            "limits_where_silent.acknowledge"
        ),
        ("limits: {}", "limits: { acknowlege: { limit: 5 working days, from: receipt } }", "limits.acknowlege"),
        ("  danger_read: { limit: 1 working day, from: receipt }", "", "limits_where_silent.danger_read"),
        (
            "danger_read: { limit: 1 working day, from: receipt }", "danger_read: { limit: soon, from: receipt }",
            "limits_where_silent.danger_read.limit"
        ),
        (
            "danger_read: { limit: 1 working day, from: receipt }",
            "danger_read: { limit: 1 working day, from: birth }",
            "limits_where_silent.danger_read.from"
        ),
        ("working_days: 0, to: [contact]", "working_days: -5, to: [contact]", "ladder[1].working_days"),
        ("working_days: 0, to: [contact]", "working_days: 0, to: []", "ladder[1].to"),
        ("working_days: 0, to: [contact]", "working_days: 0, to: [mayor]", "ladder[1].to[0]"),
        ("panel_minimum: null", "panel_minimum: -3", "panel_minimum"),
        ("  body: the body that the local review procedures name", "  body: ''", "review.body"),
        ("review:", "rewiev:", "review"),
        ("title: ASB", "titel: ASB", "title"),
    ])
    func `a wrong value is a mistake with its path and line`(_ right: String, _ wrong: String, _ path: String) throws {
        let text = String(decoding: shipped("procedures/statutory.yaml"), as: UTF8.self)
        let parts = text.split(separator: right, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let found = try #require(mistakes { try ProcedureFile.read(Array((parts[0] + wrong + parts[1]).utf8)) })
        #expect(found.contains { $0.path == path })
        #expect(found.allSatisfy { $0.line != nil && $0.column != nil })
    }

    @Test(arguments: [
        "", "null", "[]", "just words", "name: 99999999999999999999", "name: [", "a: &x 1\nb: *x", "name: a\nname: b",
        "---\na: 1\n---\nb: 2",
        String(repeating: "[", count: 10_000), String(repeating: "a: ", count: 10_000), "\u{0}",
    ])
    func `a file that is no procedure is a mistake and never a trap`(_ text: String) {
        #expect(mistakes { try ProcedureFile.read(Array(text.utf8)) }?.isEmpty == false)
    }

    @Test func `bytes that are no text are a mistake`() {
        #expect(mistakes { try ProcedureFile.read([0xFF, 0xFE, 0x00]) }?.isEmpty == false)
    }

    @Test(arguments: [
        ("islington", true), ("east-herts", true), ("area-51", true), ("", false), ("-a", false), ("a-", false),
        ("East", false), ("a b", false), ("a_b", false), ("é", false), ("a/../b", false),
    ])
    func `names are lower case with hyphens`(_ name: String, _ isName: Bool) {
        #expect(ProcedureFile.isName(name) == isName)
    }
}
