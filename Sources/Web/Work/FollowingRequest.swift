import Casework
import Desk
import Text

/// What a coordinator can do about a request after it was asked: ask again, or say that an answer is seen to.
struct FollowingRequest {
    let page: CasePage
    let request: InformationRequest
    let token: String

    func html(_ shown: Shown) -> HTML? {
        guard page.isHeld(by: .coordinator) else { return nil }
        let matter: HTML? = request.matter.map { matter in
            """
            <div class="notice"><h2>For you to see to</h2><p>\(matter.whatToDo(request.answering))</p></div>
            \(Pieces.act("It is seen to", isOpen: shown.mistake("settled") != nil, Pieces.form(
                "/work/requests/\(request.id)/settle", token, button: "It is seen to",
                shown.area("settled", "What came of it?", hint: "Like: the ground holds, the panel goes ahead without it.", rows: 3))))
            """
        }
        guard page.application.waits(for: request.kind, beside: page.review) else { return matter }
        let again = Pieces.act(
            "Ask \(page.requestee(request)) again",
            isOpen: ["again", "due", "outside_email", "outside_address"].contains { shown.mistake($0) != nil },
            Pieces.form(
                "/work/requests/\(request.id)/again", token, button: "Ask again",
                shown.area("again", "What do you ask for now?", rows: 4)
                    + (request.outside == nil
                        ? ""
                        : OutsideContactFields.html(
                            shown.values.isEmpty ? OutsideContactFields.prefilled(request.contact) : shown))
                    + shown.date("due", "By when? (leave empty for the day that the procedure says)")))
        return "\(matter)\(again)"
    }
}

extension Pages {
    @Sendable func askRequestAgain(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (request, page) = try await request(visit, worker)
        var form = visit.form()
        let words = form.area("again", "What you ask for", max: 4_000)
        let due = form.date("due", "The day by which you ask for it", .from(page.today), required: false)
        let contact = request.outside == nil ? nil : OutsideContactFields.read(&form)
        guard try form.isRight() else { return following(request, page, form, worker, visit) }
        try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
            try application.askingAgain(
                request.id, for: words, due: due, at: contact, beside: review, by: page.actor, in: around)
        }
        return .seeOther("/work/requests/\(request.id)")
    }

    @Sendable func settleRequest(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (request, page) = try await request(visit, worker)
        var form = visit.form()
        let words = form.area("settled", "What came of it", max: 2_000)
        guard try form.isRight() else { return following(request, page, form, worker, visit) }
        try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
            try application.settling(request.id, because: words, by: page.actor, in: around)
        }
        return .seeOther("/work/requests/\(request.id)")
    }

    private func following(
        _ request: InformationRequest, _ page: CasePage, _ form: Form, _ worker: Worker, _ visit: Visit
    ) -> Reply {
        let html = FollowingRequest(page: page, request: request, token: visit.formToken).html(form.shown)
        var shown = Shown()
        shown.mistakes = form.shown.mistakes
        return .page(
            requestPage(
                AnswerForm(page: page, request: request, corrects: nil), worker, visit, shown, following: html),
            status: 422)
    }
}
