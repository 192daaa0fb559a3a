import Casework
import Records

/// What goes with a digest, a line for each: the case, what is to be done or what is new, and by when. Complete in
/// itself, so that nobody must sign in to know what waits.
enum DigestWords {
    static func values(of digest: OutboxMessage) -> [String: Template.Value] {
        let (late, items) = (digest.items.filter(isLate), digest.items.filter { !isLate($0) })
        return ["overdue": .list(late.map(line)), "items": .list(items.map(line))]
    }

    private static func isLate(_ message: OutboxMessage) -> Bool {
        message.kind == .reminder && message.facts["when"] == .text("after")
    }

    static func line(_ message: OutboxMessage) -> String {
        let own = message.agencyReference.map { ", your reference \(LetterValues.clean($0))" } ?? ""
        return (message.reference.map { "\(LetterValues.clean($0)): " } ?? "") + words(message) + own
    }

    private static func words(_ message: OutboxMessage) -> String {
        let facts = LetterValues.values(of: message, link: nil)
        func fact(_ name: String) -> String {
            switch facts[name] {
            case .text(let text): text
            case .list(let items): items.joined(separator: ", ")
            case nil: ""
            }
        }
        switch message.kind {
        case .reminder:
            let ordinal = message.facts["ordinal"].flatMap { if case .number(let n) = $0 { n } else { nil } } ?? 1
            let late = facts["late"] == nil ? nil : fact("late")
            let parts = [
                fact("duty"), "last day \(fact("due"))", late, ordinal > 1 ? "\(fact("ordinal")) reminder" : nil,
                facts["stands_in_for"].map { _ in "for \(fact("stands_in_for")), whom you stand in for" },
            ]
            return parts.compactMap(\.self).joined(separator: ", ")
        case .papers: return "the papers for the meeting on \(fact("starts")) can be read"
        case .leadConfirmed: return "the lead officer is \(fact("lead_name")), \(fact("lead_agency"))"
        case .closed: return "the case is closed: \(fact("reason"))"
        case .withdrawn: return "the application was withdrawn: \(fact("reason"))"
        default: return message.kind.rawValue
        }
    }
}
