import FoundationEssentials
import TestSupport
import Testing

@testable import Casework

@Suite struct `Reporting periods` {
    static let years: [(Procedure.Reporting?, String, String, String)] = [
        (nil, "2026-05-01", "2026-04-01", "2027-03-31"),
        (nil, "2026-03-31", "2025-04-01", "2026-03-31"),
        (.init(months: 12, year: .financial), "2024-02-29", "2023-04-01", "2024-03-31"),
        (.init(months: 12, year: .calendar), "2026-05-01", "2026-01-01", "2026-12-31"),
        (.init(months: 12, year: .other), "2026-05-01", "2026-04-01", "2027-03-31"),
        (.init(months: 3, year: .financial), "2026-05-01", "2026-04-01", "2026-06-30"),
        (.init(months: 3, year: .calendar), "2026-02-28", "2026-01-01", "2026-03-31"),
        (.init(months: 6, year: .calendar), "2026-12-31", "2026-07-01", "2026-12-31"),
        // Longer than the Act allows: cut to 12 months.
        (.init(months: 24, year: .calendar), "2026-05-01", "2026-01-01", "2026-12-31"),
    ]

    @Test(arguments: years)
    func `are those of the procedure`(_ row: (Procedure.Reporting?, String, String, String)) {
        let period = ReportingPeriod.holding(day(row.1), row.0)
        #expect(period == ReportingPeriod(from: day(row.2), until: day(row.3)))
    }

    @Test func `follow each other without a gap, at the ends of the calendar too`() {
        for first in ["0001-01-01", "1999-12-31", "2026-05-01"] {
            for months in 1...12 {
                let reporting = Procedure.Reporting(months: months, year: .financial)
                var period = ReportingPeriod.holding(day(first), reporting)
                for _ in 0..<30 {
                    let next = ReportingPeriod.holding(period.until.adding(days: 1), reporting)
                    #expect(next.from == period.until.adding(days: 1) && next.from <= next.until)
                    period = next
                }
            }
        }
        let over = ReportingPeriod.over(since: day("2024-05-01"), before: day("2026-04-01"), nil)
        #expect(over.map(\.until) == [day("2025-03-31"), day("2026-03-31")])
        #expect(ReportingPeriod.over(since: day("2024-05-01"), before: day("2026-03-31"), nil).count == 1)
    }

    static let wrong: [(String, String, [ReportingPeriod.Fault])] = [
        ("2025-04-01", "2026-03-31", []),
        ("2026-05-02", "2026-05-01", [.reversed]),
        ("2025-04-01", "2026-04-01", [.tooLong(day("2026-03-31"))]),
        ("2024-02-29", "2025-02-27", []),
        ("2026-04-01", "2026-05-01", [.notOver]),
        ("2026-05-02", "2026-05-31", [.notBegun]),
        ("2025-04-01", "2027-03-31", [.tooLong(day("2026-03-31")), .notOver]),
    ]

    @Test(arguments: wrong)
    func `that cannot be published are told apart`(_ row: (String, String, [ReportingPeriod.Fault])) {
        let period = ReportingPeriod(from: day(row.0), until: day(row.1))
        #expect(period.faults(on: day("2026-05-01")) == row.2)
    }
}

@Suite struct `Figures` {
    private let coordinator = Actor.officer(
        Officer(
            person: .init(UUID()), name: "Cora Ellis", partnership: .init(UUID()), agency: .init(UUID()),
            roles: [.coordinator]))
    private let now = London.instant(date: day("2026-05-01"), hour: 10, minute: 0)

    private func counts(_ from: String, _ until: String, _ applications: Int = 3) -> Counts {
        Counts(area: "E07000146", from: day(from), until: day(until), values: [.applications: applications])
    }

    @Test func `have a median, and what is done in time`() {
        var tally = Tally(times: [
            .init(stage: .decision, days: 3, isInTime: true, count: 2),
            .init(stage: .decision, days: 40, isInTime: false, count: 1),
        ])
        var counts = tally.counts(of: "E07000146", from: day("2026-04-01"), until: day("2026-04-30"))
        #expect(counts[.decided] == 3 && counts[.decidedInTime] == 2 && counts[.decidedMedianDays] == 3)
        #expect(counts[.meetings] == 0 && counts[.meetingsMedianDays] == nil)
        // Two partnerships one after the other: the median of all, not of the medians.
        tally.add(Tally(times: [.init(stage: .decision, days: 10, isInTime: true, count: 3)]))
        counts = tally.counts(of: "E07000146", from: day("2026-04-01"), until: day("2026-04-30"))
        #expect(counts[.decided] == 6 && counts[.decidedMedianDays] == 10)
    }

