import Testing
import Text

@Suite struct `Procedures shown and simulated` {
    @Test func `show tells a procedure in words, and as data with what the law does not know beside it`() async throws {
        let text = try await Program(["procedure", "show", "islington"]).run()
        #expect(text.ending == .exited(0), "\(text.errors)")
        #expect(text.output.utf8.starts(with: "ASB Case Review in Islington\n============".utf8))
        for heading in ["Who can ask", "When we must hold a review", "What happens, and by when"] {
            #expect(text.output.contains("\n\(heading)\n---"))
        }
        let data = try await Program(["procedure", "show", "islington", "--format", "json"]).run().json()
        #expect(data["name"]?.text == "islington" && data["threshold"]?["number"]?.number == 3)
        let conditions = data["conditions"]?.items ?? []
        #expect(conditions.map { $0["place"]?.text } == ["caveats.recency", "caveats.no_action_taken"])
        #expect(conditions.allSatisfy { $0["in_section_104"]?.truth == false })
    }

    @Test func `show refuses a procedure that refers to itself, with the line`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let shown = try await Program(["procedure", "show", "statutory", "--format", "json"]).run().output
        let circular = shown.replacing(",\n  \"conditions\": []", with: "")
            .replacing("\"from\": \"threshold-decision\"", with: "\"from\": \"panel\"")
        try scratch.write(Array(circular.utf8), to: "circular.json")
        let ran = try await Program(["procedure", "show", scratch.file("circular.json"), "--format", "json"]).run()
        #expect(ran.ending == .exited(65))
        #expect(ran.errors.contains("panel is counted from panel"))
    }

    /// Scenario 20 under Islington and under the Act, one that changes nothing, and lines that cannot be read.
    private let lines: [String] = {
        func application(_ received: String, _ reports: [String]) -> String {
            CheckScenario(
                number: "20", received: received, reports: reports.map { ReportInput($0) }, decision: "", qualifying: 0
            ).json.text()
        }
        let three = ["2026-01-04", "2026-02-01", "2026-03-02"]
        return [
            application("2026-04-10", three), "", application("2026-03-10", ["2026-03-02"]), "{ \"application\": ",
            application("2026-04-09", three),
        ]
    }()

    @Test func `simulate tells who would be met, in the order of the lines, and the counts at the end`() async throws {
        let input = Array(lines.joined(separator: "\n").utf8)
        let ran = try await Program(
            ["procedure", "simulate", "islington", "statutory", "--applications", "-", "--format", "json"], input: input
        ).run()
        #expect(ran.ending == .exited(65))
        let answer = try ran.json()
        #expect(answer["old"]?["name"]?.text == "islington" && answer["new"]?["name"]?.text == "statutory")
        #expect(answer["purpose"]?.text?.contains("Schedule 4 paragraph 4") == true)
        let changed = answer["changed"]?.items ?? []
        #expect(changed.compactMap { $0["line"]?.number } == [1, 5])
        #expect(changed.allSatisfy { $0["change"]?.text == "newly_met" })
        #expect(changed.first?["old"]?["decision"]?.text == "refer")
        #expect(changed.first?["old"]?["failed"]?.texts.contains("recency") == true)
        #expect(changed.first?["new"]?["limb"]?.text == "number")
        #expect(answer["applications"]?.number == 3 && answer["unread"]?.number == 1)
        #expect(answer["newly_met"]?.number == 2 && answer["no_longer_met"]?.number == 0)
        let decisions = (answer["decisions"]?.items ?? []).map { row in
            "\(row["from"]?.text ?? "") \(row["to"]?.text ?? "") \(row["count"]?.number ?? -1)"
        }
        #expect(decisions == ["refer met 2", "not_met_on_number not_met_on_number 1"])
        // 21 days for the agencies in Islington, ten working days under the defaults.
        let stages = answer["stages"]?.items ?? []
        let reply = try #require(stages.first { $0["step"]?.text == "agencies-reply" })
        #expect(reply["dated"]?.number == 3 && (reply["most"]?.number ?? 0) < 0)
        #expect(try Node.json(ran.errors)["errors"]?.items?.first?["line"]?.number == 4)
    }

    @Test func `simulate gives a line for each change, errors in their place and the counts in the last`() async throws
    {
        let input = Array(lines.joined(separator: "\n").utf8)
        let ran = try await Program(
            ["procedure", "simulate", "statutory", "islington", "--applications", "-", "--lines"], input: input
        ).run()
        #expect(ran.ending == .exited(65) && ran.errors == "")
        let answers = try ran.output.split(separator: "\n").map { try Node.json(String($0)) }
        try #require(answers.count == 4)
        #expect(answers[0]["line"]?.number == 1 && answers[0]["change"]?.text == "no_longer_met")
        #expect(answers[1]["errors"]?.items?.first?["line"]?.number == 4)
        #expect(answers[2]["line"]?.number == 5)
        #expect(answers[3]["no_longer_met"]?.number == 2 && answers[3]["unread"]?.number == 1)
    }

    @Test func `simulate tells people what changes and why anybody asks`() async throws {
        let good = [lines[0], lines[2]].joined(separator: "\n")
        let ran = try await Program(
            ["procedure", "simulate", "islington", "statutory", "--applications", "-"], input: Array(good.utf8)
        ).run()
        #expect(ran.ending == .exited(0) && ran.errors == "")
        #expect(ran.output.contains("assess how effective the review procedures are and to revise them"))
        #expect(
            ran.output.contains(
                "Line 1, received 10 April 2026: a person must decide -> met (number). Under the old version failed: "))
        #expect(ran.output.contains("Would be met that were not: 1.\nWould be met no longer: 0.\n"))
        #expect(ran.output.contains("  acknowledge: does not move\n"))
    }

    @Test func `simulate needs to be told what to replay, once`() async throws {
        for arguments in [[], ["--applications", "-", "--area", "E09000019"]] {
            let ran = try await Program(["procedure", "simulate", "islington", "statutory"] + arguments).run()
            #expect(ran.ending == .exited(64) && ran.output == "")
        }
    }
}
