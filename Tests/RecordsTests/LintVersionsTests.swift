import Casework
import Records
import Testing
import Text

@Suite struct `Lint of versions and calendars` {
    /// A version of one procedure.
    private struct Version {
        var number = "1"
        var replaces: String?
        var from: String?
        var until: String?
        var areas = ""

        func file() throws -> ProcedureLint.File {
            try LintSamples.file([
                LintSamples.Change("version: \"1\"", "version: \"\(number)\""),
                LintSamples.Change("replaces: null", "replaces: \(replaces.map { "\"\($0)\"" } ?? "null")"),
                LintSamples.Change("valid_from: 2014-10-20", "valid_from: \(from ?? "null")"),
                LintSamples.Change("valid_until: null", "valid_until: \(until ?? "null")"),
                LintSamples.Change("areas: []", "areas: [\(areas)]"),
            ])
        }
    }

    private func codes(_ versions: Version...) throws -> [[String]] {
        let ofVersions = Set(LintRule.all.prefix { $0.code != "number-above-three" }.map(\.code))
        return try LintSamples.found(versions.map { try $0.file() }).map { found in
            found.map(\.code).filter(ofVersions.contains)
        }
    }

    @Test func `versions that follow each other day by day have no finding`() throws {
        #expect(
            try codes(
                Version(from: "2024-01-01", until: "2025-03-31"),
                Version(number: "2", replaces: "1", from: "2025-04-01")) == [[], []])
    }

    @Test func `versions that hold on the same day overlap, told once, at the later one`() throws {
        #expect(
            try codes(Version(from: "2024-01-01", until: "2025-04-01"), Version(number: "2", from: "2025-04-01")) == [
                [], ["versions-overlap"],
            ])
        #expect(try codes(Version(number: "2"), Version(number: "1")) == [["versions-overlap"], []])
    }

    @Test func `different parts of an area may have versions at the same time`() throws {
        // Schedule 4 paragraph 9.
        #expect(try codes(Version(areas: "E07000170"), Version(number: "2", areas: "E07000169")) == [[], []])
        #expect(
            try codes(Version(areas: "E07000170"), Version(number: "2", areas: "E07000169, E07000170")) == [
                [], ["versions-overlap"],
            ])
    }

    @Test(arguments: [("2025-04-02", true), ("2025-04-01", false)])
    func `a day without a version is a gap`(_ from: String, _ isGap: Bool) throws {
        #expect(
            try codes(Version(from: "2024-01-01", until: "2025-03-31"), Version(number: "2", from: from)) == [
                [], isGap ? ["versions-gap"] : [],
            ])
    }

    @Test func `a version in between closes the gap`() throws {
        #expect(
            try codes(
                Version(from: "2024-01-01", until: "2024-12-31"), Version(number: "3", from: "2026-01-01"),
                Version(number: "2", from: "2025-01-01", until: "2025-12-31")) == [[], [], []])
    }

    @Test func `a number is given once`() throws {
        #expect(
            try codes(Version(until: "2024-12-31"), Version(from: "2025-01-01")) == [
                ["version-doubled"], ["version-doubled"],
            ])
    }

    @Test func `a version that ends, and one that replaces another, ask for the other`() throws {
        #expect(try codes(Version(until: "2025-12-31")) == [["ends-without-successor"]])
        #expect(try codes(Version(number: "2", replaces: "1")) == [["replaced-version-not-given"]])
    }

    @Test func `versions that replace each other in a circle, or a later one, are errors`() throws {
        #expect(
            try codes(
                Version(replaces: "2", from: "2024-01-01", until: "2024-12-31"),
                Version(number: "2", replaces: "1", from: "2025-01-01")) == [
                    ["replaces-circle", "replaces-later"], ["replaces-circle"],
                ])
    }

    @Test func `procedures of different names are not held against each other`() throws {
        let other = try LintSamples.file([LintSamples.Change("name: statutory", "name: east-herts")])
        let found = try LintSamples.found([LintSamples.file([]), other])
        #expect(found.map(Set.init) == [Set(found[0]), Set(found[0])])
    }

    // MARK: Calendars

    /// The shipped calendar without the years after `year`.
    private func calendar(until year: Int) throws -> WorkingCalendar {
        let holidays = try LintSamples.calendar.holidays.filter { $0.key.year <= year }
        return try #require(WorkingCalendar(name: "short", holidays: holidays))
    }

    private func ofCalendar(_ version: Version, until year: Int) throws -> [String] {
        let files = [try version.file()]
        let findings = ProcedureLint.findings(on: files, calendar: try calendar(until: year))[0]
        return findings.filter { $0.code.hasPrefix("calendar") }.map { "\($0.code) \(files[0].path(of: $0.place))" }
    }

    @Test func `a procedure without an end is told until when the calendar serves`() throws {
        #expect(try ofCalendar(Version(), until: 2026) == ["calendar-last-receipt valid_until"])
        let files = [try Version().file()]
        let findings = ProcedureLint.findings(on: files, calendar: try calendar(until: 2026))[0]
        let finding = try #require(findings.first { $0.code == "calendar-last-receipt" })
        // Decision, meeting, outcome, asking for a review, its hearing, last reminder: 15 + 20 + 10 + 20 + 15 + 10 working
        // days back from Thursday 31 December 2026.
        let last = try calendar(until: 2026).adding(workingDays: -90, to: try #require(CivilDate("2026-12-31")))
        #expect(finding.finding.contains("received by \(last.inWords) "), "\(finding.finding)")
    }

    @Test(arguments: [("2026-08-25", true), ("2026-12-31", true), ("2026-08-24", false), ("2026-01-01", false)])
    func `a calendar that ends before the last cases can end runs out`(_ until: String, _ runsOut: Bool) throws {
        #expect(
            try ofCalendar(Version(until: until), until: 2026) == (runsOut ? ["calendar-runs-out valid_until"] : []))
    }

    @Test func `a procedure that begins after the calendar's end is told so`() throws {
        #expect(try ofCalendar(Version(from: "2027-01-01"), until: 2026) == ["calendar-runs-out valid_from"])
    }

    @Test func `limits longer than the calendar leave no application that could be followed`() throws {
        let file = try LintSamples.file([
            LintSamples.Change("acknowledge: { limit: 5 working days", "acknowledge: { limit: 9000 working days")
        ])
        let found = try #require(try LintSamples.found([file]).first)
        #expect(
            found.filter { $0.code.hasPrefix("calendar") }.map(\.description) == ["warning calendar-runs-out limits"])
    }
}
