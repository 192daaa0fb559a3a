import Casework
import Desk
import Text

/// What bodies were asked for and what came, on the page of a case.
struct RequestsView {
    let page: CasePage

    var html: HTML {
        let path = "/work/cases/\(page.application.reference)/chronology"
        return """
            <h2>Information</h2>
            \(table)
            <p>\(HTML.link(to: path, "The chronology: the reports and all answers in one order"))</p>
            """
    }

    private var table: HTML? {
        let requests = page.application.requests
        guard !requests.isEmpty else { return nil }
        let rows: [[HTML]] = requests.map { request in
            [
                "\(HTML.link(to: "/work/requests/\(request.id)", page.requestee(request)))\(OutsideLetters.html(request, page))",
                "\(request.kind.inWords)",
                Pieces.date(request.askedOn), RequestWords.standing(request, page),
                "\(request.answering.inWords)", answers(request),
            ]
        }
        return "<p>\(summary)</p>\n"
            + Pieces.table(
                "Requests for information", ["Body", "Asked for", "Asked on", "How it stands", "Duty", "Answer"], rows)
    }

    private func answers(_ request: InformationRequest) -> HTML {
        let parts: [HTML] = request.standingAnswers.map { answer in
            let lines: HTML? = answer.entries.isEmpty ? nil : " \(CountWords.entries(answer.entries.count))."
            let late: HTML? = answer.after.map { " <span class=\"late\">Came \($0.inWords)</span>." }
            return
                "<p>\(Pieces.date(answer.on)): \(answer.kind.inWords).\(lines)\(late)</p>\(Pieces.lines(answer.text))"
        }
        return HTML(parts)
    }

    /// `4 asked: 2 answered, 1 late, 1 refused`.
    private var summary: String {
        var counts = [
            ("answered", 0), ("waiting", 0), ("late", 0), ("part promised", 0), ("refused", 0),
            ("not answered in time", 0),
        ]
        for request in page.application.requests {
            switch page.standing(of: request) {
            case .answered, .nothingHeld: counts[0].1 += 1
            case .waiting: counts[1].1 += 1
            case .late, .promiseBroken: counts[2].1 += 1
            case .promised: counts[3].1 += 1
            case .refused: counts[4].1 += 1
            case .lapsed: counts[5].1 += 1
            }
        }
        let parts = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
        return "\(page.application.requests.count) asked: \(parts.joined(separator: ", "))."
    }

    /// What is missing when somebody decides or meets; nothing where all is there.
    var gaps: HTML? {
        let gaps = page.application.gaps(on: page.today, beside: page.review)
        guard !gaps.isEmpty else { return nil }
        return """
            <div class="notice"><h2>What has not been answered</h2>
            \(Pieces.items(gaps.map { RequestWords.gap($0, page) }))\
            <p>You can go ahead without it. Nobody has to wait for a body that does not answer; what was missing is kept \
            with the case.</p></div>

            """
    }
}