    @Test(arguments: 0...6) func `of satisfaction are shown from five answers on`(_ answers: Int) {
        let tally = Tally(values: [.feedbackAnswers: answers, .satisfiedWithHandling: 0, .satisfiedWithOutcome: 0])
        let counts = tally.counts(of: "E07000146", from: day("2026-04-01"), until: day("2026-04-30"))
        for figure in Figure.Group.satisfaction.figures { #expect((counts[figure] != nil) == (answers >= 5)) }
    }

    @Test func `all have words and belong to one part`() {
        #expect(Set(Figure.allCases.map(\.inWords)).count > 30)
        #expect(Figure.Group.allCases.flatMap(\.figures).count == Figure.allCases.count)
    }

    @Test func `are published once for a period that is over, and amended with a reason`() throws {
        let year = counts("2025-04-01", "2026-03-31")
        let first = try Publication.publishing(year, because: "", after: [], by: coordinator, at: now)
        #expect(first.version == 1 && first.reason == nil)
        #expect(throws: Publication.Fault.noReason) {
            try Publication.publishing(year, because: " ", after: [first], by: coordinator, at: now)
        }
        #expect(throws: Publication.Fault.unchanged) {
            try Publication.publishing(year, because: "Again", after: [first], by: coordinator, at: now)
        }
        let second = try Publication.publishing(
            counts("2025-04-01", "2026-03-31", 4), because: "One was entered late.", after: [first], by: coordinator,
            at: now)
        #expect(second.version == 2 && second.reason == "One was entered late.")
        #expect(Publication.newest([first, second]) == [second])
    }

    @Test func `are refused for another period that holds a day of one that was published`() throws {
        let first = try Publication.publishing(
            counts("2025-04-01", "2026-03-31"), because: "", after: [], by: coordinator, at: now)
        for (from, until) in [("2025-01-01", "2025-04-01"), ("2026-03-31", "2026-04-30"), ("2025-06-01", "2025-06-30")]
        {
            #expect(throws: Publication.Fault.overlaps(first.period)) {
                try Publication.publishing(
                    counts(from, until), because: "", after: [first], by: coordinator, at: now)
            }
        }
        _ = try Publication.publishing(
            counts("2026-04-01", "2026-04-30"), because: "", after: [first], by: coordinator, at: now)
        #expect(throws: Publication.Fault.period([.notOver])) {
            try Publication.publishing(
                counts("2026-04-01", "2026-05-01"), because: "", after: [], by: coordinator, at: now)
        }
        #expect(throws: Publication.Fault.notCoordinator) {
            try Publication.publishing(
                counts("2025-04-01", "2026-03-31"), because: "", after: [], by: .service, at: now)
        }
    }

    static let reminders: [(String, Int?, Bool)] = [
        ("2026-03-31", nil, false), ("2026-04-01", 0, false), ("2026-04-27", 0, false), ("2026-04-28", 1, true),
        ("2026-06-23", 3, true), ("2030-01-01", 3, true),
    ]

    @Test(arguments: reminders)
    func `that wait to be published are reminded of every four weeks`(_ row: (String, Int?, Bool)) {
        let figures = UnpublishedFigures(
            area: "E07000146", period: ReportingPeriod(from: day("2025-04-01"), until: day("2026-03-31")))
        #expect(figures.reminder(on: day(row.0)) == row.1 && figures.isLate(on: day(row.0)) == row.2)
    }
}

@Suite struct `Sums by protected characteristic` {
    private func group(_ name: String, _ met: Int, _ notMet: Int, _ other: Int = 0) -> Equality.Group {
        Equality.Group(names: [name], met: met, notMet: notMet, other: other)
    }

    @Test func `put small groups together, with the smallest of the others where that is not enough`() {
        #expect(Equality.shown([group("A", 6, 0), group("B", 5, 7)])?.map(\.names) == [["A"], ["B"]])
        #expect(
            Equality.shown([group("A", 6, 9), group("B", 1, 0), group("C", 10, 20)])?.map(\.names)
                == [["C"], ["B", "A"]])
        #expect(
            Equality.shown([group("A", 3, 3), group("B", 2, 2), group("C", 10, 20)])?.map(\.names)
                == [["C"], ["A", "B"]])
        #expect(Equality.shown([group("A", 2, 0), group("B", 1, 1)]) == nil)
        #expect(Equality.shown([group("A", 4, 9)]) == nil)
        #expect(Equality.shown([]) == nil)
        #expect(Equality.shown([group("A", 0, 0), group("B", 5, 0)])?.map(\.names) == [["B"]])
    }

    @Test func `show no figure below five, lose nobody, and give no group away by what is left of a sum`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Seeded(seed)
        for _ in 0..<2_000 {
            let groups = (0..<Int.random(in: 0...8, using: &random)).map { index in
                group(
                    "\(index)", Int.random(in: 0...12, using: &random), Int.random(in: 0...12, using: &random),
                    Int.random(in: 0...7, using: &random))
            }
            guard let shown = Equality.shown(groups) else { continue }
            for one in shown {
                #expect(one.all >= 5, "seed \(seed)")
                for cell in [one.met, one.notMet, one.other] { #expect(cell == 0 || cell >= 5, "seed \(seed)") }
            }
            #expect(shown.reduce(0) { $0 + $1.all } == groups.reduce(0) { $0 + $1.all }, "seed \(seed)")
            // Every small group stands together with at least one other.
            for small in groups where small.all > 0 && small.isSmall {
                #expect(shown.contains { $0.names.contains(small.names[0]) && $0.names.count > 1 }, "seed \(seed)")
            }
        }
    }

    @Test func `are of three whole years that no other sum holds`() {
        let blocks = Equality.blocks(since: day("2020-06-01"), before: day("2027-01-01"), nil)
        #expect(
            blocks == [
                ReportingPeriod(from: day("2023-04-01"), until: day("2026-03-31")),
                ReportingPeriod(from: day("2020-04-01"), until: day("2023-03-31")),
            ])
        #expect(Equality.blocks(since: day("2020-06-01"), before: day("2023-03-31"), nil).isEmpty)
    }
}
