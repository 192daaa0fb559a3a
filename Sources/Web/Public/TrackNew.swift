import Casework
import Desk
import Records
import Text

// The applicant tells that something new happened; once the case is closed, how to go on from there.
extension Pages {
    func addSpeaking(to routes: inout Routes) {
        routes.get("/track/new", newsForm)
        routes.post("/track/new", tellNews)
        routes.get("/track/new/sent", newsSent)
        routes.post("/track/reopen", askToReopen)
        routes.get("/track/chronology", ownChronology)
        routes.get("/track/chronology/{entry}", remarkForm)
        routes.post("/track/chronology/{entry}", remark)
    }

    static let emergency: HTML = """
        <div class="notice alarm"><p><strong>If you or somebody else is in danger now, call 999.</strong> If you cannot \
        speak, call 999 from a mobile and then press 55.</p></div>

        """

    @Sendable func newsForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.application.isOpen(heardIn: page.review) else { return .page(endedPage(page, visit, Shown())) }
        return .page(newsPage(page, visit, fields(page).prefilled))
    }

    private func fields(_ page: TrackPage) -> NewsFields {
        NewsFields(page.application, today: page.today, agencies: page.agencies, isToApplicant: true)
    }

    private func newsPage(_ page: TrackPage, _ visit: Visit, _ shown: Shown, _ notice: HTML? = nil) -> HTML {
        Layout.form(
            "Tell us that something new happened",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>Tell us that something new happened</h1>
            \(Self.emergency)\(notice)
            <p>We take what you write here as a report to the council, or to another body if you choose it. You need not \
            report it again. Those who work on your case are told, and a person reads it, but perhaps not before \
            tomorrow.</p>
            \(Pieces.form("/track/new", visit.formToken, button: "Send", fields(page).html(shown)))
            """
        )
    }

    /// The same form sent twice tells once; where another report has come meanwhile the questions are asked again.
    @Sendable func tellNews(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.application.isOpen(heardIn: page.review) else { return .seeOther("/track/new") }
        var form = visit.form()
        let fields = fields(page)
        guard let sent = try form.fields.only(NewsFields.numberField), sent.utf8.elementsEqual("\(fields.number)".utf8)
        else {
            let known: HTML = """
                <div class="notice"><p>Another report was added meanwhile. See on <a href="/track">your page</a> \
                whether this one is there already.</p></div>
                """
            return .page(newsPage(page, visit, form.shown, known), status: 409)
        }
        let account = fields.read(&form)
        guard try form.isRight(), let account else { return .page(newsPage(page, visit, form.shown), status: 422) }
        try await desk.act(
            onApplication: application, besideItsReviewIn: partnership, as: .applicant(application)
        ) { own, review, around throws(Refusal) in
            try own.telling(account, heardIn: review, by: .applicant(application), in: around)
        }
        return .seeOther("/track/new/sent")
    }

    @Sendable func newsSent(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard let news = page.application.words.news.last else { return .seeOther("/track/new") }
        let body = page.agencies.first { $0.id == news.agency }?.name ?? "the body that you chose"
        let made: HTML? = page.application.reports.first { $0.number == news.report }.map { report in
            ", made on \(Pieces.date(report.reportedOn))"
        }
        let isPressing = news.danger == .now || news.danger == .afraid
        let reading: HTML =
            isPressing
            ? """
            <p>A person reads what you wrote and looks at how safe you are as soon as somebody is at work. That may not be \
            before the next working day. Do not wait for us: if it gets worse, call 999.</p>
            """
            : "<p>A person reads what you wrote and looks at how safe you are.</p>"
        return .page(
            Layout.page(
                "We have what you told us", for: .applicant(token: visit.formToken), back: "/track",
                """
                <h1>We have what you told us</h1>
                \(Self.emergency)
                <p>It is report \(news.report) of your case. It counts as a report to \(body)\(made). They are being told, and \
                so are the people who work on your case.</p>
                <h2>What happens next</h2>
                \(reading)
                <p>We send you a message, if there is a safe way, so that you have it in writing.</p>
                <p><a href="/track">Go to your application</a></p>
                """))
    }

    // After the end.

    private func endedPage(_ page: TrackPage, _ visit: Visit, _ shown: Shown) -> HTML {
        // What they asked, and our answer, stay here after the last day to ask.
        let turn = page.review?.endings.closings.last?.turn ?? 1
        let asked: HTML? = page.application.words.remarks.last { $0.about == .closing(turn) }.map { remark in
            """
            <p>You asked for your case to be opened again on \(Pieces.date(remark.on)).</p>
            \(RemarkWords.answer(remark))
            """
        }
        let asking: HTML? = page.closingToReopen.map { _ in
            """
            <h2>Ask for your case to be opened again</h2>
            <p>If it has started again, or what was agreed was not done, ask us to open your case again. You do not \
            have to begin from the start.</p>
            \(Pieces.form(
                "/track/reopen", visit.formToken, button: "Ask to open my case again",
                shown.area("text", "Why should your case be opened again?", hint: "In your own words.", rows: 6)))
            """
        }
        let reopen = asked ?? asking
        return Layout.form(
            "Something new happened",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>Something new happened</h1>
            \(Self.emergency)
            <p>Nothing new can be added to this application any more. What happens now should be reported: to the police on 101, to the \
            council, or to your landlord.</p>
            \(reopen)
            <h2>Ask for a new review</h2>
            <p>You can make a new application at any time. What you report now can count towards it.</p>
            <p><a href="/apply">Make a new application</a></p>
            """
        )
    }

    @Sendable func askToReopen(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.closingToReopen != nil else { return .seeOther("/track/new") }
        var form = visit.form()
        let text = form.area("text", "Why your case should be opened again")
        guard try form.isRight() else { return .page(endedPage(page, visit, form.shown), status: 422) }
        do {
            try await desk.act(
                onApplication: application, besideItsReviewIn: partnership, as: .applicant(application)
            ) { own, review, around throws(Refusal) in
                try own.askingToReopen(text, heardIn: review, by: .applicant(application), in: around)
            }
        } catch Refusal.already(let what) where what.utf8.elementsEqual("reopening asked".utf8) {
            // The same form sent twice asks once: the page says that they have asked.
        }
        return .seeOther("/track/new")
    }
}
