import Text

/// The HTML part of a message, made from its text: headings, lists, paragraphs, and links where a word is an address.
enum LetterHTML {
    /// `language` as RFC 5646 has it: readers of screens read it aloud in that language.
    static func page(_ letter: Letter, language: String) -> HTML {
        """
        <!doctype html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(letter.subject)</title>
        </head>
        <body style="margin: 0; padding: 16px; background: #ffffff; color: #0b0c0c; \
        font-family: Arial, sans-serif; font-size: 19px; line-height: 1.4">
        <div style="max-width: 36em; overflow-wrap: break-word">
        \(blocks(letter.marked))
        </div>
        </body>
        </html>

        """
    }

    /// Blocks are parted by empty lines.
    private static func blocks(_ text: String) -> [HTML] {
        var blocks: [HTML] = []
        var lines: [String] = []
        // The empty line at the end closes the last block.
        for line in "\(text)\n".utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = String(Substring(line)).trimmed
            if !line.isEmpty {
                lines.append(line)
            } else if !lines.isEmpty {
                blocks.append(block(lines))
                lines = []
            }
        }
        return blocks
    }

    private static func block(_ lines: [String]) -> HTML {
        if lines.count == 1, let heading = lines.first, heading.utf8.starts(with: "# ".utf8) {
            return """
                <h2 style="margin: 30px 0 10px; font-size: 24px; line-height: 1.25">\(String(heading.dropFirst(2)))</h2>

                """
        }
        if lines.allSatisfy({ $0.utf8.starts(with: "- ".utf8) }) {
            let list = lines.map { item -> HTML in
                "<li style=\"margin: 0 0 5px\">\(words(String(item.dropFirst(2))))</li>\n"
            }
            return "<ul style=\"margin: 0 0 20px; padding-left: 20px\">\n\(list)</ul>\n"
        }
        return "<p style=\"margin: 0 0 20px\">\(HTML(lines.map(words), separator: "<br>\n"))</p>\n"
    }

    private static func words(_ line: String) -> HTML {
        if line.utf8.starts(with: "https://".utf8) { return HTML.link(to: line, line) }
        let words = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        return HTML(words.map { word(String(Substring($0))) }, separator: " ")
    }

    /// A link where it is a mailbox; what ends the sentence is no part of it.
    private static func word(_ text: String) -> HTML {
        let bytes = Array(text.utf8)
        let end = bytes.lastIndex { !".,;:!?)".utf8.contains($0) }.map { $0 + 1 } ?? 0
        let core = String(decoding: bytes[..<end], as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "@")), let address = try? MailAddress(core) else {
            return HTML(escaping: text)
        }
        return "\(HTML.link(to: "mailto:\(address)", core))\(String(decoding: bytes[end...], as: UTF8.self))"
    }
}
