internal import Yams

extension Node {
    /// The longest YAML text that is read: 1 MiB. It is written by hand, so a longer one is something else.
    public static let longestYAML = 1_048_576

    /// Reads one YAML document. Plain scalars mean what the core schema of YAML 1.2 says (null, true, false, numbers;
    /// `yes` and `2026-01-01` are texts) except that a number with a leading zero is a text, so that no telephone
    /// number loses one. An empty document is null.
    ///
    /// A doubled key stands in the node twice, and `Reader` reports it with all else.
    ///
    /// Throws the first position that cannot be read: broken syntax, more than one document, nesting beyond `deepest`,
    /// and what a file for people does not need and could do harm: anchors, aliases, merge keys, tags, keys that are no
    /// text.
    public static func yaml(_ text: String) throws(Mistakes) -> Node {
        try yaml(Array(text.utf8))
    }

    /// Reads one YAML document from bytes, which must be UTF-8.
    public static func yaml(_ bytes: [UInt8]) throws(Mistakes) -> Node {
        guard bytes.count <= longestYAML else {
            throw Mistakes(
                Mistake(found: "\(bytes.count) bytes", expected: "\(longestYAML) bytes at most", mend: "Shorten it."))
        }
        // Windows puts a mark before a text in UTF-8, which to libyaml would be a column of the first line.
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let bytes = hasMark ? Array(bytes.dropFirst(3)) : bytes
        let text = try bytes.decoded()
        if let mistake = unprintable(in: text, bytes) ?? manyAliases(in: bytes) { throw Mistakes(mistake) }
        var doubled = DoubledKeys(text)
        while true {
            do {
                let node = try composed(doubled.text)
                return doubled.standIns.isEmpty ? node : doubled.restored(node)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) where doubled.part(keys, at: context.mark)
            {
                continue
            } catch let mistakes as Mistakes {
                throw mistakes
            } catch {
                throw Mistakes(Mistake(error))
            }
        }
    }

    private static func composed(_ text: String) throws -> Node {
        // The basic resolver leaves every plain scalar to `resolved`. Nodes hold their anchors weakly and the
        // parser owns them, so it must outlive the reading.
        let parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
        return try withExtendedLifetime(parser) {
            guard let root = try parser.singleRoot() else { return Node(.null, at: Position(line: 1, column: 1)) }
            return try Node(root, depth: 0)
        }
    }

    /// The first scalar that YAML 1.2 (section 5.1) does not let stand in a text.
    private static func unprintable(in text: String, _ bytes: [UInt8]) -> Mistake? {
        var offset = 0
        for scalar in text.unicodeScalars {
            let isControl = scalar.isControl && scalar != "\n" && scalar != "\r" && scalar != "\t" && scalar != "\u{85}"
            if isControl || scalar.value & 0xFFFE == 0xFFFE || scalar.value == 0xFEFF {
                return Mistake(
                    position: Position(of: offset, in: bytes), found: "\"\(String(scalar).shown())\"",
                    expected: "characters that can be printed", mend: "Remove it.")
            }
            offset += UTF8.width(scalar)
        }
        return nil
    }

    /// Anchors are refused once they are parsed, but a key made of aliases of aliases costs the parser time without end
    /// before that. So a text with something like an anchor in it may have only a few things like an alias.
    private static func manyAliases(in bytes: [UInt8]) -> Mistake? {
        func places(of mark: Unicode.Scalar) -> [Int] {
            zip(bytes.indices, zip(bytes, bytes.dropFirst())).compactMap { index, pair in
                let isName =
                    pair.1.isLetter || pair.1.isDigit || pair.1 == UInt8(ascii: "_") || pair.1 == UInt8(ascii: "-")
                return pair.0 == UInt8(ascii: mark) && isName ? index : nil
            }
        }
        guard let anchor = places(of: "&").first, places(of: "*").count > 16 else { return nil }
        return Mistake(
            position: Position(of: anchor, in: bytes), found: "an anchor (&) and many aliases (*)",
            expected: "no anchors and aliases", mend: "Write the value out in each place.")
    }

