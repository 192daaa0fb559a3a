/// Tables as text, RFC 4180: commas, CRLF, quotes where they are needed.
public enum CSV {
    /// What stands in one field.
    public enum Cell: Sendable, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
        /// A text; it can never become a formula.
        case text(String)
        /// A number of ours, written as it stands.
        case integer(Int)
        /// Empty where it is not finite.
        case number(Double)

        public init(stringLiteral value: String) { self = .text(value) }
        public init(integerLiteral value: Int) { self = .integer(value) }
    }

    /// A header and its rows.
    public static func text(_ header: [String], _ rows: [[Cell]]) -> String {
        row(header.map(Cell.text)) + rows.map(row).joined()
    }

    /// One row with its CRLF.
    public static func row(_ cells: [Cell]) -> String {
        // A lone empty field would be an empty line, which a reader may skip.
        let isLoneBlank = cells.count == 1 && cells.map(written) == [""]
        return (isLoneBlank ? "\"\"" : cells.map(written).joined(separator: ",")) + "\r\n"
    }

    private static func written(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(harmless(text))
        case .integer(let number): String(number)
        case .number(let number): number.isFinite ? JSONWriter.written(number) : ""
        }
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n")
        }
        let hasEdge = text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
        guard needsQuotes || hasEdge else { return text }
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
    }

    /// With a `'` in front where a spreadsheet would take the text for a formula (ASVS 5.0, 1.2.10): where the first
    /// thing after spaces and byte order marks is `= + - @`, one of their full-width forms, TAB, CR, LF or NUL.
    private static func harmless(_ text: String) -> String {
        let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{FEFF}" && $0 != "\u{A0}" }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
            return "'" + text
        default: return text
        }
    }
}
