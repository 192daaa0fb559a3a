import Testing
import Text

@Suite struct `The check command` {
    @Test(arguments: checkScenarios)
    func `judges the known scenarios`(_ scenario: CheckScenario) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let procedure = try scenario.procedure.argument(in: scratch)
        let ran = try await Program(
            ["check", "-", "--procedure", procedure, "--format", "json"], input: scenario.json.utf8()
        ).run()
        #expect(ran.ending == .exited(0), "\(ran.errors)")
        #expect(ran.errors == "")

        let answer = try ran.json()
        #expect(answer["decision"]?.text == scenario.decision)
        #expect(answer["statute"]?["met"]?.truth == scenario.statuteMet)
        #expect(answer["statute"]?["qualifying"]?.number == scenario.qualifying)
        #expect(answer["statute"]?["required"]?.number == 3)
        #expect(answer["limb"]?.text == (scenario.decision == "met" ? scenario.limb ?? "number" : nil))
        let failed = answer["local"]?["failed"]?.texts ?? []
        #expect(Set(scenario.failed).isSubset(of: failed), "\(failed)")
        #expect(answer["local"]?["met"]?.truth == (scenario.decision == "met"))

        // Software refuses nobody: below the number it says what a person must now weigh.
        let considered = scenario.decision == "not_met_on_number" ? ["persistence", "harm", "adequacy"] : []
        #expect(answer["to_consider"]?.texts == considered)
        let complaints = answer["complaints"]?.items ?? []
        #expect(complaints.compactMap { $0["id"]?.text } == (1...scenario.reports.count).map { "r\($0)" })
        #expect(complaints.count { $0["qualifies"]?.truth == true } == scenario.qualifying)
        #expect(
            complaints.allSatisfy { $0["last_day_to_complain"]?.text != nil && $0["last_day_to_apply"]?.text != nil })
        #expect(complaints.allSatisfy { $0["reason"]?.text?.isEmpty == false })
        #expect(answer["explanation"]?.texts.isEmpty == false)
    }

    /// Scenarios 4 to 7 and 10 of the domain report in one run, a line each.
    @Test func `judges one application a line, in order`() async throws {
        let rows: [(behaviour: String, reported: String, lastDay: String, qualifies: Bool)] = [
            ("2026-03-15", "2026-04-14", "2026-04-14", true), ("2026-03-15", "2026-04-15", "2026-04-14", false),
            ("2026-01-31", "2026-02-28", "2026-02-28", true), ("2026-01-31", "2026-03-01", "2026-02-28", false),
            ("2026-01-30", "2026-02-28", "2026-02-28", true), ("2026-01-29", "2026-02-28", "2026-02-28", true),
            ("2026-01-28", "2026-02-27", "2026-02-27", true), ("2026-01-28", "2026-02-28", "2026-02-27", false),
            ("2028-01-31", "2028-02-29", "2028-02-29", true), ("2028-01-31", "2028-03-01", "2028-02-29", false),
            ("2028-02-29", "2028-03-28", "2028-03-28", true), ("2028-02-29", "2028-03-29", "2028-03-28", false),
            ("2026-03-29T23:30:00Z", "2026-04-29T22:45:00Z", "2026-04-29", true),
        ]
        let lines = rows.map { row in
            let received = row.reported.utf8.starts(with: "2028".utf8) ? "2028-05-01" : "2026-05-01"
            return CheckScenario(
                number: "4", received: received, reports: [ReportInput(row.behaviour, reported: row.reported)],
                decision: "", qualifying: 0
            ).json.text()
        }
        let ran = try await Program(["check", "-", "--lines"], input: Array(lines.joined(separator: "\n").utf8)).run()
        #expect(ran.ending == .exited(0), "\(ran.errors)")
        let answers = try ran.output.split(separator: "\n").map { try Node.json(String($0)) }
        let complaints = answers.compactMap { $0["complaints"]?.items?.first }
        #expect(complaints.map { $0["last_day_to_complain"]?.text } == rows.map(\.lastDay))
        #expect(complaints.map { $0["qualifies"]?.truth } == rows.map(\.qualifies))
    }

    @Test func `a bad line gives its error in its place, the others their answers, and 65 at the end`() async throws {
        let good = CheckScenario(
            number: "1", received: "2026-05-01", reports: [ReportInput("2026-04-01")], decision: "", qualifying: 1
        ).json.text()
        let bad = good.replacing("2026-04-01", with: "2026-02-30")
        let input = [good, "", bad, "{ \"application\": ", good].joined(separator: "\r\n")
        let ran = try await Program(["check", "-", "--lines"], input: Array(input.utf8)).run()
        #expect(ran.ending == .exited(65))
        let answers = try ran.output.split(separator: "\n").map { try Node.json(String($0)) }
        try #require(answers.count == 4)
        #expect(answers[0]["decision"]?.text == "not_met_on_number")
        #expect(answers[3]["decision"]?.text == "not_met_on_number")

        let first = try #require(answers[1]["errors"]?.items?.first)
        #expect(first["path"]?.text == "reports[0].behaviour_on")
        #expect(first["line"]?.number == 3)
        #expect(first["found"]?.text == "2026-02-30")
        let second = try #require(answers[2]["errors"]?.items?.first)
        #expect(second["line"]?.number == 4)
    }

    @Test func `tells people the decision and each step in plain words`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write(checkScenarios[0].json.utf8(), to: "application.json")
        let ran = try await Program(["check", scratch.file("application.json")]).run()
        #expect(ran.ending == .exited(0))
        #expect(ran.output.utf8.starts(with: "Decision: the threshold is met.\n".utf8))
        #expect(ran.output.contains("three") || ran.output.contains("3"))
    }
}

