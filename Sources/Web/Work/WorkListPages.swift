import Casework
import Desk
import Records
import Text

// A list of work that is longer than the page of all lists shows, page by page, and finding a case by its reference.
extension Pages {
    func addWorkLists(to routes: inout Routes) {
        routes.get("/work/lists/{list}", workListPage)
        routes.get("/work/find", findCase)
    }

    @Sendable private func workListPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let section = visit.parameters["list"].flatMap(WorkList.Section.init(rawValue:)) else {
            throw Fault.notFound
        }
        let asked = try WorkListAsked(visit.query, section)
        let length = WorkList.pageLength
        let list = try await desk.workList(
            of: worker.signedIn,
            .init(
                [section], skip: (asked.page - 1) * length, most: length, onlyLate: asked.onlyLate, stage: asked.stage))
        let count = list.counts[section] ?? 0
        // A page behind the last one was there when somebody looked last.
        guard asked.page == 1 || (asked.page - 1) * length < count else {
            return .seeOther(asked.path(page: 1))
        }
        let areas = Dictionary(try await desk.areas().map { ($0.code, $0.name) }) { first, _ in first }
        let title = WorkListWords.title(section)
        return .page(
            Layout.page(
                title,
                for: worker.audience,
                back: "/work",
                """
                <h1>\(title)</h1>
                \(WorkListFilter.html(asked))
                \(WorkListView(list: list, areas: areas).table(section) ?? "<p>There is nothing here.</p>\n")
                \(Paging.html(asked, of: count, by: length))
                """
            )
        )
    }

    /// Leads to a case, as it was typed; says so where there is none for this person.
    @Sendable private func findCase(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let typed = try visit.query.only("reference") ?? ""
        var form = Form(visit.query)
        if let reference = CaseReference(typed) {
            if (try? await desk.find(reference, for: worker.signedIn)) != nil {
                return .seeOther("/work/cases/\(reference)")
            }
            form.note("reference", "There is no case \(reference) that you can see")
        } else {
            form.note("reference", "Enter a case reference, like CR-7K3M9QX2: the letters CR and eight characters")
        }
        let shown = form.shown
        return .page(
            Layout.form(
                "Find a case", for: worker.audience, back: "/work", shown: shown,
                "<h1>Find a case</h1>\n\(FindingCase.form(shown))"), status: 404)
    }
}

enum FindingCase {
    /// It changes nothing, so that it is no POST.
    static func form(_ shown: Shown = Shown()) -> HTML {
        """
        <form method="get" action="/work/find" novalidate>
        \(shown.input("reference", "Case reference", width: "short"))
        <button class="second">Find the case</button>
        </form>

        """
    }
}

/// What of a list somebody asked for, as it stands in the query.
struct WorkListAsked {
    let section: WorkList.Section
    /// From 1.
    let page: Int
    let onlyLate: Bool
    /// Of the open cases.
    let stage: String?

    /// Pages that nobody turns to.
    static let lastPage = 1_000_000

    /// - Throws: `FormFields.Unreadable` where a field that comes once came twice.
    init(_ query: FormFields, _ section: WorkList.Section) throws(FormFields.Unreadable) {
        self.section = section
        let page = try query.only("page")
        self.page = min(max(page.flatMap { Int($0) } ?? 1, 1), WorkListAsked.lastPage)
        let late = try query.only("late")
        onlyLate = section == .waiting && late == "yes"
        let stage = try query.only("stage")
        self.stage = section == .cases ? stage.flatMap { WorkListAsked.stages.contains($0) ? $0 : nil } : nil
    }

    /// Stages at which a case is open, in their order.
    static let stages: [String] =
        [Application.StageName.received, .acknowledged, .gathering].map(\.rawValue)
        + [Review.StageName.arranging, .meetingSet, .held, .consulting, .outcomeSent].map(\.rawValue)

    func path(page: Int) -> String {
        var query: [String] = []
        if onlyLate { query.append("late=yes") }
        if let stage { query.append("stage=\(stage)") }
        if page > 1 { query.append("page=\(page)") }
        return "/work/lists/\(section.rawValue)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }
}

/// What narrows a list.
enum WorkListFilter {
    static func html(_ asked: WorkListAsked) -> HTML? {
        switch asked.section {
        case .waiting:
            return asked.onlyLate
                ? "<p>Only what is late. <a href=\"/work/lists/duties\">All of your duties</a></p>\n"
                : "<p><a href=\"/work/lists/duties?late=yes\">Only what is late</a></p>\n"
        case .cases:
            let options: [HTML] = WorkListAsked.stages.map { stage in
                let selected: HTML? = asked.stage == stage ? " selected" : nil
                return "<option value=\"\(stage)\"\(selected)>\(StageWords.of(stage).withUpperStart)</option>\n"
            }
            return """
                <form method="get" action="/work/lists/open-cases" novalidate>
                <div class="field"><label for="stage">Stage</label>
                <select id="stage" name="stage">
                <option value="">Every stage</option>
                \(options)</select></div>
                <button class="second">Show</button>
                </form>

                """
        default: return nil
        }
    }
}

/// Which page of how many, as the GOV.UK Design System has it.
enum Paging {
    static func html(_ asked: WorkListAsked, of count: Int, by length: Int) -> HTML? {
        guard count > 0 else { return nil }
        let first = (asked.page - 1) * length + 1
        let last = min(asked.page * length, count)
        let before: HTML? =
            asked.page > 1 ? HTML.link(to: asked.path(page: asked.page - 1), "Previous page") : nil
        let after: HTML? = last < count ? HTML.link(to: asked.path(page: asked.page + 1), "Next page") : nil
        let links = [before, after].compactMap(\.self)
        let turning: HTML? = links.isEmpty ? nil : "<p>\(HTML(links, separator: " · "))</p>"
        return """
            <nav aria-label="Pages"><p>\(Grouped.text(first)) to \(Grouped.text(last)) of \
            \(Grouped.text(count))</p>\(turning)</nav>

            """
    }
}
