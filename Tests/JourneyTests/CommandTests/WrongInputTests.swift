import Testing
import Text

@Suite struct `Wrong input` {
    struct Row: CustomTestStringConvertible {
        let arguments: [String]
        var input: [UInt8] = []
        let code: Int32
        /// What the sentence must name.
        let naming: String
        /// Where the JSON must say that it stands.
        var path: String?
        var line: Int?

        init(
            _ arguments: String..., input: String = "", code: Int32, naming: String, path: String? = nil,
            line: Int? = nil
        ) {
            self.arguments = arguments
            self.input = Array(input.utf8)
            self.code = code
            self.naming = naming
            self.path = path
            self.line = line
        }

        init(bytes: [UInt8], naming: String, line: Int?) {
            arguments = ["check", "-"]
            input = bytes
            code = 65
            self.naming = naming
            self.line = line
        }

        var testDescription: String {
            arguments.joined(separator: " ")
                + (input.isEmpty ? "" : " < " + String(decoding: input.prefix(60), as: UTF8.self))
        }
    }

    @Test(arguments: wrongUsage + wrongData + hostile)
    func `is refused with the right code and a sentence, and nothing is answered`(_ row: Row) async throws {
        let ran = try await Program(row.arguments, input: row.input).run(deadline: .seconds(20))
        #expect(ran.ending == .exited(row.code), "\(ran.errors)")
        #expect(ran.output == "")
        #expect(ran.errors.contains(row.naming), "\(ran.errors)")
    }

