import Casework
import Desk
import FoundationEssentials
import Records
import Text

/// A panel's pack as its reader may read it: what is printed, and on the screen what can be done with it.
struct PackView {
    let pack: PackPage

    private var page: CasePage { pack.page }
    private var path: String { "/work/cases/\(page.application.reference)" }

    /// The pack itself.
    var body: HTML {
        let cases: [HTML] = pack.pack.cases.map { item in
            """
            <section class="pack-case">
            \(pack.pack.cases.count > 1 ? "<h2>Application \(item.reference)</h2>" as HTML : nil)
            \(applicant(item))
            \(danger(item))
            \(chronology(item))
            \(bodies(item))
            </section>
            """
        }
        return """
            \(meeting)
            \(news)
            \(pack.pack.note.isEmpty ? nil : "<h2>The coordinator’s note</h2>\n\(text(pack.pack.note))" as HTML?)
            \(questions)
            \(cases)
            """
    }

    private func text(_ words: String) -> HTML {
        pack.reader == .whole ? PackWords.marked(words) : Pieces.lines(words)
    }

    private var meeting: HTML? {
        guard let hearing = page.review?.hearing else { return nil }
        let bodies = Set(page.officers.filter { hearing.invited.contains($0.person) }.map(\.agency))
        let names = page.agencies.filter { bodies.contains($0.id) }.map(\.name).joined(separator: ", ")
        return Pieces.list([
            ("Meeting", "\(Pieces.moment(hearing.slot.startsAt)), \(hearing.slot.minutes) minutes"),
            ("Where", "\(hearing.meeting.place)"), ("Bodies asked to it", "\(names)"),
        ])
    }

    private var news: HTML? {
        guard let older = pack.older else { return nil }
        let news: [HTML] = pack.pack.news(since: older).map { HTML(escaping: $0) }
        let what: HTML = pack.version == nil ? "since the last version" : "in this version"
        return news.isEmpty
            ? "<p>Nothing is new \(what).</p>"
            : "<div class=\"notice\"><h2>What is new \(what)</h2>\n\(Pieces.items(news))</div>"
    }

    private var questions: HTML? {
        guard !pack.pack.questions.isEmpty else { return nil }
        let items: [HTML] = pack.pack.questions.map { question in
            question.settled.map { "<s>\(inline(question.text))</s> Settled: \(inline($0))" } ?? inline(question.text)
        }
        return "<h2>Open questions</h2>\n\(Pieces.items(items))"
    }

    private func inline(_ words: String) -> HTML {
        guard pack.reader == .whole else { return HTML(escaping: words) }
        return HTML(
            Marking.pieces(words).map { $0.isMarked ? "<mark>\($0.text)</mark>" as HTML : HTML(escaping: $0.text) })
    }

    private func applicant(_ item: PanelPack.Case) -> HTML {
        let behalf: HTML? = item.onBehalfOf.map { ", for \(inline($0))" }
        let needs: [HTML] = item.needs.map(inline)
        let additions: [HTML] = item.additions.map { "<h4>Added on \(Pieces.date($0.on))</h4>\n\(text($0.text))" }
        let said: HTML =
            item.statement.isEmpty && item.wishes.isEmpty
            ? "<p>The applicant has not written a statement.</p>"
            : """
            \(item.statement.isEmpty ? nil : "<h4>How it affects them</h4>\n\(text(item.statement))" as HTML?)
            \(item.wishes.isEmpty ? nil : "<h4>What they want to happen</h4>\n\(text(item.wishes))" as HTML?)
            """
        return """
            <h3>The applicant, in their own words</h3>
            <p>\(inline(item.applicant))\(behalf)</p>
            \(said)
            \(additions)
            <h3>How they are heard, and what they need</h3>
            \(needs.isEmpty ? "<p>The applicant has not said yet.</p>" : Pieces.items(needs))
            """
    }

    private func danger(_ item: PanelPack.Case) -> HTML {
        guard let danger = item.danger else {
            return "<h3>Risk</h3>\n<p>Nobody has read the case for danger.</p>"
        }
        let note: HTML? = danger.note.flatMap { $0.isEmpty ? nil : text($0) }
        return """
            <h3>Risk</h3>
            <p><strong>\(danger.level.inWords.withUpperStart) risk</strong>, read on \(Pieces.date(danger.on)).</p>
            \(note)
            """
    }

