import Casework
import Text

/// The reports of an application as an SVG drawing, one row a report in the order of their dates: the behaviour, the
/// report, the time in which it could be made, the time in which an application could rest on it, and the day of the
/// application across all of them. It holds numbers and dates and nothing that anybody wrote; a table below it says
/// the same.
struct Timeline {
    /// How a row looks. No difference is by colour alone.
    enum Look: String {
        case counts
        /// Counted with another report.
        case joined
        case out
    }

    struct Row {
        var complaint: Finding.Complaint

        var look: Look { complaint.qualifies ? .counts : complaint.countedWith == nil ? .out : .joined }

        var words: String {
            switch look {
            case .counts: "Report \(complaint.id): counts"
            case .joined: "Report \(complaint.id): counted with report \(complaint.countedWith ?? "")"
            case .out: "Report \(complaint.id): does not count"
            }
        }
    }

    let received: CivilDate
    let rows: [Row]
    let scale: TimelineScale

    static let rowHeight = 46
    private static let head = 58
    /// The months are named again after so many rows.
    private static let rowsBetweenAxes = 20
    private static let axisHeight = 38

    init(_ finding: Finding, received: CivilDate) {
        self.received = received
        rows = finding.complaints.enumerated()
            .sorted { one, other in
                let (left, right) = (one.element, other.element)
                return (left.behaviourOn, left.reportedOn, one.offset) < (
                    right.behaviourOn, right.reportedOn, other.offset
                )
            }
            .map { Row(complaint: $0.element) }
        let days = finding.complaints.flatMap { complaint in
            [complaint.behaviourOn, complaint.reportedOn]
                + [complaint.windows.lastDayToComplain, complaint.windows.lastDayToApply]
                + [complaint.local?.windows.lastDayToComplain, complaint.local?.windows.lastDayToApply]
                .compactMap(\.self)
        }
        scale = TimelineScale(days, around: received)
    }

    var height: Int { top(ofRow: rows.count - 1) + Self.rowHeight + 12 }

    private func top(ofRow index: Int) -> Int {
        Self.head + index * Self.rowHeight + index / Self.rowsBetweenAxes * Self.axisHeight
    }

    /// The drawing, in a box that scrolls by itself.
    var html: HTML {
        let axes: [HTML] = rows.indices.filter { $0 % Self.rowsBetweenAxes == 0 && $0 > 0 }.map { index in
            names(y: top(ofRow: index) - 20)
        }
        let drawn: [HTML] = rows.enumerated().map { index, row in drawing(of: row, y: top(ofRow: index)) }
        let named: [HTML] = rows.enumerated().map { index, row in name(of: row, y: top(ofRow: index) + 11) }
        return """
            <div class="timeline" tabindex="0" role="region" aria-label="Timeline of the reports">
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="timeline-title timeline-desc" \
            width="\(TimelineScale.width)" height="\(height)" viewBox="0 0 \(TimelineScale.width) \(height)">
            <title id="timeline-title">Timeline of the reports</title>
            <desc id="timeline-desc">\(summary)</desc>
            \(grid)\(names(y: 36))\(axes)\(drawn)\(application)\(named)</svg>
            </div>

            """
    }

    /// The drawing in words, for those who do not see it.
    var summary: String {
        let counted = rows.count { $0.look == .counts }
        let joined = rows.count { $0.look == .joined }
        var parts = ["\(rows.count) \(rows.count == 1 ? "report" : "reports") in the order of their dates"]
        parts.append("\(counted) by themselves count")
        if joined > 0 { parts.append("\(joined) \(joined == 1 ? "is" : "are") counted with another") }
        parts.append("\(rows.count - counted - joined) do not count")
        return parts.joined(separator: "; ") + ". The application was received on \(received.inWords). The table below "
            + "the drawing gives the same dates and reasons."
    }

