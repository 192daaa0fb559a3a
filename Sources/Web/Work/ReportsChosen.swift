import Casework
import Text

/// Choosing reports by ticking them, or by their numbers where they are too many for that.
struct ReportsChosen {
    let reports: [Application.Report]

    /// As many as a list of boxes may have.
    private static let mostBoxes = 50

    init(_ reports: [Application.Report]) { self.reports = reports }

    func shown(_ numbers: [Int]) -> Shown {
        var shown = Shown()
        let numbers = numbers.map { "\($0)" }
        shown.values["reports"] = reports.count <= Self.mostBoxes ? numbers : [numbers.joined(separator: ", ")]
        return shown
    }

    func html(_ shown: Shown, _ question: String) -> HTML {
        guard reports.count <= Self.mostBoxes else {
            return shown.input("reports", question, hint: "Their numbers, for example: 2, 3, 7 to 12")
        }
        return shown.checkboxes(
            "reports", question,
            reports.map { report in
                Choice(
                    "\(report.number)",
                    "Report \(report.number): \(report.behaviourOn.inWords), to \(ReportWords.told(report.reportedTo)), "
                        + "by \(ReportWords.maker(report.reportedBy))")
            })
    }

    func read(_ form: inout Form, atLeast fewest: Int, missing: String) -> [Int] {
        let known = reports.map(\.number)
        guard reports.count > Self.mostBoxes else {
            let ticked = form.checkboxes("reports", among: known.map { "\($0)" }).compactMap { Int($0) }
            if ticked.count < fewest { form.note("reports", missing) }
            return ticked
        }
        let typed = form.text("reports", "The numbers of the reports", max: 2_000, missing: missing)
        guard !typed.isEmpty else { return [] }
        guard let numbers = NumberList.read(typed, in: 1...Application.mostReports) else {
            form.note("reports", "Enter numbers of reports, for example: 2, 3, 7 to 12")
            return []
        }
        let strangers = Set(numbers).subtracting(known)
        if let stranger = strangers.min() {
            form.note("reports", "Report \(stranger) cannot be chosen here")
        } else if Set(numbers).count < fewest {
            form.note("reports", missing)
        }
        return numbers
    }
}
