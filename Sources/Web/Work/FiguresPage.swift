import Casework
import Desk
import Records
import Text

// The figures as they are counted now, and their publication.
extension Pages {
    func addFigures(to routes: inout Routes) {
        routes.get("/work/statistics", figuresPage)
        routes.get("/work/statistics/equality", equalityPage)
        routes.post("/work/statistics/equality", setEqualityReading)
        routes.get("/work/statistics/{area}/{from}/{until}", workingFigures)
        routes.post("/work/statistics/{area}/{from}/{until}", publishFigures)
        routes.get("/track/feedback", feedbackForm)
        routes.post("/track/feedback", giveFeedback)
        routes.get("/track/equality", equalityForm)
        routes.post("/track/equality", answerEquality)
    }

    /// The line of the work page that says what waits to be published.
    func figuresToPublish(_ worker: Worker) async throws -> HTML? {
        var waiting: [UnpublishedFigures] = []
        for office in worker.signedIn.offices { waiting += try await desk.figuresToPublish(for: office) }
        guard !waiting.isEmpty else { return nil }
        var items: [HTML] = []
        for one in waiting {
            let late: HTML? = one.isLate(on: today) ? " <span class=\"late\">late</span>" : nil
            let name = try await desk.nameOfServedArea(one.area) ?? one.area
            let words = "Publish the figures of \(name), \(one.period.from.inWords) to \(one.period.until.inWords)"
            items.append("\(HTML.link(to: FiguresView.path(one.area, one.period), words))\(late)")
        }
        return "<h2>Figures to publish</h2>\n\(Pieces.items(items))"
    }

    @Sendable func figuresPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = Form(visit.query)
        let shown: Shown
        if try form.fields.only("area") != nil {
            let area = form.text("area", "Area", missing: "Choose an area")
            let from = form.date("from", "The first day")
            let until = form.date("until", "The last day")
            if let from, let until {
                for fault in ReportingPeriod(from: from, until: until).faults(on: today) {
                    if let words = FiguresView.refusal(fault) { form.note("until", words, anchor: "until-day") }
                }
                if try form.isRight() {
                    return .seeOther(FiguresView.path(area, ReportingPeriod(from: from, until: until)))
                }
            }
            shown = form.shown
        } else {
            shown = Shown()
        }
        return .page(try await figuresPage(worker, shown), status: shown.mistakes.isEmpty ? 200 : 422)
    }

    private func figuresPage(_ worker: Worker, _ shown: Shown) async throws -> HTML {
        var areas: [FiguresOfArea] = []
        for office in try coordinating(worker) { areas += try await desk.figures(for: office) }
        var shown = shown
        if areas.count == 1, shown.values["area"] == nil { shown.values["area"] = areas.map(\.area) }
        let parts: [HTML] = areas.map { one in
            "<h2>\(one.name)</h2>\n" + FiguresView.periods(one, on: today)
        }
        let other: HTML? =
            areas.isEmpty
            ? nil
            : """
            <h2>Another period</h2>
            <form method="get" action="/work/statistics" novalidate>
            \(shown.select("area", "Area", areas.map { Choice($0.area, $0.name) }))
            \(shown.date("from", "First day", hint: "For example, 1 4 2026"))
            \(shown.date("until", "Last day", hint: "At most 12 months after the first"))
            <button>Show</button>
            </form>

            """
        return Layout.form(
            "Figures", for: worker.audience, back: "/work", shown: shown,
            """
            <h1>Figures of the case reviews</h1>
            <p>Section 104(9) asks for them as soon as practicable after each reporting period, which is at most 12 \
            months long. The public sees what you publish, and nothing before.</p>
            \(areas.isEmpty ? "<p>There has been no application yet.</p>" : nil)
            \(parts)
            \(other)
            <p><a href="/work/statistics/equality">Who applies: sums by protected characteristic</a></p>
            """)
    }

    @Sendable func workingFigures(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (_, period) = try await figuresAsked(worker, visit)
        var form = Form(visit.query)
        for fault in period.faults(on: today) {
            if let words = FiguresView.refusal(fault) { form.note("until", words, anchor: "until-day") }
        }
        guard try form.isRight() else { return .page(try await figuresPage(worker, form.shown), status: 422) }
        return .page(try await workingFigures(worker, visit, Shown()))
    }

    private func workingFigures(_ worker: Worker, _ visit: Visit, _ shown: Shown) async throws -> HTML {
        let (of, period) = try await figuresAsked(worker, visit)
        guard let counts = try await desk.statistics(of: of.area, from: period.from, until: period.until) else {
            throw DeskError.absent
        }
        return FiguresView.page(of, counts, worker, visit.formToken, shown, on: today)
    }

    private func figuresAsked(_ worker: Worker, _ visit: Visit) async throws -> (FiguresOfArea, ReportingPeriod) {
        guard let area = visit.parameters["area"], let from = visit.parameters["from"].flatMap({ CivilDate($0) }),
            let until = visit.parameters["until"].flatMap({ CivilDate($0) }), from <= until
        else { throw Fault.notFound }
        for office in try coordinating(worker) {
            if let found = try await desk.figures(for: office).first(where: { $0.area == area }) {
                return (found, ReportingPeriod(from: from, until: until))
            }
        }
        throw DeskError.absent
    }

    @Sendable func publishFigures(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (of, period) = try await figuresAsked(worker, visit)
        var form = visit.form()
        let isAmendment = !of.versions(of: period).isEmpty
        let reason = form.text(
            "reason", "Why the figures are amended", max: 500, required: isAmendment,
            missing: "Enter why the figures are amended")
        if try form.isRight() {
            do {
                try await desk.publish(of.area, period, because: reason, by: of.officer)
                return .seeOther("/work/statistics")
            } catch let fault as Publication.Fault {
                form.note("reason", FiguresView.refusal(fault), anchor: isAmendment ? "reason" : "main")
            }
        }
        return .page(try await workingFigures(worker, visit, form.shown), status: 422)
    }
}
