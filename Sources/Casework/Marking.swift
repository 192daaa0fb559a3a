/// Words that only those who run a review may read, marked `[[so]]` in a text. What is marked is hidden from everybody
/// else: a mark that does not end hides the rest.
public enum Marking {
    /// What stands in the place of hidden words, be they a name, an address or a number.
    public static let hidden = "[withheld]"

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
}
