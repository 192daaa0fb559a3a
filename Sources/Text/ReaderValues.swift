extension Reader {
    /// A text of at most `maxBytes` bytes of UTF-8. It may hold tabs and line feeds but no other control character; it
    /// may be empty only where `mayBeEmpty`.
    public func string(_ key: String? = nil, maxBytes: Int = 10_000, mayBeEmpty: Bool = false) -> String? {
        value(
            key, expected: "text of \(mayBeEmpty ? "at most" : "1 to") \(maxBytes) bytes",
            mend: { Reader.mend($0, maxBytes: maxBytes) }
        ) { node, _ in
            guard case .string(let text) = node.kind, text.utf8.count <= maxBytes, mayBeEmpty || !text.isEmpty,
                text.unicodeScalars.allSatisfy({ !$0.isControl || $0 == "\n" || $0 == "\t" })
            else { return nil }
            return text
        }
    }

    /// As `string(_:maxBytes:mayBeEmpty:)`, or `default` where the key is absent.
    public func string(_ key: String, default: String, maxBytes: Int = 10_000, mayBeEmpty: Bool = false) -> String {
        guard has(key) else { return `default` }
        return string(key, maxBytes: maxBytes, mayBeEmpty: mayBeEmpty) ?? `default`
    }

    /// A whole number; one written with a point or exponent counts where it has no fraction.
    public func integer(_ key: String? = nil, in range: ClosedRange<Int> = .min ... .max) -> Int? {
        value(key, expected: "a whole number" + Reader.words(range, .min ... .max)) { node, _ in
            let number: Int? =
                switch node.kind {
                case .integer(let number): number
                case .number(let number): Int(exactly: number)
                default: nil
                }
            return number.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// As `integer(_:in:)`, or `default` where the key is absent.
    public func integer(_ key: String, in range: ClosedRange<Int> = .min ... .max, default: Int) -> Int {
        guard has(key) else { return `default` }
        return integer(key, in: range) ?? `default`
    }

    /// A finite number.
    public func number(
        _ key: String? = nil,
        in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude ... .greatestFiniteMagnitude
    ) -> Double? {
        let all = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        return value(key, expected: "a number" + Reader.words(range, all)) { node, _ in
            let number: Double? =
                switch node.kind {
                case .integer(let number): Double(number)
                case .number(let number): number
                default: nil
                }
            return number.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// As `number(_:in:)`, or `default` where the key is absent.
    public func number(
        _ key: String, in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude ... .greatestFiniteMagnitude,
        default: Double
    ) -> Double {
        guard has(key) else { return `default` }
        return number(key, in: range) ?? `default`
    }

    /// `true` or `false`.
    public func bool(_ key: String? = nil) -> Bool? {
        value(key, expected: "true or false", mend: { _ in "Write true or false, without quotes." }) { node, _ in
            if case .bool(let truth) = node.kind { truth } else { nil }
        }
    }

    /// As `bool(_:)`, or `default` where the key is absent.
    public func bool(_ key: String, default: Bool) -> Bool {
        guard has(key) else { return `default` }
        return bool(key) ?? `default`
    }

    /// One of these words.
    public func choice(_ key: String? = nil, _ words: [String]) -> String? {
        value(
            key, expected: words.count == 1 ? words.joined() : "one of " + words.joined(separator: ", "),
            mend: { Reader.near($0, words) }
        ) { node, _ in
            guard case .string(let text) = node.kind else { return nil }
            return words.first { $0.isSame(as: text) }
        }
    }

    /// As `choice(_:_:)`, or `default` where the key is absent.
    public func choice(_ key: String, _ words: [String], default: String) -> String {
        guard has(key) else { return `default` }
        return choice(key, words) ?? `default`
    }

    /// A case of an enum whose raw values are the words.
    public func choice<Choice>(_ key: String? = nil, of type: Choice.Type) -> Choice?
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        choice(key, Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
    }

    /// As `choice(_:of:)`, or `default` where the key is absent.
    public func choice<Choice>(_ key: String, of type: Choice.Type, default: Choice) -> Choice
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        guard has(key) else { return `default` }
        return choice(key, of: type) ?? `default`
    }

    /// Whatever `read` makes of a text; `expected` says what it takes, to be read after the word "expected".
    public func custom<Value>(
        _ key: String? = nil, expected: String, mend: String? = nil, _ read: (String) -> Value?
    ) -> Value? {
        value(key, expected: expected, mend: { _ in mend }) { node, _ in
            guard case .string(let text) = node.kind else { return nil }
            return read(text)
        }
    }

    /// As `custom(_:expected:mend:_:)`, or `default` where the key is absent.
    public func custom<Value>(
        _ key: String, expected: String, mend: String? = nil, default: Value, _ read: (String) -> Value?
    ) -> Value {
        guard has(key) else { return `default` }
        return custom(key, expected: expected, mend: mend, read) ?? `default`
    }

    private static func words<Bound>(_ range: ClosedRange<Bound>, _ all: ClosedRange<Bound>) -> String {
        if range == all { return "" }
        if range.upperBound == all.upperBound { return " of at least \(range.lowerBound)" }
        if range.lowerBound == all.lowerBound { return " of at most \(range.upperBound)" }
        return " from \(range.lowerBound) to \(range.upperBound)"
    }

    private static func near(_ node: Node, _ words: [String]) -> String? {
        guard case .string(let text) = node.kind else { return nil }
        return nearest(to: text, in: words).map { "Did you mean `\($0)`?" }
    }

    private static func mend(_ node: Node, maxBytes: Int) -> String? {
        switch node.kind {
        case .string(let text) where text.isEmpty: "Write something here."
        case .string(let text) where text.utf8.count > maxBytes: "Shorten it."
        case .string: "Leave out the control characters."
        case .bool, .integer, .number: "Put it in quotes."
        default: nil
        }
    }
}
