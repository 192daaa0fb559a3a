/// Writes content lines (RFC 5545 section 3.1).
struct ICSWriter {
    private(set) var bytes: [UInt8] = []

    /// One content line, folded at 75 bytes without splitting a scalar. The value holds no line end by now.
    mutating func add(_ name: String, _ value: String) {
        var column = 0
        for scalar in "\(name):\(value)".unicodeScalars {
            let width = UTF8.width(scalar)
            if column + width > 75 {
                bytes += "\r\n ".utf8
                column = 1
            }
            bytes += String(scalar).utf8
            column += width
        }
        bytes += "\r\n".utf8
    }

    /// The value type TEXT (section 3.3.11): `\ ; ,` escaped; CR, LF and CRLF become `\n`; other controls are dropped.
    /// By the scalar, since CRLF is one `Character`.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                result.append("\\")
                result.append(scalar)
            case "\n" where last == "\r": break
            case "\r", "\n", "\u{85}", "\u{2028}", "\u{2029}": result.append(contentsOf: "\\n".unicodeScalars)
            case "\t": result.append(" ")
            case _ where scalar.isControl: break
            default: result.append(scalar)
            }
            last = scalar
        }
        return String(result)
    }

    /// `;CN="…"`, or nothing where there is no name. A parameter has no escape for a quotation mark (section 3.2), so
    /// it becomes an apostrophe; controls are dropped.
    static func name(_ party: Mail.Party) -> String {
        var result = String.UnicodeScalarView()
        for scalar in party.name.unicodeScalars where !scalar.isControl && scalar != "\u{2028}" && scalar != "\u{2029}"
        {
            result.append(scalar == "\"" ? "'" : scalar)
        }
        return result.isEmpty ? "" : ";CN=\"\(String(result))\""
    }
}
