import Casework
import Desk
import Text

extension Pages {
    @Sendable func chronologyPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await desk.casePage(try await key(visit, worker))
        return .page(
            Layout.page(
                "Chronology of \(page.application.reference)", for: worker.audience,
                back: "/work/cases/\(page.application.reference)",
                ChronologyView(page: page, token: visit.formToken).html))
    }

    /// A person says whether two entries are about the same, or takes that back.
    @Sendable func compareEntries(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await desk.casePage(try await key(visit, worker))
        var form = visit.form()
        let first = form.text("first", "The first entry")
        let second = form.text("second", "The second entry")
        let says: Chronology.Comparison.Says? = form.choice("says", "Say whether they are about the same")
        guard try form.isRight(), let says else { throw Fault.unreadable("Choose two entries of the chronology.") }
        try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
            try application.comparing(first, second, says: says, by: page.actor, in: around)
        }
        return .seeOther("/work/cases/\(page.application.reference)/chronology")
    }
}

/// The reports and what the bodies answered in one order, with what is missing and what may be told twice.
struct ChronologyView {
    let page: CasePage
    let token: String

    private var chronology: Chronology { page.application.chronology(on: page.today, beside: page.review) }

    var html: HTML {
        let chronology = chronology
        return """
            <h1>Chronology</h1>
            <p>Case \(page.application.reference), as it stands on \(Pieces.date(page.today)). What the applicant reported, and \
            what the bodies answered.</p>
            \(gaps(chronology))
            \(suggestions(chronology))
            \(table(chronology))
            \(words(chronology))
            \(RemarksView.others(page))
            \(said)
            """
    }

    private func gaps(_ chronology: Chronology) -> HTML? {
        guard !chronology.gaps.isEmpty else { return nil }
        return """
            <div class="notice"><h2>What is missing</h2>
            \(Pieces.items(chronology.gaps.map { RequestWords.gap($0, page) }))</div>

            """
    }

    private func table(_ chronology: Chronology) -> HTML {
        let groups = chronology.groups(page.application.comparisons)
        guard !groups.isEmpty else { return "<p>Nothing is dated yet.</p>\n" }
        let rows: [[HTML]] = groups.map { group in
            func each(_ cell: (Chronology.Entry) -> HTML) -> HTML {
                group.count == 1 ? HTML(group.map(cell)) : HTML(group.map { "<p>\(cell($0))</p>" })
            }
            return [
                each { AnswerView.day($0.on, $0.minute) },
                each { "\(source($0))" }, each { Pieces.lines($0.what) + RemarksView.beside($0.key, page) },
                each { "\($0.done ?? "")" },
                each { "\($0.reference ?? "")" },
            ]
        }
        let count = chronology.entries.count
        return
            "<p>\(count) \(count == 1 ? "entry" : "entries") about \(groups.count) \(groups.count == 1 ? "event" : "events").</p>\n"
            + Pieces.table(
                "What happened, day by day", ["Day", "Who says so", "What happened", "What was done", "Reference"], rows
            )
    }

    private func source(_ entry: Chronology.Entry) -> String {
        switch entry.source {
        case .report(let number): "The applicant, report \(number)"
        case .answer(let id, let agency):
            page.application.requests.first { $0.id == id }.map(page.requestee) ?? page.agencyName(agency)
        }
    }

    private func words(_ chronology: Chronology) -> HTML? {
        guard !chronology.words.isEmpty else { return nil }
        let parts: [HTML] = chronology.words.map { words in
            let name = page.application.requests.first { $0.id == words.request }.map(page.requestee) ?? ""
            return
                "<h3>\(name), \(Pieces.date(words.answer.on)): \(words.answer.kind.inWords)</h3>\n\(Pieces.lines(words.answer.text))"
        }
        return "<h2>What they said besides</h2>\n\(parts)"
    }

    private func suggestions(_ chronology: Chronology) -> HTML? {
        guard page.isHeld(by: .coordinator) else { return nil }
        let found = chronology.suggestions(page.application.comparisons)
        guard !found.isEmpty else { return nil }
        let rows: [[HTML]] = found.map { pair in
            [
                "\(pair.reason.inWords)", told(pair.first), told(pair.second),
                answer(pair.first.key, pair.second.key, .same, "The same")
                    + answer(pair.first.key, pair.second.key, .different, "Not the same"),
            ]
        }
        return
            "<div class=\"aside\"><h2>Perhaps told twice</h2>\n<p>Nothing is joined unless you say so, and you can take it back.</p>\n"
            + Pieces.table("Entries that may be about the same", ["Why", "One", "The other", "What you say"], rows)
            + "</div>\n"
    }

    private func told(_ entry: Chronology.Entry) -> HTML {
        "\(AnswerView.day(entry.on, entry.minute)), \(source(entry)): \(entry.what)"
    }

    private func answer(
        _ first: String, _ second: String, _ says: Chronology.Comparison.Says, _ button: String
    ) -> HTML {
        Pieces.form(
            "/work/cases/\(page.application.reference)/chronology", token, button: button, second: true,
            """
            <input type="hidden" name="first" value="\(first)"><input type="hidden" name="second" value="\(second)">\
            <input type="hidden" name="says" value="\(says.rawValue)">
            """)
    }

    /// What people said, each to be taken back.
    private var said: HTML? {
        let entries = Dictionary(chronology.entries.map { ($0.key, $0) }) { first, _ in first }
        let comparisons = page.application.comparisons
        var seen: Set<String> = []
        let newest = comparisons.reversed().filter {
            seen.insert("\($0.first) \($0.second)").inserted && $0.says != .open
        }
        let rows: [[HTML]] = newest.reversed().compactMap { comparison in
            guard let first = entries[comparison.first], let second = entries[comparison.second] else { return nil }
            let back: HTML? =
                page.isHeld(by: .coordinator)
                ? answer(comparison.first, comparison.second, .open, "Take it back") : nil
            return [
                comparison.says == .same ? "The same" : "Not the same", told(first), told(second),
                "\(page.officerName(comparison.by)), \(Pieces.moment(comparison.at))\(back)",
            ]
        }
        guard !rows.isEmpty else { return nil }
        return "<div class=\"aside\">"
            + Pieces.act(
                "What was said of entries that may be about the same",
                Pieces.table("What was said", ["What", "One", "The other", "Who said it"], rows))
            + "</div>\n"
    }
}

extension Chronology.Suggestion.Reason {
    fileprivate var inWords: String {
        switch self {
        case .sameReference: "The same reference"
        case .sameDay: "The same day"
        case .nextDay: "The next day, in similar words"
        case .similarWords: "Nearly the same words"
        }
    }
}
