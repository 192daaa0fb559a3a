import Casework
import Records
import Text

/// A review procedure as a page: contents, its sections, and which version was in force when.
struct ProcedureView {
    var area: Partnerships.Served
    var words: ProcedureInWords
    var shown: Partnerships.ProcedureVersion
    /// nil where none is in force today.
    var current: Partnerships.ProcedureVersion?
    /// The newest first.
    var versions: [Partnerships.ProcedureVersion]

    var title: String { "The review procedure in \(area.name)" }

    func html(otherWays: HTML, _ oversight: Oversight, on day: CivilDate) -> HTML {
        let links: [HTML] = words.sections.flatMap { section in
            ["<a href=\"#\(section.id)\">\(section.heading)</a>" as HTML]
                + (section.id == "not-happy" ? OversightWords.contents(oversight, on: day) : [])
        }
        let all = links + ["<a href=\"#versions\">Which procedure was in force when</a>"]
        let sections: [HTML] = words.sections.map { section in
            """
            <h2 id="\(section.id)">\(section.heading)</h2>
            \(section.blocks.map(html))\(section.id == "how-to-ask" ? asking(otherWays) : nil)\
            \(section.id == "not-happy" ? OversightWords.published(oversight, on: day) : nil)
            """
        }
        return """
            <h1>\(title)</h1>
            <p>\(words.title), version \(shown.version).</p>
            \(standing)<div class="notice"><p><strong>If you or somebody else is in danger now, call 999.</strong> \
            If you cannot speak, call 999 from a mobile and then press 55.</p></div>
            <div role="navigation" aria-labelledby="contents">
            <h2 id="contents">Contents</h2>
            \(Pieces.items(all))</div>
            \(sections)
            <h2 id="versions">Which procedure was in force when</h2>
            \(Pieces.table("Versions of the procedure", ["Procedure", "In force"], versions.map(row)))
            """
    }

    /// Whether this is the procedure of today.
    private var standing: HTML {
        guard shown.id != current?.id else {
            return "<p>This procedure is in force today, \(shown.inForceInWords).</p>\n"
        }
        let link: HTML? = current == nil ? nil : HTML.address(address).map { "<a href=\"\($0)\">Read that one</a>." }
        let other: HTML =
            current == nil ? "No procedure is in force today." : "Another procedure is in force today. \(link)"
        return """
            <div class="notice"><p><strong>This procedure is not the one in force today.</strong> Its \
            time: \(shown.inForceInWords). \(other)</p></div>

            """
    }

    private var address: String { "/procedure?area=\(area.code)" }

    private func row(_ version: Partnerships.ProcedureVersion) -> [HTML] {
        let name: HTML = "\(version.name), version \(version.version)"
        let link: HTML? =
            version.id == shown.id
            ? nil : HTML.address("\(address)&version=\(version.id)").map { "<a href=\"\($0)\">\(name)</a>" }
        let today: HTML? = version.id == current?.id ? " (in force today)" : nil
        return [link ?? "\(name) (this page)", "\(version.inForceInWords)\(today)"]
    }

    private func asking(_ otherWays: HTML) -> HTML {
        "<p><a href=\"/apply\">Ask online</a>. It takes about 10 minutes.</p>\n\(otherWays)"
    }

    private func html(_ block: ProcedureInWords.Block) -> HTML {
        switch block {
        case .paragraph(let words): "<p>\(words)</p>\n"
        case .items(let items): Pieces.items(items.map { HTML(escaping: $0) })
        case .table(let caption, let columns, let rows):
            Pieces.table(caption, columns, rows.map { $0.map { HTML(escaping: $0) } })
        case .facts(let facts): Pieces.list(facts.map { ($0.name, HTML(escaping: $0.value)) })
        }
    }
}

extension Partnerships.ProcedureVersion {
    fileprivate var inForceInWords: String {
        validUntil.map { "from \(validFrom.inWords) until \($0.inWords)" } ?? "from \(validFrom.inWords)"
    }
}
