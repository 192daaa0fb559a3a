import Text

/// The HTML part of a message: its plain text in paragraphs, with links where a line is an address.
enum LetterHTML {
    static func page(_ letter: Letter) -> HTML {
        """
        <!doctype html>
        <html lang="en-GB">
        <head><meta charset="utf-8"><title>\(letter.subject)</title></head>
        <body style="font-family: Arial, sans-serif; font-size: 19px; line-height: 1.4; max-width: 38em">
        \(blocks(letter.text))
        </body>
        </html>

        """
    }

    /// Paragraphs are parted by empty lines; one whose every line begins with `- ` is a list.
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
        let items = lines.filter { $0.utf8.starts(with: "- ".utf8) }
        if items.count == lines.count {
            let list = items.map { item -> HTML in "<li>\(String(item.dropFirst(2)))</li>\n" }
            return "<ul>\n\(list)</ul>\n"
        }
        return "<p>\(HTML(lines.map(line), separator: "<br>\n"))</p>\n"
    }

    private static func line(_ text: String) -> HTML {
        text.utf8.starts(with: "https://".utf8) ? HTML.link(to: text, text) : HTML(escaping: text)
    }
}
