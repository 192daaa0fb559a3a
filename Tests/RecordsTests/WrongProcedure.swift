import Testing

/// `statutory.yaml` with something in it that is wrong.
struct WrongProcedure: Sendable, CustomTestStringConvertible {
    var edits: [(right: String, wrong: String)]
    /// Where the mistake is.
    var path: String
    /// Whether the JSON Schema can see it.
    var schemaSees: Bool

    init(_ right: String, _ wrong: String, _ path: String, schemaSees: Bool = true) {
        self.init([(right, wrong)], path, schemaSees: schemaSees)
    }

    init(_ edits: [(right: String, wrong: String)], _ path: String, schemaSees: Bool = true) {
        self.edits = edits
        self.path = path
        self.schemaSees = schemaSees
    }

    var testDescription: String { edits.map(\.wrong).joined(separator: " + ") }

    static func statutory() throws -> String {
        String(decoding: shipped("procedures/statutory.yaml"), as: UTF8.self)
    }

    func text() throws -> String { try applied(to: WrongProcedure.statutory()) }

    /// Every edit at the first place where its right text stands.
    func applied(to text: String) throws -> String {
        var text = text
        for (right, wrong) in edits {
            let parts = text.split(separator: right, maxSplits: 1, omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(right)")
            text = parts[0] + wrong + parts[1]
        }
        return text
    }
}
