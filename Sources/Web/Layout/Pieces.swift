import Casework
import Text

/// Small pieces that pages are made of.
enum Pieces {
    /// A summary list: what each thing is called, and what it is. Rows without anything are left out.
    static func list(_ rows: [(String, HTML?)]) -> HTML {
        let items: [HTML] = rows.compactMap { name, value in value.map { "<dt>\(name)</dt><dd>\($0)</dd>\n" } }
        return "<dl class=\"list\">\n\(items)</dl>\n"
    }

    /// A table with a caption; every first cell of a row is its heading. Where the screen is narrow the table scrolls,
    /// and a column of sentences keeps room enough to be read.
    static func table(_ caption: String, _ columns: [String], _ rows: [[HTML]]) -> HTML {
        let head: [HTML] = columns.map { "<th scope=\"col\">\($0)</th>" }
        let body: [HTML] = rows.map { row in
            let cells: [HTML] = row.enumerated().map { index, cell in
                if index == 0 { return "<th scope=\"row\">\(cell)</th>" }
                return isSentence(cell) ? "<td class=\"long\">\(cell)</td>" : "<td>\(cell)</td>"
            }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table>
            <caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody>
            </table></div>

            """
    }

    /// Whether a cell holds more to read than a name, a day or a link: bytes outside of the markup.
    private static func isSentence(_ cell: HTML) -> Bool {
        var isMarkup = false
        var count = 0
        for byte in cell.bytes {
            switch byte {
            case UInt8(ascii: "<"): isMarkup = true
            case UInt8(ascii: ">"): isMarkup = false
            default: if !isMarkup { count += 1 }
            }
        }
        return count > 60
    }

    /// A link of which sighted readers see `words` only; `hidden` tells the others which of many it is.
    static func link(to address: String, _ words: String, hidden: String) -> HTML {
        guard let address = HTML.address(address) else { return HTML(escaping: words) }
        return "<a href=\"\(address)\">\(words)<span class=\"hidden\"> \(hidden)</span></a>"
    }

    static func items(_ items: [HTML]) -> HTML {
        let lines: [HTML] = items.map { "<li>\($0)</li>\n" }
        return "<ul>\n\(lines)</ul>\n"
    }

    /// What somebody wrote, with its lines.
    static func lines(_ text: String) -> HTML { "<div class=\"lines\">\(text)</div>" }

    /// A form with one act; `action` is a path of this service.
    static func form(_ action: String, _ token: String, button: String, second: Bool = false, _ fields: HTML = "")
        -> HTML
    {
        guard let address = HTML.address(action) else { return "" }
        return """
            <form method="post" action="\(address)" novalidate>
            \(FormToken.field(token))
            \(fields)<button\(second ? HTML(" class=\"second\"") : nil)>\(button)</button>
            </form>

            """
    }

    /// A form that opens on demand, so that a long page shows first what is, and then what can be done.
    static func act(_ title: String, isOpen: Bool = false, _ form: HTML) -> HTML {
        "<details\(isOpen ? HTML(" open") : nil)><summary>\(title)</summary>\n\(form)</details>\n"
    }

    static func date(_ day: CivilDate) -> HTML { "<time datetime=\"\(day)\">\(day.inWords)</time>" }

    /// `4 May 2026, 2:30pm`, on a clock in London.
    static func moment(_ instant: Instant) -> HTML {
        "<time datetime=\"\(instant.rfc3339InLondon)\">\(instant.inWords)</time>"
    }
}

extension Instant {
    /// `4 May 2026, 2:30pm`, on a clock in London.
    var inWords: String {
        let clock = London.clock(of: self)
        let hour = clock.hour % 12 == 0 ? 12 : clock.hour % 12
        let minute = clock.minute == 0 ? "" : ":\(clock.minute < 10 ? "0" : "")\(clock.minute)"
        return "\(clock.date.inWords), \(hour)\(minute)\(clock.hour < 12 ? "am" : "pm")\(whichOfTwo)"
    }

    /// One hour in autumn comes twice: of two equal times in it, which is meant.
    private var whichOfTwo: String {
        func isAhead(_ seconds: Int64) -> Bool { London.offsetSeconds(at: adding(seconds: seconds)) > 0 }
        if isAhead(0) { return isAhead(3_600) ? "" : " (before the clocks went back)" }
        return isAhead(-3_600) ? " (after the clocks went back)" : ""
    }
}
