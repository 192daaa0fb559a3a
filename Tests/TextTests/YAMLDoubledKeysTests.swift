import Testing

@testable import Text

@Suite struct `Doubled keys of YAML` {
    private func mistakes(_ text: String) -> [String] {
        do {
            try Reader.read(Node.yaml(text)) { reader in
                for member in reader.node.members ?? [] { reader.ignore(member.key) }
                return ()
            }
            return []
        } catch {
            return error.all.map { "\($0.path ?? "") \($0.line ?? 0):\($0.column ?? 0) \($0.found) \($0.mend)" }
        }
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", ["a 3:1"]), ("a: 1\nb: 2\nb: 2\na: 3\na: 4\n", ["b 3:1", "a 4:1", "a 5:1"]),
        ("{a: 1, b: 2, a: 3, c: 4, a: 5}", ["a 1:14", "a 1:26"]), ("\"a\": 1\n'a': 2\na: 3\n", ["a 2:1", "a 3:1"]),
        ("é: 1\r\nx y: 2\r\nx y: 3\r\né: 4\r\n", ["[\"x y\"] 3:1", "[\"é\"] 4:1"]),
        ("\u{FEFF}a: 1\na: 2\n", ["a 2:1"]), ("\u{FEFF}{a: 1, a: 2}\n", ["a 1:8"]),
        ("\"a\\\"b\": 1\n\"a\\\"b\": 2\n", ["[\"a\\\"b\"] 2:1"]),
        ("a: [{c: 1, c: 2}]\n", ["a[0].c 1:12"]), ("'': 1\n'': 2\n", ["[\"\"] 2:1"]), ("1: a\n1: b\n", ["1 2:1"]),
        ("'it''s': 1\n'it''s': 2\n", ["[\"it's\"] 2:1"]), ("true: 1\n'true': 2\n", ["true 2:1"]),
    ])
    func `are told at the second, with the line of the first`(text: String, expected: [String]) {
        let found = mistakes(text)
        #expect(found.map { $0.components(beforeWord: "the key") } == expected, "\(found)")
        #expect(found.allSatisfy { $0.contains("the other is on line") || $0.contains("once more") })
    }

    @Test func `stand beside every other mistake`() throws {
        let reader = Reader(try Node.yaml("number: 30\nnumber: 3\ncolour: red\n"))
        _ = reader.integer("number", in: 1...20)
        let error = #expect(throws: Mistakes.self) { try reader.finish() }
        #expect(error?.all.map(\.line) == [1, 2, 3])
        #expect(error?.all[1].mend == "Remove one of the two; the other is on line 1.")
    }

    @Test func `keep their first value`() throws {
        let node = try Node.yaml("a: 1\nb: {c: 2, c: 3}\na: 4\n")
        #expect(JSON(try #require(node["a"])) == 1)
        #expect(node["b"]?["c"]?.members == nil && node["b"]?.members?.map(\.key) == ["c", "c"])
        #expect(node.members?.map(\.key) == ["a", "b", "a"])
    }

    @Test(arguments: [
        "? |\n  a\n: 1\n? |\n  a\n: 2\n", "\u{F0000}: 1\na: 2\na: 3\n", "[a]: 1\n[a]: 2\n",
        "? \"a\n  b\"\n: 1\n\"a b\": 2\n",
    ])
    func `that no stand-in can be had for are told at the first`(text: String) {
        let error = #expect(throws: Mistakes.self) { try Node.yaml(text) }
        #expect(error?.all.first?.line != nil)
    }

    @Test func `that are spelled in two ways are two keys`() throws {
        #expect(try Node.yaml("\u{E9}: 1\ne\u{301}: 2\n").members?.count == 2)
    }

    @Test func `by the thousand are refused in the end`() {
        let text = (0..<20_000).map { "k\($0 % 10_000): 1\n" }.joined()
        let begun = ContinuousClock.now
        #expect(throws: Mistakes.self) { try Node.yaml(text) }
        #expect(ContinuousClock.now - begun < .seconds(60))
    }

    @Test func `and values are not repeated where they may be secret`() {
        let text = "url: hunter2\n\"pass word\": 1\n\"pass word\": 2\nhunter2: [hunter2]\nplace: x\n"
        let error = #expect(throws: Mistakes.self) {
            try Reader.read(Node.yaml(text), hides: { path, _ in path == "url" || path.isEmpty }) { reader in
                _ = reader.integer("url")
                _ = reader.integer("place")
                return ()
            }
        }
        let sentences = error?.all.map(\.sentence) ?? []
        #expect(sentences.count == 6, "\(sentences)")
        #expect(sentences[0].hasPrefix("url (line 1, column 6): found a text, expected a whole number."))
        #expect(!sentences.contains { $0.contains("pass word") })
        #expect(sentences.contains { $0.contains("found x,") })
    }
}

extension String {
    /// What goes before a word, without the space between.
    fileprivate func components(beforeWord word: String) -> String {
        guard let range = ranges(of: word).first else { return self }
        return String(self[..<range.lowerBound].dropLast())
    }
}