    @Test(arguments: wrongUsage + wrongData + hostile)
    func `is told to programs as JSON`(_ row: Row) async throws {
        let ran = try await Program(row.arguments + ["--format", "json"], input: row.input).run(deadline: .seconds(20))
        #expect(ran.ending == .exited(row.code))
        #expect(ran.output == "")
        let errors = try ran.errorsAsJSON()["errors"]?.items ?? []
        #expect(!errors.isEmpty)
        for error in errors { #expect(error.keys == ["path", "line", "column", "found", "expected", "mend"]) }
        if let path = row.path { #expect(errors.contains { $0["path"]?.text == path }, "\(ran.errors)") }
        if let line = row.line {
            #expect(errors.contains { $0["line"]?.number == line && $0["column"]?.number != nil }, "\(ran.errors)")
        }
    }

    @Test func `every mistake of a file is told at once`() async throws {
        let text = """
            { "application": { "received": "2026-05-01", "area": "A", "colour": "red" },
              "reports": [
                { "id": "r1", "behaviour_on": "2026-02-30", "reported_on": "2026-03-02", "reported_by": "p1" },
                { "id": "r1", "behaviour_on": "2026-03-02", "reported_on": "soon", "reported_by": "p1", "status": "shut" }
              ] }
            """
        let ran = try await Program(["check", "-", "--format", "json"], input: Array(text.utf8)).run()
        #expect(ran.ending == .exited(65))
        let errors = try ran.errorsAsJSON()["errors"]?.items ?? []
        let places = errors.map { "\($0["path"]?.text ?? "") \($0["line"]?.number ?? 0)" }
        #expect(
            places == [
                "application.colour 1", "reports[0].behaviour_on 3", "reports[1].reported_on 4", "reports[1].status 4",
            ])
    }

    @Test func `all wrong options of a deadline are told at once`() async throws {
        let ran = try await Program(
            ["deadline", "--from", "2026-13-01", "--limit", "soon", "--counting", "backwards", "--format", "json"]
        ).run()
        #expect(ran.ending == .exited(65))
        let errors = try ran.errorsAsJSON()["errors"]?.items ?? []
        #expect(errors.map { $0["path"]?.text } == ["--from", "--limit", "--counting"])
    }
}

private let wrongUsage: [`Wrong input`.Row] = [
    .init(code: 64, naming: "No command was given."),
    .init("audit", code: 64, naming: "No command was given."),
    .init("dance", code: 64, naming: "dance"),
    .init("check", "-", "--procedure", "-", code: 64, naming: "both"),
    .init("check", code: 64, naming: "file"),
    .init("check", "-", "--colour", code: 64, naming: "--colour"),
    .init("check", "/nowhere/application.json", code: 64, naming: "/nowhere/application.json"),
    .init("check", "/tmp", code: 64, naming: "/tmp"),
    .init("check", "-", "--procedure", "nowhere", code: 64, naming: "nowhere"),
    .init("deadline", "--from", "2026-05-01", code: 64, naming: "--limit"),
    .init("deadline", "--from", "2026-05-01", "--limit", "1 day", "--calendar", "mars", code: 64, naming: "mars"),
    .init("statistics", "--area", "E09000019", code: 64, naming: "--from"),
    .init("notify", "test", "--channel", "maildir", code: 64, naming: "--to"),
]

private let reports =
    #""reports": [{ "id": "r1", "behaviour_on": "2026-03-02", "reported_on": "2026-03-02", "reported_by": "p1" }]"#

private let wrongData: [`Wrong input`.Row] = [
    .init("check", "-", code: 65, naming: "line 1"),
    .init("check", "-", input: "{\n \"application\": \n", code: 65, naming: "line", line: 3),
    .init("check", "-", input: "[]", code: 65, naming: "object", line: 1),
    .init(
        "check", "-", input: "{ \"application\": { \"received\": \"2026-02-30\", \"area\": \"A\" },\n\(reports) }",
        code: 65,
        naming: "2026-02-30", path: "application.received", line: 1),
    .init(
        "check", "-", input: "{ \"application\": { \"received\": \"2026-05-01\" },\n\(reports) }", code: 65,
        naming: "application.area", path: "application.area", line: 1),
    .init(
        "check", "-", input: "{ \"application\": { \"received\": \"2026-05-01\", \"area\": \"A\" },\n\"reports\": 3 }",
        code: 65, naming: "reports", path: "reports", line: 2),
    .init(
        "check", "-",
        input: "{ \"application\": { \"received\": \"2026-05-01\",\n \"area\": \"A\", \"area\": \"B\" }, \(reports) }",
        code: 65, naming: "area", path: "application.area", line: 2),
    .init("check", "-", "--procedure", "/dev/null", input: "{}", code: 65, naming: "expected"),
    .init("deadline", "--from", "2026-02-30", "--limit", "1 day", code: 65, naming: "2026-02-30", path: "--from"),
    .init("deadline", "--from", "2026-05-01", "--limit", "a week", code: 65, naming: "a week", path: "--limit"),
    .init(
        "deadline", "--from", "2026-05-01", "--limit", "5 fortnights", code: 65, naming: "5 fortnights", path: "--limit"
    ),
    .init(
        "deadline", "--from", "2026-05-01", "--limit", "99999999999999999999 days", code: 65,
        naming: "99999999999999999999",
        path: "--limit"),
    .init(
        "deadline", "--from", "2028-12-29", "--limit", "9 working days", code: 65, naming: "2028-12-31", path: "--limit"
    ),
    .init("deadline", "--from", "9999-12-31", "--limit", "1 day", code: 65, naming: "9999-12-31", path: "--limit"),
    .init(
        "deadline", "--from", "2026-05-01", "--limit", "1 day", "--counting", "roughly", code: 65, naming: "roughly",
        path: "--counting"),
    .init(
        "deadline", "--from", "2026-05-01", "--limit", "1 day", "--calendar", "/dev/null", code: 65, naming: "line 1"),
    .init(
        "statistics", "--area", "E09000019", "--from", "2026-05-01", "--until", "2026-04-30", code: 65,
        naming: "2026-04-30",
        path: "--until"),
    .init(
        "statistics", "--area", "E09000019", "--from", "2025-04-01", "--until", "2026-04-01", code: 65,
        naming: "up to 2026-03-31", path: "--until"),
]

/// What no honest program writes.
private let hostile: [`Wrong input`.Row] = [
    .init(bytes: Array("{ \"application\": \"".utf8) + [0xff, 0xfe] + Array("\" }".utf8), naming: "line 1", line: 1),
    .init(bytes: [0, 1, 2, 3], naming: "line 1", line: 1),
    .init(bytes: Array(String(repeating: "[", count: 100_000).utf8), naming: "line 1", line: 1),
    .init(bytes: Array(String(repeating: "{\"a\":", count: 100_000).utf8), naming: "line 1", line: 1),
    .init(bytes: Array("\"\\ud800\"".utf8), naming: "line 1", line: 1),
    .init(bytes: Array("{ \"application\": 1e99999 }".utf8), naming: "line 1", line: 1),
    .init(bytes: Array("-9223372036854775809".utf8), naming: "line 1", line: 1),
    .init(bytes: Array("\u{FEFF}\u{FEFF}{}".utf8), naming: "line 1", line: 1),
]
