extension CSV {
    /// A table that was read. Every row is as wide as the header.
    public struct Table: Sendable {
        public let header: [Field]
        public let rows: [[Field]]

        /// The place of the column with this name, compared byte for byte; nil where there is none.
        public func column(_ name: String) -> Int? {
            header.firstIndex { $0.text.isSame(as: name) }
        }
    }

    /// A field with where it starts.
    public struct Field: Equatable, Sendable {
        public let text: String
        public let position: Position
    }

    /// Reads RFC 4180: a header, then rows; lines end with CRLF or LF; a byte order mark at the start is
    /// passed over, and the last line may go without its end.
    ///
    /// Throws the first position that cannot be read (a quote where none may stand, a quote never closed, a lone CR,
    /// bytes that are not UTF-8, no header); where all can be read, every doubled name in the header and every row that
    /// is not as wide as the header.
    public static func read(_ bytes: [UInt8]) throws(Mistakes) -> Table {
        _ = try bytes.decoded()
        var scanner = CSVScanner(bytes)
        let rows = try scanner.rows()
        guard let header = rows.first else {
            throw Mistakes(
                Mistake(
                    position: Position(line: 1, column: 1), found: "nothing", expected: "a header",
                    mend: "Put the names of the columns on the first line."))
        }
        if let mistakes = Mistakes(doubled(header) + rows.dropFirst().compactMap { tooWide($0, header) }) {
            throw mistakes
        }
        return Table(header: header, rows: Array(rows.dropFirst()))
    }

    /// Reads RFC 4180, as `read(_:)` does for bytes.
    public static func read(_ text: String) throws(Mistakes) -> Table { try read(Array(text.utf8)) }

    private static func doubled(_ header: [Field]) -> [Mistake] {
        var seen: Set<[UInt8]> = []
        return header.filter { !seen.insert(Array($0.text.utf8)).inserted }.map {
            Mistake(
                position: $0.position, found: "the column `\($0.text.shown())` once more", expected: "each column once",
                mend: "Rename or remove one of the two.")
        }
    }

    private static func tooWide(_ row: [Field], _ header: [Field]) -> Mistake? {
        guard row.count != header.count, let first = row.first else { return nil }
        return Mistake(
            position: first.position, found: row.count == 1 ? "1 field" : "\(row.count) fields",
            expected: "\(header.count), as in the header", mend: "A field with a comma stands in double quotes.")
    }
}

/// Takes bytes, known to be UTF-8, apart into rows of fields.
private struct CSVScanner {
    private let bytes: [UInt8]
    private var index = 0
    private var position = Position(line: 1, column: 1)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func rows() throws(Mistakes) -> [[CSV.Field]] {
        var rows: [[CSV.Field]] = []
        while current != nil {
            var row = [try field()]
            while current == UInt8(ascii: ",") {
                advance()
                row.append(try field())
            }
            try endLine()
            rows.append(row)
        }
        return rows
    }

    private mutating func advance() {
        if bytes[index] == UInt8(ascii: "\n") {
            position = Position(line: position.line + 1, column: 1)
        } else if !bytes[index].isContinuation {
            position.column += 1
        }
        index += 1
    }

    private mutating func endLine() throws(Mistakes) {
        if current == nil { return }
        if current == UInt8(ascii: "\r") {
            advance()
            guard current == UInt8(ascii: "\n") else { throw fail("a line feed after the carriage return") }
        }
        advance()
    }

    private func fail(_ expected: String, at position: Position? = nil, found: String? = nil) -> Mistakes {
        Mistakes(
            Mistake(
                position: position ?? self.position, found: found ?? bytes.described(at: index), expected: expected,
                mend: "A field with a comma, a quote or a line end stands in double quotes, each quote in it doubled."))
    }

    private mutating func field() throws(Mistakes) -> CSV.Field {
        let start = position
        var text: [UInt8] = []
        guard current == UInt8(ascii: "\"") else {
            while let byte = current, byte != UInt8(ascii: ","), byte != UInt8(ascii: "\r"), byte != UInt8(ascii: "\n")
            {
                guard byte != UInt8(ascii: "\"") else { throw fail("no quote inside a field without quotes") }
                text.append(byte)
                advance()
            }
            return CSV.Field(text: String(decoding: text, as: UTF8.self), position: start)
        }
        advance()
        while let byte = current {
            advance()
            guard byte == UInt8(ascii: "\"") else {
                text.append(byte)
                continue
            }
            if current == UInt8(ascii: "\"") {
                text.append(byte)
                advance()
                continue
            }
            switch current {
            case nil, UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                return CSV.Field(text: String(decoding: text, as: UTF8.self), position: start)
            default: throw fail("a comma or the end of the line after the closing quote")
            }
        }
        throw fail("a closing quote", at: start, found: "a quote that is never closed")
    }
}
