import FoundationEssentials
import Testing
import Text

@Suite(.serialized) struct `A stream of applications` {
    private static let good = CheckScenario(
        number: "", received: "2026-05-01",
        reports: [ReportInput("2026-04-01"), ReportInput("2026-04-02"), ReportInput("2026-04-03")], decision: "",
        qualifying: 3
    ).json.text()

    @Test func `answers each line in its place, whatever stands in the others`() async throws {
        let report = #"{"id":"r1","behaviour_on":"2026-04-01","reported_on":"2026-04-01","reported_by":"p1"}"#
        func line(_ reports: String) -> [UInt8] {
            Array(#"{"application":{"received":"2026-05-01","area":"A"},"reports":[\#(reports)]}"#.utf8)
        }
        let thousand = (0..<1_000).map { report.replacing("r1", with: "r\($0)") }.joined(separator: ",")
        var notUTF8 = line(report)
        notUTF8[notUTF8.count - 6] = 0xfe
        let lines: [(bytes: [UInt8], path: String??)] = [
            (line(report), nil), (line(thousand), nil), (line("\(report),\(report)"), .some("reports[1].id")),
            (line(report.replacing("reported_by", with: "reported_bye")), .some("reports[0].reported_bye")),
            (line(report.replacing("2026-04-01", with: "0000-04-01")), .some("reports[0].behaviour_on")),
            (line(report.replacing("2026-04-01", with: "99999-04-01")), .some("reports[0].behaviour_on")),
            (line(report.replacing("2026-04-01", with: "2026-02-29")), .some("reports[0].behaviour_on")),
            (notUTF8, .some(nil)), (Array("[[[[".utf8), .some(nil)), (line(""), nil),
            (line(report.replacing("d_on\":\"2026-04-01", with: "d_on\":\"2026-03-31")), nil),
        ]
        let input = lines.map(\.bytes).joined(separator: Array("\n \n".utf8))
        let ran = try await Program(["check", "-", "--lines"], input: Array(input)).run()
        #expect(ran.ending == .exited(65))
        let answers = try ran.output.split(separator: "\n").map { try Node.json(String($0)) }
        try #require(answers.count == lines.count)
        for (number, (answer, line)) in zip(answers, lines).enumerated() {
            if let path = line.path {
                let errors = answer["errors"]?.items ?? []
                #expect(errors.contains { $0["path"]?.text == path }, "line \(number)")
                #expect(errors.allSatisfy { $0["line"]?.number == number * 2 + 1 }, "line \(number)")
            } else {
                #expect(answer["decision"]?.text != nil, "line \(number)")
            }
        }
        #expect(answers[10]["complaints"]?.items?.first?["reason"]?.text?.contains("please check the dates") == true)
    }

    @Test func `says what would change the answer, and which conditions are not the Act's`() async throws {
        let ran = try await Program(
            ["check", "-", "--procedure", "islington", "--format", "json"], input: Array(Self.good.utf8)
        ).run()
        let answer = try ran.json()
        #expect(answer["decision"]?.text == "refer")
        let conditions = answer["local"]?["conditions"]?.items ?? []
        let names = conditions.compactMap { $0["name"]?.text }
        let outside = conditions.filter { $0["in_section_104"]?.truth == false }.compactMap { $0["name"]?.text }
        let failed = answer["local"]?["failed"]?.texts ?? []
        #expect(outside.contains("recency") && outside.contains("no_action_taken"), "\(outside)")
        #expect(!failed.isEmpty && failed.allSatisfy(names.contains), "\(failed)")
        let changes = answer["would_change"]?.items ?? []
        #expect(changes.contains { $0["kind"]?.text == "no_action" && $0["becomes"]?.text == "met" })
    }

    /// The memory of the process after a part of the stream and after all of it.
    @Test func `takes no more memory for many lines than for some`() async throws {
        let some = try await greatestMemory(lines: 2_000)
        let many = try await greatestMemory(lines: 25_000)
        #expect(many < some + 8_192, "\(some) KiB after 2,000 lines, \(many) KiB after 25,000")
    }

    /// In KiB: the kernel's own high-water mark, as it was last seen before the process ended.
    private func greatestMemory(lines: Int) async throws -> Int {
        let scratch = try Scratch()
        defer { scratch.remove() }
        // A line of an application with no report is the cheapest; every hundredth is a whole one.
        let empty = #"{"application":{"received":"2026-05-01","area":"A"},"reports":[]}"# + "\n"
        let hundred = String(repeating: empty, count: 99) + Self.good + "\n"
        try scratch.write(Array(String(repeating: hundred, count: lines / 100).utf8), to: "input")
        let running = try Running.spawn(
            ["/bin/sh", "-c", #"exec "$0" check - --lines > /dev/null"#, try Program.binary()],
            environment: ["PATH": Program.path], in: scratch)
        var memory = 0
        let end = ContinuousClock.now + .seconds(120)
        while true {
            let ending = try await running.ending(within: .milliseconds(10))
            if ending == .exited(0) { break }
            guard ending == .tooSlow, ContinuousClock.now < end else {
                if ending == .tooSlow { running.kill() }
                throw Trouble("\(lines) lines ended so: \(ending)")
            }
            memory = max(memory, highWaterMark(of: running.process) ?? 0)
        }
        return memory
    }

    private func highWaterMark(of process: Int32) -> Int? {
        guard let status = FileManager.default.contents(atPath: "/proc/\(process)/status") else { return nil }
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
    }
}
