/// Names, addresses and numbers that are hidden, found in a text however they are spelt: whatever the letters' case and
/// accents, composed or not, with or without the punctuation between them, and a telephone number by its last digits. A
/// name is a word or several: Ann is in Ann's and in Ann-Marie, and not in annoying.
public struct HiddenNames: Equatable, Sendable {
    /// By how they begin.
    private var names: [String: [[Folding.Letter]]] = [:]
    private var numbers: [Number] = []

    /// A telephone number: what is the same however it is dialled, and what may stand before that.
    private struct Number: Equatable {
        var last: [String]
        var prefixes: Set<String>

        init(_ digits: [String]) {
            let own = digits.dropLast(HiddenNames.digits)
            // Of 07700, 447700 and 00447700 only 7700 is the number's own.
            var area = own
            if area.starts(with: ["0", "0", "4", "4"]) { area = area.dropFirst(4) }
            if area.starts(with: ["4", "4"]) { area = area.dropFirst(2) }
            if area.first == "0" { area = area.dropFirst() }
            last = Array(digits.suffix(HiddenNames.digits))
            prefixes = Set(["", "0", "44", "440", "0044", "00440"].map { $0 + area.joined() } + [own.joined()])
        }
    }

    /// Those that are too short to be a name are none.
    public init(_ names: [String]) {
        var folding = Folding()
        for name in names {
            let letters = folding.letters(name)
            guard letters.count >= HiddenNames.shortest else { continue }
            if letters.count >= HiddenNames.digits, letters.allSatisfy(\.isDigit) {
                numbers.append(Number(letters.map(\.key)))
            } else {
                self.names[letters[0].key, default: []].append(letters)
            }
        }
    }

    /// Names that somebody hides, and of the applicants' own addresses and numbers what would tell who or where they are.
    public init(_ names: [String], contact: [String]) {
        self.init(names + contact.flatMap(HiddenNames.tellingParts))
    }

    /// The parts of an address that would tell where somebody lives: an e-mail address, a number, the lines with a digit
    /// and the first of several lines. A town alone tells nothing, and stands in the names of its bodies.
    static func tellingParts(_ contact: String) -> [String] {
        let lines = contact.unicodeScalars.split { $0 == "\n" || $0 == "," }.map {
            String(String.UnicodeScalarView($0))
        }
        return lines.enumerated().filter { index, line in
            index == 0 || line.unicodeScalars.contains { ("0"..."9").contains($0) }
        }.map(\.element).filter { $0.unicodeScalars.filter { !$0.properties.isWhitespace }.count >= 4 }
    }

    /// Fewer letters than these are no name.
    public static let shortest = 2
    /// By so many digits at its end a telephone number is known.
    static let digits = 9
    /// What stands between two letters of a name at the most: more than that parts them.
    static let longestGap = 8

    /// Whether a name is long enough to be hidden.
    public static func canHide(_ name: String) -> Bool {
        var folding = Folding()
        return folding.letters(name).count >= shortest
    }

    public var isEmpty: Bool { names.isEmpty && numbers.isEmpty }

    /// The text with every one of the names marked (`Marking`). What is marked already stays so.
    public func mark(_ text: String) -> String {
        guard !isEmpty else { return text }
        return Marking.pieces(text).map { $0.isMarked ? "[[\($0.text)]]" : marked($0.text) }.joined()
    }

    private func marked(_ text: String) -> String {
        var folding = Folding()
        let letters = folding.letters(text)
        var ranges: [Range<Int>] = []
        var index = 0
        while index < letters.count {
            if let end = [nameEnd(letters, index), numberEnd(letters, index)].compactMap(\.self).max() {
                ranges.append(letters[index].range.lowerBound..<letters[end - 1].range.upperBound)
                index = end
            } else {
                index += 1
            }
        }
        guard !ranges.isEmpty else { return text }
        let scalars = Array(text.unicodeScalars)
        var out = String.UnicodeScalarView()
        var from = 0
        for range in ranges {
            var start = range.lowerBound
            while start > from, "+(".unicodeScalars.contains(scalars[start - 1]) { start -= 1 }
            out.append(contentsOf: scalars[from..<start])
            out.append(contentsOf: "[[".unicodeScalars)
            // A stray bracket would end the mark in the middle of a name.
            out.append(contentsOf: scalars[start..<range.upperBound].filter { $0 != "[" && $0 != "]" })
            out.append(contentsOf: "]]".unicodeScalars)
            from = range.upperBound
        }
        out.append(contentsOf: scalars[from...])
        return String(out)
    }

    /// Where the longest name ends that begins here; nil where none does.
    private func nameEnd(_ letters: [Folding.Letter], _ start: Int) -> Int? {
        guard letters[start].beginsWord, let names = names[letters[start].key] else { return nil }
        return names.compactMap { name -> Int? in
            guard name.count <= letters.count - start else { return nil }
            for index in name.indices.dropFirst() {
                let (here, own) = (letters[start + index], name[index])
                guard here.key == own.key else { return nil }
                // A space parts two words, unless the name has something there too, or it parts digits.
                let isParted = here.gap == .wide || here.gap == .space && own.gap == .none
                let isOfDigits = here.gap != .wide && (here.isDigit || letters[start + index - 1].isDigit)
                if isParted && !isOfDigits { return nil }
            }
            let end = start + name.count
            if end == letters.count || letters[end].beginsWord { return end }
            // A possessive or a plural without its apostrophe; of two letters that makes a word of its own too easily.
            let isPlural = name.count > 2 && letters[end].key == "s"
            return isPlural && (end + 1 == letters.count || letters[end + 1].beginsWord) ? end + 1 : nil
        }.max()
    }

