import Casework
import Desk
import Text

/// What people have put right: what it was, what it is, who said so, when and why.
struct CorrectionsTable {
    let page: CasePage
    let words: FactWords
    /// Only those of this report.
    var report: Int?

    var html: HTML? {
        let corrections = page.application.corrections.filter { report == nil || $0.report == report }
        guard !corrections.isEmpty else { return nil }
        let rows: [[HTML]] = corrections.map { correction in
            [
                Pieces.moment(correction.at), "\(correction.report)", "\(correction.fact.inWords)",
                "\(words.of(correction.fact, correction.was))", "\(words.of(correction.fact, correction.became))",
                "\(page.officerName(correction.by))", Pieces.lines(correction.reason),
            ]
        }
        return "<h2>What was corrected</h2>\n"
            + Pieces.table("Corrections", ["When", "Report", "Fact", "It was", "It became", "By", "Why"], rows)
    }
}
