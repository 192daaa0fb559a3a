import Text

/// A page cut into its tags and texts: enough of HTML to read our own pages as a browser would, with entities decoded.
enum Markup {
    enum Token: Equatable {
        case open(String, [String: String])
        case close(String)
        case text(String)
    }

    /// Elements that have no end.
    static let void: Set<String> = ["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"]

    static func tokens(_ page: String) -> [Token] {
        var scanner = Scanner(bytes: Array(page.utf8))
        return scanner.tokens()
    }

    private struct Scanner {
        let bytes: [UInt8]
        var at = 0

        mutating func tokens() -> [Token] {
            var tokens: [Token] = []
            while at < bytes.count {
                if bytes[at] != UInt8(ascii: "<") {
                    tokens.append(.text(Markup.decoded(take { $0 != UInt8(ascii: "<") })))
                } else if starts(with: "<!--") {
                    skip(past: "-->")
                } else if starts(with: "<!") {
                    skip(past: ">")
                } else if let tag = tag() {
                    tokens.append(tag)
                    // In these a `<` is no tag.
                    if case .open(let name, _) = tag, ["textarea", "title", "style", "script"].contains(name) {
                        tokens.append(.text(Markup.decoded(upTo("</\(name)"))))
                    }
                }
            }
            return tokens
        }

        private mutating func tag() -> Token? {
            at += 1
            let isClosing = at < bytes.count && bytes[at] == UInt8(ascii: "/")
            if isClosing { at += 1 }
            let name = text(take { !Markup.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") })
            var attributes: [String: String] = [:]
            while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
                let key = text(
                    take {
                        !Markup.isSpace($0) && ![UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains($0)
                    })
                guard !key.isEmpty else {
                    at += 1
                    continue
                }
                attributes[key] = value()
            }
            at += 1
            return name.isEmpty ? nil : isClosing ? .close(name) : .open(name, attributes)
        }

        private mutating func value() -> String {
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return "" }
            at += 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else {
                return Markup.decoded(take { !Markup.isSpace($0) && $0 != UInt8(ascii: ">") })
            }
            let quote = bytes[at]
            at += 1
            defer { at += 1 }
            return Markup.decoded(take { $0 != quote })
        }

        private mutating func take(_ isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
            let start = at
            while at < bytes.count, isWanted(bytes[at]) { at += 1 }
            return bytes[start..<at]
        }

        private mutating func upTo(_ end: String) -> ArraySlice<UInt8> {
            let start = at
            while at < bytes.count, !starts(with: end) { at += 1 }
            return bytes[start..<at]
        }

        private mutating func skip(past end: String) {
            _ = upTo(end)
            at += end.utf8.count
        }

        private func starts(with text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

        private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self).lowercased() }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]

    /// `&amp;`, `&#39;`, `&#x27;` and the like as what they stand for; anything else stays.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var result = ""
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            result += String(decoding: rest[..<start], as: UTF8.self)
            let name = rest[(start + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
            let isEnded = name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
            if isEnded, let meaning = meaning(String(decoding: name, as: UTF8.self)) {
                result += meaning
                rest = rest[(name.endIndex + 1)...]
            } else {
                result += "&"
                rest = rest[(start + 1)...]
            }
        }
        return result + String(decoding: rest, as: UTF8.self)
    }

    private static func meaning(_ name: String) -> String? {
        if let known = entities[name] { return known }
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
        let code = isHexadecimal ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        return code.flatMap(Unicode.Scalar.init).map { String($0) }
    }

    /// One space for any white space, none at the ends.
    static func collapsed(_ text: String) -> String {
        text.utf8.split(whereSeparator: isSpace).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
}