    private init(_ node: Yams.Node, depth: Int, isKey: Bool = false) throws(Mistakes) {
        let position = node.mark.map { Position($0) }
        func refusal(_ found: String, _ expected: String, _ mend: String) -> Mistakes {
            Mistakes(Mistake(position: position, found: found, expected: expected, mend: mend))
        }
        guard node.anchor == nil, node.alias == nil else {
            throw refusal("an anchor (&)", "no anchors and aliases", "Write the value out in each place.")
        }
        guard depth <= Node.deepest else {
            throw refusal("a deeper level", "nesting of \(Node.deepest) levels at most", "")
        }
        guard Node.isUntagged(node, isKey: isKey) else {
            throw refusal("a tag (!)", "no tags", "Leave it out, or put the value in quotes to make it a text.")
        }
        switch node {
        case .scalar(let scalar):
            self.init(try Node.resolved(scalar, position), at: position)
        case .sequence(let sequence):
            var items: [Node] = []
            for item in sequence { items.append(try Node(item, depth: depth + 1)) }
            self.init(.array(items), at: position)
        case .mapping(let mapping):
            var members: [Member] = []
            for (key, value) in mapping { members.append(try Node.member(key, value, depth)) }
            self.init(.object(members), at: position)
        case .alias:
            throw refusal("an alias (*)", "no anchors and aliases", "Write the value out in each place.")
        }
    }

    /// Yams gives quoted texts the tag of a text, and resolves the tags of keys when it compares them. (`Node.tag`
    /// would resolve every tag; the `tag` of its parts is the one that was written.)
    private static func isUntagged(_ node: Yams.Node, isKey: Bool) -> Bool {
        switch node {
        case .scalar(let scalar):
            let tag = scalar.tag.description
            return tag.isEmpty || (tag == Tag.Name.str.rawValue && (isKey || scalar.style != .plain))
        case .sequence(let sequence):
            return sequence.tag.description.isEmpty
        case .mapping(let mapping):
            return mapping.tag.description.isEmpty
        case .alias:
            return true
        }
    }

    private static func member(_ key: Yams.Node, _ value: Yams.Node, _ depth: Int) throws(Mistakes) -> Member {
        let read = try Node(key, depth: depth + 1, isKey: true)
        guard let scalar = key.scalar else {
            throw Mistakes(
                Mistake(position: read.position, found: read.described, expected: "a key that is a text"))
        }
        guard !(scalar.style == .plain && scalar.string == "<<") else {
            throw Mistakes(
                Mistake(
                    position: read.position, found: "a merge key (<<)", expected: "no merge keys",
                    mend: "Write the keys out in each place."))
        }
        return Member(scalar.string, at: read.position, try Node(value, depth: depth + 1))
    }
}

extension Position {
    init(_ mark: Mark) { self.init(line: max(1, mark.line), column: max(1, mark.column)) }
}

extension Mistake {
    /// What libyaml could not read, in its own words.
    fileprivate init(_ error: any Error) {
        let expected = "YAML that can be read"
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            let words = [Mistake.found(problem), context?.text].compactMap { $0 }.joined(separator: " ")
            self.init(
                position: Position(mark), found: words.shown(limit: 200), expected: expected,
                mend: "Look at this line and the one before it: indentation, colons, quotes.")
        case .composer(let context, let problem, let mark, _):
            self.init(
                position: Position(mark), found: Mistake.found(problem).shown(limit: 200),
                expected: context == nil ? "no anchors and aliases" : "a single document",
                mend: context == nil ? "Write the value out in each place." : "Keep one document, without `---` inside."
            )
        case .duplicatedKeysInMapping(let keys, let context):
            let words = keys.map { "`\($0.shown())`" }.joined(separator: ", ")
            self.init(
                position: Position(context.mark), found: "\(keys.count == 1 ? "the key" : "the keys") \(words) twice",
                expected: "each key once", mend: "Remove one of the two.")
        default:
            self.init(found: "something else", expected: expected)
        }
    }

    /// libyaml begins with `found` or `but found`, and so does our sentence.
    private static func found(_ problem: String) -> String {
        let opening = ["found ", "but found "].first { problem.utf8.starts(with: $0.utf8) }
        return String(decoding: problem.utf8.dropFirst(opening?.utf8.count ?? 0), as: UTF8.self)
    }
}
