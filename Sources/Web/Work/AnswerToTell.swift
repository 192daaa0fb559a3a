import Casework
import Desk
import FoundationEssentials
import Records
import Text

/// A body's reasons, before the applicants are told them: somebody else reads them first.
struct AnswerToTell {
    let recommendation: Recommendation
    let page: CasePage
    let token: String

    static let field = "words"

    func html(_ shown: Shown) -> HTML? {
        guard recommendation.awaitsReading, let review = page.review else { return nil }
        guard review.followsPlan(page.key.officer), recommendation.answeredBy != page.key.officer.person else {
            return """
                <p class="notice">The applicants have not been told the reasons yet: a coordinator, the chair or the lead \
                officer reads them first, and not the one who answered.</p>

                """
        }
        var shown = shown
        if shown.values[Self.field] == nil { shown.values[Self.field] = [recommendation.answer?.reasons ?? ""] }
        return """
            <h2>Read it before the applicants do</h2>
            <p>They are told what the body answered, with the reasons as they stand here. Put them in plain words, and \
            take out whatever is about anybody else.</p>
            \(Pieces.form(
                "/work/recommendations/\(recommendation.id)/told", token, button: "Tell the applicants",
                """
                <input type="hidden" name="\(ActionForm.mark)" value="\(recommendation.mark)">
                \(shown.area(Self.field, "The reasons, as the applicants will read them", rows: 5))
                \(LookedAt.html(shown))
                """))
            """
    }

    /// What the applicants were told; nil where they were not.
    var told: HTML? {
        recommendation.told.map { told in
            let by: HTML? = told.by.map { ", read by \(page.officerName($0))" }
            return "\(Pieces.date(told.on))\(by):\(Pieces.lines(told.words))"
        }
    }
}

extension Pages {
    @Sendable func tellAnswer(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (recommendation, page) = try await recommendation(visit, worker)
        var form = visit.form()
        let words = form.area(AnswerToTell.field, "The reasons", max: 5_000)
        LookedAt.check(&form, page.hints(in: words, of: recommendation.id.raw))
        let mark = try visit.sent.only(ActionForm.mark) ?? ""
        guard try form.isRight() else {
            return .page(recommendationPage(recommendation, page, worker, visit, form.shown), status: 422)
        }
        do {
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.mustBe(mark, recommendation.id)
                return try review.passingOnAnswer(to: recommendation.id, words, by: page.actor, in: around)
            }
        } catch let refusal as Refusal {
            let status = try form.note(refusal, of: "recommendation")
            let (now, fresh) = try await self.recommendation(visit, worker)
            return .page(recommendationPage(now, fresh, worker, visit, form.shown), status: status)
        }
        return .seeOther("/work/recommendations/\(recommendation.id)")
    }
}
