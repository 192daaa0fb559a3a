import Casework
import Desk
import Records
import Text

// A case, and the acts that can be done on it: each act a page of its own with one form.
extension Pages {
    @Sendable func casePage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await desk.casePage(try await key(visit, worker))
        let feedback = try await desk.feedback(of: page.key).map(FiguresView.said)
        return .page(
            Layout.page(
                "Case \(page.application.reference)",
                for: worker.audience,
                back: "/work",
                "\(CaseView(page: page, token: visit.formToken).html)\(feedback)"
            )
        )
    }

    func key(_ visit: Visit, _ worker: Worker) async throws -> CaseKey {
        guard let reference = visit.parameters["reference"].flatMap({ CaseReference($0) }) else { throw Fault.notFound }
        return try await desk.find(reference, for: worker.signedIn)
    }

    @Sendable func actForm(_ act: CaseAct, _ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await desk.casePage(try await key(visit, worker))
        guard act.isOpen(page) else { return .seeOther("/work/cases/\(page.application.reference)") }
        return .page(actPage(act, page, worker, visit, act.prefilled(page)))
    }

    func actPage(
        _ act: CaseAct,
        _ page: CasePage,
        _ worker: Worker,
        _ visit: Visit,
        _ shown: Shown
    ) -> HTML {
        let path = "/work/cases/\(page.application.reference)"
        return Layout.form(
            act.title,
            for: worker.audience,
            back: path,
            shown: shown,
            """
            <h1>\(act.title)</h1>
            <p>Case \(page.application.reference)</p>
            \(act.warnsOfDanger ? DangerView(page: page).banner : nil)\
            \(Pieces.form(
                "\(path)/\(act.noun)", visit.formToken, button: act.button,
                SeenCase.field(page) + act.fields(page, shown)))
            """
        )
    }

    /// Does it, or shows the form again with everything that is wrong. What the law or the procedure forbids comes back
    /// as a refusal. Where something else happened to the case since the form was made, nothing is done: the same form
    /// sent twice acts once, and nobody acts on what they have not read.
    @Sendable func perform(_ act: CaseAct, _ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        var page = try await desk.casePage(key)
        var form = visit.form()
        guard try SeenCase.isStill(page, form) else { return changed(act, form, page, worker, visit) }
        page.mustBeAsSeen = page.seen
        let done: Bool
        do {
            done = try await perform(act, &form, page)
        } catch is CaseChanged {
            return changed(act, form, try await desk.casePage(key), worker, visit)
        }
        guard done else { return .page(actPage(act, page, worker, visit, form.shown), status: 422) }
        // Who shut themselves out may not see the case any more.
        let isLeaving = act.noun == "shut-outs" || act.noun == "conflict" && form.shown.has("conflict", "yes")
        if act.noun == "conflict-noted" {
            return .seeOther("/work/cases/\(page.application.reference)/meeting/record#part-conflicts")
        }
        return .seeOther(isLeaving ? "/work" : "/work/cases/\(page.application.reference)")
    }

    private func changed(
        _ act: CaseAct,
        _ form: Form,
        _ page: CasePage,
        _ worker: Worker,
        _ visit: Visit
    ) -> Reply {
        var form = form
        form.note(SeenCase.name, SeenCase.sentence + SeenCase.since(page, form), anchor: "main")
        return .page(actPage(act, page, worker, visit, form.shown), status: 409)
    }

    /// A refusal that other answers could mend is said above the form, with everything that was typed kept; one that
    /// they could not is thrown.
    private func perform(_ act: CaseAct, _ form: inout Form, _ page: CasePage) async throws -> Bool {
        do {
            return try await act.perform(&form, page, desk)
        } catch let refusal as Refusal {
            switch refusal {
            case .wrongStage, .notYours, .calendarEnds, .already: throw refusal
            case .missing, .date, .unknown, .tooFewBodies, .openActions, .samePerson, .notReadForDanger,
                .tooManyReports, .decision, .people, .meeting, .part, .stillOpen, .tookPart:
                form.note(act.noun, refusal.sentence, anchor: "main")
                return false
            }
        }
    }
}
