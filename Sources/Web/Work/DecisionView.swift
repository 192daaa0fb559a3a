import Casework
import Desk
import Text

/// A threshold decision with all its parts, as those who work on the case read it.
struct DecisionView {
    let decision: ThresholdDecision
    let page: CasePage

    var html: HTML {
        let considered = decision.consideration
        return "<h2>The decision on the threshold</h2>\n"
            + Pieces.list([
                ("Decision", "\(decision.answer.inWords)"), ("On", Pieces.date(decision.on)), ("By", deciders),
                ("Conflicts of interest", conflicts), ("Harassment, alarm or distress", behaviour),
                ("Met by", ground), ("Rule relied on", decision.rule.map { "\($0)" }), ("Signed off", signOff),
                ("Procedure", "\(decision.procedure)"), ("Reasons", Pieces.lines(decision.reasons)),
                ("Persistence", considered.map { Pieces.lines($0.persistence) }),
                ("Harm", considered.map { Pieces.lines($0.harm) }),
                ("Adequacy", considered.map { Pieces.lines($0.adequacy) }),
                ("Review of the decision", page.reviewWindow.map(window)), ("What it was decided on", record),
            ])
    }

    /// By body, as far as it was asked who decided for which.
    private var deciders: HTML {
        let bodies = decision.bodies.map(page.agencyName).joined(separator: ", ")
        guard decision.people.contains(where: { $0.body != nil }) else {
            return "\(decision.people.map(\.name).joined(separator: ", ")) for \(bodies)"
        }
        let lines: [HTML] = decision.people.map { person in
            "\(person.name)\(person.body.map { HTML(escaping: " for \(page.agencyName($0))") })"
        }
        return HTML(lines, separator: "<br>")
    }

    private var conflicts: HTML? {
        guard let conflicts = decision.conflicts else { return nil }
        let items: [HTML] = conflicts.map { "\($0.who): \($0.what). \($0.done)" }
        return items.isEmpty ? "None declared" : Pieces.items(items)
    }

    private var behaviour: HTML? {
        decision.behaviour.map { "\($0.answer.inWords), judged by \($0.by)\(Pieces.lines($0.why))" }
    }

    private var ground: HTML? {
        decision.ground.map { ground in
            "\(ground.inWords)\(decision.senior.map { HTML(escaping: ": \($0)") })"
        }
    }

    private var signOff: HTML? {
        decision.signOff.map { signed in
            """
            \(signed.name), \(signed.role), though the figures are reached. What refuses: \(signed.overInWords)\
            \(Pieces.lines(signed.reason))
            """
        }
    }

    private func window(_ window: ReviewWindow) -> HTML {
        """
        The applicant can ask \(page.procedure.review.body) until \(Pieces.date(window.until)), counted from \
        \(Pieces.date(window.toldOn))
        """
    }

    private var record: HTML? {
        guard decision.conflicts != nil, page.isHeld(by: .coordinator) else { return nil }
        return HTML.link(
            to: "/work/cases/\(page.application.reference)/decision.json", "Facts, procedure and finding (JSON)")
    }
}
