import Casework
import Desk
import Text

// The applicant says at the end how satisfied they are.
extension Pages {
    /// Two lines of the applicant's own page: what they may still tell.
    func applicantsWord(_ partnership: Partnership.ID, _ application: Casework.Application.ID) async throws -> HTML? {
        let word = try await desk.applicantsWord(application, in: partnership)
        let feedback: HTML? =
            word.feedback != nil
            ? "<p>You told us how we did. Thank you.</p>\n"
            : word.hasEnd ? "<p><a href=\"/track/feedback\">Tell us how we did</a></p>\n" : nil
        let equality: HTML? =
            word.isEqualityAnswered
            ? nil
            : """
            <p><a href="/track/equality">Questions about you, if you want to answer them</a>. They help us to see whether \
            we treat everybody alike, and have nothing to do with your case.</p>

            """
        return feedback == nil && equality == nil ? nil : "<h2>Tell us more</h2>\n\(feedback)\(equality)"
    }

    private static let scores = [
        Choice("5", "Very satisfied"), Choice("4", "Satisfied"), Choice("3", "Neither satisfied nor dissatisfied"),
        Choice("2", "Dissatisfied"), Choice("1", "Very dissatisfied"),
    ]

    @Sendable func feedbackForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let word = try await desk.applicantsWord(application, in: partnership)
        guard word.hasEnd, word.feedback == nil else { return .seeOther("/track") }
        return .page(feedbackPage(visit, Shown()))
    }

    private func feedbackPage(_ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "Tell us how we did", for: .applicant(token: visit.formToken), back: "/track", shown: shown,
            """
            <h1>Tell us how we did</h1>
            <p>You need not answer. What you say changes nothing in your case. We publish how many people were satisfied, \
            and never who said what. It is not a complaint, and does not ask for the decision to be looked at again.</p>
            \(Pieces.form(
                "/track/feedback", visit.formToken, button: "Send",
                """
                \(shown.radios("handling", "How satisfied are you with how we dealt with your application?", Pages.scores))
                \(shown.radios(
                    "outcome", "How satisfied are you with what came of it?",
                    Pages.scores + [Choice("none", "I do not know yet")]))
                \(shown.area(
                    "words", "What was good, and what should we do differently? (optional)",
                    hint: "The coordinators of your case read it, and nobody else.", rows: 5))
                """))
            """)
    }

    @Sendable func giveFeedback(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        var form = visit.form()
        let scores = Pages.scores.map(\.value)
        let handling = form.choice(
            "handling", "Choose how satisfied you are with how we dealt with it", among: scores)
        let outcome = form.choice(
            "outcome", "Choose how satisfied you are with what came of it", among: scores + ["none"])
        let words = form.area("words", "What you want to say", max: 4_000, required: false)
        guard try form.isRight(), let handling = handling.flatMap({ Int($0) }) else {
            return .page(feedbackPage(visit, form.shown), status: 422)
        }
        let word = try await desk.applicantsWord(application, in: partnership)
        // Sent twice, by a second press of the button: the first counts.
        guard word.hasEnd, word.feedback == nil else { return .seeOther("/track") }
        try await desk.give(
            handling: handling, outcome: outcome.flatMap { Int($0) }, words: words, for: application, in: partnership)
        return .seeOther("/track")
    }

    @Sendable func equalityForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        guard try await !desk.applicantsWord(application, in: partnership).isEqualityAnswered else {
            return .seeOther("/track")
        }
        return .page(equalityForm(visit, Shown()))
    }

    private func equalityForm(_ visit: Visit, _ shown: Shown) -> HTML {
        let questions: [HTML] = Equality.Characteristic.allCases.map { one in
            shown.radios(
                one.rawValue, one.question,
                one.answers.map { Choice($0.word, $0.words) } + [Choice("", "Prefer not to say")])
        }
        return Layout.form(
            "Questions about you", for: .applicant(token: visit.formToken), back: "/track", shown: shown,
            """
            <h1>Questions about you</h1>
            <p>You need not answer any of these. They help us to see whether we treat everybody alike (Equality Act \
            2010).</p>
            <p>Nobody who works on your case sees your answers. They are added up with those of other people over three \
            years, and sums of fewer than \(Equality.fewest) people are not shown.</p>
            \(Pieces.form("/track/equality", visit.formToken, button: "Send my answers", HTML(questions)))
            <p><a href="/track">I do not want to answer</a></p>
            """)
    }

    @Sendable func answerEquality(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        var form = visit.form()
        var answers: [Equality.Characteristic: String] = [:]
        for one in Equality.Characteristic.allCases {
            guard !form.fields.values(one.rawValue).allSatisfy(\.isEmpty) else { continue }
            answers[one] = form.choice(
                one.rawValue, "Choose one of the answers, or none", among: one.answers.map(\.word))
        }
        guard try form.isRight() else { return .page(equalityForm(visit, form.shown), status: 422) }
        try await desk.answerEquality(answers, of: application, in: partnership)
        return .seeOther("/track")
    }
}
