import Casework
import Desk
import Records
import Text

// The forms of the acts on facts.
extension Pages {
    private func matter(_ act: FactAct, _ visit: Visit, _ page: CasePage) async throws -> FactAct.Matter {
        var report: Casework.Application.Report?
        if let text = visit.parameters["number"] {
            guard let number = Int(text), let found = page.application.reports.first(where: { $0.number == number })
            else { throw Fault.notFound }
            report = found
        }
        let asked = try visit.query.only("reports").flatMap {
            NumberList.read($0, in: 1...Casework.Application.mostReports)
        }
        let path = act.path.replacing("{number}", with: report.map { "\($0.number)" } ?? "")
        return FactAct.Matter(
            page: page, areas: try await desk.areas(), report: report, asked: asked ?? [],
            path: "\(page.thresholdPath)/\(path)")
    }

    func factForm(_ act: FactAct, _ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await desk.casePage(try await key(visit, worker))
        let matter = try await matter(act, visit, page)
        guard page.mayCorrect else { return .seeOther(page.thresholdPath) }
        return .page(factPage(act, matter, worker, visit, act.prefilled(matter)))
    }

    /// Does it, or shows the form again with everything that is wrong. Where something else happened to the case since
    /// the form was made, nothing is done.
    func perform(_ act: FactAct, _ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        var page = try await desk.casePage(key)
        var form = visit.form()
        guard try SeenCase.isStill(page, form) else {
            return try await changed(act, form, page, worker, visit)
        }
        page.mustBeAsSeen = page.seen
        let matter = try await matter(act, visit, page)
        do {
            guard try await done(act, &form, matter) else {
                return .page(factPage(act, matter, worker, visit, form.shown), status: 422)
            }
        } catch is CaseChanged {
            return try await changed(act, form, try await desk.casePage(key), worker, visit)
        }
        return .seeOther(page.thresholdPath)
    }

    /// A refusal that another answer could mend is said beside its field.
    private func done(_ act: FactAct, _ form: inout Form, _ matter: FactAct.Matter) async throws -> Bool {
        do {
            return try await act.perform(&form, matter, desk)
        } catch let refusal as Refusal {
            switch refusal {
            case .date(let name, _, _, _): form.note(name, refusal.sentence, anchor: "\(name)-day")
            case .missing("change"):
                form.note("reason", "Change at least one fact, or go back: all of them are as they were")
            case .missing("two reports"): form.note("reports", "Choose two reports or more")
            case .missing(let name): form.note(name, refusal.sentence)
            case .unknown("area"): form.note("area", "Choose an area that the service knows")
            case .unknown("report"): form.note("reports", "Choose reports that are in this case")
            case .already: form.note("reports", refusal.sentence)
            default: throw refusal
            }
            return false
        }
    }

    private func changed(
        _ act: FactAct,
        _ form: Form,
        _ page: CasePage,
        _ worker: Worker,
        _ visit: Visit
    ) async throws -> Reply {
        var form = form
        form.note(SeenCase.name, SeenCase.sentence, anchor: "main")
        let matter = try await matter(act, visit, page)
        return .page(factPage(act, matter, worker, visit, form.shown), status: 409)
    }

    private func factPage(
        _ act: FactAct,
        _ matter: FactAct.Matter,
        _ worker: Worker,
        _ visit: Visit,
        _ shown: Shown
    ) -> HTML {
        let title = act.title(matter)
        return Layout.form(
            title,
            for: worker.audience,
            back: matter.page.thresholdPath,
            shown: shown,
            """
            <h1>\(title)</h1>
            <p>Case \(matter.page.application.reference)</p>
            \(Pieces.form(
                matter.path, visit.formToken, button: act.button,
                SeenCase.field(matter.page) + act.fields(matter, shown)))
            \(act.below(matter))
            """
        )
    }
}
