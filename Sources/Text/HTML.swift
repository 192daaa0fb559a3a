/// A piece of a page. What is written in the source goes in as it stands, what is interpolated is escaped:
///
///     func row(_ name: String) -> HTML { "<li title=\"\(name)\">\(name)</li>" }
///     let list: HTML = "<ul>\(names.map(row))\(notice)</ul>"     // [HTML] and HTML? go in as they stand
///
/// There is no way to make a run-time text into markup. Escaping covers text and attribute values in quotes; an address
/// goes through `link(to:_:)` or `address(_:)`. Attributes without quotes, scripts and style sheets are not covered: do
/// not interpolate there.
public struct HTML: Equatable, Sendable, ExpressibleByStringInterpolation {
    /// UTF-8, ready to be sent.
    public private(set) var bytes: [UInt8]

    public init() { bytes = [] }

    /// Markup that stands in the source code.
    public init(trusted markup: StaticString) { bytes = Array(markup.description.utf8) }

    /// Markup that stands in the source code. The literal is a `StaticString`, so that no run-time text can come in
    /// here.
    public init(stringLiteral markup: StaticString) { self.init(trusted: markup) }

    public init(stringInterpolation interpolation: StringInterpolation) { bytes = interpolation.bytes }

    /// A text, escaped. (Without the label a literal would be taken for markup.)
    public init(escaping text: String) {
        bytes = []
        HTML.escape(text, into: &bytes)
    }

    /// Pieces one after the other, `separator` between them.
    public init(_ pieces: [HTML], separator: HTML = "") {
        bytes = Array(pieces.map(\.bytes).joined(separator: separator.bytes))
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }
    public var isEmpty: Bool { bytes.isEmpty }

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum += right
        return sum
    }

    public static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

    /// Escapes `& < > " '` wherever they stand; NUL and other C0 controls that HTML does not allow become U+FFFD. By
    /// the byte: a combining mark after a quotation mark makes another `Character` of it, but no other byte.
    static func escape(_ text: some StringProtocol, into bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): bytes.append(byte)
            case 0x00..<0x20: bytes += "\u{FFFD}".utf8
            default: bytes.append(byte)
            }
        }
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity) }

        public mutating func appendLiteral(_ markup: StaticString) { bytes += markup.description.utf8 }

        /// Escaped.
        public mutating func appendInterpolation(_ text: String) { HTML.escape(text, into: &bytes) }
        /// Escaped.
        public mutating func appendInterpolation(_ text: Substring) { HTML.escape(text, into: &bytes) }
        /// The description, escaped.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            HTML.escape(value.description, into: &bytes)
        }
        /// As it stands.
        public mutating func appendInterpolation(_ piece: HTML) { bytes += piece.bytes }
        /// As it stands, or nothing.
        public mutating func appendInterpolation(_ piece: HTML?) { bytes += piece?.bytes ?? [] }
        /// As they stand, one after the other.
        public mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes += piece.bytes }
        }
    }
}
