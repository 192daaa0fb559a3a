import Testing

@testable import Text

@Suite struct `JSON that is written` {
    @Test(
        arguments: [
            (JSON.number(2), "2"), (6.15, "6.15"), (-0.0, "0"), (.number(.nan), "null"), (.number(.infinity), "null"),
            (.integer(.min), "-9223372036854775808"), (nil, "null"), (true, "true"), (1e300, "1e+300"), (0.1, "0.1"),
            (.number(9_007_199_254_740_992), "9007199254740992"), ([], "[]"), ([:], "{}"),
        ] as [(JSON, String)])
    func `A value has one form`(_ value: JSON, _ text: String) {
        #expect(value.text() == text)
    }

    @Test(arguments: [
        ("a\"b\\c", #""a\"b\\c""#), ("\r\n\t", #""\r\n\t""#), ("\0\u{1F}\u{7F}", #""\u0000\u001F\u007F""#),
        ("\u{85}\u{9B}é\u{A0}", "\"\\u0085\\u009Bé\u{A0}\""), ("\"\u{301}", "\"\\\"\u{301}\""),
        ("👩‍👩‍👧", "\"👩‍👩‍👧\""), ("/", "\"/\""),
    ])
    func `A text is escaped byte by byte`(_ value: String, _ text: String) {
        #expect(Array(JSON.string(value).text().utf8) == Array(text.utf8))
    }

    @Test func `Members keep their order and may be spread over lines`() {
        let value: JSON = ["b": 1, "a": ["x", nil], "c": [:], "d": []]
        #expect(value.text() == #"{"b":1,"a":["x",null],"c":{},"d":[]}"#)
        #expect(
            value.text(pretty: true) == """
                {
                  "b": 1,
                  "a": [
                    "x",
                    null
                  ],
                  "c": {},
                  "d": []
                }
                """)
    }

    @Test func `Equality counts bytes and order`() {
        #expect(JSON.string("\u{E9}") != .string("e\u{301}"))
        #expect(["a": 1, "b": 2] as JSON != ["b": 2, "a": 1])
        #expect(["a": [1, 2.5, "x", true, nil]] as JSON == ["a": [1, 2.5, "x", true, nil]])
    }

    @Test func `What is absent becomes null`() {
        #expect(JSON(nil as String?) == .null)
        #expect(JSON(nil as Int?) == .null)
        #expect(JSON("x" as String?) == "x")
        #expect(JSON(["a", "b"]) == ["a", "b"])
    }

    @Test(arguments: ["\0", "\u{1}\u{2}", "\u{7F}\u{80}\u{9F}", "\u{C2}\u{A0}", "\"\\/\u{8}\u{C}\n\r\t", "𝄞\u{FFFF}é"])
    func `What was written is read back`(_ text: String) throws {
        let value: JSON = [text: .string(text)]
        #expect(JSON(try Node.json(value.text())) == value)
        #expect(JSON(try Node.json(value.text(pretty: true))) == value)
    }
}
