import Casework
import Desk
import Text

/// The actions of a plan as an SVG drawing, one row an action: from the day on which it was set to the day by which it is
/// due, and the day on which it was done. It holds dates, the names of bodies and nothing that anybody wrote; the table
/// above it says the same.
struct PlanTimeline {
    let page: CasePage

    private struct Row {
        var action: Action
        var number: Int
        var name: String
        var from: CivilDate
        /// The last day that is drawn: when it was done, or today where it is late.
        var until: CivilDate
        var look: String
        var words: String
    }

    private static let rowHeight = 40
    private static let head = 56

    private var rows: [Row] {
        (page.review?.actions ?? []).enumerated().filter { $0.element.state.name != .declined }.map { index, action in
            let doneOn: CivilDate? = if case .done(let day, _, _) = action.state { day } else { nil }
            let isLate = action.isLate(on: page.today)
            let look = doneOn != nil ? "done" : isLate ? "late" : "open"
            let words =
                doneOn.map { "done on \($0.inWords)" }
                ?? (isLate ? "late since \(action.due.inWords)" : "due \(action.due.inWords)")
            return Row(
                action: action, number: index + 1, name: page.agencyName(action.agency),
                from: min(action.setOn ?? action.due, doneOn ?? action.due),
                until: doneOn ?? (isLate ? page.today : action.due), look: look, words: words)
        }
    }

    var html: HTML? {
        let rows = rows
        guard !rows.isEmpty else { return nil }
        let scale = TimelineScale(
            rows.flatMap { [$0.from, $0.until, $0.action.due] }, around: page.today)
        let height = Self.head + rows.count * Self.rowHeight + 12
        let grid: [HTML] = scale.months.map { month in
            let x = scale.x(month)
            return "<line class=\"month\" x1=\"\(x)\" y1=\"50\" x2=\"\(x)\" y2=\"\(height - 4)\"/>\n"
        }
        let names: [HTML] = scale.namedMonths.enumerated().map { index, month in
            let x = scale.x(month)
            let year: HTML? =
                index == 0 || month.month == 1 ? "<text x=\"\(x)\" y=\"48\">\(month.year)</text>" : nil
            return "<text x=\"\(x)\" y=\"34\">\(month.monthInShort)</text>\(year)\n"
        }
        let bars: [HTML] = rows.enumerated().map { index, row in
            bar(row, scale, y: Self.head + index * Self.rowHeight)
        }
        let today = scale.x(page.today)
        let isAtRight = today > TimelineScale.width - 160
        return """
            <div class="timeline" tabindex="0" role="region" aria-label="Timeline of the actions">
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="plan-title plan-desc" \
            width="\(TimelineScale.width)" height="\(height)" viewBox="0 0 \(TimelineScale.width) \(height)">
            <title id="plan-title">Timeline of the actions</title>
            <desc id="plan-desc">\(summary(rows))</desc>
            \(grid)\(names)\(bars)<line class="today" x1="\(today)" y1="4" x2="\(today)" y2="\(height - 4)"/>
            <text class="received" x="\(isAtRight ? today - 6 : today + 6)" y="16"\
            \(isAtRight ? HTML(" text-anchor=\"end\"") : nil)>Today: \(page.today.inWords)</text>
            </svg>
            </div>

            """
    }

    private func summary(_ rows: [Row]) -> String {
        rows.map { "Action \($0.number), \($0.name): \($0.words)" }.joined(separator: "; ")
            + ". The table above the drawing says the same."
    }

    private func bar(_ row: Row, _ scale: TimelineScale, y: Int) -> HTML {
        let (start, due, end) = (scale.x(row.from), scale.x(row.action.due), scale.x(row.until))
        let done: HTML? =
            row.look == "done" ? "<circle class=\"mark\" cx=\"\(end)\" cy=\"\(y + 24)\" r=\"5\"/>\n" : nil
        let isAtRight = start > TimelineScale.width - 420
        return """
            <g class="\(row.look)">
            <rect class="span" x="\(start)" y="\(y + 21)" width="\(max(end - start, 2))" height="6"/>
            <line class="local" x1="\(due)" y1="\(y + 16)" x2="\(due)" y2="\(y + 32)"/>
            \(done)</g>
            <text x="\(isAtRight ? TimelineScale.right : start)" y="\(y + 14)"\
            \(isAtRight ? HTML(" text-anchor=\"end\"") : nil)>\(row.number). \(row.name): \(row.words)</text>

            """
    }
}
