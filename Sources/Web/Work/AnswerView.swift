import Casework
import Desk
import Text

/// What was answered to a request: each part with its dated entries, what was put right beside the first text, and what
/// coordinators did about it.
struct AnswerView {
    let page: CasePage
    let request: InformationRequest
    let mayCorrect: Bool

    static let columns = ["Day", "What happened", "What was done", "Reference"]

    static func rows(_ entries: [InformationRequest.Entry]) -> [[HTML]] {
        entries.map { entry in
            [
                day(entry.on, entry.minute), "\(entry.what)", "\(entry.done ?? "")", "\(entry.reference ?? "")",
            ]
        }
    }

    /// `27 March 2026, 10:30pm`.
    static func day(_ day: CivilDate, _ minute: Int?) -> HTML {
        guard let minute else { return Pieces.date(day) }
        return "\(Pieces.date(day)), \(TimeOfDay.words(minute))"
    }

    var html: HTML? {
        guard !request.answers.isEmpty || !request.followUps.isEmpty else { return nil }
        let standing = Set(request.standingAnswers.map(\.number))
        let parts: [HTML] = request.answers.map { answer in
            let shown = part(answer, stands: standing.contains(answer.number))
            return standing.contains(answer.number)
                ? shown : Pieces.act("Answer \(answer.number), as it was before it was put right", shown)
        }
        let steps: [HTML] = request.followUps.map { step in
            let what = step.kind == .askedAgain ? "Asked again" : "Seen to"
            return
                "<h3>\(what), \(Pieces.date(step.on)), by \(page.officerName(step.by))</h3>\n\(Pieces.lines(step.words))"
        }
        return "<h2>Answered</h2>\n\(parts)\(steps)"
    }

    private func part(_ answer: InformationRequest.Answer, stands: Bool) -> HTML {
        let told: HTML? = answer.told.map { told in
            " Told by \(told.by) \(told.how.inWords) on \(Pieces.date(told.on)), entered by \(page.officerName(answer.by))."
        }
        let link: HTML? =
            stands && mayCorrect
            ? "<p>\(HTML.link(to: "/work/requests/\(request.id)?correct=\(answer.number)", "Put answer \(answer.number) right"))</p>\n"
            : nil
        return """
            <h3>Answer \(answer.number), \(Pieces.date(answer.on))</h3>
            <p>\(answer.kind.inWords).\(answer.restBy.map { HTML(" The rest by \(Pieces.date($0)).") })\
            \(answer.ground.map { HTML(" Ground: \($0.inWords).") })\
            \(answer.corrects.map { HTML(" It puts answer \($0) right.") })\
            \(answer.after.map { HTML(" <span class=\"late\">It came \($0.inWords).</span>") })\(told)</p>
            \(answer.text.isEmpty ? nil : Pieces.lines(answer.text))
            \(answer.kept.map { HTML("<p>The papers are kept: \($0)</p>") })
            \(answer.entries.isEmpty ? nil : Pieces.table(
                "Dated entries of answer \(answer.number)", Self.columns, Self.rows(answer.entries)))
            \(link)
            """
    }
}
