/// A header line: of a request what is sent, of a reply what came.
public struct Header: Hashable, Sendable {
    public let name: String
    /// Without white space at either end.
    public let value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Reads `Name: value`; nil for a status line and for the empty line at the end.
    init?(line: [UInt8]) {
        guard !line.starts(with: "HTTP/".utf8), let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        name = String(decoding: line[..<colon], as: UTF8.self)
        value = String(decoding: Header.trimmed(line[(colon + 1)...]), as: UTF8.self)
    }

    /// As libcurl wants it: a semicolon in place of the colon where the value is empty, or it would send none.
    var line: String { value.isEmpty ? name + ";" : name + ": " + value }

    /// A name is a token (RFC 9110, 5.6.2); a value has no control characters (5.5), so that neither can end the line
    /// and begin another.
    var isSendable: Bool {
        let marks = Array("!#$%&'*+-.^_`|~".utf8)
        let isToken = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || marks.contains(byte)
        }
        return isToken && !name.isEmpty && value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 }
    }

    func isNamed(_ other: String) -> Bool {
        name.utf8.elementsEqual(other.utf8) { lower($0) == lower($1) }
    }

    private func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte + 32 : byte }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d || $0 == 0x0a }
        let front = bytes.drop(while: isSpace)
        guard let last = front.lastIndex(where: { !isSpace($0) }) else { return [] }
        return front[...last]
    }
}
