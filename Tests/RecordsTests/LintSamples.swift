import Casework
import Records
import Testing
import Text

/// A finding as a test names it.
struct Found: Hashable, CustomStringConvertible {
    let severity: String
    let code: String
    let place: String
    let line: Int?

    var description: String { "\(severity) \(code) \(place)" }
}

/// Procedures for lint, each the statutory one with some of its text changed.
enum LintSamples {
    struct Change: Sendable {
        let old: String
        let new: String

        init(_ old: String, _ new: String) {
            self.old = old
            self.new = new
        }
    }

    static var calendar: WorkingCalendar {
        get throws { try CalendarFile.read(shipped("calendars/england-and-wales.json")) }
    }

    /// The text of the statutory procedure after the changes, each of which must hit.
    static func text(_ changes: [Change]) throws -> String {
        var text = String(decoding: shipped("procedures/statutory.yaml"), as: UTF8.self)
        for change in changes {
            let parts = text.split(separator: change.old, maxSplits: 1, omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(change.old)")
            text = parts[0] + change.new + parts[1]
        }
        return text
    }

    static func file(_ changes: [Change]) throws -> ProcedureLint.File {
        try ProcedureLint.File(Array(try text(changes).utf8), name: "sample.yaml")
    }

    /// The line of the first place where `words` begin.
    static func line(of words: String, in text: String) throws -> Int {
        let before = text.split(separator: words, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(before.count == 2, "\(words)")
        return before[0].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// What is found in files that are looked at together, one list a file.
    static func found(_ files: [ProcedureLint.File], calendar: WorkingCalendar? = nil) throws -> [[Found]] {
        let calendar = try calendar ?? Self.calendar
        return zip(files, ProcedureLint.findings(on: files, calendar: calendar)).map { file, findings in
            findings.map {
                Found(
                    severity: $0.severity.rawValue, code: $0.code, place: file.path(of: $0.place),
                    line: file.line(of: $0.place))
            }
        }
    }

    /// What the statutory procedure is told in any case: notes, told of by code and place.
    static let baseline: Set<String> = {
        let found = (try? LintSamples.found([file([])]).first) ?? []
        return Set(found.map(\.description))
    }()

    /// What the changes add to that.
    static func added(_ changes: [Change]) throws -> [Found] {
        let found = try #require(try LintSamples.found([file(changes)]).first)
        return found.filter { !baseline.contains($0.description) }
    }
}
