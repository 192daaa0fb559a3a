// Text is what leaves as text (pages, messages, calendars, tables) and what is read from text with positions. It is
// pure: no clock, no file, no network, and no word of the law. Everything here works on bytes and Unicode scalars,
// never on `Character`, because one `Character` can hide a quotation mark or a line end from whoever looks for it.

/// One thing wrong with what was read: where it stands, what was found, what was expected and how to mend it.
public struct Mistake: Equatable, Sendable {
    /// Where in the document, such as `reports[2].reported_on`; nil for the document itself or where it cannot be read.
    public var path: String?
    /// Where in the text; nil where the value did not come from a text.
    public var position: Position?
    /// What stood there, fit to be shown: short, and with control characters written as escapes.
    public var found: String
    /// What would have been right, to be read after the word "expected".
    public var expected: String
    /// A sentence that says what to do; empty where `expected` says it all.
    public var mend: String

    public init(path: String? = nil, position: Position? = nil, found: String, expected: String, mend: String = "") {
        self.path = path
        self.position = position
        self.found = found.shown(limit: 1_000)
        self.expected = expected
        self.mend = mend
    }

    /// From 1; nil where there is no position.
    public var line: Int? { position?.line }
    /// From 1, in Unicode scalars; nil where there is no position.
    public var column: Int? { position?.column }

    /// For systems: the keys `path`, `line`, `column`, `found`, `expected` and `mend`, null where there is nothing to
    /// say.
    public var json: JSON {
        [
            "path": JSON(path), "line": JSON(line), "column": JSON(column),
            "found": .string(found), "expected": .string(expected), "mend": .string(mend),
        ]
    }

    /// For people: `reports[2].reported_on (line 14, column 31): found 2026-02-30, expected a date that exists.` and
    /// the mend after it.
    public var sentence: String {
        let place = position.map { "line \($0.line), column \($0.column)" }
        let start =
            switch (path, place) {
            case (let path?, let place?): "\(path) (\(place)): "
            case (let path?, nil): "\(path): "
            case (nil, let place?): "\(place): "
            case (nil, nil): ""
            }
        return "\(start)found \(found), expected \(expected)." + (mend.isEmpty ? "" : " \(mend)")
    }
}

/// Everything that is wrong with what was read; never empty. Every mistake at once where the text can be read, the
/// first position where it cannot.
public struct Mistakes: Error, Equatable, Sendable, CustomStringConvertible {
    /// In the order of the text; at least one.
    public let all: [Mistake]

    public init(_ first: Mistake, _ rest: [Mistake] = []) {
        self.all = [first] + rest
    }

    /// nil where there are none.
    public init?(_ mistakes: [Mistake]) {
        guard !mistakes.isEmpty else { return nil }
        self.all = mistakes
    }

    /// For systems: `{ "errors": [ … ] }`.
    public var json: JSON { ["errors": .array(all.map(\.json))] }

    /// For people: a sentence a line.
    public var description: String { all.map(\.sentence).joined(separator: "\n") }
}