private func day(_ number: Int) -> ReportInput { ReportInput("2026-0\(number)-10", by: "n\(number)") }

let checkScenarios: [CheckScenario] = [
    CheckScenario(
        number: "1", received: "2026-05-01",
        reports: [
            ReportInput("2026-03-02"), ReportInput("2026-03-20", to: "police"),
            ReportInput("2026-04-11", to: "landlord"),
        ], decision: "met", qualifying: 3),
    CheckScenario(
        number: "2", received: "2026-05-20",
        reports: ["council", "police", "landlord"].map { ReportInput("2026-05-10", to: $0, ("incident", "i1")) },
        decision: "not_met_on_number", qualifying: 1, failed: ["number"]),
    CheckScenario(
        number: "3", received: "2026-07-01",
        reports: [
            ReportInput("2026-06-03", ("incident", "a")), ReportInput("2026-06-03", to: "police", ("incident", "a")),
            ReportInput("2026-06-10"), ReportInput("2026-06-17", to: "landlord"),
        ], decision: "met", qualifying: 3),
    CheckScenario(
        number: "8, the last day", received: "2026-05-14",
        reports: [ReportInput("2026-03-01"), ReportInput("2026-04-01"), ReportInput("2025-11-15")], decision: "met",
        qualifying: 3),
    CheckScenario(
        number: "8, a day late", received: "2026-05-15",
        reports: [ReportInput("2026-03-01"), ReportInput("2026-04-01"), ReportInput("2025-11-15")],
        decision: "not_met_on_number", qualifying: 2, failed: ["number"]),
    CheckScenario(
        number: "9, the last day", received: "2026-02-28",
        reports: ["29", "30", "31"].map { ReportInput("2025-08-\($0)") }, decision: "met", qualifying: 3),
    CheckScenario(
        number: "9, a day late", received: "2026-03-01",
        reports: ["29", "30", "31"].map { ReportInput("2025-08-\($0)") }, decision: "not_met_on_number", qualifying: 0),
    CheckScenario(
        number: "11", received: "2026-07-14T23:30:00Z",
        reports: [ReportInput("2026-01-15"), ReportInput("2026-05-01"), ReportInput("2026-06-01")],
        decision: "not_met_on_number", qualifying: 2),
    CheckScenario(
        number: "13", received: "2026-03-30",
        reports: [
            ReportInput("2026-02-01", reported: "2026-03-20"), ReportInput("2026-03-10"), ReportInput("2026-03-18"),
        ], decision: "not_met_on_number", qualifying: 2),
    CheckScenario(
        number: "14", received: "2026-05-01",
        reports: [ReportInput("2026-03-02"), ReportInput("2026-03-20"), ReportInput("2026-04-11")], decision: "met",
        qualifying: 3,
        application: [("on_behalf_of", "p2"), ("authority", "awaited")]),
    CheckScenario(
        number: "15", received: "2026-06-01", reports: (1...5).map(day), decision: "met", qualifying: 5),
    CheckScenario(
        number: "16", procedure: .community, received: "2026-06-01", reports: (3...5).map(day), decision: "refer",
        qualifying: 3, failed: ["number"]),
    CheckScenario(
        number: "17", procedure: .community, received: "2026-06-01",
        reports: [
            ("2026-01-02", "a"), ("2026-02-10", "b"), ("2026-03-10", "c"), ("2026-04-10", "d"), ("2026-05-20", "a"),
        ]
        .map { ReportInput($0, by: $1, ("place", "L1")) },
        decision: "met", qualifying: 5, limb: "community"),
    CheckScenario(
        number: "18", procedure: .hate, received: "2026-10-10", reports: [ReportInput("2026-04-12", ("hate", true))],
        decision: "met", qualifying: 1, limb: "hate"),
    CheckScenario(
        number: "18", received: "2026-10-10", reports: [ReportInput("2026-04-12", ("hate", true))],
        decision: "not_met_on_number", qualifying: 1),
    CheckScenario(
        number: "18", procedure: .hateInThreeMonths, received: "2026-10-10",
        reports: [ReportInput("2026-04-12", ("hate", true))], decision: "not_met_on_number", qualifying: 1),
    CheckScenario(
        number: "19", procedure: .closedCase, received: "2026-05-01",
        reports: [ReportInput("2026-03-02"), ReportInput("2026-03-20"), ReportInput("2026-04-11")], decision: "refer",
        qualifying: 3, failed: ["case_closed"]),
    CheckScenario(
        number: "20", procedure: .islington, received: "2026-04-10",
        reports: [ReportInput("2026-01-04"), ReportInput("2026-02-01"), ReportInput("2026-03-02")], decision: "refer",
        qualifying: 3, failed: ["recency"]),
    CheckScenario(
        number: "21", received: "2026-05-01",
        reports: ["02", "10", "20"].map { ReportInput("2026-04-\($0)", ("area", "E07000147")) }, decision: "other_area",
        qualifying: 0),
    CheckScenario(
        number: "22", received: "2026-05-15",
        reports: [ReportInput("2025-10-01"), ReportInput("2026-02-02"), ReportInput("2026-03-03")],
        decision: "not_met_on_number", qualifying: 2),
    CheckScenario(
        number: "22", procedure: .span, received: "2026-05-15",
        reports: [ReportInput("2025-10-01"), ReportInput("2026-02-02"), ReportInput("2026-03-03")], decision: "met",
        qualifying: 2),
    CheckScenario(
        number: "23", received: "2026-05-01",
        reports: [ReportInput("2026-04-01"), ReportInput("2026-04-20"), ReportInput("2026-05-03")],
        decision: "not_met_on_number", qualifying: 2),
    CheckScenario(
        number: "24", procedure: .thirtyDays, received: "2026-05-01",
        reports: [
            ReportInput("2026-02-10", reported: "2026-03-11"), ReportInput("2026-03-20"), ReportInput("2026-04-10"),
        ], decision: "met", qualifying: 2),
    CheckScenario(
        number: "25, one party", received: "2026-05-10",
        reports: (1...3).map { _ in ReportInput("2026-05-02", ("incident", "party")) }, decision: "not_met_on_number",
        qualifying: 1),
    CheckScenario(
        number: "25, split by a person", received: "2026-05-10",
        reports: (1...3).map { _ in ReportInput("2026-05-02") },
        decision: "met", qualifying: 3),
]
