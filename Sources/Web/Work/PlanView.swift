import Casework
import Desk
import Records
import Text

/// The plan at a glance: a line a recommendation, a line an action.
struct PlanView {
    let page: CasePage
    let review: Review

    var html: HTML {
        var tables = HTML()
        if !review.recommendations.isEmpty {
            tables += Pieces.table(
                "Recommendations", ["To", "Recommendation", "Answer"], review.recommendations.map(line))
        }
        if !review.actions.isEmpty {
            tables += "<p>\(health)</p>\n"
            tables += Pieces.table(
                "Actions", ["Agency", "Person", "Action", "By", "How it stands", "Last word"], review.actions.map(line))
        }
        return tables
    }

    /// `4 actions: 2 done, 1 late, 1 declined and not seen to.`
    var health: String {
        let actions = review.actions
        let counts: [(Int, String)] = [
            (actions.count { $0.state.name == .done }, "done"),
            (actions.count { $0.isOpen && !$0.isLate(on: page.today) }, "under way"),
            (actions.count { $0.isLate(on: page.today) }, "late"),
            (actions.count { $0.isOpen && review.awaitsTelling($0) }, "waiting until the applicant is told"),
            (actions.count { $0.timeAsked != nil }, "with more time asked for"),
            (actions.count(where: \.isUnsettled), "declined and not seen to"),
            (actions.count { $0.settled != nil }, "declined and seen to"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return "\(actions.count) \(actions.count == 1 ? "action" : "actions"): \(parts.joined(separator: ", "))."
    }

    private func line(_ item: Recommendation) -> [HTML] {
        let unread: HTML? = item.awaitsReading ? " <span class=\"late\">not read for the applicant yet</span>" : nil
        let late: HTML? = item.lateAnswers.last.map {
            "<p class=\"hint\">After the case was closed: \($0.answer.inWords)</p>"
        }
        return [
            HTML.link(to: "/work/recommendations/\(item.id)", page.name(of: item.to)),
            "\(Pieces.lines(item.text))\(page.concerned(by: item.id.raw, item.text))",
            "\(item.answer?.inWords ?? "not answered yet")\(unread)\(late)",
        ]
    }

    private func line(_ item: Action) -> [HTML] {
        let late: HTML? = item.isLate(on: page.today) ? " <span class=\"late\">late</span>" : nil
        let again: HTML? = item.reviewOn.map { "<p class=\"hint\">Looked at again: \(Pieces.date($0))</p>" }
        let waits: HTML? =
            item.isOpen && review.awaitsTelling(item)
            ? " <p><strong>The applicant is told first.</strong></p>" : nil
        let asked: HTML? = item.timeAsked == nil ? nil : " <p><strong>More time is asked for.</strong></p>"
        let after: HTML? = review.isAfterDraft(item.id.raw) ? "<p class=\"hint\">Set after the draft was sent</p>" : nil
        let unsettled: HTML? = item.isUnsettled ? " <span class=\"late\">not seen to</span>" : nil
        return [
            HTML.link(to: item.path, page.agencyName(item.agency)),
            "\(item.isOpen ? page.personNamed(item.person) : page.officerName(item.person))",
            "\(Pieces.lines(item.text))<p class=\"hint\">Done when: \(item.doneWhen)</p>\(page.concerned(by: item.id.raw, item.text))",
            "\(Pieces.date(item.due))\(late)\(again)\(after)", "\(item.state.inWords)\(unsettled)\(waits)\(asked)",
            ActionWords.last(item) ?? "",
        ]
    }
}

extension Action {
    /// Whether it is open after its last day.
    func isLate(on today: CivilDate) -> Bool { isOpen && due < today }
}
