/// The fields of a header (RFC 5322 section 2.2), of a mail, of a part of one or of a delivery report: unfolded, in
/// order. Reading it never fails: lines that are none are passed over.
public struct HeaderFields: Equatable, Sendable {
    public struct Field: Equatable, Sendable {
        /// In lower case.
        public var name: String
        /// As it stands, without its folds; bytes above 0x7F as UTF-8 or Windows-1252.
        public var value: String
    }

    /// At most 1,000.
    public private(set) var fields: [Field] = []

    static let most = 1_000
    /// The longest value that is read, in bytes.
    private static let longest = 65_536

    /// Reads lines up to the first empty one; returns the index behind it.
    static func read(_ bytes: ArraySlice<UInt8>) -> (HeaderFields, end: Int) {
        var header = HeaderFields()
        var index = bytes.startIndex
        var name = ""
        var value: [UInt8] = []
        func close() -> Field? {
            guard !name.isEmpty else { return nil }
            return Field(name: name, value: text(of: value).trimmedSpace)
        }
        while index < bytes.endIndex {
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[index..<end]
            if line.last == 0x0D { line.removeLast() }
            index = min(end + 1, bytes.endIndex)
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09 {
                if value.count < longest { value += line }
                continue
            }
            if let field = close() { header.fields.append(field) }
            (name, value) = ("", [])
            guard header.fields.count < most, let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let before = line[..<colon].reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()
            guard !before.isEmpty, before.count <= 100, before.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                continue
            }
            name = lowerCased(before)
            value = Array(line[(colon + 1)...].prefix(longest))
        }
        if let field = close() { header.fields.append(field) }
        return (header, index)
    }

    /// Reads the fields at the beginning of a text.
    public init(_ bytes: [UInt8]) { self = HeaderFields.read(bytes[...]).0 }

    private init() {}

    /// Groups of fields with empty lines between them, as in a delivery report (RFC 3464 section 2.1); at most 100.
    public static func groups(_ bytes: [UInt8]) -> [HeaderFields] {
        var groups: [HeaderFields] = []
        var rest = bytes[...]
        while !rest.isEmpty, groups.count < 100 {
            let (group, end) = read(rest)
            if !group.fields.isEmpty { groups.append(group) }
            rest = rest[end...]
        }
        return groups
    }

    /// The first of a name (in lower case).
    public subscript(name: String) -> String? { fields.first { $0.name.isSame(as: name) }?.value }

    /// All of a name (in lower case), in order.
    public func all(_ name: String) -> [String] { fields.filter { $0.name.isSame(as: name) }.map(\.value) }
}

extension String {
    /// Without spaces and tabs at both ends.
    var trimmedSpace: String {
        let inner = utf8.drop { $0 == 0x20 || $0 == 0x09 }.reversed().drop { $0 == 0x20 || $0 == 0x09 }
        return String(decoding: Array(inner.reversed()), as: UTF8.self)
    }
}

/// A value with parameters (RFC 2045 section 5.1): `multipart/report; report-type=delivery-status; boundary="x"`.
struct Parametrised {
    /// In lower case.
    var value: String
    /// By name in lower case; as they stand.
    var parameters: [String: String] = [:]

    init(_ text: String) {
        var rest = Array(text.utf8)[...]
        value = lowerCased(Parametrised.take(&rest)).trimmedSpace
        for _ in 0..<50 where !rest.isEmpty {
            let piece = Array(Parametrised.take(&rest))
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
            // A continued or encoded parameter (RFC 2231) is known by its name before the star.
            let name = lowerCased(piece[..<equals].prefix { $0 != UInt8(ascii: "*") }).trimmedSpace
            if parameters[name] == nil { parameters[name] = Parametrised.unquoted(piece[(equals + 1)...]) }
        }
    }

    /// What stands before the next `;` that is not in quotes.
    private static func take(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var isQuoted = false
        var index = rest.startIndex
        while index < rest.endIndex {
            switch rest[index] {
            case UInt8(ascii: "\\") where isQuoted: index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted:
                let piece = rest[..<index]
                rest = rest[(index + 1)...]
                return piece
            default: break
            }
            index += 1
        }
        defer { rest = [] }
        return rest
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self).trimmedSpace
        guard text.utf8.first == UInt8(ascii: "\"") else { return text }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in text.utf8.dropFirst() {
            if isEscaped {
                result.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                break
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
