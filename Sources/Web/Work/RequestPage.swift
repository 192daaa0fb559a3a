import Casework
import Desk
import FoundationEssentials
import Records
import Text

// A request for information, as the agency that is asked reads and answers it. This page and those of an action and a
// recommendation show what is needed to answer and not the whole case.
extension Pages {
    func addRequests(to routes: inout Routes) {
        routes.get("/work/requests/{id}", requestPage)
        routes.upload("/work/requests/{id}", answerRequest)
        routes.post("/work/requests/{id}/again", askRequestAgain)
        routes.post("/work/requests/{id}/settle", settleRequest)
        routes.get("/work/cases/{reference}/chronology", chronologyPage)
        routes.post("/work/cases/{reference}/chronology", compareEntries)
    }

    @Sendable func requestPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (request, page) = try await request(visit, worker)
        let corrects = visit.query.values("correct").first.flatMap { Int($0) }
        let form = AnswerForm(page: page, request: request, corrects: corrects)
        return .page(requestPage(form, worker, visit, form.prefilled))
    }

    func request(_ visit: Visit, _ worker: Worker) async throws -> (InformationRequest, CasePage) {
        guard let id = visit.parameters["id"].flatMap({ InformationRequest.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(request: id, for: worker.signedIn))
        guard let request = page.application.requests.first(where: { $0.id == id }) else { throw DeskError.absent }
        return (request, page)
    }

    func requestPage(
        _ form: AnswerForm, _ worker: Worker, _ visit: Visit, _ shown: Shown, preview: HTML? = nil,
        following: HTML? = nil
    ) -> HTML {
        let (request, page) = (form.request, form.page)
        let mayAnswer = mayAnswer(request, page)
        let title =
            form.corrects.map { "Put answer \($0) right" }
            ?? (request.answers.isEmpty ? (form.isTold ? "Their answer" : "Your answer") : "Add to the answer")
        let beside: HTML? = form.corrects == nil ? nil : "<p>What was answered first stays beside it.</p>\n"
        let submission = Submission.id(visit) ?? Casework.Application.ID(UUID())
        let isOpen = form.corrects != nil || [nil, .partial].contains(request.answer?.kind) || request.isAskedAgain
        let answer: HTML? =
            mayAnswer && isOpen
            ? """
            <h2>\(title)</h2>
            \(beside)\
            <form method="post" action="/work/requests/\(request.id)" enctype="multipart/form-data" novalidate>
            \(FormToken.field(visit.formToken))
            \(Submission.field(submission, visit))\
            <input type="hidden" name="\(ActionForm.mark)" value="\(request.mark)">
            \(preview)
            \(form.html(shown))
            <button name="do" value="send">Send the answer</button>
            </form>

            """ : nil
        return Layout.form(
            "Request for information",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Request for information</h1>
            \(Pieces.list([
                ("Case", HTML.link(to: "/work/cases/\(page.application.reference)", "\(page.application.reference)")),
                ("Area", "\(page.areaName)"), ("About", page.applicant.map { "\($0.onBehalfOf ?? $0.name)" }),
                ("Asked of", "\(page.requestee(request))"),
                ("Written to", OutsideLetters.reach(request, page)), ("Told", OutsideLetters.html(request, page)), ("Asked for", "\(request.kind.inWords)"),
                ("What is asked", Pieces.lines(request.asked)),
                ("What it is for", Pieces.lines(request.purpose)),
                ("Asked on", Pieces.date(request.askedOn)), ("Due", Pieces.date(request.due)),
                (form.isTold ? "Their duty" : "Your duty",
                 "\(form.isTold ? "They" : "You") \(request.answering.inWords)."),
                ("How it stands", RequestWords.standing(request, page)),
            ]))
            \(following ?? FollowingRequest(page: page, request: request, token: visit.formToken).html(Shown()))
            \(AnswerView(page: page, request: request, mayCorrect: mayAnswer).html)
            \(answer)
            """
        )
    }

    @Sendable func answerRequest(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (request, page) = try await request(visit, worker)
        var form = visit.form()
        let answer = AnswerForm(
            page: page, request: request, corrects: try visit.sent.only("corrects").flatMap { Int($0) })
        let what = try visit.sent.only("do") ?? "send"
        if what == "row" {
            var shown = form.shown
            shown.values["rows"] = ["\(AnswerForm.rows(shown) + AnswerForm.fewestRows)"]
            return .page(requestPage(answer, worker, visit, shown))
        }
        if let file = visit.files["file"] {
            return .page(uploaded(file, answer, form, worker, visit))
        }
        if what == "check" { return .page(checked(answer, form, worker, visit)) }
        let given = answer.read(&form, submission: Submission.id(visit).map { .init($0.raw) })
        let pasted = form.area("pasted", "The chronology", max: AnswerForm.longestChronology, required: false)
        guard try form.isRight(), let given else {
            let preview = AnswerPreview.html(answer.chronology(pasted), pasted, visit)
            return .page(requestPage(answer, worker, visit, form.shown, preview: preview), status: 422)
        }
        guard pasted.isEmpty || AnswerPreview.isChecked(pasted, visit) else {
            return .page(checked(answer, form, worker, visit))
        }
        do {
            try await save(given, answer, form, visit)
        } catch Refusal.already(Refusal.changedMeanwhile) {
            let status = try form.note(.already(Refusal.changedMeanwhile), of: "request")
            let (now, fresh) = try await self.request(visit, worker)
            let again = AnswerForm(page: fresh, request: now, corrects: answer.corrects)
            return .page(requestPage(again, worker, visit, form.shown), status: status)
        }
        return .seeOther("/work/requests/\(request.id)")
    }

    private func save(_ given: InformationRequest.Given, _ answer: AnswerForm, _ form: Form, _ visit: Visit)
        async throws
    {
        var form = form
        let (request, page) = (answer.request, answer.page)
        let own = form.text("agency_reference", "Your own reference", max: AgencyReference.longest, required: false)
        if !own.isEmpty, !answer.isTold, page.reference(of: request.agency) != own {
            try await desk.enter(reference: own, for: request.agency, of: page.key)
        }
        let mark = try visit.sent.only(ActionForm.mark) ?? ""
        try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
            try application.mustBe(mark, request.id, unless: given.submission)
            return try application.answering(request.id, with: given, beside: review, by: page.actor, in: around)
        }
    }

    /// The form again with what was understood of the lines in it.
    private func checked(_ answer: AnswerForm, _ form: Form, _ worker: Worker, _ visit: Visit) -> HTML {
        var form = form
        let pasted = form.area("pasted", "The chronology", max: AnswerForm.longestChronology, required: false)
        _ = answer.entries(&form, pasted)
        let preview = AnswerPreview.html(answer.chronology(pasted), pasted, visit)
        return requestPage(answer, worker, visit, form.shown, preview: preview)
    }

    /// What was uploaded stands in the box as lines, after what stood there, to be looked at and corrected.
    private func uploaded(
        _ file: [UInt8], _ answer: AnswerForm, _ form: Form, _ worker: Worker, _ visit: Visit
    ) -> HTML {
        var form = form
        switch ChronologyUpload.read(file) {
        case .failure(let fault):
            form.note("file", fault.sentence)
            return requestPage(answer, worker, visit, form.shown)
        case .success(let lines):
            let stood = form.area("pasted", "The chronology", max: AnswerForm.longestChronology, required: false)
            var fields = form.fields.all.filter { $0.name != "pasted" }
            fields.append(.init(name: "pasted", value: stood.isEmpty ? lines : "\(stood)\n\(lines)"))
            return checked(answer, Form(FormFields(fields)), worker, visit)
        }
    }

    /// Those of the agency answer; a coordinator may enter what an agency told them.
    func mayAnswer(for agency: Agency.ID, _ page: CasePage) -> Bool {
        page.key.officer.serves(agency) || page.isHeld(by: .coordinator)
    }

    private func mayAnswer(_ request: InformationRequest, _ page: CasePage) -> Bool {
        request.outside == nil ? mayAnswer(for: request.agency, page) : page.isHeld(by: .coordinator)
    }
}
