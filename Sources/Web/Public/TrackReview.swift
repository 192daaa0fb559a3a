import Casework
import Desk
import Records
import Text

// The applicant asks for a review of the decision, as long as they can.
extension Pages {
    @Sendable func trackReviewForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.canAskReview else { return .seeOther("/track") }
        return .page(trackReviewPage(page, visit, Shown()))
    }

    private func trackReviewPage(_ page: TrackPage, _ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "Ask for the decision to be looked at again",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>Ask for the decision to be looked at again</h1>
            <p>Your request goes to \(page.procedure.review.body). You can ask where you are:</p>
            \(Pieces.items(page.procedure.review.grounds.map { "\($0)" }))
            \(page.reviewWindow.map { "<p>The last day to ask is <strong>\(Pieces.date($0.until))</strong>.</p>" })
            \(Pieces.form(
                "/track/review", visit.formToken, button: "Send my request",
                shown.area(
                    "text", "What should be looked at again, and why?",
                    hint: "Write what matters to you. It need not be long.", rows: 8)))
            """
        )
    }

    @Sendable func askTrackedReview(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.canAskReview else { return .seeOther("/track") }
        var form = visit.form()
        let words = form.area("text", "What should be looked at again", missing: "Enter what should be looked at again")
        guard try form.isRight() else { return .page(trackReviewPage(page, visit, form.shown), status: 422) }
        try await desk.askReview(words, of: application, in: partnership, as: .applicant(application))
        return .seeOther("/track")
    }
}

extension TrackPage {
    /// Whether the applicant can ask today.
    var canAskReview: Bool { reviewWindow.map { today <= $0.until } ?? false }
}

extension TrackView {
    /// The way to a review of the decision, and what was asked for.
    var decisionReview: HTML? {
        let asked: [HTML] = page.decisionReviews.map { review in
            let heard = page.deadlines.last { $0.duty == .step(.reviewHeard) && $0.from == review.askedOn }
            let when: HTML? =
                heard.map { deadline in
                    switch deadline.state {
                    case "met": " It was heard\(deadline.endedOn.map { " on \(Pieces.date($0))" })."
                    case "open": " It is to be heard by \(Pieces.date(deadline.dueOn))."
                    default: nil
                    }
                } ?? nil
            return "<p>You asked for the decision to be looked at again on \(Pieces.date(review.askedOn)).\(when)</p>\n"
        }
        let ask: HTML? =
            page.canAskReview
            ? "<p><a href=\"/track/review\">Ask for the decision to be looked at again</a></p>\n" : nil
        return asked.isEmpty && ask == nil ? nil : "\(asked)\(ask)"
    }
}
