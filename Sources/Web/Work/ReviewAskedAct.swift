import Casework
import Desk
import Text

// A review of the decision that the applicant asked for by telephone, by letter or in person.
extension CaseAct {
    static let reviewAsked = CaseAct(
        noun: "review-asked",
        title: "Record that a review of the decision was asked for",
        button: "Record it and tell the applicant",
        isOffered: { $0.isHeld(by: .coordinator) && $0.reviewWindow != nil },
        fields: { page, shown in
            let last: HTML? = page.reviewWindow.map {
                "<p>The applicant could ask from \(Pieces.date($0.toldOn)) to \(Pieces.date($0.until)).</p>"
            }
            return """
                \(last)
                \(shown.date("asked_on", "On which day did they ask?"))
                \(shown.area("text", "What do they say?", rows: 6))
                """
        },
        perform: { form, page, desk in
            let day = form.date("asked_on", "The day on which they asked", .upTo(page.today))
            let words = form.area("text", "What they say", missing: "Enter what they say")
            if let day, let window = page.reviewWindow, !(window.toldOn...window.until).contains(day) {
                form.note(
                    "asked_on",
                    "They could ask from \(window.toldOn.inWords) to \(window.until.inWords). After the last day nobody "
                        + "can ask here", anchor: "asked_on-day")
            }
            guard try form.isRight(), let day else { return false }
            try await desk.askReview(
                words, on: day, of: page.application.id, in: page.key.partnership, as: page.actor,
                seen: page.mustBeAsSeen)
            return true
        }
    )
}

/// Reviews of the decision that were asked for, as those who work on the case read them.
struct DecisionReviewsView {
    let page: CasePage

    var html: HTML? {
        guard !page.decisionReviews.isEmpty else { return nil }
        let items: [HTML] = page.decisionReviews.map { review in
            let by = review.enteredBy.map { "entered by \(page.officerName($0))" } ?? "by the applicant"
            return "Asked for on \(Pieces.date(review.askedOn)), \(by):\(Pieces.lines(review.words))"
        }
        return "<h2>Review of the decision</h2>\n\(Pieces.items(items))"
    }
}
