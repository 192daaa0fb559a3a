import Casework
import Postgres
import Text

/// What a letter is filled with, as the column `message.facts`: `{"due": {"date": "2026-05-01"}}`. Each fact says what
/// kind of value it is, so that the same fact comes back.
enum NoticeFacts {
    /// The JSON text, keys in order.
    static func json(_ facts: [String: Notice.Fact]) -> String {
        JSON.object(facts.sorted { $0.key < $1.key }.map { ($0.key, written($0.value)) }).text()
    }

    /// Throws `DecodingFailure.malformed` where the column holds something else.
    static func read(_ text: String) throws(DecodingFailure) -> [String: Notice.Fact] {
        guard let members = (try? Node.json(text))?.members else { throw malformed }
        var facts: [String: Notice.Fact] = [:]
        for member in members {
            guard let fact = read(member.value) else { throw malformed }
            facts[member.key] = fact
        }
        return facts
    }

    private static let malformed = DecodingFailure.malformed("facts", expected: "facts of a notice")

    private static func written(_ fact: Notice.Fact) -> JSON {
        switch fact {
        case .text(let text): ["text": .string(text)]
        case .date(let date): ["date": .string(date.description)]
        case .moment(let moment): ["moment": .string(moment.rfc3339UTC)]
        case .number(let number): ["number": .integer(number)]
        case .lines(let lines): ["lines": JSON(lines)]
        }
    }

    private static func read(_ node: Node) -> Notice.Fact? {
        guard let members = node.members, members.count == 1, let member = members.first else { return nil }
        switch (member.key, member.value.kind) {
        case ("text", .string(let text)): return .text(text)
        case ("date", .string(let text)): return CivilDate(text).map { .date($0) }
        case ("moment", .string(let text)): return Instant(rfc3339: text).map { .moment($0) }
        case ("number", .integer(let number)): return .number(number)
        case ("lines", .array(let items)):
            var lines: [String] = []
            for item in items {
                guard case .string(let line) = item.kind else { return nil }
                lines.append(line)
            }
            return .lines(lines)
        default: return nil
        }
    }
}
