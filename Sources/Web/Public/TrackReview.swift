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
            \(TrackView(page: page).reviewRoute)
            \(page.reviewWindow.map { "<p>The last day to ask is <strong>\(Pieces.date($0.until))</strong>.</p>" })
            \(Pieces.form(
                "/track/review", visit.formToken, button: "Send my request",
                (ReviewGrounds.field(page.reviewRoute.grounds, shown) ?? "")
                    + (ReviewGrounds.bodies(page.reviewRoute.body, page.furtherRoute?.name, shown) ?? "")
                    + shown.area(
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
        let grounds = ReviewGrounds.read(page.reviewRoute.grounds, &form)
        guard try form.isRight() else { return .page(trackReviewPage(page, visit, form.shown), status: 422) }
        let request = DecisionReview.Request(
            words, grounds: grounds, toPolicingBody: form.shown.has("body", "policing-body"))
        try await desk.askReview(request, of: application, in: partnership, as: .applicant(application))
        return .seeOther("/track")
    }
}

extension TrackPage {
    /// Whether the applicant can ask today.
    var canAskReview: Bool { reviewWindow.map { today <= $0.until } ?? false }
}

extension TrackView {
    /// Whom a request goes to, and how.
    var reviewRoute: HTML {
        let route = page.reviewRoute
        let how: HTML? = route.how.map { "<p>How the procedure says it is asked: \($0)</p>" }
        let sent: HTML =
            route.sentBy == .applicant
            ? "You can write to them yourself, or ask here: then we send it on to them."
            : "Ask here: we must send it on to them, with the papers of your case."
        return "<p>\(route.body) looks at it. \(sent)</p>\n\(how)"
    }

    /// The way to a review of the decision, and what was asked for.
    var decisionReview: HTML? {
        let asked = page.decisionReviews.map(standing)
        let ask: HTML? =
            page.canAskReview
            ? "<p><a href=\"/track/review\">Ask for the decision to be looked at again</a></p>\n" : nil
        return asked.isEmpty && ask == nil ? nil : "\(asked)\(ask)"
    }

    private func standing(_ review: DecisionReview) -> HTML {
        let heard = page.deadlines.last { deadline in
            deadline.duty == .step(.reviewHeard)
                && (deadline.subject == review.id.raw || deadline.from == review.askedOn)
        }
        let to: HTML? = review.body.nonEmpty.map { " \($0.withUpperStart) looks at it." }
        let when: HTML? = heard.flatMap { deadline in
            switch deadline.state {
            case "met": " It was heard\(deadline.endedOn.map { " on \(Pieces.date($0))" })."
            case "open" where deadline.dueOn < page.today:
                " It should have been heard by \(Pieces.date(deadline.dueOn)): that is late."
            case "open": " It is to be heard by \(Pieces.date(deadline.dueOn))."
            default: nil
            }
        }
        let papers: HTML? = review.papers.map { " We sent them the papers on \(Pieces.date($0.on))." }
        let end: HTML? = review.conclusion.map { end in
            """
            <div class="notice"><p><strong>\(end.answer.toApplicant)</strong></p>\(Pieces.lines(end.reasons))</div>

            """
        }
        return """
            <p>You asked for the decision to be looked at again on \(Pieces.date(review.askedOn)).\(to)\(papers)\(when)</p>
            \(end)
            """
    }
}

extension DecisionReview.Conclusion.Answer {
    fileprivate var toApplicant: String {
        switch self {
        case .upheld: "You were right to ask: the decision is changed."
        case .sentBack: "It goes back, to be looked at again."
        case .confirmed: "The decision stays as it was."
        }
    }
}
