import Casework
import FoundationEssentials
import Records
import Shipped
import TestSupport
import Testing
import Text

@Suite struct `The JSON Schema of procedure files` {
    private let path = "procedures/procedure.schema.json"

    /// Runs the body with a checker: it says `ok`, or why a value does not fit.
    private func withChecker(_ body: (Companion) async throws -> Void) async throws {
        guard let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] else {
            throw TestTrouble(
                "CASEREVIEW_TOOLS is not set: it names the directory that Tests/Support/prepare filled; make test sets it"
            )
        }
        let tests = String(#filePath.dropLast("/RecordsTests/ProcedureSchemaTests.swift".count))
        let schema = String(tests.dropLast("/Tests".count)) + "/config/\(path)"
        try await Companion.with(
            ["\(tools)/venv/bin/python3", "\(tests)/Support/check-schema.py", schema], body)
    }

    private func withoutSilence(_ path: String) -> String {
        path.hasPrefix("limits_where_silent") ? "limits" + path.dropFirst("limits_where_silent".count) : path
    }

    @Test func `every shipped procedure fits it, as a file and as data`() async throws {
        try await withChecker { checker in
            for file in Shipped.procedures {
                let bytes = Array(file.text.utf8)
                #expect(try await checker.ask(JSON(try Node.yaml(bytes)).text()) == "ok", "\(file.name)")
                let data = ProcedureFile.json(try ProcedureFile.read(bytes)).text()
                #expect(try await checker.ask(data) == "ok", "\(file.name)")
            }
        }
    }

    @Test func `it refuses each wrong value that a schema can see, and no other`() async throws {
        try await withChecker { checker in
            for wrong in WrongProcedure.all {
                let answer = try await checker.ask(JSON(try Node.yaml(try wrong.text())).text())
                #expect((answer != "ok") == wrong.schemaSees, "\(wrong.testDescription): \(answer)")
            }
        }
    }

    @Test func `it and the reader agree on changes that chance makes`() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var chance = Seeded(seed)
        let full = ProcedureFile.json(try Procedure.full())
        try await withChecker { checker in
            for _ in 0..<200 {
                let (changed, what) = Mutation.of(full, &chance)
                let node = try Node.json(changed.text())
                // Only the reader sees the order of the rungs, and that a version replaces itself.
                let found = (mistakes { try ProcedureFile.read(node) } ?? []).filter {
                    !$0.expected.hasPrefix("a later day than") && !$0.expected.hasPrefix("the version before")
                }
                let answer = try await checker.ask(changed.text())
                #expect((answer == "ok") == found.isEmpty, "seed \(seed), \(what): \(answer), \(found)")
            }
        }
    }

    @Test func `it knows every key that is read and no other, and every word that may stand there`() async throws {
        let schema = Schema(try Node.json(shipped(path)))
        let full = try Node.json(ProcedureFile.json(try Procedure.full()).text())
        // A step has its limit in one of the two places, which have the same keys.
        let written = Set(Schema.paths(of: full).map(withoutSilence))
        #expect(Set(schema.paths.map(withoutSilence)).symmetricDifference(written).sorted() == [])
        try await withChecker { checker in
            let answer = try await checker.ask(JSON(full).text())
            #expect(answer == "ok")
        }

        let words: [(String, [String])] = [
            ("threshold.number_by", Procedure.NumberBy.allCases.map(\.rawValue)),
            ("threshold.to_apply.counting", Limit.Counting.allCases.map(\.rawValue)),
            ("threshold.formula", Procedure.Formula.allCases.map(\.rawValue)),
            ("threshold.sifting", Procedure.Sifting.allCases.map(\.rawValue)),
            ("threshold.community.counted", Procedure.CommunityRule.Counted.allCases.map(\.rawValue)),
            ("threshold.silent_on[]", Procedure.Figure.allCases.map(\.rawValue)),
            ("limits.panel.from", Procedure.Anchor.allCases.map(\.rawValue)),
            ("limits.panel.counting", Limit.Counting.allCases.map(\.rawValue)),
            ("ladder[].to[]", Procedure.Rung.Recipient.allCases.map(\.rawValue)),
            ("panel_must_attend.who[]", Procedure.MustAttend.allCases.map(\.rawValue)),
            ("panel_must_attend.without", Procedure.MustAttendRule.Without.allCases.map(\.rawValue)),
            ("chair.independence", Procedure.ChairRule.Independence.allCases.map(\.rawValue)),
            ("attendance.applicant", Procedure.AttendanceRule.Applicant.allCases.map(\.rawValue)),
            ("review.sent_by", Procedure.ReviewRoute.Sender.allCases.map(\.rawValue)),
            ("reporting.year", Procedure.Reporting.Year.allCases.map(\.rawValue)),
        ]
        for (path, cases) in words { #expect(schema.words[path] == cases, "\(path)") }
        for (path, texts) in schema.words { #expect(words.contains { $0.1 == texts }, "\(path)") }
    }

    @Test func `every key is described`() throws {
        let schema = Schema(try Node.json(shipped(path)))
        #expect(schema.paths.count > 200)
        #expect(schema.undescribed == [])
    }
}
