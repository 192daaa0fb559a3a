import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `Figures of a random history` {
    private struct One {
        var open: Office.Case
        var received: CivilDate
        var fate: (what: Figure, on: CivilDate)?
        var hasFewReports: Bool
    }

    private func figures(
        _ office: Office, _ from: CivilDate, _ until: CivilDate
    ) async throws -> Counts {
        let counts = try await office.desk.statistics(of: office.here.areas[0], from: from, until: until)
        return try #require(counts)
    }

    @Test func `add up, are what a simple count gives, and are not altered by what happens later`() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Seeded(seed)
        var all: [One] = []
        try await Office.with { office in
            let months = [("2026-05-01", "2026-05-31"), ("2026-06-01", "2026-06-30"), ("2026-07-01", "2026-07-31")]
                .map { ReportingPeriod(from: day($0.0), until: day($0.1)) }
            var counted: [Counts] = []
            for month in months {
                var today = month.from
                while today <= month.until {
                    office.at("\(today)")
                    try await self.step(office, &all, today, &random)
                    today = today.adding(days: Int.random(in: 1...3, using: &random))
                }
                office.at("\(month.until.adding(days: 1))")
                counted.append(try await figures(office, month.from, month.until))
            }
            var carried = 0
            for (month, before) in zip(months, counted) {
                let now = try await figures(office, month.from, month.until)
                #expect(now == before, "seed \(seed)")
                #expect(
                    now.applications == now.met + now.notMet + now.withdrawn + now.passedOn + now.undecided,
                    "seed \(seed)")
                let made = all.filter { month.from <= $0.received && $0.received <= month.until }
                #expect(now.applications == made.count, "seed \(seed)")
                for figure in [Figure.met, .notMet, .passedOn, .withdrawn] {
                    let expected = made.count { $0.fate.map { $0.what == figure && $0.on <= month.until } ?? false }
                    #expect(now[figure] == expected, "\(figure) seed \(seed)")
                }
                let refused = all.count {
                    $0.fate.map { $0.what == .notMet && month.from <= $0.on && $0.on <= month.until } ?? false
                }
                #expect(now.thresholdNotMet == refused, "seed \(seed)")
                #expect(now[.carriedOver] == carried, "seed \(seed)")
                carried = now.undecided + (now[.carriedOverUndecided] ?? -1)
            }
            let whole = try await figures(office, day("2026-05-01"), day("2026-07-31"))
            #expect(whole.applications == counted.reduce(0) { $0 + $1.applications }, "seed \(seed)")
            #expect(whole.thresholdNotMet == counted.reduce(0) { $0 + $1.thresholdNotMet }, "seed \(seed)")
            #expect(whole[.decidedMet] == whole[.metByNumber] && whole.undecided == carried, "seed \(seed)")
        }
    }

    /// An application comes in, or one that is open comes to an end.
    private func step(
        _ office: Office, _ all: inout [One], _ today: CivilDate, _ random: inout Seeded
    ) async throws {
        let open = all.indices.filter { all[$0].fate == nil }
        guard let index = open.randomElement(using: &random), Int.random(in: 0..<5, using: &random) > 1 else {
            let hasFewReports = Bool.random(using: &random)
            let days = (hasFewReports ? [-40, -20] : [-60, -40, -20]).map { "\(today.adding(days: $0))" }
            all.append(
                One(
                    open: try await office.apply("Applicant \(all.count)", reports: days), received: today,
                    hasFewReports: hasFewReports))
            return
        }
        let one = all[index]
        let coordinator = office.here.coordinator
        func decide(_ decision: ThresholdDecision) async throws {
            try await office.read(one.open.id)
            try await office.desk.decide(decision, on: office.key(one.open, coordinator))
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            try await office.change(one.open.id) { application, actor, around throws(Refusal) in
                try application.withdrawing(because: "Moved.", by: actor, in: around)
            }
            all[index].fate = (.withdrawn, today)
        case 1:
            try await decide(office.decision(.otherArea))
            all[index].fate = (.passedOn, today)
        default:
            let weighed = ThresholdDecision.Consideration(persistence: "Twice.", harm: "Little.", adequacy: "Prompt.")
            try await decide(
                one.hasFewReports ? office.decision(.notMet, weighed: weighed) : office.decision(.met))
            all[index].fate = (one.hasFewReports ? .notMet : .met, today)
        }
    }
}
