import FoundationEssentials
import Testing
import Text

@Suite struct `The procedure command` {
    private func statutory(_ changes: (String, String)...) throws -> [UInt8] {
        let bytes = try #require(FileManager.default.contents(atPath: configFile("procedures/statutory.yaml")))
        var text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in changes {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        return Array(text.utf8)
    }

    @Test func `list names every shipped procedure with its source and days`() async throws {
        let ran = try await Program(["procedure", "list", "--format", "json"]).run()
        #expect(ran.ending == .exited(0), "\(ran.errors)")
        let entries = try #require(try ran.json().items)
        let names = entries.compactMap { $0["name"]?.text }
        #expect(names == names.sorted() && Set(names).isSuperset(of: ["islington", "statutory"]))
        let entry = try #require(entries.first { $0["name"]?.text == "statutory" })
        #expect(
            entry.members?.map(\.key) == ["name", "version", "title", "source", "valid_from", "valid_until"])
        #expect(entry["valid_from"]?.text == "2014-10-20")
        let told = try await Program(["procedure", "list"]).run()
        #expect(told.ending == .exited(0))
        #expect(told.output.contains("statutory, version 1, from 20 October 2014: ASB Case Review"))
    }

    @Test func `the statutory procedure passes lint`() async throws {
        let ran = try await Program(["procedure", "lint", "statutory"]).run()
        #expect(ran.ending == .exited(0))
        #expect(ran.output.hasPrefix("statutory, version 1: 18 notes.\n"))
        #expect(ran.errors == "")
    }

    @Test func `Islington's conditions are found, with code, place, line, law and mend`() async throws {
        let ran = try await Program(["procedure", "lint", "islington", "--format", "json"]).run()
        #expect(ran.ending == .exited(1))
        let answer = try ran.json()
        #expect(answer["procedure"]?.text == "islington")
        let findings = try #require(answer["findings"]?.items)
        let finding = try #require(findings.first { $0["code"]?.text == "caveat-no-action-taken" })
        #expect(
            finding.members?.map(\.key) == ["code", "severity", "place", "line", "law", "finding", "mend"])
        #expect(finding["severity"]?.text == "warning")
        #expect(finding["place"]?.text == "caveats.no_action_taken")
        #expect(finding["law"]?.text == "s. 104(4)")
        if case .integer = finding["line"]?.kind {} else { Issue.record("There is no line.") }
    }

    @Test func `without a name every shipped procedure is looked at, and no database`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        // Nobody listens there.
        try scratch.write("database:\n  url: postgresql:///nothing?host=\(scratch.path)\n".utf8, to: "settings.yaml")
        let ran = try await Program(
            ["procedure", "lint", "--format", "json", "--config", scratch.file("settings.yaml")]
        ).run()
        #expect(ran.ending == .exited(1), "\(ran.errors)")
        let listed = try await Program(["procedure", "list", "--format", "json"]).run()
        #expect(
            try ran.json().items?.compactMap { $0["procedure"]?.text }
                == listed.json().items?.compactMap { $0["name"]?.text })
    }

    @Test func `versions in several files are held against each other`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write(try statutory(("name: statutory", "name: east-hill")), to: "1.yaml")
        try scratch.write(
            try statutory(
                ("name: statutory", "name: east-hill"), ("version: \"1\"", "version: \"2\""),
                ("valid_from: 2014-10-20", "valid_from: 2026-01-01")), to: "2.yaml")
        let ran = try await Program(["procedure", "lint", scratch.file("1.yaml"), scratch.file("2.yaml")]).run()
        #expect(ran.ending == .exited(1))
        #expect(ran.output.contains("east-hill, version 2 (\(scratch.file("2.yaml"))): 1 error, 18 notes."))
        #expect(ran.output.contains("error: versions-overlap"))
        #expect(ran.output.contains("on 1 January 2026 it could not be told which is in force"))
    }

    @Test func `a calendar of one's own says until when it serves`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let event = #"{"title": "Christmas Day", "date": "2026-12-25", "notes": "", "bunting": true}"#
        try scratch.write(
            #"{"england-and-wales": {"division": "england-and-wales", "events": [\#(event)]}}"#.utf8, to: "c.json")
        try scratch.write(try statutory(("valid_until: null", "valid_until: 2026-12-31")), to: "p.yaml")
        let ran = try await Program(
            ["procedure", "lint", scratch.file("p.yaml"), "--calendar", scratch.file("c.json")]
        ).run()
        #expect(ran.ending == .exited(1))
        #expect(ran.output.contains("warning: calendar-runs-out"))
    }

    @Test func `every mistake of every file is told at once, with file, place and line`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write(try statutory(("number: 3", "number: many"), ("chair: null", "chare: null")), to: "1.yaml")
        try scratch.write(try statutory(("formula: from", "formula: form")), to: "2.yaml")
        let files = [scratch.file("1.yaml"), scratch.file("2.yaml")]
        let ran = try await Program(["procedure", "lint", "--format", "json"] + files).run()
        #expect(ran.ending == .exited(65))
        #expect(ran.output == "")
        let paths = try ran.errorsAsJSON()["errors"]?.items?.compactMap { $0["path"]?.text }
        #expect(
            paths == [
                "\(files[0]): threshold.number", "\(files[0]): chare", "\(files[1]): threshold.formula",
            ])
        let one = try await Program(["procedure", "lint", files[1], "--format", "json"]).run()
        #expect(one.ending == .exited(65))
        #expect(try one.errorsAsJSON()["errors"]?.items?.first?["path"]?.text == "threshold.formula")
    }

    @Test(arguments: [
        (["lint", "nowhere"], "There is no procedure “nowhere”"), (["lint", "/nowhere/p.yaml"], "There is no file"),
        (["lint", "--codes", "statutory"], "--codes takes no procedure"), ([], "No command was given"),
        (["lint", "statutory", "--calendar", "nowhere"], "There is no calendar “nowhere”"),
    ])
    func `wrong usage is a sentence`(_ arguments: [String], _ sentence: String) async throws {
        let ran = try await Program(["procedure"] + arguments).run()
        #expect(ran.ending == .exited(64))
        #expect(ran.errors.contains(sentence), "\(ran.errors)")
    }

    @Test func `the codes are told, one a line`() async throws {
        let ran = try await Program(["procedure", "lint", "--codes"]).run()
        #expect(ran.ending == .exited(0))
        let lines = ran.output.split(separator: "\n")
        #expect(lines.count > 60)
        #expect(lines.contains { $0.hasPrefix("caveat-closed-case (warning; s. 104(4)): the case must be closed") })
        let asJSON = try await Program(["procedure", "lint", "--codes", "--format", "json"]).run()
        #expect(try asJSON.json().items?.count == lines.count)
    }
}
