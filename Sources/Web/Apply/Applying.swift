import Casework
import Desk
import Records
import Text

// The public form: one question a page, kept as it is answered, nothing lost by going back.
extension Pages {
    func addApply(to routes: inout Routes) {
        routes.get("/apply", applyStart)
        for question in Draft.Question.allCases where question != .reports {
            routes.get(question.path) { visit in try await ask(question, visit) }
            routes.post(question.path) { visit in try await answer(question, visit) }
        }
        routes.get("/apply/reports", reportList)
        routes.get("/apply/reports/{number}", reportForm)
        routes.post("/apply/reports/{number}", answerReport)
        routes.post("/apply/reports/{number}/removal", removeReport)
        routes.get("/apply/elsewhere", elsewhere)
        routes.post("/apply/elsewhere", answerElsewhere)
        routes.get("/apply/check", checkAnswers)
        routes.post("/apply/send", send)
        routes.post("/apply/deletion", deleteDraft)
        routes.get("/apply/sent", sent)
    }

    /// What this browser has written so far.
    func draft(_ visit: Visit) async throws -> Draft {
        try await desk.draft(of: visit.browser).flatMap { Draft(json: $0) } ?? Draft()
    }

    func keep(_ draft: Draft, _ visit: Visit) async throws {
        try await desk.saveDraft(draft.json.text(), of: visit.browser)
    }

    @Sendable func applyStart(_ visit: Visit) async throws -> Reply {
        let draft = try await draft(visit)
        let hasBegun = (draft.area ?? draft.elsewhere) != nil && draft.sent == nil
        let deletion: HTML? =
            hasBegun
            ? Pieces.form("/apply/deletion", visit.formToken, button: "Delete what I entered", second: true) : nil
        return .page(
            Layout.page(
                "Ask for an ASB Case Review",
                back: "/",
                """
                <h1>Ask for an ASB Case Review online</h1>
                <p>We ask you about:</p>
                <ul>
                <li>the area where the behaviour happens</li>
                <li>how we can reach you safely</li>
                <li>the reports that you, or others, made about it: when it happened, when it was reported and to \
                whom</li>
                </ul>
                <p>You can go back and change things. What you enter is kept for a day in this browser, until you \
                close it. On \
                a computer that others use, close the browser when you have finished.</p>
                <p>What you send goes to the council, the police, the health services and the housing providers of \
                your area, \
                because the law makes them look at it together. It does not go to the people whose behaviour you \
                report.</p>
                <p><a class="button" \
                href="\(hasBegun ? draft.next : Draft.Question.area.path)">\(hasBegun ? "Go on" : "Start now")</a></p>
                \(deletion)
                <h2>Other ways to ask</h2>
                \(otherWays)
                """
            )
        )
    }

    @Sendable func deleteDraft(_ visit: Visit) async throws -> Reply {
        try await desk.deleteDraft(of: visit.browser)
        return .seeOther("/apply")
    }

    // The reports.

    @Sendable func reportList(_ visit: Visit) async throws -> Reply {
        let draft = try await draft(visit)
        guard !draft.reports.isEmpty else { return .seeOther("/apply/reports/1") }
        return .page(reportListPage(draft, visit))
    }

    private func reportListPage(_ draft: Draft, _ visit: Visit) -> HTML {
        let count = draft.reports.count
        let cards: [HTML] = draft.reports.enumerated().map { index, report in
            """
            <h2>Report \(index + 1)</h2>
            \(ReportSummary.list(report))
            <p>\(HTML.link(to: "/apply/reports/\(index + 1)", "Change report \(index + 1)"))</p>
            \(Pieces.form(
                "/apply/reports/\(index + 1)/removal", visit.formToken, button: "Remove report \(index + 1)",
                second: true))
            """
        }
        let more: HTML? =
            count < ReportAnswers.most
            ? "<p>\(HTML.link(to: "/apply/reports/\(count + 1)", "Add another report"))</p>"
            : "<p>This form takes \(ReportAnswers.most) reports. If there are more, tell whoever gets in touch with you.</p>"
        return Layout.page(
            "Your reports",
            back: draft.back(from: .reports),
            """
            <h1>You have told us about \(count) \(count == 1 ? "report" : "reports")</h1>
            \(cards)
            \(more)
            <p><a class="button" href="\(draft.next)">Continue</a></p>
            """
        )
    }

    @Sendable func reportForm(_ visit: Visit) async throws -> Reply {
        let draft = try await draft(visit)
        let number = try reportNumber(visit, draft)
        let fields = ReportFields(number: number, today: today)
        let shown = draft.reports.indices.contains(number - 1) ? fields.shown(draft.reports[number - 1]) : Shown()
        return .page(reportPage(fields, draft, shown, visit))
    }

    private func reportPage(_ fields: ReportFields, _ draft: Draft, _ shown: Shown, _ visit: Visit) -> HTML {
        Layout.form(
            "Report \(fields.number)",
            back: draft.reports.isEmpty ? draft.back(from: .reports) : "/apply/reports",
            shown: shown,
            """
            <h1>Report \(fields.number)</h1>
            <p>Tell us about \(fields.number == 1 ? "the first" : "another") report that was made. If you do not know \
            a date, \
            give the nearest that you can.</p>
            \(Pieces.form(
                "/apply/reports/\(fields.number)", visit.formToken, button: "Save and continue", fields.html(shown)))
            """
        )
    }

    @Sendable func answerReport(_ visit: Visit) async throws -> Reply {
        var draft = try await draft(visit)
        let fields = ReportFields(number: try reportNumber(visit, draft), today: today)
        var form = visit.form()
        let answers = fields.read(&form)
        guard try form.isRight(), let answers else {
            return .page(reportPage(fields, draft, form.shown, visit), status: 422)
        }
        if draft.reports.indices.contains(fields.number - 1) {
            draft.reports[fields.number - 1] = answers
        } else {
            draft.reports.append(answers)
        }
        try await keep(draft, visit)
        return .seeOther("/apply/reports")
    }

    @Sendable func removeReport(_ visit: Visit) async throws -> Reply {
        var draft = try await draft(visit)
        draft.reports.removeReport(number: try reportNumber(visit, draft))
        try await keep(draft, visit)
        return .seeOther("/apply/reports")
    }

    /// One that is there, or the next.
    private func reportNumber(_ visit: Visit, _ draft: Draft) throws -> Int {
        guard let number = visit.parameters["number"].flatMap({ Int($0) }), number >= 1,
            number <= min(draft.reports.count + 1, ReportAnswers.most), draft.sent == nil
        else { throw Fault.notFound }
        return number
    }
}

/// A report read back to whoever told it.
enum ReportSummary {
    static func list(_ report: ReportAnswers) -> HTML {
        let contact = report.acknowledged.map { $0 ? "Yes" : "No" } ?? "I do not know"
        return Pieces.list([
            ("It happened on", Pieces.date(report.behaviourOn)), ("It was reported on", Pieces.date(report.reportedOn)),
            ("To", "\(ReportWords.told(report.told))"),
            ("Event", report.sameAs.map { "The same event as report \($0)" } ?? "An event of its own"),
            ("Motivated by hate", report.hate ? "Yes" : "No"),
            ("What was done", "\(report.status.inWords.withUpperStart)"),
            ("Somebody got in touch", "\(contact)"), ("What happened", Pieces.lines(report.description)),
        ])
    }
}
