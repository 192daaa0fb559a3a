import Text

/// Reads a letter's text into pieces, byte by byte, and notes every mistake with its line.
struct TemplateParser {
    private(set) var mistakes: [Mistake] = []
    private let bytes: [UInt8]
    private let names: Set<String>
    private let file: String
    private var line: Int
    private var index = 0
    private var open: [Section] = []

    private struct Section {
        var name: String
        var isInverted: Bool
        var line: Int
        /// What stood before the section.
        var before: [Template.Piece]
    }

    init(_ text: String, names: Set<String>, file: String, firstLine: Int) {
        bytes = Array(text.utf8)
        self.names = names
        self.file = file
        line = firstLine
    }

    mutating func pieces() -> [Template.Piece] {
        var pieces: [Template.Piece] = []
        var start = 0
        while index < bytes.count {
            guard starts(with: "{{", at: index) else {
                if starts(with: "}}", at: index) { fail("`}}`", "`{{` before it") }
                if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                index += starts(with: "}}", at: index) ? 2 : 1
                continue
            }
            let tagStart = index
            guard let tag = readTag() else { break }
            let whole = tag.standsAlone ? lineAround(tagStart, index) : nil
            appendText(start, whole?.lowerBound ?? tagStart, to: &pieces)
            apply(tag, to: &pieces)
            if let whole {
                if whole.upperBound > index { line += 1 }
                index = whole.upperBound
            }
            start = index
        }
        appendText(start, bytes.count, to: &pieces)
        for section in open.reversed() {
            fail("the section `\(section.name)` without an end", "`{{/\(section.name)}}`", on: section.line)
            pieces = section.before + pieces
        }
        return pieces
    }

    private struct Tag {
        enum Kind { case value, section, inverted, end, remark }
        var kind: Kind
        var name: String
        /// A tag that shows nothing takes its line with it where it is alone on it.
        var standsAlone: Bool { kind != .value }
    }

    /// Reads the tag at `index` and goes past it; nil where it has no end.
    private mutating func readTag() -> Tag? {
        let isTriple = starts(with: "{{{", at: index)
        let (close, inner) = isTriple ? ("}}}", index + 3) : ("}}", index + 2)
        guard let end = (inner..<bytes.count).first(where: { starts(with: close, at: $0) }) else {
            fail("`{{` without an end", "`\(close)`")
            index = bytes.count
            return nil
        }
        let content = bytes[inner..<end]
        index = end + close.utf8.count
        let kind: Tag.Kind =
            switch content.first {
            case UInt8(ascii: "#"): .section
            case UInt8(ascii: "^"): .inverted
            case UInt8(ascii: "/"): .end
            case UInt8(ascii: "!"): .remark
            default: .value
            }
        if kind == .remark {
            line += content.count { $0 == UInt8(ascii: "\n") }
            return Tag(kind: .remark, name: "")
        }
        let hasMark = kind != .value || content.first == UInt8(ascii: "&")
        let name = content.dropFirst(hasMark ? 1 : 0).split(separator: UInt8(ascii: " "))
        return Tag(kind: kind, name: String(decoding: Array(name.joined(separator: [0x20])), as: UTF8.self))
    }

    private mutating func apply(_ tag: Tag, to pieces: inout [Template.Piece]) {
        switch tag.kind {
        case .remark: break
        case .value:
            check(tag.name)
            pieces.append(.value(tag.name))
        case .section, .inverted:
            check(tag.name)
            open.append(Section(name: tag.name, isInverted: tag.kind == .inverted, line: line, before: pieces))
            pieces = []
        case .end:
            guard let section = open.last, section.name.utf8.elementsEqual(tag.name.utf8) else {
                let expected = open.last.map { "`{{/\($0.name)}}`" } ?? "no end where no section is open"
                return fail("`{{/\(tag.name)}}`", expected)
            }
            open.removeLast()
            let inner = pieces
            pieces = section.before
            pieces.append(section.isInverted ? .inverted(section.name, inner) : .section(section.name, inner))
        }
    }

    private mutating func check(_ name: String) {
        guard name != "." || open.isEmpty else { return }
        guard !names.contains(name) else { return }
        fail("`{{\(name)}}`", "one of \(names.sorted().joined(separator: ", "))")
    }

    /// The whole line, its end included, where nothing but blanks stands beside the tag.
    private func lineAround(_ start: Int, _ end: Int) -> Range<Int>? {
        var first = start
        while first > 0, isBlank(bytes[first - 1]) { first -= 1 }
        guard first == 0 || bytes[first - 1] == UInt8(ascii: "\n") else { return nil }
        var last = end
        while last < bytes.count, isBlank(bytes[last]) || bytes[last] == UInt8(ascii: "\r") { last += 1 }
        if last == bytes.count { return first..<last }
        return bytes[last] == UInt8(ascii: "\n") ? first..<(last + 1) : nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private func appendText(_ start: Int, _ end: Int, to pieces: inout [Template.Piece]) {
        guard start < end else { return }
        pieces.append(.text(String(decoding: bytes[start..<end], as: UTF8.self)))
    }

    private func starts(with mark: String, at place: Int) -> Bool {
        bytes[place...].starts(with: mark.utf8)
    }

    private mutating func fail(_ found: String, _ expected: String, on line: Int? = nil) {
        let position = Position(line: line ?? self.line, column: 1)
        mistakes.append(Mistake(path: file, position: position, found: found, expected: expected))
    }
}
