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
        let full = try Procedure.full()
        #expect(try ProcedureFile.read(Node.json(ProcedureFile.json(full).text())) == full)
    }

    @Test(arguments: WrongProcedure.all)
    func `a wrong value is a mistake with its path and line`(_ wrong: WrongProcedure) throws {
        let text = try wrong.text()
        let found = try #require(mistakes { try ProcedureFile.read(Array(text.utf8)) })
        #expect(found.contains { $0.path == wrong.path }, "\(found)")
        #expect(found.allSatisfy { $0.line != nil && $0.column != nil && !$0.found.isEmpty && !$0.expected.isEmpty })
    }

    @Test func `every mistake of a file is told at once, in the order of the file, with how to mend it`() throws {
        let wrongs = [
            WrongProcedure("name: statutory", "name: Statutory", "name"),
            WrongProcedure("areas: []", "areas: [E10000012, E09000019, E09000019]", "areas[0]"),
            WrongProcedure("number: 3", "number: three", "threshold.number"),
            WrongProcedure("formula: from-each-complaint", "formula: rolling", "threshold.formula"),
            WrongProcedure("silent_on: []", "silent_on: [window]", "threshold.silent_on[0]"),
            WrongProcedure("caveats: {}", "caveats: { witnesed: true }", "caveats.witnesed"),
            WrongProcedure("from: asking", "from: asked", "limits_where_silent.agencies_reply.from"),
            WrongProcedure("working_days: 10,", "working_days: 4,", "ladder[4].working_days"),
            WrongProcedure("ladders: {}", "ladders: { outcome: soon }", "ladders.outcome"),
            WrongProcedure("chair: null", "chair: { independence: outside }", "chair.words"),
            WrongProcedure("sent_by: applicant", "sent_by: council", "review.sent_by"),
            WrongProcedure("decision_notice: true", "decision_notice: yes", "duties.decision_notice"),
            WrongProcedure("months: 12", "months: 0", "reporting.months"),
            WrongProcedure("notes: []", "note: []", "note"),
        ]
        var text = try WrongProcedure.statutory()
        for wrong in wrongs { text = try wrong.applied(to: text) }
        let found = try #require(mistakes { try ProcedureFile.read(Array(text.utf8)) })
        let paths = found.compactMap(\.path)
        #expect(wrongs.map(\.path).allSatisfy(paths.contains), "\(paths)")
        #expect(paths.contains("areas[2]") && found.count == wrongs.count + 1, "\(paths)")
        #expect(found.allSatisfy { !$0.mend.isEmpty })
        let lines = found.compactMap(\.line)
        #expect(lines.count == found.count && lines == lines.sorted())
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
