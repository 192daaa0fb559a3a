import Testing
import Text

@Suite struct `The deadline command` {
    struct Row: CustomTestStringConvertible {
        let from: String
        let limit: String
        var counting: String?
        let due: String
        var testDescription: String { "\(limit) from \(from)" }
    }

    @Test(arguments: [
        Row(from: "2026-04-02", limit: "5 working days", due: "2026-04-13"),
        Row(from: "2026-12-24", limit: "1 working day", due: "2026-12-29"),
        Row(from: "2026-05-01", limit: "21 days", due: "2026-05-22"),
        Row(from: "2026-05-01", limit: "3 weeks", due: "2026-05-22"),
        Row(from: "2026-05-01", limit: "0 days", due: "2026-05-01"),
        Row(from: "2025-09-30", limit: "4 months", due: "2026-01-30"),
        Row(from: "2026-01-31", limit: "1 month", due: "2026-02-28"),
        Row(from: "2026-01-31", limit: "1 months", counting: "beginning-with", due: "2026-02-28"),
        Row(from: "2026-01-28", limit: "1 month", counting: "beginning-with", due: "2026-02-27"),
        Row(from: "2025-11-15", limit: "6 months", counting: "beginning-with", due: "2026-05-14"),
        Row(from: "1066-10-14", limit: "1 day", due: "1066-10-15"),
        Row(from: "2027-08-31", limit: "6 month", counting: "beginning-with", due: "2028-02-29"),
    ])
    func `counts past and future days without a clock`(_ row: Row) async throws {
        var arguments = ["deadline", "--from", row.from, "--limit", row.limit, "--format", "json"]
        if let counting = row.counting { arguments += ["--counting", counting] }
        let ran = try await Program(arguments).run()
        #expect(ran.ending == .exited(0), "\(ran.errors)")
        let answer = try ran.json()
        #expect(answer["due"]?.text == row.due)
        #expect(answer["from"]?.text == row.from)
        #expect(answer["explanation"]?.text?.isEmpty == false)
        if !row.limit.contains("working") { #expect(answer["skipped"]?.items?.isEmpty == true) }
    }

    @Test func `names every day that it skips`() async throws {
        let ran = try await Program(
            ["deadline", "--from", "2026-04-02", "--limit", "5 working days", "--format", "json"]
        ).run()
        let skipped = (try ran.json()["skipped"]?.items ?? []).map {
            "\($0["date"]?.text ?? "") \($0["reason"]?.text ?? "")"
        }
        #expect(
            skipped == [
                "2026-04-03 Good Friday", "2026-04-04 Saturday", "2026-04-05 Sunday", "2026-04-06 Easter Monday",
                "2026-04-11 Saturday", "2026-04-12 Sunday",
            ])
    }

    @Test func `explains itself to people`() async throws {
        let ran = try await Program(["deadline", "--from", "2026-04-02", "--limit", "5 working days"]).run()
        #expect(ran.ending == .exited(0))
        #expect(ran.output.contains("13 April 2026"))
        #expect(ran.output.contains("Good Friday"))
    }
}
