import Casework
import Desk
import Records
import Text

// A request for information, as the agency that is asked reads and answers it. This page and those of an action and a
// recommendation show what is needed to answer and not the whole case.
extension Pages {
    @Sendable func requestPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (request, page) = try await request(visit, worker)
        let own = page.reference(of: request.agency)
        return .page(requestPage(request, page, worker, visit, Shown(own.map { ["agency_reference": $0] } ?? [:])))
    }

    private func request(_ visit: Visit, _ worker: Worker) async throws -> (InformationRequest, CasePage) {
        guard let id = visit.parameters["id"].flatMap({ InformationRequest.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(request: id, for: worker.signedIn))
        guard let request = page.application.requests.first(where: { $0.id == id }) else { throw DeskError.absent }
        return (request, page)
    }

    private func requestPage(
        _ request: InformationRequest,
        _ page: CasePage,
        _ worker: Worker,
        _ visit: Visit,
        _ shown: Shown
    ) -> HTML {
        let answered: HTML? = request.answer.map { answer in
            "<h2>Answered</h2>\n<p>\(answer.kind.inWords), \(Pieces.date(answer.on)).</p>\(Pieces.lines(answer.text))"
        }
        let isOpen = request.answer.map { $0.kind == .partial } ?? true
        let form: HTML? =
            isOpen && mayAnswer(for: request.agency, page)
            ? Pieces.form(
                "/work/requests/\(request.id)",
                visit.formToken,
                button: "Send the answer",
                shown.radios(
                    "kind",
                    "What do you answer?",
                    InformationRequest.Answer.Kind.allCases.map {
                        Choice($0.rawValue, $0.inWords)
                    }
                )
                    + shown.area(
                        "text",
                        "The chronology, or the reason",
                        hint: "Reports with their dates, what was done and by whom. If you refuse, the ground in law.",
                        rows: 12
                    )
                    + shown.date("rest_by", "If a part is still to come: by when?")
                    + shown.input(
                        "agency_reference", "Your own reference for this case, if you have one",
                        hint: "It stands in our messages to you.", width: "short")
            ) : nil
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
                ("Asked of", "\(page.agencyName(request.agency))"), ("What is asked", Pieces.lines(request.asked)),
                ("What it is for", Pieces.lines(request.purpose)),
                ("Asked on", Pieces.date(request.askedOn)), ("Due", Pieces.date(request.due)),
                ("Your duty", "You \(request.answering.inWords)."),
            ]))
            \(answered)
            \(form)
            """
        )
    }

    @Sendable func answerRequest(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (request, page) = try await request(visit, worker)
        var form = visit.form()
        let kind: InformationRequest.Answer.Kind? = form.choice("kind", "Choose what you answer")
        let text = form.area(
            "text",
            "The answer",
            max: 15_000,
            required: kind != nil && kind != .nothingHeld,
            missing: kind == .refused ? "Enter why you refuse" : "Enter what you hold"
        )
        let restBy = form.date(
            "rest_by",
            "The day by which the rest will come",
            .from(page.today.adding(days: 1)),
            required: kind == .partial
        )
        let own = form.text(
            "agency_reference", "Your own reference", max: AgencyReference.longest, required: false)
        guard try form.isRight(), let kind else {
            return .page(requestPage(request, page, worker, visit, form.shown), status: 422)
        }
        if !own.isEmpty, page.reference(of: request.agency) != own {
            try await desk.enter(reference: own, for: request.agency, of: page.key)
        }
        try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
            try application.answering(
                request.id,
                kind,
                text: text,
                restBy: kind == .partial ? restBy : nil,
                by: page.actor,
                in: around
            )
        }
        return .seeOther("/work/requests/\(request.id)")
    }

    /// Those of the agency answer; a coordinator may enter what an agency told them.
    func mayAnswer(for agency: Agency.ID, _ page: CasePage) -> Bool {
        page.key.officer.serves(agency) || page.isHeld(by: .coordinator)
    }
}
