import Casework
import Desk
import Records
import Text

// A review of the decision after it was asked for: its papers, who hears it, and how it ends.
extension CaseAct {
    static let reviewPapers = CaseAct(
        noun: "review-papers",
        title: "Record that the papers went to those who review the decision",
        button: "Record it and tell the applicant",
        isOffered: { page in page.isHeld(by: .coordinator) && page.pendingReviews.contains { $0.papers == nil } },
        prefilled: { $0.asToday("done_on") },
        fields: { page, shown in
            let asked = page.pendingReviews.filter { $0.papers == nil }
            let letters: [HTML] = asked.map { review in
                HTML.link(
                    to: "/work/cases/\(page.application.reference)/review-letter/\(review.id)",
                    "The letter to \(review.body), to print or to copy into an email")
            }
            return """
                \(Pieces.items(letters))
                \(page.reviewField(asked, shown))
                \(shown.date("done_on", "On which day were they sent?"))
                \(shown.input("how", "How, and to whom?", hint: "For example: by secure email to the appeals panel."))
                """
        },
        perform: { form, page, desk in
            let review = page.review(of: page.pendingReviews.filter { $0.papers == nil }, &form)
            let day = form.date("done_on", "The day on which they were sent", .upTo(page.today))
            let how = form.text("how", "How, and to whom", max: 300, missing: "Enter how they were sent, and to whom")
            guard try form.isRight(), let review, let day else { return false }
            try await desk.sendReviewPapers(
                of: review.id, on: day, how: how, key: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let reviewHearers = CaseAct(
        noun: "review-hearers",
        title: "Name who reviews the decision",
        button: "Record who hears it",
        isOffered: { $0.isHeld(by: .coordinator) && !$0.pendingReviews.isEmpty },
        fields: { page, shown in
            """
            <p>Nobody who made the decision, sat on its panel, chaired it or led the case hears it.</p>
            \(page.reviewField(page.pendingReviews, shown))
            \(shown.area("names", "Who hears it?", hint: "One name a line, as they sign.", rows: 3))
            \(shown.input("organisation", "From which organisation?"))
            """
        },
        perform: { form, page, desk in
            let review = page.review(of: page.pendingReviews, &form)
            let names = form.area("names", "Who hears it", max: 1_000, missing: "Enter who hears it")
            let organisation = form.text(
                "organisation", "The organisation", missing: "Enter the organisation that they are from")
            guard try form.isRight(), let review else { return false }
            let lines = names.unicodeScalars.split(separator: "\n").map { String(String.UnicodeScalarView($0)) }
            try await desk.nameHearers(
                lines, of: organisation, for: review.id, key: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let reviewConclusion = CaseAct(
        noun: "review-conclusion",
        title: "Record how the review of the decision ended",
        button: "Record it and tell everybody",
        isOffered: { page in page.isHeld(by: .coordinator) && page.pendingReviews.contains { $0.hearer != nil } },
        prefilled: { $0.asToday("done_on") },
        fields: { page, shown in
            """
            <p>The applicant is told the result with the reasons at once, and the bodies and the lead officer are told \
            the result. What it leads to happens with it: a refusal that is overturned opens a review of the case, and \
            what goes back is decided or planned again.</p>
            \(page.reviewField(page.pendingReviews.filter { $0.hearer != nil }, shown))
            \(shown.radios(
                "answer", "How did it end?",
                [
                    Choice("upheld", "Upheld: the applicant is right, and the decision is changed"),
                    Choice("sent-back", "Sent back: it is to be looked at again"),
                    Choice("confirmed", "Confirmed: the decision stands"),
                ]))
            \(shown.date("done_on", "On which day?"))
            \(shown.area(
                "reasons", "The reasons, as the applicant will read them",
                hint: "Write nothing about anybody else.", rows: 6))
            \(LookedAt.html(shown))
            """
        },
        perform: { form, page, desk in
            let review = page.review(of: page.pendingReviews.filter { $0.hearer != nil }, &form)
            let answer: DecisionReview.Conclusion.Answer? = form.choice("answer", "Choose how it ended")
            let day = form.date("done_on", "The day", .upTo(page.today))
            let reasons = form.area("reasons", "The reasons", max: 10_000)
            LookedAt.check(&form, page.hints(in: reasons))
            guard try form.isRight(), let review, let answer, let day else { return false }
            try await desk.concludeReview(
                review.id, answer, on: day, reasons: reasons, key: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )
}

extension CasePage {
    /// Reviews of the decision that are not concluded.
    var pendingReviews: [DecisionReview] { decisionReviews.filter { $0.conclusion == nil } }

    /// The question which one is meant; nothing where there is only one.
    fileprivate func reviewField(_ reviews: [DecisionReview], _ shown: Shown) -> HTML? {
        guard reviews.count > 1 else { return nil }
        return shown.select(
            "review", "Which review of a decision?",
            reviews.map { Choice("\($0.id)", "Asked for on \($0.askedOn.inWords), of \($0.about.inWords)") })
    }

    fileprivate func review(of reviews: [DecisionReview], _ form: inout Form) -> DecisionReview? {
        if reviews.count == 1 { return reviews[0] }
        let id: DecisionReview.ID? = form.id("review", "Choose which review of a decision is meant")
        let found = reviews.first { $0.id == id }
        if id != nil && found == nil { form.note("review", "Choose which review of a decision is meant") }
        return found
    }

    /// A form whose day is today.
    fileprivate func asToday(_ name: String) -> Shown {
        var shown = Shown()
        shown.set(name, today)
        return shown
    }
}

extension DecisionReview.About {
    /// Follows “of”.
    var inWords: String {
        switch self {
        case .refusal: "the decision that the threshold is not met"
        case .passing: "the decision to pass the case on"
        case .outcome: "the review and its outcome"
        }
    }
}

extension DecisionReview.Conclusion.Answer {
    var inWords: String {
        switch self {
        case .upheld: "upheld"
        case .sentBack: "sent back, to be looked at again"
        case .confirmed: "the decision was confirmed"
        }
    }
}
