import Testing

@testable import Text

@Suite struct `Reading a document` {
    enum Status: String, CaseIterable {
        case open, closed
        case noAction = "no_action"
    }

    func mistakes(_ text: String, _ read: (Reader) -> Void) throws -> [Mistake] {
        let reader = Reader(try Node.json(text))
        read(reader)
        do {
            try reader.finish()
            return []
        } catch {
            return error.all
        }
    }

    @Test func `A good document gives its values`() throws {
        let text = """
            { "number": 4, "hate": true, "weight": 2, "status": "closed", "place": null,
              "application": { "id": "p1" },
              "reports": [ { "id": "r1", "n": 1.0 }, { "id": "r2" } ],
              "away": [["a", "b"], ["c", "d"]], "by": { "council": 4, "police": 1 } }
            """
        var ids: [String] = []
        let found = try mistakes(text) { reader in
            #expect(reader.integer("number", in: 1...20, default: 3) == 4)
            #expect(reader.integer("missing", in: 1...20, default: 3) == 3)
            #expect(reader.bool("hate") == true)
            #expect(reader.bool("related", default: true))
            #expect(reader.number("weight") == 2.0)
            #expect(reader.number("other", default: 0.5) == 0.5)
            #expect(reader.choice("status", of: Status.self) == .closed)
            #expect(reader.choice("state", of: Status.self, default: .open) == .open)
            #expect(reader.choice("word", ["a", "b"], default: "a") == "a")
            #expect(reader.optional("place")?.string() == nil)
            #expect(reader.string("place", default: "none") == "none")
            #expect(reader.object("application") { $0.string("id") } == "p1")
            reader.array("reports") { item in
                ids.append(item.string("id") ?? "")
                #expect(item.integer("n", default: 1) == 1)
            }
            #expect(reader.array("away") { $0.strings(count: 2...2) } == [["a", "b"], ["c", "d"]])
            let by = reader.entries("by") { _, item in item.integer(in: 0...10) }
            #expect(by.map(\.key) == ["council", "police"])
            #expect(by.map(\.value) == [4, 1])
        }
        #expect(found == [])
        #expect(ids == ["r1", "r2"])
    }