    /// Where the telephone number ends that begins here.
    private func numberEnd(_ letters: [Folding.Letter], _ start: Int) -> Int? {
        guard !numbers.isEmpty, letters[start].isDigit,
            start == 0 || letters[start].gap != .none || !letters[start - 1].isDigit
        else { return nil }
        var keys: [String] = []
        var index = start
        while index < letters.count, letters[index].isDigit, index == start || letters[index].gap != .wide,
            keys.count < HiddenNames.digits + 6
        {
            keys.append(letters[index].key)
            index += 1
            guard keys.count >= HiddenNames.digits else { continue }
            // A digit more would make it another number.
            if index < letters.count, letters[index].isDigit, letters[index].gap == .none { continue }
            let (last, before) = (Array(keys.suffix(HiddenNames.digits)), keys.dropLast(HiddenNames.digits).joined())
            if numbers.contains(where: { $0.last == last && $0.prefixes.contains(before) }) { return index }
        }
        return nil
    }
}

/// A text as names are compared in it: its letters and digits alone, without case and accents.
struct Folding {
    /// One letter or digit, with its accents.
    struct Letter: Equatable {
        /// Equal where two are the same letter; canonical equivalence makes it so for every script.
        var key: String
        /// Where it stands, in scalars.
        var range: Range<Int>
        /// What stands between it and the letter before it.
        var gap: Gap
        var isDigit: Bool
        /// Whether a word may begin with it: after a gap, between letters and digits, at the capital letter in JoHall, and
        /// anywhere in a script that is written without spaces.
        var beginsWord: Bool
    }

    enum Gap: Equatable {
        case none
        /// Punctuation, as in a double name or a number that is written with dots.
        case joined
        case space
        /// So much that whatever follows is about something else.
        case wide
    }

    private var known: [Unicode.Scalar: Kind] = [:]

    private enum Kind {
        case letter(String, Form), digit(String), accent, nothing, space, punctuation
    }

    /// What of a letter its key does not say.
    private struct Form {
        var isLatin = false
        var isCapital = false
        var isSmall = false
        /// Whether its script is written without spaces, or with what in English would be words of their own.
        var isUnspaced = false
    }

    mutating func letters(_ text: String) -> [Letter] {
        var letters: [Letter] = []
        var between = 0
        var hasSpace = false
        // The accents of a letter outside the Latin script are part of it.
        var isOpen = false
        var before = Form()
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch kind(scalar) {
            case .letter(let key, let form): add(key, index, isDigit: false, form)
            case .digit(let key): add(key, index, isDigit: true, Form(isLatin: true))
            case .accent:
                guard between == 0, let last = letters.indices.last else { continue }
                letters[last].range = letters[last].range.lowerBound..<(index + 1)
                if isOpen { letters[last].key.unicodeScalars.append(scalar) }
            case .nothing: continue
            case .space:
                between += 1
                hasSpace = true
            case .punctuation: between += 1
            }
        }
        return letters

        func add(_ key: String, _ index: Int, isDigit: Bool, _ form: Form) {
            let gap: Gap =
                letters.isEmpty || between > HiddenNames.longestGap
                ? .wide : between == 0 ? .none : hasSpace ? .space : .joined
            let isInside = gap == .none && letters.last?.isDigit == isDigit
            letters.append(
                Letter(
                    key: key, range: index..<(index + 1), gap: gap, isDigit: isDigit,
                    beginsWord: !isInside || before.isSmall && form.isCapital || before.isUnspaced || form.isUnspaced))
            (between, hasSpace, isOpen, before) = (0, false, !form.isLatin, form)
        }
    }

    private mutating func kind(_ scalar: Unicode.Scalar) -> Kind {
        if scalar.isASCII { return Folding.ascii[Int(scalar.value)] }
        if let kind = known[scalar] { return kind }
        let kind = Folding.kind(of: scalar)
        known[scalar] = kind
        return kind
    }

    private static let ascii: [Kind] = (0..<128).map { kind(of: Unicode.Scalar($0)) }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return .accent
        // Soft hyphens and whatever else nobody sees.
        case .format: return .nothing
        case .control where !properties.isWhitespace: return .nothing
        default: break
        }
        // The vowels and finals of a Korean syllable that is not composed are part of it.
        if (0x1160...0x11FF).contains(scalar.value) { return .accent }
        if properties.isWhitespace { return .space }
        if let value = properties.numericValue, properties.numericType == .decimal, (0...9).contains(value) {
            return .digit(String(Int(value)))
        }
        guard properties.isAlphabetic || properties.numericType != nil else { return .punctuation }
        let letter = latin(scalar)
        let form = Form(
            isLatin: letter != nil, isCapital: properties.isUppercase, isSmall: properties.isLowercase,
            isUnspaced: properties.isIdeographic || unspaced.contains { $0.contains(scalar.value) })
        return .letter(letter ?? properties.lowercaseMapping, form)
    }

    /// Thai and Lao, Burmese, Korean, Khmer, Japanese: scripts without spaces, or with endings written to the word.
    private static let unspaced: [ClosedRange<UInt32>] = [
        0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3040...0x30FF, 0xAC00...0xD7A3,
    ]

    /// The letter of the English alphabet of which a Latin one is made: `e` of `ë` (LATIN SMALL LETTER E WITH DIAERESIS).
    private static func latin(_ scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII { return scalar.properties.lowercaseMapping }
        guard let name = scalar.properties.name else { return nil }
        var words = name.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
        words.removeAll { ["FULLWIDTH", "DOTLESS"].contains($0) }
        guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count == 1,
            words.count == 4 || words[4] == "WITH"
        else { return nil }
        return words[3].unicodeScalars.map(\.properties.lowercaseMapping).joined()
    }
}
