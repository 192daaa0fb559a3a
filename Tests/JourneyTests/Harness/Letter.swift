import FoundationEssentials

/// A message as its reader's mail program shows it (RFC 5322, MIME).
struct Letter {
    /// The name of its file in the Maildir: the same for every attempt.
    let file: String
    let to: String
    let subject: String
    let messageID: String
    /// The plain text.
    let text: String
    /// The invitation that comes with it.
    let calendar: String?
    let headers: [(name: String, value: String)]

    init(file: String, _ bytes: [UInt8]) throws {
        let root = MailPart(bytes)
        let parts = root.leaves
        guard let plain = parts.first(where: { $0.type.hasPrefix("text/plain") }) else {
            throw Trouble("The message \(file) has no plain text.")
        }
        self.file = file
        headers = root.headers
        to = Letter.address(root["to"])
        subject = Letter.decodedWords(root["subject"])
        messageID = root["message-id"]
        text = Letter.unix(plain.content)
        calendar = parts.first { $0.type.hasPrefix("text/calendar") }.map { Letter.unfolded($0.content) }
    }

    /// The addresses that the text names, in order.
    var links: [String] {
        Markup.collapsed(text).split(separator: " ").map(String.init)
            .filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
            .map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    }

    /// The sign-in code of six digits.
    var code: String? {
        let words = text.utf8.split { !(0x30...0x39).contains($0) }
        return words.first { $0.count == 6 }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func address(_ field: String) -> String {
        guard let start = field.lastIndex(of: "<"), let end = field.lastIndex(of: ">"), start < end else {
            return field
        }
        return String(field[field.index(after: start)..<end])
    }

    /// Encoded words (RFC 2047) in base64, as this service writes them.
    private static func decodedWords(_ field: String) -> String {
        let words = field.split(separator: " ").map { word -> (text: String, isEncoded: Bool) in
            guard word.hasPrefix("=?UTF-8?B?"), word.hasSuffix("?="),
                let bytes = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
            else { return (String(word), false) }
            return (String(decoding: bytes, as: UTF8.self), true)
        }
        var result = ""
        for (index, word) in words.enumerated() {
            // Between two encoded words the space is only there to part them.
            if index > 0, !(word.isEncoded && words[index - 1].isEncoded) { result += " " }
            result += word.text
        }
        return result
    }

    /// The lines of a calendar, each whole (RFC 5545 section 3.1).
    private static func unfolded(_ bytes: [UInt8]) -> String { unix(bytes).replacing("\n ", with: "") }

    private static func unix(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
}

/// One part of a message, and the parts in it.
struct MailPart {
    /// In order; names in lower case, values unfolded.
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var parts: [MailPart] = []
    /// Decoded.
    private(set) var content: [UInt8] = []

    init(_ bytes: [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }[...]
        while let line = lines.popFirst(), !line.isEmpty {
            let text = String(decoding: line, as: UTF8.self)
            if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t"), !headers.isEmpty {
                headers[headers.count - 1].value += " " + Markup.collapsed(text)
            } else if let colon = text.firstIndex(of: ":") {
                let value = Markup.collapsed(String(text[text.index(after: colon)...]))
                headers.append((text[..<colon].lowercased(), value))
            }
        }
        if let boundary {
            let opening = Array("--\(boundary)".utf8)
            let closing = Array("--\(boundary)--".utf8)
            let pieces = lines.split(omittingEmptySubsequences: false) { Array($0) == opening || Array($0) == closing }
            // What stands before the first boundary and after the last one is for old programs.
            parts = pieces.dropFirst().dropLast().map { MailPart(Array($0.joined(separator: Array("\r\n".utf8)))) }
        } else if self["content-transfer-encoding"].lowercased() == "base64" {
            content = Array(Data(base64Encoded: Data(lines.joined())) ?? Data())
        } else {
            content = Array(lines.joined(separator: Array("\n".utf8)))
        }
    }

    /// The first header of that name, given in lower case; empty where there is none.
    subscript(name: String) -> String { headers.first { $0.name == name }?.value ?? "" }

    var type: String { self["content-type"].isEmpty ? "text/plain" : self["content-type"] }

    /// The parts that hold something.
    var leaves: [MailPart] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }

    private var boundary: String? {
        guard type.hasPrefix("multipart/") else { return nil }
        return type.split(separator: "boundary=\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
    }
}
