import Testing

@testable import Web

@Suite struct `The fields of a form` {
    private func read(_ text: String) throws -> FormFields { try FormFields(reading: Array(text.utf8)) }

    @Test(arguments: [
        ("", [[String]]()), ("a=b", [["a", "b"]]), ("a=b&c=d", [["a", "b"], ["c", "d"]]), ("a", [["a", ""]]),
        ("a=", [["a", ""]]), ("=b", [["", "b"]]), ("a=b=c", [["a", "b=c"]]), ("a+b=c+d", [["a b", "c d"]]),
        ("a=%26%3D%2B%25", [["a", "&=+%"]]), ("a=%c3%A9", [["a", "é"]]), ("a=1&a=2", [["a", "1"], ["a", "2"]]),
        ("a=x%0D%0Ay%0Dz%0Aw", [["a", "x\ny\nz\nw"]]), ("a=%09", [["a", "\t"]]),
        ("a&&b", [["a", ""], ["", ""], ["b", ""]]),
        ("a=%F0%9F%90%88", [["a", "🐈"]]), ("a=%22%CC%81", [["a", "\"\u{301}"]]),
    ])
    func `are read in order, with line ends as one line feed`(_ text: String, _ expected: [[String]]) throws {
        let fields = try read(text).all.map { [$0.name, $0.value] }
        #expect(fields == expected)
        #expect(fields.flatMap { $0 }.map { Array($0.utf8) } == expected.flatMap { $0 }.map { Array($0.utf8) })
    }

    @Test(arguments: [
        ("a=%", FormFields.Unreadable(field: "a", reason: .badEscape)),
        ("a=%4", .init(field: "a", reason: .badEscape)), ("a=%zz", .init(field: "a", reason: .badEscape)),
        ("a=%+1", .init(field: "a", reason: .badEscape)), ("a=%４1", .init(field: "a", reason: .badEscape)),
        ("%=a", .init(field: nil, reason: .badEscape)), ("a=%ff", .init(field: "a", reason: .notUTF8)),
        ("a=%C3", .init(field: "a", reason: .notUTF8)), ("a=%ED%A0%80", .init(field: "a", reason: .notUTF8)),
        ("a=%C0%AF", .init(field: "a", reason: .notUTF8)), ("a=%F5%80%80%80", .init(field: "a", reason: .notUTF8)),
        ("a=%00", .init(field: "a", reason: .control)), ("a=x%1By", .init(field: "a", reason: .control)),
        ("a=%7F", .init(field: "a", reason: .control)), ("a=%C2%85", .init(field: "a", reason: .control)),
        ("%00=x", .init(field: nil, reason: .control)),
    ])
    func `that no browser sends are refused, with the field named`(_ text: String, _ unreadable: FormFields.Unreadable)
    {
        #expect(throws: unreadable) { try read(text) }
        #expect(!unreadable.sentence.isEmpty)
    }

    @Test func `are at most 200, each of at most 16 KiB`() throws {
        #expect(try read(Array(repeating: "a=b", count: 200).joined(separator: "&")).all.count == 200)
        #expect(throws: FormFields.Unreadable(field: nil, reason: .tooMany)) {
            try read(Array(repeating: "a=b", count: 201).joined(separator: "&"))
        }
        let longest = String(repeating: "x", count: FormFields.longest)
        #expect(try read("a=\(longest)").values("a") == [longest])
        #expect(throws: FormFields.Unreadable(field: "a", reason: .tooLong)) { try read("a=\(longest)x") }
        #expect(throws: FormFields.Unreadable(field: nil, reason: .tooLong)) { try read("\(longest)=x") }
    }

    @Test func `that come once may not come twice`() throws {
        let fields = try read("a=1&b=2&a=3")
        #expect(try fields.only("b") == "2")
        #expect(try fields.only("c") == nil)
        #expect(throws: FormFields.Unreadable(field: "a", reason: .doubled)) { try fields.only("a") }
    }

    @Test func `are told apart by their bytes`() throws {
        let fields = FormFields([.init(name: "e\u{301}", value: "1"), .init(name: "\u{e9}", value: "2")])
        #expect(fields.values("\u{e9}") == ["2"])
    }

    @Test func `are refused or read whatever bytes come, and never trap`() {
        var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
        let alphabet = Array("%%%%&=+aF0\u{0}\n\r".utf8) + [0xC3, 0xFF, 0x80]
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(seed >> 33) % alphabet.count])
            }
            if let fields = try? FormFields(reading: bytes) {
                #expect(fields.all.allSatisfy { !$0.value.utf8.contains(0) && !$0.value.utf8.contains(0x0D) })
            }
        }
    }
}