    private var grid: HTML {
        let lines: [HTML] = scale.months.map { month in
            let x = scale.x(month)
            return "<line class=\"month\" x1=\"\(x)\" y1=\"54\" x2=\"\(x)\" y2=\"\(height - 4)\"/>\n"
        }
        return HTML(lines)
    }

    private func names(y: Int) -> HTML {
        let months = scale.namedMonths
        let labels: [HTML] = months.enumerated().map { index, month in
            let x = scale.x(month)
            let year: HTML? =
                index == 0 || month.month == 1 ? "<text x=\"\(x)\" y=\"\(y + 15)\">\(month.year)</text>" : nil
            return "<text x=\"\(x)\" y=\"\(y)\">\(month.monthInShort)</text>\(year)\n"
        }
        return HTML(labels)
    }

    private var application: HTML {
        let x = scale.x(received)
        let isAtRight = x > TimelineScale.width - 240
        return """
            <line class="application" x1="\(x)" y1="4" x2="\(x)" y2="\(height - 4)"/>
            <text class="received" x="\(isAtRight ? x - 6 : x + 6)" y="16"\
            \(isAtRight ? HTML(" text-anchor=\"end\"") : nil)>Application: \(received.inWords)</text>

            """
    }

    private func drawing(of row: Row, y: Int) -> HTML {
        let complaint = row.complaint
        let behaviour = scale.x(complaint.behaviourOn)
        let report = scale.x(complaint.reportedOn)
        let (upper, lower) = (y + 22, y + 35)
        return """
            <g class="\(row.look.rawValue)">
            \(span("complain", complaint.behaviourOn, complaint.windows.lastDayToComplain, y: upper))\
            \(span("apply", complaint.reportedOn, complaint.windows.lastDayToApply, y: lower))\
            \(localEnd(complaint.local?.windows.lastDayToComplain, y: upper))\
            \(localEnd(complaint.local?.windows.lastDayToApply, y: lower))\
            <line class="told" x1="\(report)" y1="\(upper - 5)" x2="\(report)" y2="\(lower)"/>
            <path class="mark behaviour" d="M\(behaviour) \(upper - 6)l6 6l-6 6l-6 -6z"/>
            <circle class="mark report" cx="\(report)" cy="\(lower)" r="5"/>
            \(row.look == .out ? cross(report, lower) : nil)</g>

            """
    }

    /// The number of a report and whether it counts, above its bars and over the line of the application.
    private func name(of row: Row, y: Int) -> HTML {
        let day = row.complaint.behaviourOn
        let x = scale.x(day)
        let words = scale.isDrawn(day) ? row.words : "\(row.words), \(day.inWords)"
        guard x > TimelineScale.width - 400 else { return "<text x=\"\(x)\" y=\"\(y)\">\(words)</text>\n" }
        return "<text x=\"\(TimelineScale.right)\" y=\"\(y)\" text-anchor=\"end\">\(words)</text>\n"
    }

    /// Both days are in the period, so that the bar ends with the last one.
    private func span(_ name: StaticString, _ first: CivilDate, _ last: CivilDate, y: Int) -> HTML {
        let start = scale.x(first)
        let end = max(scale.x(last.adding(days: 1)), start + 1)
        return """
            <rect class="span \(HTML(trusted: name))" x="\(start)" y="\(y - 3)" width="\(end - start)" height="6"/>

            """
    }

    private func localEnd(_ day: CivilDate?, y: Int) -> HTML? {
        guard let day else { return nil }
        let x = scale.x(day.adding(days: 1))
        return "<line class=\"local\" x1=\"\(x)\" y1=\"\(y - 6)\" x2=\"\(x)\" y2=\"\(y + 6)\"/>\n"
    }

    private func cross(_ x: Int, _ y: Int) -> HTML {
        "<path class=\"cross\" d=\"M\(x - 7) \(y - 7)l14 14M\(x + 7) \(y - 7)l-14 14\"/>\n"
    }
}
