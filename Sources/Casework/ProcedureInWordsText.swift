extension ProcedureInWords {
    /// The whole as plain text for a terminal or a letter: paragraphs of lines up to `width` characters, a word that is
    /// longer on a line of its own.
    public func text(width: Int) -> String {
        let parts = sections.map { section in
            ([section.heading, String(repeating: "-", count: section.heading.unicodeScalars.count)]
                + [section.blocks.map { $0.text(width: width) }.joined(separator: "\n\n")]).joined(separator: "\n")
        }
        return ([title, String(repeating: "=", count: title.unicodeScalars.count)].joined(separator: "\n") + "\n\n")
            + parts.joined(separator: "\n\n")
    }
}

extension ProcedureInWords.Block {
    fileprivate func text(width: Int) -> String {
        switch self {
        case .paragraph(let words): words.wrapped(width)
        case .items(let items): items.map { $0.wrapped(width, first: "- ", rest: "  ") }.joined(separator: "\n")
        case .table(_, _, let rows):
            rows.map { row in
                let head = (row.first ?? "") + ":"
                return ([head] + row.dropFirst()).joined(separator: " ").wrapped(width, first: "- ", rest: "  ")
            }.joined(separator: "\n")
        case .facts(let facts):
            facts.map { "\($0.name): \($0.value)".wrapped(width, first: "- ", rest: "  ") }.joined(separator: "\n")
        }
    }
}

extension String {
    fileprivate func wrapped(_ width: Int, first: String = "", rest: String = "") -> String {
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if !isEmpty, line.unicodeScalars.count + 1 + word.count > width {
                lines.append(line)
                (line, isEmpty) = (rest, true)
            }
            line += (isEmpty ? "" : " ") + String(word)
            isEmpty = false
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
