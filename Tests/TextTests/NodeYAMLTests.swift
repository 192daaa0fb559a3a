import Testing

@testable import Text

@Suite struct `YAML that is read` {
    func mistake(_ text: String) -> Mistake? {
        do {
            _ = try Node.yaml(text)
            return nil
        } catch {
            return error.all.first
        }
    }

    @Test(
        arguments: [
            ("1", JSON.integer(1)), ("-12", -12), ("+3", 3), ("0x1F", 31), ("0o17", 15), ("1.5", 1.5), ("-.5", -0.5),
            ("1.", 1.0),
            ("1e3", 1000.0), ("~", nil), ("", nil), ("null", nil), ("True", true), ("false", false), ("yes", "yes"),
            ("off", "off"),
            ("2026-01-01", "2026-01-01"), ("08:30", "08:30"), ("01234", "01234"), ("007", "007"), ("'1'", "1"),
            ("\"true\"", "true"),
            ("E07000146", "E07000146"), ("1.2.3", "1.2.3"), ("-", [nil]), ("+", "+"), (".", "."), ("e5", "e5"),
            ("1e", "1e"),
            ("0", 0), ("0.5", 0.5), ("0x", "0x"), ("0o8", "0o8"), ("--1", "--1"), ("5 working days", "5 working days"),
            ("-9223372036854775808", .integer(.min)), ("# only a comment", nil), ("---\na: 1\n...", ["a": 1]),
            ("a:\n- 1\n- b: x\n", ["a": [1, ["b": "x"]]]), ("{a: [1, 2], b: {}}", ["a": [1, 2], "b": [:]]),
            ("a: |\n  1\n  2\n", ["a": "1\n2\n"]), ("a: >-\n  1\n  2\n", ["a": "1 2"]), ("1: x", ["1": "x"]),
            ("\u{FEFF}a: 1\nb: 2\n", ["a": 1, "b": 2]),
            ("\"\\u263A \\0\"", "☺ \0"), ("a: é\r\nb: 2\r\n", ["a": "é", "b": 2]),
        ] as [(String, JSON)])
    func `A good text gives its value`(_ text: String, _ value: JSON) throws {
        #expect(JSON(try Node.yaml(text)) == value)
    }

    @Test func `Everything has its position`() throws {
        let node = try Node.yaml("# c\na: é\nbb:\n  - x\n  -  y\n")
        let members = try #require(node.members)
        #expect(members.map(\.position) == [Position(line: 2, column: 1), Position(line: 3, column: 1)])
        #expect(members[0].value.position == Position(line: 2, column: 4))
        #expect(
            members[1].value.items?.map(\.position) == [Position(line: 4, column: 5), Position(line: 5, column: 6)])
    }

    @Test(arguments: [
        ("a: 1\nb: [1, 2\nc: 3\n", 3), ("a: 1\n\tb: 2\n", 2), ("a: \"x\n", 2), ("a: 1\n b: 2\n", 2), ("a: b: c\n", 1),
        ("@x", 1),
        ("a: &x 1\nb: *x\n", 1), ("a: 1\nb: *x\n", 2), ("a: 1\n<<: {b: 2}\n", 2),
        ("a: !!int 1\n", 1),
        ("a: !!binary aGk=\n", 1), ("a: !ruby/object x\n", 1), ("a: ! x\n", 1), ("a: !!str 5\n", 1),
        ("a: !!seq [1]\n", 1), ("a: !x {}\n", 1), ("a: 1\n---\nb: 2\n", 2), ("[a]: 1\n", 1),
        ("? {a: 1}\n: 2\n", 1), ("a: .inf\n", 1), ("a: -.NaN\n", 1), ("a: 9223372036854775808\n", 1), ("a: 1e999\n", 1),
        ("a: 1\nb: \u{7}\n", 2), ("a: \u{0}\n", 1), ("a: \u{1B}[2J\n", 1), ("a: x\u{FEFF}\n", 1),
        ("%YAML 3.0\n---\na: 1", 1),
        ("a: &x [*x]\n", 1), ("}", 1), ("- a\nb: 1\n", 2),
    ])
    func `A bad text is refused with its line`(_ text: String, _ line: Int) {
        #expect(mistake(text)?.line == line)
    }

    @Test func `A mistake speaks to people`() {
        let found = mistake("? [a]\n: 1\n? [a]\n: 2\n")
        #expect(found?.position == Position(line: 1, column: 3))
        #expect(found?.mend == "Remove one of the two.")
        #expect(mistake("a: 1\n---\nb: 2\n")?.expected == "a single document")
        #expect(mistake("a: 1\n---\nb: 2\n")?.found == "another document")
        #expect(mistake("a: \"1\n")?.found == "unexpected end of stream while scanning a quoted scalar")
        #expect(mistake("a: &x 1\n")?.found == "an anchor (&)")
        #expect(mistake("b: *x\n")?.expected == "no anchors and aliases")
    }

    @Test func `Depth and length have limits`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try Node.yaml(nested(64))
        #expect(mistake(nested(66))?.expected == "nesting of 64 levels at most")
        #expect(mistake(nested(5_000)) != nil)
        #expect(mistake(String(repeating: "- ", count: 5_000)) != nil)
        #expect(mistake(String(repeating: "a", count: Node.longestYAML + 1))?.expected == "1048576 bytes at most")
    }

    @Test func `Bytes that are not UTF-8 are refused where they stand`() {
        #expect(throws: Mistakes(.notUTF8(0xFF, at: Position(line: 2, column: 4)))) {
            try Node.yaml(Array("a: é\nb: ".utf8) + [0xFF])
        }
    }

    @Test(arguments: ["", "? *a60\n: 1\n"])
    func `Aliases in aliases are refused at once`(_ end: String) {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let found = mistake(text + end)
        #expect(found?.position == Position(line: 1, column: 5))
        #expect(found?.expected == "no anchors and aliases")
    }

    @Test func `Stars in a text are no aliases`() throws {
        let text = "a: |\n" + String(repeating: "  *one* of *many*\n", count: 20)
        #expect(try Node.yaml(text)["a"] != nil)
    }
}
