import Casework
import Desk
import Records
import Text

// What an agency is asked: one page each for a request for information, an action and a recommendation. It shows what is
// needed to answer and not the whole case.
extension Pages {
    // Requests for information.

    @Sendable func requestPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (request, page) = try await request(visit, worker)
        return .page(requestPage(request, page, worker, visit, Shown()))
    }

    private func request(_ visit: Visit, _ worker: Worker) async throws -> (InformationRequest, CasePage) {
        guard let id = visit.parameters["id"].flatMap({ InformationRequest.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(request: id, for: worker.signedIn))
        guard let request = page.application.requests.first(where: { $0.id == id }) else { throw DeskError.absent }
        return (request, page)
    }

    private func requestPage(
        _ request: InformationRequest, _ page: CasePage, _ worker: Worker, _ visit: Visit, _ shown: Shown
    ) -> HTML {
        let answered: HTML? = request.answer.map { answer in
            "<h2>Answered</h2>\n<p>\(answer.kind.inWords), \(Pieces.date(answer.on)).</p>\(Pieces.lines(answer.text))"
        }
        let isOpen = request.answer.map { $0.kind == .partial } ?? true
        let form: HTML? =
            isOpen && mayAnswer(for: request.agency, page)
            ? Pieces.form(
                "/work/requests/\(request.id)", visit.formToken, button: "Send the answer",
                shown.radios("kind", "What do you answer?", InformationRequest.Answer.Kind.allCases.map {
                    Choice($0.rawValue, $0.inWords)
                })
                    + shown.area(
                        "text", "The chronology, or the reason",
                        hint: "Reports with their dates, what was done and by whom. If you refuse, the ground in law.", rows: 12)
                    + shown.date("rest_by", "If a part is still to come: by when?")) : nil
        return Layout.form(
            "Request for information", for: worker.audience, back: "/work", shown: shown,
            """
            <h1>Request for information</h1>
            \(Pieces.list([
                ("Case", HTML.link(to: "/work/cases/\(page.application.reference)", "\(page.application.reference)")),
                ("Area", "\(page.areaName)"), ("About", page.applicant.map { "\($0.onBehalfOf ?? $0.name)" }),
                ("Asked of", "\(page.agencyName(request.agency))"), ("What is asked", Pieces.lines(request.asked)),
                ("What it is for", Pieces.lines(request.purpose)),
                ("Asked on", Pieces.date(request.askedOn)), ("Due", Pieces.date(request.due)),
                ("Your duty", "You \(request.answering.inWords)."),
            ]))
            \(answered)
            \(form)
            """)
    }

    @Sendable func answerRequest(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (request, page) = try await request(visit, worker)
        var form = visit.form()
        let kind: InformationRequest.Answer.Kind? = form.choice("kind", "Choose what you answer")
        let text = form.area(
            "text", "The answer", max: 15_000, required: kind != nil && kind != .nothingHeld,
            missing: kind == .refused ? "Enter why you refuse" : "Enter what you hold")
        let restBy = form.date(
            "rest_by", "The day by which the rest will come", .from(page.today.adding(days: 1)), required: kind == .partial)
        guard try form.isRight(), let kind else {
            return .page(requestPage(request, page, worker, visit, form.shown), status: 422)
        }
        try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
            try application.answering(
                request.id, kind, text: text, restBy: kind == .partial ? restBy : nil, by: page.actor, in: around)
        }
        return .seeOther("/work/requests/\(request.id)")
    }

    // Actions.

    @Sendable func actionPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (action, page) = try await action(visit, worker)
        return .page(actionPage(action, page, worker, visit, Shown()))
    }

    private func action(_ visit: Visit, _ worker: Worker) async throws -> (Action, CasePage) {
        guard let id = visit.parameters["id"].flatMap({ Action.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(action: id, for: worker.signedIn))
        guard let action = page.review?.actions.first(where: { $0.id == id }) else { throw DeskError.absent }
        return (action, page)
    }

    private enum ActionAnswer: String { case accept, decline, done }

    private func actionPage(
        _ action: Action, _ page: CasePage, _ worker: Worker, _ visit: Visit, _ shown: Shown
    ) -> HTML {
        var choices = [Choice("done", "It is done"), Choice("decline", "We decline")]
        if action.state.name == .offered { choices.insert(Choice("accept", "We accept"), at: 0) }
        let form: HTML? =
            action.isOpen && mayAnswer(for: action.agency, page)
            ? Pieces.form(
                "/work/actions/\(action.id)", visit.formToken, button: "Save",
                shown.radios("answer", "How does it stand?", choices)
                    + shown.area("text", "The evidence that it is done, or why you decline", rows: 4)) : nil
        return Layout.form(
            "Action", for: worker.audience, back: "/work", shown: shown,
            """
            <h1>Action</h1>
            \(Pieces.list([
                ("Case", HTML.link(to: "/work/cases/\(page.application.reference)", "\(page.application.reference)")),
                ("Agency", "\(page.agencyName(action.agency))"), ("Person", "\(page.officerName(action.person))"),
                ("What is to be done", Pieces.lines(action.text)), ("Done when", Pieces.lines(action.doneWhen)),
                ("By", Pieces.date(action.due)), ("How it stands", "\(action.state.inWords)"),
            ]))
            \(form)
            """)
    }

    @Sendable func answerAction(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (action, page) = try await action(visit, worker)
        var form = visit.form()
        let answer: ActionAnswer? = form.choice("answer", "Choose how it stands")
        let text = form.area(
            "text", "The evidence or the reason", max: 5_000, required: answer == .done || answer == .decline,
            missing: answer == .done ? "Enter the evidence that it is done" : "Enter why you decline")
        guard try form.isRight(), let answer else {
            return .page(actionPage(action, page, worker, visit, form.shown), status: 422)
        }
        let state: Action.State =
            switch answer {
            case .accept: .accepted(on: page.today)
            case .decline: .declined(on: page.today, because: text)
            case .done: .done(on: page.today, evidence: text)
            }
        try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
            try review.updating(action.id, to: state, by: page.actor, in: around)
        }
        return .seeOther("/work/actions/\(action.id)")
    }

    // Recommendations.

    @Sendable func recommendationPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (recommendation, page) = try await recommendation(visit, worker)
        return .page(recommendationPage(recommendation, page, worker, visit, Shown()))
    }

    private func recommendation(_ visit: Visit, _ worker: Worker) async throws -> (Recommendation, CasePage) {
        guard let id = visit.parameters["id"].flatMap({ Recommendation.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(recommendation: id, for: worker.signedIn))
        guard let recommendation = page.review?.recommendations.first(where: { $0.id == id }) else {
            throw DeskError.absent
        }
        return (recommendation, page)
    }

    private enum RecommendationAnswer: String { case accepted, inPart = "in-part", declined }

    private func recommendationPage(
        _ recommendation: Recommendation, _ page: CasePage, _ worker: Worker, _ visit: Visit, _ shown: Shown
    ) -> HTML {
        let form: HTML? =
            recommendation.answer == nil && mayAnswer(for: recommendation.agency, page)
            ? Pieces.form(
                "/work/recommendations/\(recommendation.id)", visit.formToken, button: "Send the answer",
                shown.radios("answer", "What do you answer?", [
                    Choice("accepted", "We accept it"), Choice("in-part", "We accept it in part"),
                    Choice("declined", "We decline it"),
                ]) + shown.area("reason", "If in part or not: why?", rows: 4)) : nil
        return Layout.form(
            "Recommendation", for: worker.audience, back: "/work", shown: shown,
            """
            <h1>Recommendation</h1>
            <p>A body that exercises public functions must have regard to it (section 104(7)).</p>
            \(Pieces.list([
                ("Case", HTML.link(to: "/work/cases/\(page.application.reference)", "\(page.application.reference)")),
                ("To", "\(page.agencyName(recommendation.agency))"),
                ("Recommendation", Pieces.lines(recommendation.text)),
                ("Answer", "\(recommendation.answer?.inWords ?? "not answered yet")"),
            ]))
            \(form)
            """)
    }

    @Sendable func answerRecommendation(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (recommendation, page) = try await recommendation(visit, worker)
        var form = visit.form()
        let answer: RecommendationAnswer? = form.choice("answer", "Choose what you answer")
        let reason = form.area(
            "reason", "The reason", max: 5_000, required: answer == .inPart || answer == .declined,
            missing: "Enter why you do not accept all of it")
        guard try form.isRight(), let answer else {
            return .page(recommendationPage(recommendation, page, worker, visit, form.shown), status: 422)
        }
        let value: Recommendation.Answer =
            switch answer {
            case .accepted: .accepted(on: page.today)
            case .inPart: .inPart(on: page.today, because: reason)
            case .declined: .declined(on: page.today, because: reason)
            }
        try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
            try review.answeringRecommendation(recommendation.id, value, by: page.actor, in: around)
        }
        return .seeOther("/work/recommendations/\(recommendation.id)")
    }

    /// Those of the agency answer; a coordinator may enter what an agency told them.
    private func mayAnswer(for agency: Agency.ID, _ page: CasePage) -> Bool {
        page.key.officer.agency == agency || page.isHeld(by: .coordinator)
    }
}
