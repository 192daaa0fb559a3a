extension Chronology {
    /// Two entries that may be about the same, and why.
    public struct Suggestion: Equatable, Sendable {
        public enum Reason: String, CaseIterable, Sendable {
            case sameReference = "same-reference"
            case sameDay = "same-day"
            /// On the day after, in similar words.
            case nextDay = "next-day"
            /// Within a week, in nearly the same words.
            case similarWords = "similar-words"
        }

        public var first: Entry
        public var second: Entry
        public var reason: Reason
    }

    /// At most so many are suggested at once; the next come up as these are answered.
    public static let mostSuggestions = 100

    /// The pairs that may be duplicates and of which nobody has said anything, in the order of the chronology.
    public func suggestions(_ comparisons: [Comparison]) -> [Suggestion] {
        let said = Self.standing(comparisons).filter { $0.value != .open }
        let group = Dictionary(
            groups(comparisons).enumerated().flatMap { index, group in group.map { ($0.key, index) } }
        ) { first, _ in first }
        let days = entries.map(\.on.dayNumber)
        let hasReference = entries.map { $0.reference != nil }
        let words = entries.map { Likeness.words(of: $0.what) }
        var found: [Suggestion] = []
        for one in entries.indices {
            for other in entries.indices.dropFirst(one + 1) {
                guard found.count < Self.mostSuggestions else { return found }
                let mayShare = hasReference[one] && hasReference[other]
                guard days[other] - days[one] <= 7 || mayShare else {
                    if hasReference[one] { continue }
                    break
                }
                let (first, second) = (entries[one], entries[other])
                guard let reason = Self.reason(first, words[one], second, words[other]),
                    group[first.key] != group[second.key]
                else { continue }
                let isInOrder = !second.key.utf8.lexicographicallyPrecedes(first.key.utf8)
                let pair =
                    isInOrder
                    ? Pair(first: first.key, second: second.key) : Pair(first: second.key, second: first.key)
                if said[pair] == nil { found.append(.init(first: first, second: second, reason: reason)) }
            }
        }
        return found
    }

    /// Why two entries, the second no earlier than the first, may be about the same; nil where nothing says so. Those of
    /// one source are each about something of their own: a report was told apart when it was counted, and a body knows
    /// its own entries.
    static func reason(
        _ first: Entry, _ words: Set<[UInt8]>, _ second: Entry, _ others: Set<[UInt8]>
    ) -> Suggestion.Reason? {
        let days = second.on.days(since: first.on)
        guard days <= 7 || first.reference != nil, !first.isOfOneSource(with: second) else { return nil }
        if let one = first.reference, let other = second.reference, Likeness.isSame(one, other) {
            return .sameReference
        }
        if days == 0 { return .sameDay }
        let likeness = Likeness.between(words, others)
        if days == 1 && likeness >= 50 { return .nextDay }
        return days <= 7 && likeness >= 75 ? .similarWords : nil
    }
}

extension Chronology.Entry {
    fileprivate func isOfOneSource(with other: Self) -> Bool {
        switch (source, other.source) {
        case (.report, .report): true
        case (.answer(let one, _), .answer(let other, _)): one == other
        case (.report, .answer), (.answer, .report): false
        }
    }
}

/// How alike two texts are, by the words that carry their sense.
enum Likeness {
    /// The words of four bytes or more and the numbers of two digits or more, in lower case.
    static func words(of text: String) -> Set<[UInt8]> {
        var words: Set<[UInt8]> = []
        var word: [UInt8] = []
        func end() {
            let isNumber = word.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if word.count >= (isNumber ? 2 : 4) { words.insert(word) }
            word = []
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
                word.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte + 0x20)
            default: end()
            }
        }
        end()
        return words
    }

    /// Per cent of the words of the shorter text that the longer has too; 0 where either has fewer than three.
    static func between(_ one: Set<[UInt8]>, _ other: Set<[UInt8]>) -> Int {
        let fewest = min(one.count, other.count)
        return fewest < 3 ? 0 : one.intersection(other).count * 100 / fewest
    }

    /// Whether two references are the same but for the case of their letters and what stands between them.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (core(one), core(other))
        return !one.isEmpty && one == other
    }

    private static func core(_ reference: String) -> [UInt8] {
        reference.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
            default: nil
            }
        }
    }
}
