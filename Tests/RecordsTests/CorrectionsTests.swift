import Casework
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Records

@Suite struct `Corrections as rows` {
    private func corrected(
        _ application: Application, _ fact: Application.Report.Fact, _ became: String?, by here: TestPartnership,
        report number: Int = 1
    ) -> Application {
        var after = application
        let report = after.reports[number - 1]
        after.corrections.append(
            .init(
                report: number, fact: fact, was: report.text(of: fact), became: became, by: here.coordinator.person,
                at: Instant(microseconds: 1_777_900_000_123_456), reason: "The log says \"so\".\nO'Neill"))
        after.reports = application.reports.corrected(by: after.corrections.suffix(1)) ?? []
        return after
    }

    @Test func `Every fact of a report comes back as it was written`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            var application = here.application()
            application.reports[0] = Application.Report(
                number: 1, behaviourOn: day("2026-04-01"), reportedOn: day("2026-04-02"), reportedBy: "other-2",
                reportedTo: "police", incident: "event-1", area: here.areas[0], hate: true, status: .closed,
                acknowledged: true, description: "x", place: "L1", related: false, witnessed: false, shared: false,
                responseDueOn: day("2026-04-12"), onBoundary: true)
            let written = application
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(written, in: tx)
                return try Applications.load(written.id, in: here.id, tx)
            }
            #expect(read == written)
        }
    }

    @Test func `Every correction comes back, in its order, and the first text stays in its row`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = here.application()
            let changes: [(Application.Report.Fact, String?)] = [
                (.behaviourOn, "2026-03-30"), (.reportedOn, "2026-04-02"), (.reportedBy, "other-1"),
                (.reportedTo, "police"), (.incident, "event-2"), (.area, "W06000015"), (.place, "L1"), (.place, nil),
                (.hate, "true"), (.related, "false"), (.witnessed, "false"), (.status, "no_action"),
                (.acknowledged, "true"), (.acknowledged, nil), (.shared, "false"), (.responseDueOn, "2026-04-12"),
                (.onBoundary, "true"), (.hate, "false"),
            ]
            #expect(Set(changes.map(\.0)) == Set(Application.Report.Fact.allCases))
            var steps = [before]
            for (fact, became) in changes { steps.append(corrected(steps[steps.count - 1], fact, became, by: here)) }
            let all = steps
            let (read, rows) = try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                for (old, new) in zip(all, all.dropFirst()) {
                    try Applications.save(new, was: old, today: day("2026-05-20"), in: tx)
                }
                return (
                    try Applications.lock(before.id, in: here.id, tx), try Reports.load(of: before.id, in: here.id, tx)
                )
            }
            #expect(read == all.last)
            #expect(rows == before.reports)
        }
    }

    @Test func `What was recorded stays: neither a correction nor a report is rewritten`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = here.application()
            let once = corrected(before, .hate, "true", by: here)
            var others = Array(repeating: once, count: 5)
            others[0].corrections[0].reason = "Another reason."
            others[1].corrections = []
            others[2].reports[1].hate = true
            others[3].reports[0].description = "Another story."
            // It does not say what was there before.
            others[4].corrections.append(others[4].corrections[0])
            let wrong = others
            let refused = try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                try Applications.save(once, was: before, today: day("2026-05-20"), in: tx)
                return wrong.filter { other in
                    do {
                        try Applications.save(other, was: once, today: day("2026-05-20"), in: tx)
                        return false
                    } catch { return error is RecordError }
                }.count
            }
            #expect(refused == 5)
            await #expect(throws: RecordError.fixed("a report")) {
                try await database.serve.acting(here.service) { tx in
                    try Applications.insert(corrected(here.application(), .hate, "true", by: here), in: tx)
                }
            }
        }
    }

    @Test func `A row that fits no report is told and not passed over`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = here.application()
            let once = corrected(before, .hate, "true", by: here)
            await #expect(throws: RecordError.impossible(table: "report_correction", "it does not fit the report")) {
                try await database.owner.acting(here.service) { tx in
                    try Applications.insert(before, in: tx)
                    try Applications.save(once, was: before, today: day("2026-05-20"), in: tx)
                    try tx.run("update report_correction set became = 'perhaps'")
                    _ = try Applications.load(before.id, in: here.id, tx)
                }
            }
        }
    }

    @Test func `The database refuses what no act would write, and names the rule`() async throws {
        let breaches: [(String, SQL)] = [
            ("report_correction_turn", "update report_correction set turn = 0"),
            ("report_correction_fact", "update report_correction set fact = 'description'"),
            ("report_correction_reason", "update report_correction set reason = E' \\n'"),
            ("report_correction_changes", "update report_correction set became = was"),
            ("report_correction_partnership_id_application_id_number_fkey", "update report_correction set number = 9"),
            ("report_number", "update report set number = 1001 where number = 3"),
        ]
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = here.application()
            let once = corrected(before, .hate, "true", by: here)
            try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                try Applications.save(once, was: before, today: day("2026-05-20"), in: tx)
            }
            for (constraint, statement) in breaches {
                let error = await #expect(throws: PostgresError.self, "\(constraint)") {
                    try await database.owner.acting(here.service) { tx in try tx.run(statement) }
                }
                #expect(error?.constraint == constraint)
            }
        }
    }

    @Test func `Nobody sees them who may not see the case`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let there = try await TestPartnership.found(in: database, name: "West", areas: ["W06000015"])
            let (before, apart) = (here.application(), here.application())
            let once = corrected(before, .hate, "true", by: here)
            try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                try Applications.insert(apart, in: tx)
                try Applications.save(once, was: before, today: day("2026-05-20"), in: tx)
                let out = ShutOut(person: here.chair.person, namedBy: here.coordinator.person, reason: "A relative.")
                try ShutOuts.insert(out, from: [before.id.raw], of: here.id, at: before.receipt.recordedAt, in: tx)
            }
            let readers: [(Acting, Int)] = [
                (here.acting(here.coordinator), 1), (here.acting(here.policeContact), 1), (here.service, 1),
                (here.applicant(of: before.id), 1), (here.applicant(of: apart.id), 0), (here.acting(here.chair), 0),
                (there.acting(there.coordinator), 0), (there.service, 0), (.signingIn, 0), (Acting(), 0),
            ]
            for (reader, expected) in readers {
                let rows = try await database.serve.acting(reader, .readOnly) { tx in
                    try tx.one("select count(*) as rows from report_correction") { row in try row["rows"] as Int }
                }
                #expect(rows == expected, "\(reader)")
            }
            for pool in [database.post, database.serve] {
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.transaction { tx in try tx.run("update report_correction set reason = 'x'") }
                }
                #expect(error?.sqlState == "42501")
            }
            let error = await #expect(throws: PostgresError.self) {
                try await database.serve.acting(there.acting(there.coordinator)) { tx in
                    try tx.run(
                        """
                        insert into report_correction values (
                            \(here.id), \(before.id), 2, 1, 'hate', 'true', 'false', \(there.coordinator.person), now(),
                            'Mischief')
                        """)
                }
            }
            #expect(error?.sqlState == "42501")
        }
    }

    @Test func `An application with a thousand reports is written, corrected and read`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            var application = here.application()
            let first = application.reports[0]
            application.reports = (1...1_000).map { number in
                var report = first
                report.number = number
                report.incident = "i\(number)"
                return report
            }
            let before = application
            var after = before
            for number in 2...1_000 {
                after = {
                    var next = $0
                    next.corrections.append(
                        .init(
                            report: number, fact: .incident, was: "i\(number)", became: "i1",
                            by: here.coordinator.person, at: before.receipt.recordedAt, reason: "One event."))
                    next.reports[number - 1].incident = "i1"
                    return next
                }(after)
            }
            let saved = after
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                try Applications.save(saved, was: before, today: day("2026-05-20"), in: tx)
                return try Applications.load(before.id, in: here.id, tx)
            }
            #expect(read == saved)
        }
    }
}
