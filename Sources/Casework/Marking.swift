/// Words that only those who run a review may read, marked `[[so]]` in a text. What is marked is hidden from everybody
/// else: a mark that does not end hides the rest.
public enum Marking {
    /// What stands in the place of hidden words.
    public static let hidden = "[name withheld]"

    /// A stretch of a text.
    public struct Piece: Equatable, Sendable {
        public var text: String
        public var isMarked: Bool

        public init(_ text: String, isMarked: Bool) {
            self.text = text
            self.isMarked = isMarked
        }
    }

    /// The text in stretches, without the marks themselves.
    public static func pieces(_ text: String) -> [Piece] {
        let scalars = Array(text.unicodeScalars)
        var pieces: [Piece] = []
        var current: [Unicode.Scalar] = []
        var depth = 0
        func end(_ isMarked: Bool) {
            guard !current.isEmpty else { return }
            pieces.append(Piece(String(String.UnicodeScalarView(current)), isMarked: isMarked))
            current = []
        }
        var index = 0
        while index < scalars.count {
            let isPair = index + 1 < scalars.count && scalars[index] == scalars[index + 1]
            if isPair && scalars[index] == "[" {
                if depth == 0 { end(false) }
                depth += 1
                index += 2
            } else if isPair && scalars[index] == "]" && depth > 0 {
                depth -= 1
                if depth == 0 { end(true) }
                index += 2
            } else {
                current.append(scalars[index])
                index += 1
            }
        }
        end(depth > 0)
        return pieces
    }

    /// The text as those read it who may not read what is marked.
    public static func struck(_ text: String) -> String {
        pieces(text).map { $0.isMarked ? hidden : $0.text }.joined()
    }

    /// The text with every word marked in which one of `names` begins, whatever the letters' case, spaces and hyphens.
    /// What is marked already stays so.
    public static func mark(_ text: String, hiding names: [String]) -> String {
        let names = names.map { letters($0) }.filter { $0.count >= shortest }.sorted { $0.count > $1.count }
        guard !names.isEmpty else { return text }
        return pieces(text).map { piece in
            piece.isMarked ? "[[\(piece.text)]]" : marked(piece.text, names)
        }.joined()
    }

    /// Fewer letters than these are no name.
    public static let shortest = 2

    /// Whether a name is long enough to be hidden.
    public static func canHide(_ name: String) -> Bool { letters(name).count >= shortest }

    private static func marked(_ text: String, _ names: [[String]]) -> String {
        let scalars = Array(text.unicodeScalars)
        var out = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let isStart = isWord(scalars[index]) && (index == 0 || !isWord(scalars[index - 1]))
            if isStart || scalars[index] == "+", let end = names.compactMap({ end(of: $0, in: scalars, index) }).max() {
                out.append(contentsOf: "[[".unicodeScalars)
                out.append(contentsOf: scalars[index..<end])
                out.append(contentsOf: "]]".unicodeScalars)
                index = end
            } else {
                out.append(scalars[index])
                index += 1
            }
        }
        return String(out)
    }

    /// Where the word ends in which the name ends that begins here; nil where it does not.
    private static func end(of name: [String], in scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        var index = start
        var found = 0
        while found < name.count, index < scalars.count {
            if isGap(scalars[index]) {
                index += 1
                continue
            }
            guard plain(scalars[index]) == name[found] else { return nil }
            found += 1
            index += 1
        }
        guard found == name.count else { return nil }
        while index < scalars.count, isWord(scalars[index]) { index += 1 }
        return index
    }

    private static func letters(_ name: String) -> [String] {
        name.unicodeScalars.filter { !isGap($0) }.map(plain)
    }

    private static func plain(_ scalar: Unicode.Scalar) -> String {
        scalar == "\u{2019}" ? "'" : scalar.properties.lowercaseMapping
    }

    private static func isGap(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "-" }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
