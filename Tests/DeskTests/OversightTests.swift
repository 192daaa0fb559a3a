import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Desk

@Suite struct `What oversees a partnership` {
    private func mayor(_ from: String, _ until: String? = nil) -> LocalPolicingBody {
        LocalPolicingBody(
            id: .init(UUID()), kind: .mayor, name: "the Mayor of East", validFrom: day(from),
            validUntil: until.map { day($0) })
    }

    private let weighed = ThresholdDecision.Consideration(persistence: "a", harm: "b", adequacy: "c")

    @Test func `is set by coordinators, with who, when and why, and is nobody else's`() async throws {
        try await Office.with { office in
            let here = office.here
            let there = try await TestPartnership.found(in: office.database, name: "West", areas: ["E07000147"])
            let body = mayor("2024-05-09")
            try await office.desk.add(body, because: "The order of 2024.", by: here.coordinator)
            await office.isRefused(.date("valid_from", day("2026-01-01"), from: nil, until: nil)) {
                try await office.desk.add(mayor("2026-01-01"), because: "Again.", by: here.coordinator)
            }
            await office.isRefused(.notYours(needed: [.coordinator])) {
                try await office.desk.set(.dataReturn, from: nil, because: "x", by: here.chair)
            }
            try await office.desk.set(
                .reviewOfDecisions, from: day("2026-05-04"), because: "Commencement.", by: here.secondCoordinator)
            let oversight = try await office.desk.oversight(of: here.id)
            #expect(oversight.bodies == [body] && oversight.settings.map(\.by) == [here.secondCoordinator.person])
            #expect(oversight.settings.first?.at == office.clock.now())
            #expect(try await office.desk.oversight(of: there.id) == .none)
            let kept = try await office.look { tx in
                try tx.rows("select content from journal_content order by seq") { row in try row["content"] as String }
            }
            #expect(kept.count == 2 && kept[0].contains("The order of 2024.") && kept[1].contains("Commencement."))
            #expect(try await office.chain().findings.isEmpty)

            try await office.desk.end(body.id, on: day("2028-05-07"), because: "Act.", by: here.coordinator)
            try await office.desk.add(mayor("2028-05-08"), because: "Act.", by: here.coordinator)
            #expect(try await office.desk.oversight(of: here.id).body(on: day("2028-05-08"))?.validUntil == nil)
        }
    }

    @Test func `is told to an applicant from the day on which it begins`() async throws {
        try await Office.with { office in
            let here = office.here
            try await office.desk.add(mayor("2024-05-09"), because: "x", by: here.coordinator)
            try await office.desk.set(.reviewOfDecisions, from: day("2026-05-04"), because: "x", by: here.coordinator)
            let early = try await office.apply("Ada Quill", reports: ["2026-03-02"])
            let late = try await office.apply("Bel Osei", reports: ["2026-03-02"])
            for open in [early, late] { try await office.read(open.id) }
            try await office.desk.decide(
                office.decision(.notMet, weighed: weighed), on: office.key(early, here.coordinator))
            #expect(try await office.desk.trackPage(here.id, early.id).furtherRoute == nil)
            office.at("2026-05-05")
            try await office.desk.decide(
                office.decision(.notMet, weighed: weighed), on: office.key(late, here.coordinator))
            #expect(try await office.desk.trackPage(here.id, late.id).furtherRoute?.name == "the Mayor of East")
            let facts = try await office.look { tx in
                try tx.rows(
                    "select facts->'further_review' as f from message where kind = 'threshold-not-met' order by created_at"
                ) { row in try row["f"] as String }
            }
            #expect(facts.count == 2 && !facts[0].contains("Mayor") && facts[1].contains("the Mayor of East"))
        }
    }

    @Test func `gives the return of data only while it is on, and nothing personal in it`() async throws {
        try await Office.with { office in
            let here = office.here
            var intake = office.intake()
            intake.reports[1].reportedTo = "Cllr Jo Bloggs"
            intake.reports[2].hate = true
            let reference = try await office.desk.receive(
                intake, from: office.applicant(), id: .init(UUID()), in: here.id, as: .service)
            let (from, until) = (day("2026-01-01"), day("2026-03-31"))
            func lines(_ officer: Officer? = nil) async throws -> [DataReturns.Line] {
                try await office.desk.dataReturn(from: from, until: until, by: officer ?? here.coordinator)
            }
            await #expect(throws: DeskError.absent) { try await lines() }
            try await office.desk.set(.dataReturn, from: day("2026-05-02"), because: "x", by: here.coordinator)
            await #expect(throws: DeskError.absent) { try await lines() }
            office.at("2026-05-02")
            await #expect(throws: DeskError.forbidden) { try await lines(here.chair) }
            let found = try await lines()
            #expect(
                found.map(\.agency) == ["council", "other"]
                    && found.map(\.reportedOn) == [day("2026-03-02"), day("2026-03-20")])
            let csv = DataReturns.csv(found)
            for secret in ["Bloggs", "Ada", "Quill", "High Street", "Noise", "\(reference)"] {
                #expect(!csv.contains(secret))
            }
            #expect(
                csv.hasPrefix(
                    "report_date,behaviour_date,area,agency,type,response,contacted,application,threshold,review,"
                        + "recommendations\r\n2026-03-02,2026-03-02,E07000146,council,antisocial behaviour,open,unknown,"
                        + "acknowledged,undecided,none,no\r\n"))
            // A fact that was put right counts as it is now.
            let key = try await office.desk.find(reference, for: office.signedIn(here.coordinator))
            var report = try await office.desk.casePage(key).application.reports[0]
            (report.hate, report.acknowledged) = (true, true)
            try await office.desk.correct(report, because: "She said so.", on: key)
            let corrected = try #require(try await lines().first)
            #expect(corrected.isHate && corrected.contacted == true && corrected.reportedOn == day("2026-03-02"))
        }
    }
}
