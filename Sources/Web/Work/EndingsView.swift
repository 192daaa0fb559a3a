import Casework
import Desk
import Records
import Text

/// How a review ends, as those who work on the case read it: what is drafted, when it was closed, what was learnt.
struct EndingsView {
    let page: CasePage

    /// On the page of the case.
    var html: HTML? {
        guard let review = page.review else { return nil }
        // Until a second person has read it, it may hold what is about others.
        let mayRead = page.isHeld(by: .coordinator, .chair) || page.isLedByReader
        let drafted: HTML? = page.outcomeDraft.map { draft in
            guard mayRead else { return "<p>The outcome is being written.</p>" }
            return "<h3>The outcome, not sent yet</h3>\n<p>\(standing(draft))</p>\(self.draft(draft))"
        }
        let told: [HTML] = review.outcomesTold(to: page.application.id).reversed().enumerated().map { index, draft in
            let reader: HTML? = draft.reading.map { ", read by \(page.officerName($0.by))" }
            return """
                <h3>\(index == 0 ? "What this applicant was told" : "What they were told before")</h3>
                <p>\(draft.toldOn.map { "On \(Pieces.date($0)), written" }) by \(page.officerName(draft.writtenBy))\(reader).</p>
                \(self.draft(draft))
                """
        }
        return HTML(
            [drafted].compactMap(\.self) + told
                + [outcomes(review), closings(review), lessons(review)].compactMap(\.self))
    }

    /// The outcomes of before it was planned again, where an earlier version of the service told them and kept no words
    /// for each applicant.
    private func outcomes(_ review: Review) -> HTML? {
        let told = review.outcomesTold(to: page.application.id).compactMap(\.toldOn)
        let before = review.endings.outcomes.dropLast(review.stage.isTold ? 1 : 0).filter { !told.contains($0.on) }
        guard !before.isEmpty else { return nil }
        let items: [HTML] = before.map { "\(Pieces.date($0.on)):\(Pieces.lines($0.summary))" }
        return "<h3>Outcomes that were told before</h3>\n\(Pieces.items(items))"
    }

    /// What the applicant will read.
    func draft(_ draft: OutcomeDraft) -> HTML {
        func part(_ title: HTML, _ lines: [String]) -> HTML? {
            lines.isEmpty ? nil : "<h4>\(title)</h4>\n\(Pieces.items(lines.map { HTML(escaping: $0) }))"
        }
        return """
            \(Pieces.lines(draft.text))
            \(part("Recommendations", draft.recommendations))
            \(part("What will be done", draft.plan))
            """
    }

    /// What the letter says beside the draft: how the applicant was asked about the plan, and what has changed since.
    func beside(_ draft: OutcomeDraft) -> HTML? {
        guard let review = page.review, let consulted = review.consulted(draft.application) else { return nil }
        let changes = page.changesToTell
        let changed: HTML? =
            changes.isEmpty
            ? nil : "<p>Since then the plan has changed:</p>\n\(Pieces.items(changes.map { HTML(escaping: $0) }))"
        return "<h4>The letter also says</h4>\n<p>\(consulted)</p>\n\(changed)"
    }

    /// What may be about somebody else, found by the service.
    func hints(_ draft: OutcomeDraft) -> HTML {
        let own = [page.applicant?.name, page.applicant?.onBehalfOf].compactMap(\.self)
        let text = ([draft.everything] + page.changesToTell).joined(separator: "\n")
        let found = PersonalDataHint.all(in: text, names: page.namesOnFile, own: own)
        guard !found.isEmpty else {
            return """
                <p>The service found no other name of this file, no telephone number, no address and no postcode in it. \
                That is no proof: only reading is.</p>
                """
        }
        return """
            <div class="notice"><p><strong>Look at these:</strong></p>
            \(Pieces.items(found.map { "\($0.kind.inWords): \($0.words)" }))</div>
            """
    }

    private func standing(_ draft: OutcomeDraft) -> HTML {
        let written: HTML = "Written on \(Pieces.date(draft.writtenOn)) by \(page.officerName(draft.writtenBy))"
        guard let reading = draft.reading else { return "\(written); a second person is to read it." }
        let by = page.officerName(reading.by)
        return reading.isPassed
            ? "\(written), read on \(Pieces.date(reading.on)) by \(by): it may go."
            : "\(written), sent back on \(Pieces.date(reading.on)) by \(by): \(reading.findings)"
    }

    private func closings(_ review: Review) -> HTML? {
        guard !review.endings.closings.isEmpty else { return nil }
        let items: [HTML] = review.endings.closings.map { closing in
            let despite: [HTML] = closing.despite.map {
                " \($0.what.inWords.withUpperStart) open: \($0.count). \($0.reason)"
            }
            let reopened: HTML? = closing.reopened.map {
                " Opened again on \(Pieces.date($0.on))\($0.by.map { HTML(escaping: " by \(page.officerName($0))") }): \($0.reason)"
            }
            return """
                Closed on \(Pieces.date(closing.on)) by \(page.officerName(closing.by)): \(closing.reason)\(despite)\
                \(reopened)
                """
        }
        return "<h3>Closed and opened again</h3>\n\(Pieces.items(items))"
    }

    private func lessons(_ review: Review) -> HTML? {
        guard !review.endings.lessons.isEmpty else { return nil }
        let items: [HTML] = review.endings.lessons.map {
            "\(Pieces.date($0.on)), \(page.officerName($0.by)):\(Pieces.lines($0.text))"
        }
        return "<h3>What was learnt</h3>\n\(Pieces.items(items))"
    }
}

extension PersonalDataHint.Kind {
    var inWords: String {
        switch self {
        case .name: "A name of this file"
        case .telephone: "A telephone number"
        case .email: "An email address"
        case .postcode: "A postcode"
        case .address: "An address"
        }
    }
}

extension Closing.Open {
    var inWords: String {
        switch self {
        case .actions: "actions"
        case .recommendations: "recommendations without an answer"
        case .reviews: "reviews of a decision"
        }
    }
}

extension Review.Stage {
    /// Whether the outcome stands with the review.
    fileprivate var isTold: Bool {
        switch self {
        case .outcomeSent, .closed: true
        case .arranging, .meetingSet, .held, .consulting: false
        }
    }
}
