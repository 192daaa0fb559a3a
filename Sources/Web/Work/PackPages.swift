import Casework
import Desk
import FoundationEssentials
import Records
import Text

// The panel's pack: the versions that were sent, and for those who run the review what would be sent now.
extension Pages {
    func addPack(to routes: inout Routes) {
        routes.get("/work/cases/{reference}/pack", packPage)
        routes.get("/work/cases/{reference}/pack/{number}", packVersionPage)
        routes.post("/work/cases/{reference}/pack-question", askPanel)
        routes.post("/work/cases/{reference}/pack-settle", settlePanelQuestion)
        routes.post("/work/cases/{reference}/pack-name", hideFromPanel)
        routes.post("/work/cases/{reference}/pack-name-shown", showToPanel)
        routes.plain("/work/cases/{reference}/pack.css", packStyle)
    }

    @Sendable func packPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        if !key.officer.roles.isDisjoint(with: [.coordinator, .chair]) {
            return .page(draftPage(try await desk.packDraft(key), worker, visit, Shown()))
        }
        do {
            let pack = try await desk.pack(nil, key)
            return .page(versionPage(pack, worker))
        } catch DeskError.absent {
            return .page(notSentPage(worker, visit))
        }
    }

    @Sendable func packVersionPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let number = visit.parameters["number"].flatMap({ Int($0) }), number > 0 else { throw Fault.notFound }
        return .page(versionPage(try await desk.pack(number, try await key(visit, worker)), worker))
    }

    /// What is printed at the head and foot of each page; the rest of the style is the service's own sheet.
    @Sendable func packStyle(_ visit: Visit) async throws -> Reply {
        guard let reference = visit.parameters["reference"].flatMap({ CaseReference($0) }) else { throw Fault.notFound }
        let css = """
            @page { size: A4; margin: 20mm 16mm 18mm;
              @top-left { content: "\(reference)"; font: 9pt system-ui, sans-serif }
              @top-right { content: "Confidential: for the panel"; font: 9pt system-ui, sans-serif }
              @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt system-ui, sans-serif } }

            """
        return Reply(type: "text/css; charset=utf-8", body: Array(css.utf8))
    }

    private func style(_ page: CasePage) -> HTML {
        guard let address = HTML.address("/work/cases/\(page.application.reference)/pack.css") else { return "" }
        return "<link rel=\"stylesheet\" href=\"\(address)\">\n"
    }

    private func versionPage(_ pack: PackPage, _ worker: Worker) -> HTML {
        let view = PackView(pack: pack)
        let reference = pack.page.application.reference
        let sent: HTML? = pack.version.map { version in
            "<p>Version \(version.number), sent \(Pieces.moment(version.at)) by "
                + "\(pack.page.officerName(version.by)).</p>"
        }
        let newer: HTML? =
            (pack.versions.last?.number ?? 0) > (pack.version?.number ?? 0)
            ? "<div class=\"notice\"><p>There is a newer version: \(HTML.link(to: "/work/cases/\(reference)/pack/\(pack.versions.last?.number ?? 0)", "read it")).</p></div>"
            : nil
        return Layout.page(
            "Panel pack \(reference)", for: worker.audience, back: "/work/cases/\(reference)",
            """
            \(style(pack.page))<div class="pack">
            <h1>Panel pack: case \(reference)</h1>
            \(sent)
            \(newer)
            <p class="aside">That you opened it is on record. Print this page for paper or a PDF; keep neither longer \
            than you need it.</p>
            \(view.body)
            \(view.versions)
            \(view.readers)
            </div>
            """)
    }

    private func notSentPage(_ worker: Worker, _ visit: Visit) -> HTML {
        let reference = visit.parameters["reference"].flatMap { CaseReference($0) }.map { "\($0)" } ?? ""
        return Layout.page(
            "Panel pack \(reference)", for: worker.audience, back: "/work/cases/\(reference)",
            """
            <h1>Panel pack: case \(reference)</h1>
            <p>The pack has not been sent yet. You are told when it is.</p>
            """)
    }

    private func draftPage(_ pack: PackPage, _ worker: Worker, _ visit: Visit, _ shown: Shown) -> HTML {
        let view = PackView(pack: pack)
        let reference = pack.page.application.reference
        return Layout.form(
            "Panel pack \(reference)", for: worker.audience, back: "/work/cases/\(reference)", shown: shown,
            """
            \(style(pack.page))<div class="pack">
            <h1>Panel pack: case \(reference)</h1>
            \(sending(pack, visit))
            \(view.versions)
            \(view.readers)
            \(preparing(pack, visit, shown))
            <h2 class="aside">The pack as it would be sent now</h2>
            <p class="aside">What is <mark>marked</mark> is hidden from the panel. So are the applicant’s address, \
            telephone and email, and what was seen when the case was read for danger.</p>
            \(view.body)
            </div>
            """)
    }

    /// One click sends it, from the day on which it is due at the latest.
    private func sending(_ pack: PackPage, _ visit: Visit) -> HTML? {
        guard case .meetingSet? = pack.page.review?.stage else { return nil }
        let path = "/work/cases/\(pack.page.application.reference)"
        let due: HTML? = pack.page.deadlines.first {
            $0.duty == .step(.papersToPanel) && $0.state == "open"
        }.map { deadline in
            let late: HTML? = deadline.dueOn < pack.page.today ? " <span class=\"late\">late</span>" : nil
            return "<p>The panel should have its pack by <strong>\(Pieces.date(deadline.dueOn))</strong>.\(late)</p>"
        }
        let note = pack.page.review?.hearing?.papers?.text ?? ""
        return """
            <div class="notice">
            \(due)
            \(Pieces.form(
                "\(path)/papers", visit.formToken,
                button: pack.versions.isEmpty ? "Send this pack to the panel" : "Send this as a new version",
                SeenCase.field(pack.page) + "<input type=\"hidden\" name=\"papers\" value=\"\(note)\">\n"))
            <p>\(HTML.link(to: "\(path)/papers", "Send it with a note to the panel"))</p>
            </div>
            """
    }

    /// The questions and the names, each with a form of its own.
    private func preparing(_ pack: PackPage, _ visit: Visit, _ shown: Shown) -> HTML {
        let path = "/work/cases/\(pack.page.application.reference)"
        let open: [HTML] = pack.pack.questions.filter { $0.settled == nil }.enumerated().map { index, question in
            let id = question.id.uuidString.lowercased()
            let field = "reason-\(index + 1)"
            return Pieces.act(
                "Strike out: \(Marking.pieces(question.text).map(\.text).joined())",
                isOpen: shown.mistake(field) != nil,
                Pieces.form(
                    "\(path)/pack-settle", visit.formToken, button: "Strike it out", second: true,
                    "<input type=\"hidden\" name=\"question\" value=\"\(id)\">\n"
                        + "<input type=\"hidden\" name=\"field\" value=\"\(field)\">\n"
                        + shown.input(field, "How was it settled?")))
        }
        let names: [HTML] = pack.hiddenNames.map { name in
            "<li>\(name) "
                + Pieces.form(
                    "\(path)/pack-name-shown", visit.formToken, button: "Show \(name) to the panel", second: true,
                    "<input type=\"hidden\" name=\"name\" value=\"\(name)\">\n") + "</li>\n"
        }
        return """
            <div class="aside">
            <h2>Prepare it</h2>
            \(Pieces.act(
                "Add a question for the panel", isOpen: shown.mistake("question") != nil,
                Pieces.form(
                    "\(path)/pack-question", visit.formToken, button: "Add the question",
                    shown.area("question", "What should the panel find out?", rows: 3))))
            \(open)
            \(Pieces.act(
                "Hide a name from the panel", isOpen: shown.mistake("name") != nil,
                "<p>Wherever it stands in the pack and on the pages of the case it is struck out for everybody but "
                    + "coordinators and the chair, however it is spelt. A body still reads whole what it was asked and "
                    + "what it answered itself.</p>\n"
                    + Pieces.form(
                        "\(path)/pack-name", visit.formToken, button: "Hide the name",
                        shown.input("name", "The name, as it is written"))))
            \(names.isEmpty ? nil : "<h3>Hidden names</h3>\n<ul>\(names)</ul>" as HTML?)
            </div>
            """
    }

    @Sendable func askPanel(_ visit: Visit) async throws -> Reply {
        try await prepare(visit) { form, key in
            let question = form.area("question", "The question", max: 1_000, missing: "Enter the question")
            guard try form.isRight() else { return false }
            try await desk.askPanel(question, of: key)
            return true
        }
    }

    @Sendable func settlePanelQuestion(_ visit: Visit) async throws -> Reply {
        try await prepare(visit) { form, key in
            let id: ID<PanelPack.Question>? = form.id("question", "Choose one of the questions")
            let field = (try? form.fields.only("field")) ?? "reason-1"
            let reason = form.text(field, "How it was settled", max: 500, missing: "Enter how it was settled")
            guard try form.isRight(), let id else { return false }
            try await desk.settleQuestion(id.raw, because: reason, of: key)
            return true
        }
    }

    @Sendable func hideFromPanel(_ visit: Visit) async throws -> Reply {
        try await setName(visit, hidden: true)
    }

    @Sendable func showToPanel(_ visit: Visit) async throws -> Reply {
        try await setName(visit, hidden: false)
    }

    private func setName(_ visit: Visit, hidden: Bool) async throws -> Reply {
        try await prepare(visit) { form, key in
            let name = form.text("name", "The name", max: 200, missing: "Enter the name")
            if !name.isEmpty, !HiddenNames.canHide(name) { form.note("name", "A name has at least two letters") }
            guard try form.isRight() else { return false }
            try await desk.hideFromPanel(name, hidden: hidden, of: key)
            return true
        }
    }

    /// Does it and shows the pack again, or shows what is wrong.
    private func prepare(
        _ visit: Visit, _ act: (inout Form, CaseKey) async throws -> Bool
    ) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        var form = visit.form()
        let reference = visit.parameters["reference"] ?? ""
        if try await act(&form, key) { return .seeOther("/work/cases/\(reference)/pack") }
        return .page(draftPage(try await desk.packDraft(key), worker, visit, form.shown), status: 422)
    }
}
