/// The lines of a calendar that came in (RFC 5545 section 3.1). Reading it never fails.
public enum ICSReading {
    public struct Property: Equatable, Sendable {
        /// In upper case, as the parameters' names.
        public var name: String
        public var parameters: [String: String]
        public var value: String
    }

    /// The properties in order, unfolded, `BEGIN` and `END` among them; at most 5,000.
    public static func properties(_ bytes: [UInt8]) -> [Property] {
        var properties: [Property] = []
        var line: [UInt8] = []
        for piece in bytes.split(separator: 0x0A) {
            var piece = piece
            if piece.last == 0x0D { piece.removeLast() }
            if piece.first == 0x20 || piece.first == 0x09 {
                if line.count < 65_536 { line += piece.dropFirst() }
                continue
            }
            if let property = property(line) { properties.append(property) }
            guard properties.count < 5_000 else { return properties }
            line = Array(piece)
        }
        if let property = property(line) { properties.append(property) }
        return properties
    }

    private static func property(_ line: [UInt8]) -> Property? {
        var isQuoted = false
        var marks: [Int] = []
        for (index, byte) in line.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: ";") { marks.append(index) }
            guard byte == UInt8(ascii: ":") else { continue }
            var parameters: [String: String] = [:]
            for (from, until) in zip(marks, marks.dropFirst() + [index]) {
                let piece = line[(from + 1)..<until]
                guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
                let value = piece[(equals + 1)...].filter { $0 != UInt8(ascii: "\"") }
                parameters[raised(piece[..<equals])] = text(of: value)
            }
            let value = Array(line[(index + 1)...])
            return Property(
                name: raised(line[..<(marks.first ?? index)]), parameters: parameters, value: text(of: value))
        }
        return nil
    }

    /// ASCII letters in upper case.
    private static func raised(_ bytes: ArraySlice<UInt8>) -> String {
        String(
            decoding: bytes.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self
        )
    }
}
