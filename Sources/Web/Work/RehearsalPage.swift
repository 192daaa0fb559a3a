import Casework
import Desk
import FoundationEssentials
import Post
import Records
import Shipped
import Text

// What would be sent to a day, before it is.
extension Pages {
    /// How far ahead the page looks, in days.
    private static let horizon = 92

    @Sendable func rehearsalPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = Form(visit.query)
        let hasBoxes = DateParts.Part.allCases.contains { !form.fields.values("until-\($0.rawValue)").isEmpty }
        let until = hasBoxes ? form.date("until", "Until") : today.adding(days: 14)
        guard let until = try checked(until, "until", &form) else {
            return .page(try rehearsalPage(worker, visit, form.shown, []), status: 422)
        }
        return .page(
            try rehearsalPage(worker, visit, filled(until), try await rehearse(worker, until: until, under: nil)))
    }

    /// The same with what a procedure would change that is not saved: nothing of it is kept.
    @Sendable func rehearseProcedure(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let until = form.date("last", "The day")
        let name = form.text("shipped", "A procedure that ships", max: 80, required: false)
        let shipped = Shipped.procedures.first { $0.name.utf8.elementsEqual(name.utf8) }
        if !name.isEmpty, shipped == nil { form.note("shipped", "Choose a procedure of the list, or paste one") }
        let text = form.area(
            "procedure", "The procedure", max: 60_000, required: shipped == nil,
            missing: "Choose a procedure, or paste the text of one")
        if shipped != nil, !text.isEmpty { form.note("procedure", "Choose a procedure or paste one, not both") }
        var procedure: Procedure?
        if let source = shipped?.text ?? (text.isEmpty ? nil : text) {
            do {
                procedure = try ProcedureFile.read(Array(source.utf8))
            } catch {
                for mistake in error.all.prefix(10) { form.note("procedure", mistake.sentence) }
            }
        }
        guard let until = try checked(until, "last", &form), let procedure else {
            return .page(try rehearsalPage(worker, visit, form.shown, []), status: 422)
        }
        var shown = filled(until)
        shown.values["procedure"] = [text]
        shown.values["shipped"] = [name]
        return .page(
            try rehearsalPage(worker, visit, shown, try await rehearse(worker, until: until, under: procedure)))
    }

    /// Both forms with the day filled in.
    private func filled(_ until: CivilDate) -> Shown {
        var shown = Shown()
        shown.set("until", until)
        shown.set("last", until)
        return shown
    }

    private func checked(_ until: CivilDate?, _ name: String, _ form: inout Form) throws -> CivilDate? {
        if let until, !(0...Pages.horizon).contains(until.days(since: today)) {
            form.note(name, "The day must be between today and \(Pages.horizon) days from now", anchor: "\(name)-day")
        }
        return try form.isRight() ? until : nil
    }

    private func rehearse(
        _ worker: Worker, until: CivilDate, under procedure: Procedure?
    ) async throws -> [Rehearsals] {
        var found: [Rehearsals] = []
        for office in try coordinating(worker) {
            found.append(
                try await desk.rehearse(until: until, under: procedure, window: settings.window, for: office))
        }
        return found
    }

    private func rehearsalPage(
        _ worker: Worker, _ visit: Visit, _ shown: Shown, _ found: [Rehearsals]
    ) throws -> HTML {
        _ = try coordinating(worker)
        return Layout.form(
            "What would be sent",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>What would be sent</h1>
            <p>Every message that leaves until a day if nobody does anything meanwhile. Nothing is sent by looking.</p>
            <form method="get" action="/work/rehearsal" novalidate>
            \(shown.date("until", "Until which day?", hint: nil))
            <button>Show</button>
            </form>
            \(found.compactMap { change($0) })
            \(found.map { messages($0) })
            <h2>Try a procedure before it is saved</h2>
            <p>Choose a procedure that ships, or paste the text of one, to see which reminders of the open duties would be \
            added, fall away or move. Nothing is saved.</p>
            \(Pieces.form(
                "/work/rehearsal", visit.formToken, button: "Compare", second: true,
                """
                \(shown.date("last", "Until which day?", hint: nil))
                \(shown.select("shipped", "A procedure that ships", Shipped.procedures.map { Choice($0.name, $0.name) }))
                \(shown.area("procedure", "Or the text of a procedure (YAML)", rows: 10))
                """))
            """
        )
    }

    private func messages(_ found: Rehearsals) -> HTML {
        guard !found.entries.isEmpty else { return "<p>Nothing would be sent.</p>" }
        let rows: [[HTML]] = found.entries.map { entry in
            [
                Pieces.moment(entry.at), "\(entry.kind.inWords)",
                "\(found.names.of(entry.to))\(entry.absent.map { ", for \(found.names.of(.person($0)))" } ?? "")",
                HTML(entry.reasons.map { "\(RehearsalWords.of($0, found.names))" }, separator: "<br>"),
                "\(entry.channel)",
            ]
        }
        let cut: HTML? =
            found.isCut ? "<p>There are more open duties than \(String(Rehearsals.limit)): these come first.</p>" : nil
        return "\(cut)\(Pieces.table("Messages", ["When", "What", "To", "Why", "By"], rows))"
    }

    private func change(_ found: Rehearsals) -> HTML? {
        guard let change = found.change else { return nil }
        func row(_ what: HTML, _ line: RehearsalChange.Line) -> [HTML] {
            [
                what, Pieces.moment(line.at), "\(found.names.of(line.to))",
                "\(RehearsalWords.of(.rung(line.rung), found.names))",
            ]
        }
        let rows =
            change.added.map { row("Added", $0) } + change.gone.map { row("Gone", $0) }
            + change.moved.map { row("Moved from \(Pieces.moment($0.from.at))", $0.to) }
        guard !rows.isEmpty else { return "<p>Under that procedure no reminder would change.</p>" }
        return Pieces.table("What that procedure would change", ["Change", "When", "To", "Why"], rows)
    }
}
