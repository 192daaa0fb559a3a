import Casework
import Desk
import Records
import Text

// An action, as the agency that undertakes it reads and answers it.
extension Pages {
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
        _ action: Action,
        _ page: CasePage,
        _ worker: Worker,
        _ visit: Visit,
        _ shown: Shown
    ) -> HTML {
        var choices = [Choice("done", "It is done"), Choice("decline", "We decline")]
        if action.state.name == .offered { choices.insert(Choice("accept", "We accept"), at: 0) }
        let form: HTML? =
            action.isOpen && mayAnswer(for: action.agency, page)
            ? Pieces.form(
                "/work/actions/\(action.id)",
                visit.formToken,
                button: "Save",
                shown.radios("answer", "How does it stand?", choices)
                    + shown.area("text", "The evidence that it is done, or why you decline", rows: 4)
            ) : nil
        return Layout.form(
            "Action",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Action</h1>
            \(Pieces.list([
                ("Case", HTML.link(to: "/work/cases/\(page.application.reference)", "\(page.application.reference)")),
                ("Agency", "\(page.agencyName(action.agency))"), ("Person", "\(action.isOpen ? page.personNamed(action.person) : page.officerName(action.person))"),
                ("What is to be done", Pieces.lines(action.text)), ("Done when", Pieces.lines(action.doneWhen)),
                ("By", Pieces.date(action.due)),
                ("Looked at again", action.reviewOn.map { Pieces.date($0) }),
                ("Why this body does it", action.powerReason.map { Pieces.lines($0) }),
                ("How it stands", "\(action.state.inWords)"),
            ]))
            \(form)
            """
        )
    }

    @Sendable func answerAction(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (action, page) = try await action(visit, worker)
        var form = visit.form()
        let answer: ActionAnswer? = form.choice("answer", "Choose how it stands")
        let text = form.area(
            "text",
            "The evidence or the reason",
            max: 5_000,
            required: answer == .done || answer == .decline,
            missing: answer == .done ? "Enter the evidence that it is done" : "Enter why you decline"
        )
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
}
