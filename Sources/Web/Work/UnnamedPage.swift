import Casework
import Desk
import FoundationEssentials
import Records
import Text

// What somebody who left had open, and naming somebody for it.
extension Pages {
    @Sendable func unnamedPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await unnamed(visit, worker)
        var shown = Shown()
        shown.values["open"] = page.entries.map { $0.subject.uuidString.lowercased() }
        return .page(unnamedPage(page, worker, visit, shown))
    }

    private func unnamed(_ visit: Visit, _ worker: Worker) async throws -> UnnamedPage {
        guard let id = visit.parameters["id"].flatMap({ UUID(uuidString: $0) }) else { throw Fault.notFound }
        return try await desk.unnamed(id, for: worker.signedIn)
    }

    private func unnamedPage(_ page: UnnamedPage, _ worker: Worker, _ visit: Visit, _ shown: Shown) -> HTML {
        let named = page.entries.filter(\.what.isNamed)
        let others: [HTML] = page.entries.filter { !$0.what.isNamed }.map { entry in
            "\(HTML.link(to: "/work/cases/\(entry.reference)", "\(entry.reference)")): \(entry.what.inWords). A "
                + "coordinator or the chair nominates another."
        }
        let choices = named.map { entry in
            Choice(
                entry.subject.uuidString.lowercased(), "\(entry.reference): \(entry.what.inWords)",
                hint: entry.dueOn.map { "By \($0.inWords)" })
        }
        let form: HTML? =
            named.isEmpty
            ? nil
            : Pieces.form(
                "/work/unnamed/\(visit.parameters["id"] ?? "")", visit.formToken, button: "Name this person",
                shown.checkboxes("open", "What do they take over?", choices)
                    + shown.select(
                        "person", "Who takes it over?", page.people.map { Choice("\($0.person)", $0.name) }))
        return Layout.form(
            "Name a person",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Name a person</h1>
            <p>\(page.name) has left. This is open at \(page.agency.name), and no person is named for it. Its last days \
            stay as they are.</p>
            \(others.isEmpty ? nil : Pieces.items(others))
            \(form)
            <p>Is the right person not there? <a href="/work/people/add">Add them first</a>.</p>
            """
        )
    }

    @Sendable func namePerson(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await unnamed(visit, worker)
        guard let id = visit.parameters["id"].flatMap({ UUID(uuidString: $0) }) else { throw Fault.notFound }
        var form = visit.form()
        let ticked = form.checkboxes(
            "open", among: page.entries.map { $0.subject.uuidString.lowercased() },
            missing: "Tick what they take over")
        let person: Person.ID? = form.id("person", "Choose who takes it over")
        guard try form.isRight(), let person else {
            return .page(unnamedPage(page, worker, visit, form.shown), status: 422)
        }
        let chosen = Set(ticked.compactMap { UUID(uuidString: $0) })
        let done = try await mend(&form) {
            try await desk.name(person, for: chosen, of: id, by: page.office)
        }
        guard done else { return .page(unnamedPage(page, worker, visit, form.shown), status: 422) }
        return .seeOther("/work")
    }
}
