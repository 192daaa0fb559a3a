/// Something in a text that may be about somebody other than its reader: for the person who reads it before it goes. It
/// finds what looks like one and misses what does not; it never takes the place of reading.
public struct PersonalDataHint: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A name that the file knows.
        case name
        case telephone, email, postcode, address
    }

    public var kind: Kind
    /// As it stands in the text.
    public var words: String

    public init(_ kind: Kind, _ words: String) {
        self.kind = kind
        self.words = words
    }

    /// Each once, names first. `names` are those that the file knows beside the reader's `own`.
    public static func all(in text: String, names: [String], own: [String] = []) -> [PersonalDataHint] {
        let plain = String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0 == "[" || $0 == "]" ? " " : $0 }))
        let mine = Set(own.flatMap(parts).map(lowered))
        let searched = names.flatMap { [$0] + parts($0) }.filter { !mine.contains(lowered($0)) }
        let named = Marking.pieces(HiddenNames(searched).mark(plain)).filter(\.isMarked).map {
            PersonalDataHint(.name, $0.text)
        }
        var seen: Set<PersonalDataHint> = []
        return (named + reaches(plain)).filter { seen.insert($0).inserted }
    }

    /// The words of a name that are long enough to say something.
    private static func parts(_ name: String) -> [String] {
        words(name).filter { $0.unicodeScalars.count > 2 }
    }

    private static func reaches(_ text: String) -> [PersonalDataHint] {
        var hints: [PersonalDataHint] = []
        for line in text.unicodeScalars.split(separator: "\n") {
            let words = words(String(String.UnicodeScalarView(line)))
            hints += numbers(words)
            for (index, word) in words.enumerated() {
                let next = index + 1 < words.count ? words[index + 1] : ""
                if word.utf8.contains(UInt8(ascii: "@")), word.utf8.count > 2 { hints.append(.init(.email, word)) }
                if isPostcode(word) {
                    hints.append(.init(.postcode, word))
                } else if isPostcode(word + next), word.utf8.count <= 4 {
                    hints.append(.init(.postcode, "\(word) \(next)"))
                }
                if let address = address(words[index...]) { hints.append(.init(.address, address)) }
            }
        }
        return hints
    }

    /// Runs of words that are digits only, with as many digits together as a telephone number has.
    private static func numbers(_ words: [String]) -> [PersonalDataHint] {
        var hints: [PersonalDataHint] = []
        var run: [String] = []
        for word in words + ["."] {
            let digits = word.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || [0x28, 0x29, 0x2B, 0x2D].contains($0)
            }
            if digits {
                run.append(word)
                continue
            }
            let text = run.joined(separator: " ")
            let count = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if (10...14).contains(count) { hints.append(.init(.telephone, text)) }
            run = []
        }
        return hints
    }

    /// `SW1A 1AA` with or without its space.
    private static func isPostcode(_ word: String) -> Bool {
        let shape = word.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "9")
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(ascii: "A")
            default: UInt8(ascii: "?")
            }
        }
        return postcodes.contains { $0.utf8.elementsEqual(shape) }
    }

    private static let postcodes = ["A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"]

    /// `12 Mill Lane`, `Flat 3`.
    private static func address(_ words: ArraySlice<String>) -> String? {
        guard let first = words.first else { return nil }
        let next = words.dropFirst().first ?? ""
        if lowered(first) == "flat", startsWithDigit(next) { return "\(first) \(next)" }
        guard startsWithDigit(first), first.utf8.count <= 5 else { return nil }
        let street = words.dropFirst().prefix(4)
        guard let end = street.firstIndex(where: { streets.contains(lowered($0)) }), end > street.startIndex else {
            return nil
        }
        return words[words.startIndex...end].joined(separator: " ")
    }

    private static let streets: Set<String> = [
        "street", "road", "lane", "avenue", "close", "court", "drive", "way", "place", "terrace", "crescent",
        "gardens", "grove", "square", "walk", "hill", "rise", "mews", "house", "st", "rd", "ave",
    ]

    private static func startsWithDigit(_ word: String) -> Bool {
        word.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    private static func lowered(_ word: String) -> String {
        word.unicodeScalars.map(\.properties.lowercaseMapping).joined()
    }

    /// Without the signs that end a sentence.
    private static func words(_ text: String) -> [String] {
        let ends: Set<Unicode.Scalar> = [",", ".", ";", ":", "!", "?", "\"", "'", "“", "”", "‘", "’"]
        return text.unicodeScalars.split { $0.properties.isWhitespace }.compactMap { piece in
            var piece = piece
            while let last = piece.last, ends.contains(last) { piece.removeLast() }
            while let first = piece.first, ends.contains(first) { piece.removeFirst() }
            return piece.isEmpty ? nil : String(String.UnicodeScalarView(piece))
        }
    }
}
