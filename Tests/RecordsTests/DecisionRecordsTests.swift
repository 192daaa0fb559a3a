import Casework
import FoundationEssentials
import Postgres
import Shipped
import TestSupport
import Testing
import Text

@testable import Records

@Suite struct `What a decision was made on` {
    private func notMet(_ here: TestPartnership) -> Application {
        var application = here.application()
        application.stage = .decided(
            ThresholdDecision(
                answer: .notMet, on: day("2026-05-18"), reasons: "x",
                people: [.init("A", for: here.council.id)], conflicts: [.init(who: "B", what: "c", done: "d")],
                behaviour: .init(.yes, by: "A", why: "w"),
                consideration: .init(persistence: "p", harm: "h", adequacy: "a"), rule: "r",
                signOff: .init(name: "S", role: "r", reason: "w", over: ["recency"]), procedure: "statutory 1"))
        return application
    }

    @Test func `is kept for good: nobody changes it, not even the owner`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = notMet(here)
            let judged = application.judged(under: try statutory())
            let text = try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                try DecisionRecords.insert(judged, of: application.id, in: here.id, tx)
                return try DecisionRecords.text(of: application.id, in: here.id, tx)
            }
            #expect(text == DecisionRecords.json(judged).text(pretty: true))
            for statement: SQL in [
                "update decision_record set record = '{}'", "delete from decision_record", "truncate decision_record",
            ] {
                let error = await #expect(throws: PostgresError.self) {
                    try await database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
                        try tx.run(statement)
                    }
                }
                #expect(error?.constraint == "kept_for_good", "\(statement)")
            }
            // The applicant reads the letter, not who had a conflict; another partnership reads nothing.
            let there = try await TestPartnership.found(in: database, name: "West")
            for reader in [here.applicant(of: application.id), there.acting(there.coordinator)] {
                let seen = try await database.serve.acting(reader, .readOnly) { tx in
                    (
                        try DecisionRecords.text(of: application.id, in: here.id, tx),
                        try tx.one("select count(*) as rows from threshold_decision_conflict") { row in
                            try row["rows"] as Int
                        }
                    )
                }
                #expect(seen.0 == nil && seen.1 == 0)
            }
        }
    }

    @Test func `is what no act would write refused by the database, each rule by its name`() async throws {
        let breaches: [(String, SQL)] = [
            ("threshold_decision_behaviour", "update threshold_decision set behaviour = 'perhaps'"),
            ("threshold_decision_ground", "update threshold_decision set ground = 'mood', answer = 'met', rule = null"),
            ("threshold_decision_conflicts", "update threshold_decision set conflicts = -1"),
            ("threshold_decision_judged", "update threshold_decision set behaviour_why = null"),
            (
                "threshold_decision_not_behaviour",
                """
                update threshold_decision
                   set answer = 'met', behaviour = 'no', ground = 'number', rule = null, signed_by = null,
                       signed_role = null, signed_reason = null, signed_over = null
                """
            ),
            ("threshold_decision_senior", "update threshold_decision set senior = 'S'"),
            (
                "threshold_decision_weighed",
                """
                update threshold_decision
                   set answer = 'met', ground = 'consideration', rule = null, persistence = null, harm = null,
                       adequacy = null, signed_by = null, signed_role = null, signed_reason = null, signed_over = null
                """
            ),
            ("threshold_decision_signed", "update threshold_decision set signed_role = null"),
            (
                "threshold_decision_signed_refusal",
                "update threshold_decision set answer = 'met', ground = 'number', rule = null"
            ),
            ("threshold_decision_whole", "update threshold_decision set rule = null"),
            (
                "threshold_decision_whole",
                "update threshold_decision set behaviour = null, behaviour_by = null, behaviour_why = null"
            ),
            (
                "decision_record_json",
                """
                insert into decision_record
                select partnership_id, application_id, 'p', '1', '[]' from threshold_decision
                """
            ),
        ]
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = notMet(here)
            try await database.serve.acting(here.service) { tx in try Applications.insert(application, in: tx) }
            for (constraint, statement) in breaches {
                let error = await #expect(throws: PostgresError.self, "\(constraint)") {
                    try await database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
                        try tx.run(statement)
                    }
                }
                #expect(error?.constraint == constraint)
            }
            let script = try #require(Shipped.migrations.first { $0.name == "decisions" }).text
            let words = script.split { $0 == " " || $0 == "\n" }
            let named = words.indices.filter { words[$0] == "constraint" }.map { String(words[$0 + 1]) }
                .filter { $0.hasPrefix("threshold_") || $0.hasPrefix("decision_") }
            #expect(Set(named).isSubset(of: Set(breaches.map(\.0))))
        }
    }

    @Test func `is judged again by its own text, for every procedure that ships and any facts`() throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        var chance = Seeded(seed)
        for shipped in Shipped.procedures {
            let procedure = try ProcedureFile.read(Array(shipped.text.utf8))
            for _ in 0..<40 {
                let (application, reports) = facts(&chance)
                let judged = Judged(application, reports, under: procedure)
                let text = DecisionRecords.json(judged).text(pretty: true)
                let read = try CheckFile.read(
                    Array(CheckFile.json(application, reports).utf8()))
                #expect(read.application == application && read.reports == reports, "seed \(seed)")
                let replay = try DecisionRecords.replay(text)
                #expect(replay.isSame, "seed \(seed)")
                #expect(replay.again == CheckFile.json(judged.finding), "seed \(seed)")
            }
        }
    }

    @Test func `is found to differ where a fact in it is another`() throws {
        var chance = Seeded(7)
        let (application, reports) = facts(&chance)
        let judged = Judged(application, reports, under: try statutory())
        let text = DecisionRecords.json(judged).text(pretty: true)
        let other = text.replacing("\"received\": \"2026-", with: "\"received\": \"2036-")
        #expect(other != text)
        #expect(try !DecisionRecords.replay(other).isSame)
        #expect(throws: Mistakes.self) { try DecisionRecords.replay("{}") }
    }

    /// Decisions that were kept by released versions, as they were downloaded. Such a file is never changed: where this
    /// fails, a procedure or facts can no longer be read as they were, or are judged differently.
    @Test func `is judged as it was then, years later`() throws {
        let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Kept"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files.count >= 3)
        for file in files {
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
            let replay = try DecisionRecords.replay(String(decoding: bytes, as: UTF8.self))
            // Its sentences may be put better one day; what it says may not change.
            for part in ["decision", "limb", "statute", "to_consider"] {
                #expect(replay.again[part] == replay.kept[part], "\(file): \(part)")
            }
            for part in ["met", "failed"] {
                #expect(replay.again["local"]?[part] == replay.kept["local"]?[part], "\(file): local.\(part)")
            }
            #expect(try complaints(replay.again) == complaints(replay.kept), "\(file)")
        }
    }

    private func complaints(_ finding: JSON) throws -> [[JSON?]] {
        guard case .array(let complaints)? = finding["complaints"] else {
            throw Mistakes(Mistake(found: "no complaints", expected: "complaints"))
        }
        return complaints.map { complaint in
            [
                "id", "last_day_to_complain", "last_day_to_apply", "qualifies", "counted_with", "local_qualifies",
                "local_last_day_to_complain", "local_last_day_to_apply",
            ].map { complaint[$0] }
        }
    }

    private func statutory() throws -> Procedure {
        try ProcedureFile.read(Array(#require(Shipped.procedures.first { $0.name == "statutory" }).text.utf8))
    }

    private func facts(_ chance: inout Seeded) -> (ApplicationFacts, [ReportFacts]) {
        let received = day("2026-05-01")
        func some(_ text: String, _ chance: inout Seeded) -> String? { Bool.random(using: &chance) ? text : nil }
        let application = ApplicationFacts(
            received: received, area: "E07000146", applicant: "applicant", onBehalfOf: some("p2", &chance),
            authority: Application.Authority.allCases.randomElement(using: &chance) ?? .notNeeded,
            earlierReviewOn: some("x", &chance).map { _ in day("2026-01-05") })
        let reports = (0..<Int.random(in: 0...8, using: &chance)).map { index in
            let behaviour = received.adding(days: -Int.random(in: -5...260, using: &chance))
            return ReportFacts(
                id: "\(index + 1)", behaviourOn: behaviour,
                reportedOn: behaviour.adding(days: Int.random(in: -1...40, using: &chance)),
                reportedBy: "p\(Int.random(in: 1...3, using: &chance))", reportedTo: "council",
                incident: some("i\(Int.random(in: 1...4, using: &chance))", &chance),
                area: Int.random(in: 0..<6, using: &chance) == 0 ? "E07000147" : "E07000146",
                place: some("L\(Int.random(in: 1...2, using: &chance))", &chance),
                hate: Bool.random(using: &chance), related: Int.random(in: 0..<5, using: &chance) > 0,
                witnessed: Bool.random(using: &chance),
                status: Application.Report.Status.allCases.randomElement(using: &chance) ?? .open,
                acknowledged: some("x", &chance).map { _ in Bool.random(using: &chance) },
                shared: some("x", &chance).map { _ in Bool.random(using: &chance) },
                responseDueOn: some("x", &chance).map { _ in received.adding(days: 3) },
                onBoundary: Int.random(in: 0..<6, using: &chance) == 0)
        }
        return (application, reports)
    }
}
