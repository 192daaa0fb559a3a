/// The rights of the login roles, as sql/grants.sql has them, for those of the roles that exist.
enum Grants {
    /// The script without the roles that are missing: they are taken out of the lists of statements that end with one
    /// (`… to casereview_serve, casereview_post`), and a statement that would name nobody is left out.
    static func script(_ text: String, without missing: [String]) -> String {
        guard !missing.isEmpty else { return text }
        return statements(text).compactMap { statement($0, without: missing.map { Array($0.utf8) }) }.joined()
    }

    private static func statement(_ bytes: [UInt8], without missing: [[UInt8]]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let names = lastList(bytes)
        let kept = names.filter { name in !missing.contains { bytes[name].elementsEqual($0) } }
        guard let first = names.first, let last = names.last, kept.count < names.count else { return text }
        guard !kept.isEmpty else { return nil }
        let list = Array(kept.map { Array(bytes[$0]) }.joined(separator: ", ".utf8))
        return String(
            decoding: bytes[..<first.lowerBound] + list + bytes[last.upperBound...], as: UTF8.self)
    }

    /// Where the names stand that end a statement, separated by commas, before its `;`.
    private static func lastList(_ bytes: [UInt8]) -> [Range<Int>] {
        func isName(_ byte: UInt8) -> Bool {
            (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
        }
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0a }
        guard var end = bytes.lastIndex(of: UInt8(ascii: ";")) else { return [] }
        var names: [Range<Int>] = []
        while true {
            while end > 0, isSpace(bytes[end - 1]) { end -= 1 }
            var start = end
            while start > 0, isName(bytes[start - 1]) { start -= 1 }
            guard start < end else { return names.reversed() }
            names.append(start..<end)
            while start > 0, isSpace(bytes[start - 1]) { start -= 1 }
            guard start > 0, bytes[start - 1] == UInt8(ascii: ",") else { return names.reversed() }
            end = start - 1
        }
    }

    /// The statements with their `;`, comments and line breaks before each included; what stands between `$$` is one.
    private static func statements(_ text: String) -> [[UInt8]] {
        var statements: [[UInt8]] = []
        var statement: [UInt8] = []
        var isQuoted = false
        var isComment = false
        for byte in text.utf8 {
            if !isComment, byte == UInt8(ascii: "$"), statement.last == UInt8(ascii: "$") { isQuoted.toggle() }
            if !isQuoted, byte == UInt8(ascii: "-"), statement.last == UInt8(ascii: "-") { isComment = true }
            if byte == UInt8(ascii: "\n") { isComment = false }
            statement.append(byte)
            if byte == UInt8(ascii: ";"), !isQuoted, !isComment {
                statements.append(statement)
                statement = []
            }
        }
        return statement.isEmpty ? statements : statements + [statement]
    }
}
