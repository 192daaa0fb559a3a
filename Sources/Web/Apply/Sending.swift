import Casework
import Desk
import Records
import Text

// Check your answers, send, confirmation.
extension Pages {
    @Sendable func checkAnswers(_ visit: Visit) async throws -> Reply {
        let draft = try await draft(visit)
        if draft.sent != nil { return .seeOther("/apply/sent") }
        if let gap = draft.gap { return .seeOther(gap.path) }
        return .page(try await checkPage(draft, visit))
    }

    private func checkPage(_ draft: Draft, _ visit: Visit) async throws -> HTML {
        let served = try await desk.areas().first { $0.code == draft.area }
        let area = draft.elsewhere ?? served?.name ?? draft.area ?? ""
        let asking: HTML = draft.isForAnother == true ? "\(draft.onBehalfOf ?? "")" : "Myself or my household"
        func row(_ name: String, _ value: HTML?, _ question: Draft.Question) -> (String, HTML?) {
            (name, value.map { "\($0) <a href=\"\(question.path)\">Change<span class=\"hidden\"> \(name)</span></a>" })
        }
        let reports: [HTML] = draft.reports.enumerated().map { index, report in
            """
            <h3>Report \(index + 1)</h3>
            \(ReportSummary.list(report))
            <p>\(HTML.link(to: "/apply/reports/\(index + 1)", "Change report \(index + 1)"))</p>
            """
        }
        return Layout.page(
            "Check your answers",
            back: "/apply/reports",
            """
            <h1>Check your answers</h1>
            \(Pieces.list([
                row("Area", "\(area)", .area),
                ("Who takes it today", draft.elsewhere.flatMap { _ in served.map { "\($0.partnership.name)" } }),
                row("Asking for", asking, .who),
                row("With their permission", draft.hasPermission.map { $0 ? "Yes" : "Not yet" }, .permission),
                row("Your name", "\(draft.name ?? "")", .name),
                row("Email address", draft.email.map { "\($0)" }, .contact),
                row("Telephone number", draft.telephone.map { "\($0)" }, .contact),
                row("Postal address", draft.address.map { Pieces.lines($0) }, .contact),
                row("How it is safe", draft.safe.map(SafeQuestions.summary), .contact),
            ]))
            <h2>Your reports</h2>
            \(reports)
            <p><a href="/apply/reports">Add or remove reports</a></p>
            <h2>Send your application</h2>
            <p>By sending it you say that, as far as you know, it is right. \(draft.elsewhere == nil
                ? "It goes to the bodies of your area that the law names." : ElsewhereWords.whoGetsIt)</p>
            \(Pieces.form(
                "/apply/send", visit.formToken, button: "Send my application", Submission.field(draft.id, visit)))
            """
        )
    }

    /// Sends it. The id was made with the first answer and stands, signed, in the form: a form that is sent twice gives
    /// the same reference and one application.
    @Sendable func send(_ visit: Visit) async throws -> Reply {
        let draft = try await draft(visit)
        guard draft.sent == nil else { return .seeOther("/apply/sent") }
        guard draft.gap == nil, Submission.id(visit) == draft.id, let area = draft.area, let name = draft.name,
            let partnership = try await desk.areas().first(where: { $0.code == area })?.partnership
        else { return .seeOther("/apply/check") }
        let authority: Casework.Application.Authority =
            draft.isForAnother == true ? (draft.hasPermission == true ? .shown : .awaited) : .notNeeded
        let intake = Casework.Application.Intake(
            area: area,
            receivedOn: today,
            channel: .web,
            takenBy: nil,
            authority: authority,
            reports: draft.reports.reports(in: draft.elsewhere == nil ? area : OtherArea.unknown),
            reachableByMail: draft.email != nil,
            place: draft.elsewhere
        )
        let applicant = Applicant(
            name: name,
            onBehalfOf: draft.onBehalfOf,
            contact: .init(email: draft.email, telephone: draft.telephone, address: draft.address), safe: draft.safe
        )
        _ = try await desk.receive(
            intake, from: applicant, id: draft.id, in: partnership.id, as: .service,
            replacing: (of: visit.browser, with: { draft.remainder(sentAs: $0).json.text() }))
        return .seeOther("/apply/sent")
    }

    @Sendable func sent(_ visit: Visit) async throws -> Reply {
        let draft = try await draft(visit)
        guard let reference = draft.sent else { return .seeOther("/apply") }
        let message: HTML =
            draft.email == nil
            ? "<p>You gave no email address, so somebody will write to you or call you.</p>"
            : "<p>We have sent you a message with this reference.</p>"
        if draft.elsewhere != nil { return .page(ElsewhereWords.sent(reference, message)) }
        return .page(
            Layout.page(
                "Application sent",
                """
                <div class="panel"><h1>Application sent</h1><p>Your reference<strong>\(reference)</strong></p></div>
                \(message)
                <p>Write the reference down, and keep it where only you see it. You need it to \
                <a href="/track">see how your application stands</a>.</p>
                <h2>What happens next</h2>
                <ol>
                <li>Your application has been passed on to the council, the police, the health services and the \
                housing \
                providers of your area.</li>
                <li>They look up what they know, and decide whether the threshold for a review is met. You are told, \
                with \
                reasons.</li>
                <li>If it is met, they meet about your case and agree what to do. You are asked about the plan and \
                told the \
                outcome.</li>
                </ol>
                <p>The days by which this must happen stand in <a href="/procedure">the review procedure</a>.</p>
                <p>If it happens again, report it as before. If you are in danger, call 999.</p>
                """
            )
        )
    }
}
