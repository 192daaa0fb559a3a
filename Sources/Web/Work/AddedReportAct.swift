import Casework
import Desk
import Records
import Text

// A report that comes to light, or is made, after the application came in.
extension CaseAct {
    static let addedReport = CaseAct(
        noun: "reports",
        title: "Add a report",
        button: "Add the report",
        isOffered: { page in
            page.application.isOpen(heardIn: page.review) && page.isHeld(by: .coordinator, .contact)
        },
        fields: { page, shown in
            """
            <p>A report that was made before the application came in on \
            \(Pieces.date(page.application.receipt.receivedOn)), and was forgotten, counts by its dates. One that was made \
            after it never counts towards this application; a fresh application could rest on it (section 104(11)(b)). \
            Either way somebody must read the case for danger again.</p>
            \(ReportFields(number: page.application.nextReport, today: page.today).html(shown))
            """
        },
        perform: { form, page, desk in
            let answers = ReportFields(number: page.application.nextReport, today: page.today).read(&form)
            guard try form.isRight(), let report = answers?.added(to: page.application) else { return false }
            try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
                try application.addingReport(report, heardIn: review, by: page.actor, in: around)
            }
            return true
        }
    )
}

extension Casework.Application {
    /// The number of the next report.
    var nextReport: Int { (reports.map(\.number).max() ?? 0) + 1 }
}

extension ReportAnswers {
    /// The report as the next one of an application.
    func added(to application: Casework.Application) -> Casework.Application.Report {
        let number = application.nextReport
        let earlier = application.reports.first { $0.number == sameAs }
        return Casework.Application.Report(
            number: number,
            behaviourOn: behaviourOn,
            reportedOn: reportedOn,
            reportedBy: by,
            reportedTo: told,
            incident: earlier?.incident ?? "i\(number)",
            area: application.area,
            hate: hate,
            status: status,
            acknowledged: acknowledged,
            description: description
        )
    }
}

extension ReportWords {
    /// What is to be said of a report that was added: when and by whom, and what it can count for. Nothing of one that
    /// came with the application.
    static func added(
        _ report: Casework.Application.Report, to application: Casework.Application, by name: (Person.ID) -> String
    ) -> HTML? {
        guard let added = report.added else { return nil }
        let who = added.by.map(name) ?? "the applicant"
        let late: HTML? =
            application.isAfterApplication(report)
            ? " It was made after the application, so it cannot count towards it. A fresh application, made on "
                + "\(Pieces.date(report.reportedOn)) or later, could rest on it." : nil
        return "<p class=\"hint\">Added on \(Pieces.date(added.on)) by \(who).\(late)</p>"
    }
}