    @Test func `Every mistake is told at once, in the order of the text`() throws {
        let text = """
            {"reports":[{"id":"","reported_on":"2026-01-01"},
            {"id":7,"reported_on":"2026-02-30","stauts":"open"}],
            "number":21,"status":"opne","number":3}
            """
        let found = try mistakes(text) { reader in
            _ = reader.choice("status", of: Status.self)
            _ = reader.integer("number", in: 1...20)
            _ = reader.string("name")
            reader.array("reports") { item in
                _ = item.string("id", maxBytes: 200)
                _ = item.custom("reported_on", expected: "a date that exists, YYYY-MM-DD") {
                    $0 == "2026-02-30" ? nil : $0
                }
                _ = item.choice("status", ["open"], default: "open")
            }
        }
        #expect(
            found.map(\.sentence) == [
                "name (line 1, column 1): found nothing, expected text of 1 to 10000 bytes. Add `name`.",
                "reports[0].id (line 1, column 19): found an empty text, expected text of 1 to 200 bytes. "
                    + "Write something here.",
                "reports[1].id (line 2, column 7): found 7, expected text of 1 to 200 bytes. Put it in quotes.",
                "reports[1].reported_on (line 2, column 23): found 2026-02-30, "
                    + "expected a date that exists, YYYY-MM-DD. "
                    + "Put a date that exists, YYYY-MM-DD here.",
                "reports[1].stauts (line 2, column 36): found the unknown key `stauts`, "
                    + "expected one of `id`, `reported_on`, `status`. Did you mean `status`?",
                "number (line 3, column 10): found 21, expected a whole number from 1 to 20. "
                    + "Put a whole number from 1 to 20 here.",
                "status (line 3, column 22): found opne, expected one of open, closed, no_action. Did you mean `open`?",
                "number (line 3, column 29): found the key `number` once more, expected each key once. "
                    + "Remove one of the two; the other is on line 3.",
            ])
    }

    @Test(arguments: [
        ("{\"v\":\"a\\u0000b\"}", "Leave out the control characters."),
        ("{\"v\":\"a\\u0085b\"}", "Leave out the control characters."),
        ("{\"v\":\"a\\rb\"}", "Leave out the control characters."), ("{\"v\":\"ééé\"}", "Shorten it."),
        ("{\"v\":true}", "Put it in quotes."), ("{\"v\":null}", "Put text of 1 to 5 bytes here."),
        ("{\"v\":[]}", "Put text of 1 to 5 bytes here."), ("{}", "Add `v`."), ("{\"v\":\"\"}", "Write something here."),
    ])
    func `A text is refused with its mend`(_ text: String, _ mend: String) throws {
        let found = try mistakes(text) { #expect($0.string("v", maxBytes: 5) == nil) }
        #expect(found.map(\.mend) == [mend])
    }

    @Test(arguments: ["\"a\\n\\tb\"", "\"aaaaa\""])
    func `A text may have lines`(_ text: String) throws {
        let found = try mistakes(text) { #expect($0.string(maxBytes: 5) != nil) }
        #expect(found == [])
    }

    @Test(arguments: ["1.5", "\"1\"", "1e30", "true", "[1]", "-1", "11"])
    func `What is no whole number in the range is refused`(_ text: String) throws {
        let found = try mistakes(text) { #expect($0.integer(in: 0...10) == nil) }
        #expect(found.count == 1)
    }

    @Test func `Something else than an object is one mistake, however much is asked of it`() throws {
        let found = try mistakes("[1]") { reader in
            _ = reader.string("a")
            _ = reader.integer("b")
            reader.array("c") { $0.string() }
        }
        #expect(found.map(\.sentence) == ["line 1, column 1: found a list, expected an object. Put an object here."])
        #expect(try mistakes("{\"a\":1}") { $0.object("a") { _ in () } }.map(\.found) == ["1"])
    }

    @Test func `An object of which nothing is asked has no known keys`() throws {
        let found = try mistakes("{\"a\":{\"x\":1}}") { $0.object("a") { _ in () } }
        #expect(
            found.map(\.sentence) == [
                "a.x (line 1, column 7): found the unknown key `x`, expected no key here. Remove it."
            ])
    }

    @Test func `A part that is read twice knows everything that was asked of it`() throws {
        let found = try mistakes("{\"a\":{\"x\":1,\"y\":2},\"b\":[{\"x\":1,\"y\":2}]}") { reader in
            #expect(reader.optional("a")?.integer("x") == 1)
            #expect(reader.object("a") { $0.integer("y") } == 2)
            #expect(reader.array("b") { $0.integer("x") } == [1])
            #expect(reader.array("b") { $0.integer("y") } == [2])
        }
        #expect(found == [])
    }

    @Test func `Counts are kept`() throws {
        let found = try mistakes("{\"a\":[1],\"b\":{}}") { reader in
            #expect(reader.array("a", count: 2...2) { $0.integer() } == [])
            #expect(reader.entries("b", count: 1...5) { _, item in item.integer() }.isEmpty)
        }
        #expect(found.map(\.expected) == ["a list of 2 items", "an object of 1 to 5 keys"])
    }

    @Test func `Keys that are data are checked`() throws {
        let found = try mistakes("{\"\":1,\"a\\u0007\":2,\"ok\":3}") { reader in
            #expect(reader.entries { key, item in item.integer() }.map(\.value) == [3])
        }
        #expect(found.map(\.path) == ["[\"\"]", "[\"a\\\\u{7}\"]"])
    }

    @Test func `A caller adds what only it can see`() throws {
        let found = try mistakes("{\"from\":\"b\",\"until\":\"a\"}") { reader in
            reader.ignore("from")
            reader.refuse("until", expected: "a day not before `from`", mend: "Swap the two.")
        }
        #expect(
            found.map(\.sentence) == [
                "until (line 1, column 21): found a, expected a day not before `from`. Swap the two."
            ])
    }

    @Test func `Reading and finishing in one go`() throws {
        #expect(try Reader.read(Node.json("{\"a\":1}")) { $0.integer("a") } == 1)
        #expect(throws: Mistakes.self) { try Reader.read(Node.json("{\"a\":1,\"b\":2}")) { $0.integer("a") } }
        #expect(throws: Mistakes.self) { try Reader.read(Node.json("{}")) { _ in nil as Int? } }
    }

    @Test func `Keys are compared byte by byte`() throws {
        let found = try mistakes("{\"e\u{301}\":1}") { #expect($0.integer("\u{E9}", default: 5) == 5) }
        #expect(found.count == 1)
    }

    @Test func `A flood of mistakes is cut`() throws {
        let text = "{" + (0..<3_000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}"
        let found = try mistakes(text) { _ = $0.has("a") }
        #expect(found.count == 1_001)
        #expect(found.last?.found == "2000 more mistakes")
    }

    @Test func `A node without a text has mistakes without a position`() {
        let reader = Reader(Node(.object([Node.Member("a", Node(.string("x")))])))
        #expect(reader.integer("a") == nil)
        #expect(
            throws: Mistakes(
                Mistake(path: "a", found: "x", expected: "a whole number", mend: "Put a whole number here."))
        ) {
            try reader.finish()
        }
    }
}
