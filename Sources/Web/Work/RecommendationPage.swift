import Casework
import Desk
import Records
import Text

// A recommendation, as the body that must have regard to it reads and answers it.
extension Pages {
    @Sendable func recommendationPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (recommendation, page) = try await recommendation(visit, worker)
        return .page(recommendationPage(recommendation, page, worker, visit, Shown()))
    }

    func recommendation(_ visit: Visit, _ worker: Worker) async throws -> (Recommendation, CasePage) {
        guard let id = visit.parameters["id"].flatMap({ Recommendation.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(recommendation: id, for: worker.signedIn))
        guard let recommendation = page.review?.recommendations.first(where: { $0.id == id }) else {
            throw DeskError.absent
        }
        return (recommendation, page)
    }

    private enum RecommendationAnswer: String { case accepted, inPart = "in-part", declined }

    func recommendationPage(
        _ recommendation: Recommendation,
        _ page: CasePage,
        _ worker: Worker,
        _ visit: Visit,
        _ shown: Shown
    ) -> HTML {
        let stage = page.review?.stage.name
        let isClosed = stage == .closed
        let form: HTML? =
            recommendation.answer == nil && page.review?.isOutcomeKnown == true
                && (recommendation.agency.map { mayAnswer(for: $0, page) } ?? page.isHeld(by: .coordinator))
            ? Pieces.form(
                "/work/recommendations/\(recommendation.id)",
                visit.formToken,
                button: "Send the answer",
                """
                <input type="hidden" name="\(ActionForm.mark)" value="\(recommendation.mark)">

                """
                    + shown.radios(
                        "answer",
                        "What do you answer?",
                        [
                            Choice("accepted", "We accept it"), Choice("in-part", "We accept it in part"),
                            Choice("declined", "We decline it"),
                        ]
                    )
                    + shown.area(
                        "reason", "If in part or not: why?",
                        hint: "Somebody reads it before the applicant does. Name nobody in it.",
                        rows: 4)
            ) : nil
        let closed: HTML? =
            isClosed && form != nil
            ? """
            <p class="notice">The case is closed. Your answer is kept beside the recommendation, and the point of contact \
            reads it.</p>

            """ : nil
        let telling = AnswerToTell(recommendation: recommendation, page: page, token: visit.formToken)
        let late: [HTML] = recommendation.lateAnswers.map {
            "\($0.answer.inWords) (came on \(Pieces.date($0.on)), \(page.officerName($0.by)))"
        }
        return Layout.form(
            "Recommendation",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Recommendation</h1>
            <p>A body that exercises public functions must have regard to it (section 104(7)).</p>
            \(Pieces.list([
                ("Case", HTML.link(to: "/work/cases/\(page.application.reference)", "\(page.application.reference)")),
                ("To", "\(page.name(of: recommendation.to))"), ("How it is reached", reach(recommendation)),
                ("How it was told", OutsideLetters.html(to: .outsideBody(recommendation.id), page)),
                ("Recommendation", Pieces.lines(recommendation.text)),
                ("Answer", "\(recommendation.answer?.inWords ?? "not answered yet")"),
                ("As the applicants were told", telling.told),
                ("After the case was closed", late.isEmpty ? nil : Pieces.items(late)),
            ]))
            \(closed)\(form)\(telling.html(shown))
            """
        )
    }

    /// For a body outside: its address, and the letter.
    private func reach(_ recommendation: Recommendation) -> HTML? {
        guard case .outside(let body) = recommendation.to else { return nil }
        let lines = [body.email, body.address].compactMap(\.self).joined(separator: "\n")
        return Pieces.lines(lines)
            + HTML.link(to: "/work/recommendations/\(recommendation.id)/letter", "The letter to print")
    }

    @Sendable func answerRecommendation(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (recommendation, page) = try await recommendation(visit, worker)
        var form = visit.form()
        let answer: RecommendationAnswer? = form.choice("answer", "Choose what you answer")
        let reason = form.area(
            "reason",
            "The reason",
            max: 5_000,
            required: answer == .inPart || answer == .declined,
            missing: "Enter why you do not accept all of it"
        )
        guard try form.isRight(), let answer else {
            return .page(recommendationPage(recommendation, page, worker, visit, form.shown), status: 422)
        }
        let value: Recommendation.Answer =
            switch answer {
            case .accepted: .accepted(on: page.today)
            case .inPart: .inPart(on: page.today, because: reason)
            case .declined: .declined(on: page.today, because: reason)
            }
        let mark = try visit.sent.only(ActionForm.mark) ?? ""
        do {
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.mustBe(mark, recommendation.id)
                return try review.answeringRecommendation(recommendation.id, value, by: page.actor, in: around)
            }
        } catch let refusal as Refusal {
            let status = try form.note(refusal, of: "recommendation")
            let (now, fresh) = try await self.recommendation(visit, worker)
            return .page(recommendationPage(now, fresh, worker, visit, form.shown), status: status)
        }
        return .seeOther("/work/recommendations/\(recommendation.id)")
    }
}
