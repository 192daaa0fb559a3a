import Testing

@testable import Text

@Suite struct `JSON that is read` {
    func mistake(_ bytes: [UInt8]) -> Mistake? {
        do {
            _ = try Node.json(bytes)
            return nil
        } catch {
            return error.all.first
        }
    }

    @Test func `Everything has its position, columns in scalars`() throws {
        let node = try Node.json("{\"é\": [1,\r\n  \"𝄞\", true],\n \"b\": null }")
        let members = try #require(node.members)
        #expect(node.position == Position(line: 1, column: 1))
        #expect(members.map(\.key) == ["é", "b"])
        #expect(members.map(\.position) == [Position(line: 1, column: 2), Position(line: 3, column: 2)])
        #expect(members[0].value.position == Position(line: 1, column: 7))
        #expect(members[0].value.items?.map(\.line) == [1, 2, 2])
        #expect(members[0].value.items?.map(\.column) == [8, 3, 8])
    }

    @Test(
        arguments: [
            ("1", JSON.integer(1)), ("-0", 0), ("1.0", 1.0), ("1E2", .number(100)), ("-1.5e-3", -0.0015),
            (" true ", true),
            ("\"\\u00e9\\uD834\\uDD1E\\/\\\"\\\\\\b\\f\\n\\r\\t\"", "é𝄞/\"\\\u{8}\u{C}\n\r\t"), ("[[],{}]", [[], [:]]),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)), ("\"\"", ""),
            ("1e-999", 0.0), ("\t\r\n[1 , 2]", [1, 2]), ("\"\\u0000\"", "\0"),
        ] as [(String, JSON)])
    func `A good text gives its value`(_ text: String, _ value: JSON) throws {
        #expect(JSON(try Node.json(text)) == value)
    }

    @Test(arguments: [
        ("", 1, 1), ("  ", 1, 3), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("{a:1}", 1, 2),
        ("{\"a\" 1}", 1, 6),
        ("{\"a\":1 \"b\":2}", 1, 8), ("[1 2]", 1, 4), ("01", 1, 1), ("-", 1, 2), ("-01", 1, 1), ("1.", 1, 3),
        (".5", 1, 1),
        ("1e", 1, 3), ("1e+", 1, 4), ("+1", 1, 1), ("NaN", 1, 1), ("-Infinity", 1, 2), ("1e400", 1, 1),
        ("9223372036854775808", 1, 1), ("True", 1, 1), ("nul", 1, 1), ("truefalse", 1, 1), ("1 2", 1, 3), ("[]x", 1, 3),
        ("'a'", 1, 1), ("\"a", 1, 3), ("\"a\nb\"", 1, 3), ("\"\t\"", 1, 2), ("\"\\x\"", 1, 2), ("\"\\", 1, 3),
        ("\"\\u12\"", 1, 6), ("\"\\uD800\"", 1, 2), ("\"é\\uDC00\"", 1, 3), ("\"\\uD800\\u0041\"", 1, 2),
        ("\"\\uD800\\uD800\"", 1, 2), ("// x\n1", 1, 1), ("[\n\n  é]", 3, 3), ("\u{FEFF}1", 1, 1), ("\u{2028}1", 1, 1),
        ("[1\0]", 1, 3), ("[1]\0", 1, 4), ("0x10", 1, 2), ("1_000", 1, 2), ("{\"a\":1}}", 1, 8), ("{1:2}", 1, 2),
    ])
    func `A bad text is refused at the first place that cannot be read`(_ text: String, _ line: Int, _ column: Int) {
        #expect(mistake(Array(text.utf8))?.position == Position(line: line, column: column))
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xE2, 0x28, 0xA1],
            [0xF0, 0x9D, 0x84],
        ] as [[UInt8]])
    func `Bytes that are not UTF-8 are refused where they stand`(_ bad: [UInt8]) {
        let found = mistake(Array("[\"é".utf8) + bad + Array("\"]".utf8))
        #expect(found?.position == Position(line: 1, column: 4))
        #expect(found?.expected == "text in UTF-8")
        #expect(mistake(bad) != nil)
    }

    @Test func `Nesting ends at 64 levels`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try Node.json(nested(64))
        #expect(throws: Mistakes.self) { try Node.json(nested(65)) }
        let found = mistake(Array(String(repeating: "{\"a\":[", count: 100_000).utf8))
        #expect(found?.expected == "nesting of 64 levels at most")
    }

    @Test func `A line of JSON Lines keeps its number`() throws {
        #expect(try Node.json("1", firstLine: 14).line == 14)
    }

    @Test func `Every prefix and every changed byte of a text is read or refused`() {
        let text = Array(#"{"a":[1,-2.5e3,true,null,"\u00e9\n𝄞"],"b":{"c":false}}"#.utf8)
        for end in text.indices { #expect(mistake(Array(text[..<end])) != nil) }
        for index in text.indices {
            for byte: UInt8 in [0x00, 0x22, 0x5C, 0x7B, 0x5D, 0x2C, 0x80, 0xC3, 0xF4, 0xFF] {
                var changed = text
                changed[index] = byte
                if let found = mistake(changed) { #expect(found.position != nil) }
            }
        }
    }
}