    /// What the applicant says is not right.
    private func remarks(_ remarks: [String]) -> HTML { HTML(remarks.map { "<p>\(inline($0))</p>" }) }

    private func chronology(_ item: PanelPack.Case) -> HTML {
        let rows: [[HTML]] = item.chronology.map { entry in
            let isNew = pack.older.map { pack.pack.isNew(entry, of: item.application, since: $0) } ?? false
            let new: HTML? = isNew ? " <strong class=\"new\">new</strong>" : nil
            let done: HTML? = entry.done.flatMap { $0.isEmpty ? nil : "<p>Done: \(inline($0))</p>" as HTML }
            let reference: HTML? = entry.reference.map { "<p class=\"hint\">Their reference: \(inline($0))</p>" }
            let same: HTML? = entry.isSame ? "<p class=\"hint\">The same event as the entry above</p>" : nil
            return [
                "\(Pieces.date(entry.on))\(PackWords.time(entry.minute))\(new)\(same)", inline(entry.source),
                "\(text(entry.what))\(done)\(reference)\(remarks(entry.remarks))",
            ]
        }
        let gaps: [HTML] = item.gaps.map(inline)
        return "<h3>Chronology</h3>\n"
            + (gaps.isEmpty ? "" : "<div class=\"notice\"><h4>What is missing</h4>\n\(Pieces.items(gaps))</div>\n")
            + (rows.isEmpty
                ? "<p>There are no entries.</p>"
                : Pieces.table("What happened, day by day", ["Day", "From", "What happened"], rows))
            + remarks(item.remarks)
    }

    private func bodies(_ item: PanelPack.Case) -> HTML {
        guard !item.bodies.isEmpty else {
            return "<h3>What each body did</h3>\n<p>No body has been asked for information.</p>"
        }
        let names = item.bodies.reduce(into: [String]()) { if !$0.contains($1.name) { $0.append($1.name) } }
        let rows: [[HTML]] = names.flatMap { name in
            item.bodies.filter { $0.name == name }.map { body in
                let answers: [HTML] = body.answers.map { PackWords.answered($0, inline: inline, block: text) }
                let answer: HTML = answers.isEmpty ? "<strong>No answer</strong>" : HTML(answers)
                return [
                    inline(name), "\(inline(body.asked)) (asked on \(Pieces.date(body.askedOn)))", answer,
                ]
            }
        }
        return "<h3>What each body did</h3>\n"
            + Pieces.table("Requests and answers", ["Body", "Asked for", "Answer"], rows)
    }

    /// The versions, as links.
    var versions: HTML? {
        guard !pack.versions.isEmpty else { return nil }
        let items: [HTML] = pack.versions.reversed().map { line in
            let words = "Version \(line.number)"
            let link: HTML =
                line.number == pack.version?.number
                ? "<strong>\(words)</strong>" : HTML.link(to: "\(path)/pack/\(line.number)", words)
            return "\(link), sent \(Pieces.moment(line.at)) by \(page.officerName(line.by))"
        }
        return "<div class=\"aside\"><h2>Versions</h2>\n\(Pieces.items(items))</div>\n"
    }

    /// Who has read the newest version, and who has not.
    var readers: HTML? {
        guard pack.reader == .whole, let newest = pack.version?.number ?? pack.versions.last?.number,
            let hearing = page.review?.hearing
        else { return nil }
        let readings = pack.readings.filter { $0.version == newest }
        let read = Set(readings.map(\.person))
        let rows: [[HTML]] =
            readings.map { reading in
                [
                    "\(page.officerName(reading.person))", Pieces.moment(reading.first), Pieces.moment(reading.last),
                    "\(reading.times)",
                ]
            }
        let missing = hearing.invited.filter { !read.contains($0) }.map(page.officerName)
        let left: HTML =
            missing.isEmpty
            ? "<p>Everybody who is invited has opened it.</p>"
            : "<p><strong>Not opened yet by:</strong> \(missing.joined(separator: ", ")).</p>"
        let table: HTML? =
            rows.isEmpty
            ? nil : Pieces.table("Who has opened version \(newest)", ["Who", "First", "Last", "Times"], rows)
        return "<div class=\"aside\"><h2>Who has read version \(newest)</h2>\n\(left)\(table)</div>\n"
    }
}
