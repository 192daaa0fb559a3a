import Casework
import Desk
import Records
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
                \(ReviewGrounds.field(page.reviewGrounds, shown))
                \(shown.area("text", "What do they say?", rows: 6))
                \(ReviewGrounds.bodies(page.reviewRoute.body, page.furtherRoute?.name, shown))
                \(shown.area(
                    "late", "Why is it accepted after the last day?",
                    hint: "Only if they asked after the last day, and it is accepted all the same.", rows: 3))
                """
        },
        perform: { form, page, desk in
            let day = form.date("asked_on", "The day on which they asked", .upTo(page.today))
            let words = form.area("text", "What they say", missing: "Enter what they say")
            let grounds = ReviewGrounds.read(page.reviewGrounds, &form)
            let late = form.area("late", "Why it is accepted", max: 1_000, required: false)
            if let day, let window = page.reviewWindow, day < window.toldOn || day > window.until && late.isEmpty {
                form.note(
                    "asked_on",
                    "They could ask from \(window.toldOn.inWords) to \(window.until.inWords). Say below why a later "
                        + "request is accepted", anchor: "asked_on-day")
            }
            guard try form.isRight(), let day else { return false }
            let request = DecisionReview.Request(
                words, grounds: grounds, toPolicingBody: form.shown.has("body", "policing-body"),
                lateReason: late.nonEmpty)
            try await desk.askReview(
                request, on: day, of: page.application.id, in: page.key.partnership, as: page.actor,
                seen: page.mustBeAsSeen)
            return true
        }
    )
}

/// The grounds on which a review of a decision is asked for, and whom it goes to.
enum ReviewGrounds {
    /// Known by their places, since a procedure words them as it likes.
    static func field(_ grounds: [String], _ shown: Shown) -> HTML? {
        guard !grounds.isEmpty else { return nil }
        return shown.checkboxes("ground", "What is it about?", choices(grounds), hint: "Choose all that apply.")
    }

    static func read(_ grounds: [String], _ form: inout Form) -> [String] {
        guard !grounds.isEmpty else { return [] }
        let ticked = form.checkboxes("ground", among: choices(grounds).map(\.value), missing: "Choose what it is about")
        return choices(grounds).filter { ticked.contains($0.value) }.map(\.words)
    }

    private static func choices(_ grounds: [String]) -> [Choice] {
        grounds.enumerated().map { Choice("\($0.offset + 1)", $0.element) }
    }

    /// Where the local policing body can be asked as well.
    static func bodies(_ body: String, _ further: String?, _ shown: Shown) -> HTML? {
        guard let further else { return nil }
        return shown.radios(
            "body", "Who is asked?",
            [Choice("procedure", body), Choice("policing-body", "\(further), the local policing body")])
    }
}

/// Reviews of the decision that were asked for, as those who work on the case read them.
struct DecisionReviewsView {
    let page: CasePage

    var html: HTML? {
        guard !page.decisionReviews.isEmpty else { return nil }
        return "<h2>Review of the decision</h2>\n"
            + HTML(
                page.decisionReviews.map { review in
                    let by = review.enteredBy.map { "entered by \(page.officerName($0))" } ?? "by the applicant"
                    let grounds: HTML? =
                        review.grounds.isEmpty ? nil : Pieces.items(review.grounds.map { HTML(escaping: $0) })
                    return Pieces.list([
                        ("Asked for", "\(Pieces.date(review.askedOn)), \(by)"), ("Of", "\(review.about.inWords)"),
                        ("Accepted late", review.lateReason.map { "\($0)" }), ("Grounds", grounds),
                        ("In their words", Pieces.lines(review.words)),
                        (
                            "To",
                            review.body.nonEmpty.map {
                                "\($0)\(review.sentBy == .reviewingBody ? ", sent on by us" : "")"
                            }
                        ),
                        ("Heard by", heard(review)),
                        (
                            "Papers",
                            review.papers.map {
                                "Sent on \(Pieces.date($0.on)) by \(page.officerName($0.by)): \($0.how)"
                            }
                        ),
                        (
                            "Who hears it",
                            review.hearer.map { "\($0.names.joined(separator: ", ")), \($0.organisation)" }
                        ), ("Result", review.conclusion.map(result)),
                    ])
                })
    }

    private func heard(_ review: DecisionReview) -> HTML? {
        page.deadlines.last { $0.duty == .step(.reviewHeard) && $0.subject == review.id.raw && $0.state == "open" }
            .map { "due by \(Pieces.date($0.dueOn))" }
    }

    private func result(_ end: DecisionReview.Conclusion) -> HTML {
        "\(end.answer.inWords.withUpperStart), on \(Pieces.date(end.on)):\(Pieces.lines(end.reasons))"
    }
}
