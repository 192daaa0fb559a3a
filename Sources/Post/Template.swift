import Text

/// The text of a letter with places to be filled: Mustache without partials, lambdas and changes of delimiter.
///
/// `{{name}}`, `{{{name}}}` and `{{&name}}` are replaced by the value as it stands: letters are plain text.
/// `{{#name}}…{{/name}}` stands where there is a value, for a list once for each item, which is `{{.}}` in it;
/// `{{^name}}…{{/name}}` stands where there is none; `{{! … }}` is a remark. A section tag alone on a line takes the
/// line with it. Unlike Mustache, a name that is not known is a mistake when the letter is read, and a value that is
/// missing where it is not asked for by a section keeps the letter from being written: no letter leaves with a hole.
struct Template: Equatable, Sendable {
    enum Value: Equatable, Sendable {
        case text(String)
        case list([String])

        /// Whether there is anything to be shown.
        var isEmpty: Bool {
            switch self {
            case .text(let text): text.utf8.allSatisfy { $0 <= 0x20 }
            case .list(let items): items.isEmpty
            }
        }
    }

    /// A letter needs a value that was not given.
    struct Missing: Error, Equatable {
        var name: String
    }

    indirect enum Piece: Equatable, Sendable {
        case text(String)
        case value(String)
        case section(String, [Piece])
        case inverted(String, [Piece])
    }

    private let pieces: [Piece]

    /// Reads a template whose first line is number `firstLine` of `file`. Throws everything that is wrong with it.
    init(_ text: String, names: Set<String>, file: String, firstLine: Int = 1) throws(Mistakes) {
        var parser = TemplateParser(text, names: names, file: file, firstLine: firstLine)
        pieces = parser.pieces()
        if let mistakes = Mistakes(parser.mistakes) { throw mistakes }
    }

    /// Fills it. Throws the first value that is missing.
    func filled(_ values: [String: Value]) throws(Missing) -> String {
        var text = ""
        try Template.write(pieces, values, item: nil, to: &text)
        return text
    }

    private static func write(
        _ pieces: [Piece], _ values: [String: Value], item: String?, to text: inout String
    ) throws(Missing) {
        for piece in pieces {
            switch piece {
            case .text(let literal): text += literal
            case .value("."): text += item ?? ""
            case .value(let name):
                guard let value = values[name], !value.isEmpty else { throw Missing(name: name) }
                switch value {
                case .text(let words): text += words
                case .list(let items): text += items.joined(separator: ", ")
                }
            case .section(let name, let inner):
                guard let value = values[name], !value.isEmpty else { continue }
                switch value {
                case .text: try write(inner, values, item: item, to: &text)
                case .list(let items): for item in items { try write(inner, values, item: item, to: &text) }
                }
            case .inverted(let name, let inner):
                if values[name]?.isEmpty ?? true { try write(inner, values, item: item, to: &text) }
            }
        }
    }
}
