import Casework
import TestSupport
import Testing

@Suite struct `Sifting reports` {
    @Test func `the earliest in time counts, wherever it stands in the list`() {
        let found = judge(
            "2026-05-20",
            [
                report("later", "2026-05-01", "2026-05-12", incident: "i"),
                report("earlier", "2026-05-01", "2026-05-10", incident: "i"),
            ])
        #expect(found.complaints.map(\.countedWith) == ["earlier", nil])
    }

    @Test func `an earliest report that is out of time gives way to the next`() {
        let found = judge(
            "2026-05-20",
            [
                report("too-old", "2025-10-20", "2025-11-01", incident: "i"),
                report("in-time", "2026-05-01", incident: "i"),
            ])
        #expect(found.complaints.map(\.qualifies) == [false, true])
    }

    @Test func `incidents are joined by their bytes, not by their looks`() {
        let found = judge(
            "2026-05-20",
            [
                report("r1", "2026-05-01", incident: "caf\u{e9}"), report("r2", "2026-05-01", incident: "cafe\u{301}"),
            ])
        #expect(found.statute.qualifying == 2)
    }

    @Test func `random histories come out as a slow reading of section 104 says`() {
        var generator = Seeded(104)
        for _ in 0..<3_000 {
            let received = CivilDate(
                dayNumber: day("2026-06-01").dayNumber + Int.random(in: 0..<400, using: &generator))
            let reports = (0..<Int.random(in: 0...9, using: &generator)).map { index in
                random(index, until: received, &generator)
            }
            let found = check(ApplicationFacts(received: received, area: "A", applicant: "p0"), reports, under: .p0)
            let slow = Slow(received: received, reports: reports)
            #expect(found.complaints.map(\.qualifies) == slow.qualifies)
            #expect(found.complaints.map(\.countedWith) == slow.countedWith)
            #expect(found.statute.qualifying == slow.qualifies.count { $0 })
            #expect(found.decision == slow.decision)
        }
    }

    private func random(_ index: Int, until received: CivilDate, _ generator: inout Seeded) -> ReportFacts {
        let behaviour = received.adding(days: Int.random(in: -230...5, using: &generator))
        let reported = behaviour.adding(
            days: [0, 0, 1, 27, 28, 29, 30, 31, 40, -1].randomElement(using: &generator) ?? 0)
        return ReportFacts(
            id: "r\(index)", behaviourOn: behaviour, reportedOn: reported,
            reportedBy: "p\(Int.random(in: 0...2, using: &generator))", reportedTo: "council",
            incident: ["a", "b", "c", nil].randomElement(using: &generator) ?? nil,
            area: Int.random(in: 0..<8, using: &generator) == 0 ? "B" : "A",
            related: Int.random(in: 0..<10, using: &generator) > 0)
    }
}

/// Section 104(10) to (12) read word by word, a day at a time.
private struct Slow {
    let received: CivilDate
    let reports: [ReportFacts]

    /// Whether `later` lies in the months beginning with `earlier`.
    func isWithin(_ months: Int, beginningWith earlier: CivilDate, _ later: CivilDate) -> Bool {
        guard earlier <= later else { return false }
        // The period is over on the first day whose month and day have both come round, or on the first of the month
        // after the one that has no such day.
        var date = earlier
        while date < later {
            date = date.adding(days: 1)
            let passed = (date.year * 12 + date.month) - (earlier.year * 12 + earlier.month)
            if passed > months || (passed == months && date.day >= earlier.day) { return false }
        }
        return true
    }

    func meetsEleven(_ report: ReportFacts) -> Bool {
        report.area == "A" && report.related && isWithin(1, beginningWith: report.behaviourOn, report.reportedOn)
            && isWithin(6, beginningWith: report.reportedOn, received)
    }

    func first(with report: ReportFacts) -> ReportFacts? {
        guard let incident = report.incident else { return report }
        let same = reports.filter { $0.incident == incident && $0.reportedBy == report.reportedBy && meetsEleven($0) }
        return same.min { $0.reportedOn < $1.reportedOn }
    }

    var qualifies: [Bool] { reports.map { meetsEleven($0) && first(with: $0)?.id == $0.id } }

    var countedWith: [String?] {
        reports.map { report in
            guard meetsEleven(report), let first = first(with: report), first.id != report.id else { return nil }
            return first.id
        }
    }

    var decision: Finding.Decision {
        if !reports.isEmpty, reports.allSatisfy({ $0.area != "A" }) { return .otherArea }
        return qualifies.count { $0 } >= 3 ? .met : .notMetOnNumber
    }
}
