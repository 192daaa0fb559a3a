import Testing
import Text

extension Journeys {
    @Suite struct `Commands beside the service` {
        @Test func `doctor says what it believes`() async throws {
            try await Town.with { town in
                let answer = try await town.answer("doctor", "--format", "json")
                let findings = try #require(answer.items)
                #expect(findings.count >= 6)
                for finding in findings {
                    #expect(finding.keys == ["check", "state", "finding", "mend"])
                    #expect(["ok", "warning", "failed"].contains(finding["state"]?.text))
                    #expect(finding["finding"]?.text?.isEmpty == false)
                }
                #expect(findings.allSatisfy { $0["state"]?.text == "ok" }, "\(JSON(answer).text())")
                let checks = findings.compactMap { $0["check"]?.text }
                #expect(Set(["settings", "calendar", "letters", "database", "schema", "service"]).isSubset(of: checks))
                let service = findings.first { $0["check"]?.text == "service" }
                #expect(service?["finding"]?.text == "It serves and is ready.")
            }
        }

        @Test func `migrate says what has been applied`() async throws {
            try await Town.with(demonstration: false) { town in
                let steps = try #require(try await town.answer("migrate", "--status", "--format", "json").items)
                #expect(steps.compactMap { $0["number"]?.number } == Array(1...steps.count))
                #expect(steps.allSatisfy { $0["applied_at"]?.text != nil && $0["name"]?.text != nil })
                let again = try await town.answer("migrate", "--format", "json")
                #expect(again["applied"]?.items?.isEmpty == true)
            }
        }

        @Test func `a port that is taken is named, and the one who has it goes on`() async throws {
            try await Town.with { town in
                let ran = try await town.run("serve", deadline: .seconds(20))
                #expect(ran.ending == .exited(69))
                #expect(ran.errors.contains("127.0.0.1:\(town.port)"), "\(ran.errors)")
                try await town.browser().open("/")
            }
        }

        @Test func `an area that is not served is no area`() async throws {
            try await Town.with { town in
                let ran = try await town.run(
                    "statistics", "--area", "E99999999", "--from", "2026-01-01", "--until", "2026-12-31", "--format",
                    "json")
                #expect(ran.ending == .exited(65))
                #expect(ran.output == "")
                #expect(try ran.errorsAsJSON()["errors"]?.items?.first?["path"]?.text == "--area")
                let csv = try await town.run(
                    "statistics", "--area", "E09000019", "--from", "2026-01-01", "--until", "2026-12-31", "--format",
                    "csv")
                // Lines end with CR LF, which is one Character.
                let lines = csv.output.unicodeScalars.split { $0 == "\r" || $0 == "\n" }.map { String($0) }
                #expect(lines.first?.hasPrefix("area,period_start,period_end,applications,") == true)
                #expect(lines.dropFirst().first?.hasPrefix("E09000019,2026-01-01,2026-12-31,") == true)
            }
        }
    }
}
