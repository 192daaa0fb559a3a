import Casework
import Desk
import Records
import Text

/// Everything that was said of an action, oldest first: updates, the days by which it was due before, and who said so.
struct ActionHistory {
    let action: Action
    let page: CasePage

    private struct Line {
        var on: CivilDate
        var what: HTML
        var who: String
        var words: HTML
    }

    var html: HTML? {
        let lines = (updates + moves + told).enumerated()
            .sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(\.element)
        let set: [Line] = action.setOn.map { [Line(on: $0, what: "Set", who: "", words: "")] } ?? []
        guard !lines.isEmpty else { return nil }
        return "<h2>What has happened</h2>\n"
            + Pieces.table(
                "What was said of this action", ["On", "What", "Who", "Words"],
                (set + lines).map { [Pieces.date($0.on), $0.what, "\($0.who)", $0.words] })
    }

    private var updates: [Line] {
        action.updates.map { update in
            let what: HTML =
                switch update.kind {
                case .word: "Update"
                case .asksTime(let from, let to): "More time asked for: \(from.inWords) to \(to.inWords)"
                case .refusesTime: "More time is not given"
                case .late(nil, _): "<strong>After the case was closed</strong>: update"
                case .late(let state?, let day):
                    "<strong>After the case was closed</strong>: \(ActionWords.late(state))\(day.map { " on \($0.inWords)" } ?? "")"
                }
            let reference = update.reference.isEmpty ? "" : "Evidence: \(update.reference)"
            return Line(
                on: update.on, what: what, who: page.officerName(update.by),
                words: Pieces.lines([update.words, reference].filter { !$0.isEmpty }.joined(separator: "\n")))
        }
    }

    /// Each older day, with the reason for which it moved.
    private var moves: [Line] {
        let versions = page.deadlines.filter { $0.duty == .action && $0.subject == action.id.raw }
            .sorted { $0.version < $1.version }
        return zip(versions, versions.dropFirst()).compactMap { old, new in
            guard old.state == "moved", old.dueOn != new.dueOn, let day = old.endedOn else { return nil }
            return Line(
                on: day, what: "Due \(Pieces.date(new.dueOn)) instead of \(Pieces.date(old.dueOn))",
                who: old.endedBy.map(page.officerName) ?? "the service",
                words: Pieces.lines(old.endedBecause ?? ""))
        }
    }

    private var told: [Line] {
        switch action.tellFirst {
        case .notNeeded, .needed: []
        case .asked(let day): [Line(on: day, what: "The applicant was written to", who: "", words: "")]
        case .told(let day, let how, let person):
            [
                Line(
                    on: day, what: "The applicant was told", who: person.map(page.officerName) ?? "",
                    words: Pieces.lines(how))
            ]
        case .waived(let day, let reason, let named, let person):
            [
                Line(
                    on: day, what: "The applicant is not told; \(named) answers for it", who: page.officerName(person),
                    words: Pieces.lines(reason))
            ]
        }
    }
}

/// Small sentences about actions.
enum ActionWords {
    static func late(_ state: Action.StateName) -> String {
        switch state {
        case .offered: "offered"
        case .accepted: "accepted"
        case .declined: "declined"
        case .done: "done"
        }
    }

    static func settled(_ settled: Action.Settled, _ page: CasePage) -> HTML {
        let anew: HTML? = settled.anew.map { " \(HTML.link(to: "/work/actions/\($0)", "The action in its place"))." }
        return "\(settled.because) (\(page.officerName(settled.by)), \(Pieces.date(settled.on)))\(anew)"
    }

    /// The last thing that was said of it; nil where nothing was.
    static func last(_ action: Action) -> HTML? {
        action.updates.last.map { update in
            let words =
                switch update.kind {
                case .word: update.words
                case .asksTime(_, let to): "more time asked for, until \(to.inWords)"
                case .refusesTime: "more time not given"
                case .late(let state, _): "after the case was closed: \(state.map(late) ?? update.words)"
                }
            return "\(Pieces.date(update.on)): \(words)"
        }
    }
}

extension Action.TellFirst {
    /// nil where there is no need.
    func inWords(_ page: CasePage) -> String? {
        switch self {
        case .notNeeded: nil
        case .needed: "Not yet. The action does not begin before the applicant has been told."
        case .asked(let day): "Written to on \(day.inWords). It counts once the message has arrived."
        case .told(let day, let how, let person):
            "Told on \(day.inWords), \(how)\(person.map { " (\(page.officerName($0)))" } ?? "")"
        case .waived(_, let reason, let named, _): "Not told: \(reason) \(named) answers for it."
        }
    }
}
