extension Node {
    /// Reads one JSON text strictly (RFC 8259, UTF-8 without byte order mark). `firstLine` is the number of its first
    /// line where the text is a line of a longer one (JSON Lines).
    ///
    /// Throws the first position that cannot be read: broken syntax, bytes that are not UTF-8, lone surrogates, numbers
    /// that do not fit `Int` or `Double`, nesting beyond `deepest`. Doubled keys are left to `Reader`, which reports
    /// them together with everything else.
    public static func json(_ bytes: [UInt8], firstLine: Int = 1) throws(Mistakes) -> Node {
        var parser = JSONParser(bytes, firstLine: firstLine)
        return try parser.document()
    }

    /// Reads one JSON text strictly, as `json(_:firstLine:)` does for bytes.
    public static func json(_ text: String, firstLine: Int = 1) throws(Mistakes) -> Node {
        try json(Array(text.utf8), firstLine: firstLine)
    }
}

/// RFC 8259, with the position of everything.
private struct JSONParser {
    private let bytes: [UInt8]
    private var index = 0
    private var line: Int
    private var lineStart = 0
    /// The bytes of this line so far that are not the first of a scalar.
    private var continuations = 0

    init(_ bytes: [UInt8], firstLine: Int) {
        self.bytes = bytes
        self.line = firstLine
    }

    private var here: Position { Position(line: line, column: index - lineStart - continuations + 1) }
    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func fail(
        _ expected: String, found: String? = nil, mend: String = "", at position: Position? = nil
    ) -> Mistakes {
        Mistakes(
            Mistake(
                position: position ?? here, found: found ?? bytes.described(at: index), expected: expected, mend: mend))
    }

    mutating func document() throws(Mistakes) -> Node {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw fail(
                "JSON without a byte order mark", found: "a byte order mark",
                mend: "Save the text as UTF-8 without byte order mark.")
        }
        skipSpace()
        let node = try value(depth: 0)
        skipSpace()
        if index < bytes.count { throw fail("nothing after the JSON value", mend: "Remove what follows it.") }
        return node
    }

    private mutating func skipSpace() {
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                lineStart = index
                continuations = 0
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(Mistakes) -> Node {
        let start = here
        switch current {
        case UInt8(ascii: "{"): return Node(.object(try members(depth: try deeper(depth))), at: start)
        case UInt8(ascii: "["): return Node(.array(try items(depth: try deeper(depth))), at: start)
        case UInt8(ascii: "\""): return Node(.string(try string()), at: start)
        case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): return Node(try number(), at: start)
        case let byte? where byte.isLetter: return Node(try word(), at: start)
        default: throw fail("a JSON value")
        }
    }

    private func deeper(_ depth: Int) throws(Mistakes) -> Int {
        guard depth < Node.deepest else {
            throw fail("nesting of \(Node.deepest) levels at most", found: "a deeper level")
        }
        return depth + 1
    }

    private mutating func members(depth: Int) throws(Mistakes) -> [Node.Member] {
        var members: [Node.Member] = []
        index += 1
        skipSpace()
        if take("}") { return members }
        while true {
            let position = here
            guard current == UInt8(ascii: "\"") else {
                throw fail(members.isEmpty ? "a key in double quotes, or `}`" : "a key in double quotes")
            }
            let key = try string()
            skipSpace()
            guard take(":") else { throw fail("`:` after the key") }
            skipSpace()
            members.append(Node.Member(key, at: position, try value(depth: depth)))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw fail("`,` or `}`") }
            skipSpace()
        }
    }

    private mutating func items(depth: Int) throws(Mistakes) -> [Node] {
        var items: [Node] = []
        index += 1
        skipSpace()
        if take("]") { return items }
        while true {
            items.append(try value(depth: depth))
            skipSpace()
            if take("]") { return items }
            guard take(",") else { throw fail("`,` or `]`") }
            skipSpace()
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func word() throws(Mistakes) -> Node.Kind {
        let start = here
        let first = index
        while let byte = current, byte.isLetter { index += 1 }
        let word = String(decoding: bytes[first..<index], as: UTF8.self)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            throw fail(
                "a JSON value", found: "`\(word.shown())`", mend: "A text stands in double quotes.", at: start)
        }
    }

    private mutating func number() throws(Mistakes) -> Node.Kind {
        let start = here
        let first = index
        var isWhole = true
        if current == UInt8(ascii: "-") { index += 1 }
        let digits = index
        try skipDigits()
        if bytes[digits] == UInt8(ascii: "0"), index > digits + 1 {
            throw fail("a number without leading zeros", found: token(from: first), at: start)
        }
        if current == UInt8(ascii: ".") {
            isWhole = false
            index += 1
            try skipDigits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            isWhole = false
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try skipDigits()
        }
        let text = String(decoding: bytes[first..<index], as: UTF8.self)
        if isWhole {
            guard let number = Int(text) else {
                throw fail("a whole number from \(Int.min) to \(Int.max)", found: text.shown(), at: start)
            }
            return .integer(number)
        }
        guard let number = Double(text), number.isFinite else {
            throw fail("a number that can be represented", found: text.shown(), at: start)
        }
        return .number(number)
    }

    private func token(from first: Int) -> String {
        String(decoding: bytes[first..<index], as: UTF8.self).shown()
    }

    private mutating func skipDigits() throws(Mistakes) {
        guard let byte = current, byte.isDigit else { throw fail("a digit") }
        while let byte = current, byte.isDigit { index += 1 }
    }

    private mutating func string() throws(Mistakes) -> String {
        index += 1
        var unescaped: [UInt8] = []
        var start = index
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let rest = bytes[start..<index]
                index += 1
                return unescaped.isEmpty
                    ? String(decoding: rest, as: UTF8.self) : String(decoding: unescaped + rest, as: UTF8.self)
            case UInt8(ascii: "\\"):
                unescaped += bytes[start..<index]
                unescaped += String(try escape()).utf8
                start = index
            case 0x00..<0x20:
                throw fail(
                    "no control character inside a text",
                    found: byte == UInt8(ascii: "\n")
                        ? "the end of the line" : "the control character 0x\(byte.twoDigits)",
                    mend: "Write it as an escape, such as \\n, or close the text with a double quote.")
            case 0x20..<0x80: index += 1
            default:
                guard let length = bytes.lengthOfSequence(at: index) else { throw Mistakes(.notUTF8(byte, at: here)) }
                index += length
                continuations += length - 1
            }
        }
        throw fail("a double quote that closes the text")
    }

    /// The scalar that a backslash and what follows stand for.
    private mutating func escape() throws(Mistakes) -> Unicode.Scalar {
        let start = here
        index += 1
        guard let byte = current else { throw fail("an escape after the backslash") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default:
            index -= 1
            throw fail(
                "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u", found: "a backslash and \(bytes.described(at: index))",
                mend: "Write a backslash as two.", at: start)
        }
        let unit = try fourDigits()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit < 0xDC00, take("\\"), take("u") {
            let low = try fourDigits()
            if (0xDC00...0xDFFF).contains(low),
                let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
            {
                return scalar
            }
        }
        throw fail(
            "a surrogate pair", found: "the lone surrogate \\u\(String(unit, radix: 16, uppercase: true))", at: start)
    }

    private mutating func fourDigits() throws(Mistakes) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = current?.hexadecimal else { throw fail("four hexadecimal digits after \\u") }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }
}
