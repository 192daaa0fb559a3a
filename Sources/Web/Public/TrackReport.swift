import Casework
import Desk
import Records
import Text

// Another report, which the applicant tells after they have applied.
extension Pages {
    @Sendable func trackReportForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.application.isOpen(heardIn: page.review) else { return .seeOther("/track") }
        return .page(trackReportPage(page, visit, Shown()))
    }

    private static let numberField = "number"

    private func trackReportPage(_ page: TrackPage, _ visit: Visit, _ shown: Shown, _ notice: HTML? = nil) -> HTML {
        let number = page.application.nextReport
        return Layout.form(
            "Tell us about another report",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>Tell us about another report</h1>
            \(notice)
            <div class="notice"><p><strong>If you or somebody else is in danger now, call 999.</strong> This page does \
            not report anything to the police, the council or your landlord. It tells us what you have reported to \
            them.</p></div>
            <p>If you reported it before you applied on \(Pieces.date(page.application.receipt.receivedOn)), it can \
            count towards your application. If you reported it after that, it cannot, but we need to know of it to \
            keep you safe, and you could make a fresh application that rests on it. Somebody reads what you write \
            here.</p>
            \(Pieces.form(
                "/track/report", visit.formToken, button: "Send this report",
                "<input type=\"hidden\" name=\"\(Self.numberField)\" value=\"\(number)\">\n"
                    + ReportFields(number: number, today: page.today).html(shown)))
            """
        )
    }

    /// The same form sent twice adds one report; where another one has come meanwhile the questions are asked again.
    @Sendable func addTrackedReport(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        var form = visit.form()
        let number = page.application.nextReport
        guard let sent = try form.fields.only(Self.numberField), sent.utf8.elementsEqual("\(number)".utf8) else {
            let known: HTML = """
                <div class="notice"><p>Another report was added meanwhile. See on <a href="/track">your page</a> \
                whether this one is there already.</p></div>
                """
            return .page(trackReportPage(page, visit, form.shown, known), status: 409)
        }
        let answers = ReportFields(number: number, today: page.today).read(&form)
        guard try form.isRight(), let report = answers?.added(to: page.application) else {
            return .page(trackReportPage(page, visit, form.shown), status: 422)
        }
        try await desk.act(
            onApplication: application, besideItsReviewIn: partnership, as: .applicant(application)
        ) { own, review, around throws(Refusal) in
            try own.addingReport(report, heardIn: review, by: .applicant(application), in: around)
        }
        return .seeOther("/track")
    }
}
