import Casework
import Desk
import Text

// Putting the facts of one report right. What the applicant wrote is shown and is no field.
extension FactAct {
    static let correction = FactAct(
        path: "reports/{number}",
        title: { "Correct the facts of report \($0.report?.number ?? 0)" },
        button: "Correct the facts",
        prefilled: { matter in matter.report.map(CorrectionForm.shown) ?? Shown() },
        fields: { matter, shown in
            guard let report = matter.report else { return "" }
            return """
                <h2>What the applicant wrote</h2>
                \(Pieces.lines(report.description))
                <p>These words stay as they are. Every correction keeps what the fact was before. Which event it is \
                about is said by \(HTML.link(to: "\(matter.page.thresholdPath)/join", "joining reports")) or \
                \(HTML.link(to: "\(matter.page.thresholdPath)/split", "splitting them")).</p>
                \(CorrectionForm(matter: matter, report: report).html(shown))
                \(shown.area("reason", "Why is it corrected? Say how you know.", rows: 3))
                """
        },
        below: { matter in
            CorrectionsTable(
                page: matter.page, words: FactWords(areas: matter.areas), report: matter.report?.number
            ).html
        },
        perform: { form, matter, desk in
            guard let report = matter.report else { throw DeskError.absent }
            let corrected = CorrectionForm(matter: matter, report: report).read(&form)
            let reason = form.area("reason", "Why it is corrected", max: 2_000, missing: "Enter why it is corrected")
            guard try form.isRight(), let corrected else { return false }
            try await desk.correct(
                corrected, because: reason, on: matter.page.key, seen: matter.page.mustBeAsSeen)
            return true
        }
    )
}
