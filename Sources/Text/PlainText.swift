/// The words of a page, for those who read it as text.
enum PlainText {
    /// Without tags, styles and scripts; lines where a page has blocks, and the commonest characters by name.
    static func of(page: String) -> String {
        let bytes = Array(page.utf8)
        var result: [UInt8] = []
        var index = 0
        var hiding: String?
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") {
                let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
                let inside = bytes[(index + 1)..<max(end, index + 1)]
                let name = lowerCased(inside.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "/") })
                if let hidden = hiding {
                    if name == "/\(hidden)" { hiding = nil }
                } else if name == "style" || name == "script" || name == "title" {
                    hiding = name
                } else if breaks.contains(name) {
                    result.append(0x0A)
                }
                index = end + 1
                continue
            }
            if hiding == nil { result.append(byte) }
            index += 1
        }
        return named(result)
    }

    private static let breaks: Set<String> = [
        "br", "br/", "p", "/p", "div", "/div", "tr", "/tr", "li", "/li", "h1", "h2", "h3", "/h1", "/h2", "/h3", "hr",
        "blockquote", "/blockquote",
    ]

    private static let characters: [(name: String, text: String)] = [
        ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"),
        ("&pound;", "\u{A3}"), ("&amp;", "&"),
    ]

    private static func named(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let known =
                bytes[index] == UInt8(ascii: "&")
                ? characters.first { bytes[index...].starts(with: $0.name.utf8) } : nil
            if let known {
                result += known.text.utf8
                index += known.name.utf8.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
