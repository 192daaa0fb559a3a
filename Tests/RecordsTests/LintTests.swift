import Casework
import Records
import Testing
import Text

@Suite struct `Procedure lint` {
    private static let rows =
        LintRow.ofThreshold + LintRow.ofWindows + LintRow.ofCaveats + LintRow.ofLimbs + LintRow.ofOrder
        + LintRow.ofPeople + LintRow.ofDuties

    @Test(arguments: rows)
    func `one change gives one finding at its line, or none`(_ row: LintRow) throws {
        let found = try LintSamples.added(row.changes)
        #expect(found.map(\.description) == (row.finding.isEmpty ? [] : [row.finding]))
        guard !row.finding.isEmpty, let new = row.changes.first?.new else { return }
        let line = try LintSamples.line(of: row.at ?? new, in: LintSamples.text(row.changes))
        #expect(found.first?.line == line)
    }

    @Test func `the statutory procedure has neither error nor warning`() throws {
        let found = try #require(try LintSamples.found([LintSamples.file([])]).first)
        #expect(found.filter { $0.severity != "note" } == [])
        #expect(found.count { $0.code == "limit-silent" } == Procedure.Step.needed.count)
        #expect(
            found.filter { $0.code != "limit-silent" }.map(\.description) == [
                "note calendar-last-receipt valid_until", "note chair-missing chair",
                "note attendance-missing attendance",
            ])
    }

    @Test func `every rule is tried, and its code is a name of its own`() {
        let told = Set(Self.rows.compactMap { $0.finding.split(separator: " ").dropFirst().first.map(String.init) })
        let elsewhere: Set<String> = [
            // The baseline.
            "limit-silent", "calendar-last-receipt", "chair-missing", "attendance-missing",
            // The tests below, and those of versions and calendars.
            "outcome-before-panel", "reply-after-panel", "papers-before-reply",
            "review-window-before-outcome",
            "calendar-runs-out", "version-doubled", "versions-overlap", "versions-gap", "ends-without-successor",
            "replaced-version-not-given", "replaces-circle", "replaces-later",
        ]
        let codes = LintRule.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(codes) == told.union(elsewhere))
        #expect(codes.allSatisfy(ProcedureFile.isName))
        #expect(LintRule.all.allSatisfy { !$0.law.isEmpty && !$0.about.isEmpty })
    }

    @Test func `answers due after the meeting come too late for the papers and the decision as well`() throws {
        let change = LintSamples.Change(
            "agencies_reply: { limit: 10 working days, from: asking }",
            "agencies_reply: { limit: 8 weeks, from: asking }")
        #expect(
            try LintSamples.added([change]).map(\.code) == [
                "reply-after-decision", "reply-after-panel", "papers-before-reply",
            ])
    }

    @Test func `an outcome due before the meeting leaves no time for the lead officer and the plan either`() throws {
        let change = LintSamples.Change(
            "  outcome: { limit: 10 working days, from: panel }",
            "  outcome: { limit: 15 working days, from: threshold-decision }")
        // In the order of the lines.
        #expect(
            try LintSamples.added([change]).map(\.code) == [
                "outcome-before-panel", "lead-accepts-after-outcome", "plan-consultation-after-outcome",
            ])
    }

    @Test func `a window to ask for a review that runs from the meeting is over before the outcome is told`() throws {
        let change = LintSamples.Change(
            "review_window: { limit: 20 working days, from: told }", "review_window: { limit: 1 week, from: panel }")
        #expect(
            try LintSamples.added([change]).map(\.code) == [
                "review-window-not-from-telling", "review-window-before-outcome",
            ])
    }

    @Test func `where the procedure itself says what cannot be, it is an error`() throws {
        let own = [
            "acknowledge: { limit: 5 working days, from: receipt }",
            "threshold_decision: { limit: 15 working days, from: receipt }",
            "panel: { limit: 20 working days, from: threshold-decision }",
        ]
        let limits = "limits: { \(own[0]), \(own[1]), panel: { limit: 10 working days, from: receipt } }"
        let found = try LintSamples.added(
            own.map { LintSamples.Change("  \($0)", "  #") } + [LintSamples.Change("limits: {}", limits)])
        #expect(
            found.filter { $0.code == "panel-before-decision" }.map(\.description) == [
                "error panel-before-decision limits.threshold_decision"
            ])
    }

    @Test func `each condition in the procedure's own words has a finding and a line of its own`() throws {
        let found = try LintSamples.added([
            LintSamples.Change("caveats: {}", "caveats:\n  judged:\n    - it persists\n    - it is no civil matter")
        ])
        let first = try #require(found.first?.line)
        #expect(found.map(\.place) == ["caveats.judged[0]", "caveats.judged[1]"])
        #expect(found.map(\.line) == [first, first + 1])
    }

    @Test func `a finding on the order of steps gives an application whose days people can count`() throws {
        let file = try ProcedureLint.File(shipped("procedures/islington.yaml"), name: "islington")
        let findings = try ProcedureLint.findings(on: [file], calendar: LintSamples.calendar)[0]
        let finding = try #require(findings.first { $0.code == "reply-after-decision" })
        // Asked on Monday 6 September; 21 days on is the 27th. Fifteen working days from the 2nd end on the 23rd.
        #expect(
            finding.finding.contains(
                "Received on Thursday 2 September 2027, the first is due on 27 September 2027 and the second on 23 "
                    + "September 2027."), "\(finding.finding)")
        #expect(finding.mend.contains("asking the agencies"))
    }

    @Test func `errors come first, then warnings, each in the order of the lines`() throws {
        let file = try LintSamples.file([
            LintSamples.Change("number: 3", "number: 5"),
            LintSamples.Change("reporting: { months: 12,", "reporting: { months: 13,"),
            LintSamples.Change("caveats: {}", "caveats: { witnessed: true }"),
        ])
        let found = try #require(try LintSamples.found([file]).first)
        #expect(
            found.prefix(3).map(\.code) == [
                "publication-period-above-twelve-months", "number-above-three", "caveat-witnessed",
            ])
        #expect(found.dropFirst(3).allSatisfy { $0.severity == "note" })
    }
}
