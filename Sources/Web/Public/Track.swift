import Casework
import Desk
import Records
import Text

// The applicant's own page.
extension Pages {
    @Sendable func track(_ visit: Visit) async throws -> Reply {
        guard case .applicant(let partnership, let application)? = try await visitor(visit) else {
            return .page(referencePage(visit, Shown()))
        }
        let word = try await applicantsWord(partnership, application)
        return .page(trackHTML(try await desk.trackPage(partnership, application), visit, Shown(), word))
    }

    private func referencePage(_ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "Your application",
            back: "/",
            shown: shown,
            """
            <h1>See how your application stands</h1>
            \(Pieces.form(
                "/track", visit.formToken, button: "Send me a code",
                shown.input(
                    "reference", "Your reference",
                    hint: "It begins with CR and stands in every message from us, for example CR-7K2M9QXA. We send a "
                        + "code to the email address that you gave us.",
                    width: "short")))
            <p><a href="/track/code">I have a code from a letter</a></p>
            <h2>If you gave us no email address, or have lost your reference</h2>
            \(helpers)
            """
        )
    }

    /// The answer is the same whether there is such a case or not.
    @Sendable func askForTrackCode(_ visit: Visit) async throws -> Reply {
        var form = visit.form()
        let typed = form.text("reference", "Your reference", max: 40)
        let reference = CaseReference(typed)
        if !typed.isEmpty && reference == nil {
            form.note("reference", "Check your reference: it is CR and 8 letters and numbers, as in our messages")
        }
        guard try form.isRight(), let reference else { return .page(referencePage(visit, form.shown), status: 422) }
        try await evenly { try await desk.sendCode(toApplicantOf: reference, browser: visit.browser) }
        return .seeOther("/sign-in/code")
    }

    @Sendable func answerPlan(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        var form = visit.form()
        let text = form.area("text", "What you want to say about the plan")
        let draft = page.review?.consultations.count
        if let read = try form.fields.only("draft").flatMap({ Int($0) }), let draft, read != draft {
            form.note(
                "text",
                "We have changed the draft plan since you opened this page. Read it above, then send your answer")
        }
        guard try form.isRight() else { return .page(trackHTML(page, visit, form.shown), status: 422) }
        guard let review = page.review else { throw DeskError.absent }
        do {
            try await desk.act(onReview: review.id, in: partnership, as: .applicant(application)) {
                review,
                around throws(Refusal) in
                guard review.consultations.count == draft else { throw .already(Refusal.changedMeanwhile) }
                return try review.answeringPlan(text, of: application, by: .applicant(application), in: around)
            }
        } catch Refusal.already(let what) where what.utf8.elementsEqual("plan-answered".utf8) {
            // The same form sent twice says it once: the page shows what they said.
        }
        return .seeOther("/track")
    }

    @Sendable func withdrawForm(_ visit: Visit) async throws -> Reply {
        _ = try await applicant(visit)
        return .page(withdrawPage(visit, Shown()))
    }

    private func withdrawPage(_ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "Withdraw your application",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>Withdraw your application</h1>
            <p>If you withdraw, we stop: there will be no review for you. You can ask again at any time. If somebody \
            has told \
            you to withdraw or has frightened you, tell us or the police; in danger, call 999.</p>
            \(Pieces.form(
                "/track/withdraw", visit.formToken, button: "Withdraw my application",
                shown.area("reason", "Why do you want to withdraw?", rows: 4)
                    + shown.checkboxes("sure", "Are you sure?", [Choice("yes", "Yes, I want to withdraw")])))
            """
        )
    }

    @Sendable func withdraw(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        var form = visit.form()
        let reason = form.area("reason", "Why you want to withdraw", max: 2_000)
        _ = form.checkboxes("sure", among: ["yes"], missing: "Tick the box if you are sure")
        guard try form.isRight() else { return .page(withdrawPage(visit, form.shown), status: 422) }
        try await desk.withdraw(application, because: reason, in: partnership, as: .applicant(application))
        return .seeOther("/track")
    }

    func applicant(_ visit: Visit) async throws -> (Partnership.ID, Casework.Application.ID) {
        guard case .applicant(let partnership, let application)? = try await visitor(visit) else {
            throw Fault.signedOut(next: "/track")
        }
        return (partnership, application)
    }

    private func trackHTML(_ page: TrackPage, _ visit: Visit, _ shown: Shown, _ word: HTML? = nil) -> HTML {
        let view = TrackView(page: page)
        return Layout.form(
            "Your application",
            for: .applicant(token: visit.formToken),
            shown: shown,
            """
            <h1>Your application \(page.application.reference)</h1>
            <p>Received on \(Pieces.date(page.application.receipt.receivedOn)) by \(page.partnership.name).</p>
            \(view.news)
            <h2>How it stands</h2>
            \(view.standing)
            \(view.decisionReview)
            \(view.next)
            \(TrackInformed(page: page).html)
            \(view.steps)
            \(view.meeting)
            \(page.canPrefer
                ? HTML("<p><a href=\"/track/meeting\">Tell us when you could come to the meeting</a></p>") : nil)
            \(view.plan(visit.formToken, shown))
            \(view.reports)
            \(page.application.isOpen(heardIn: page.review)
                ? HTML("<p><a href=\"/track/report\">Tell us about another report</a></p>") : nil)
            \(view.speaking)
            \(view.messages)
            \(word)
            <h2>How we reach you</h2>
            <p><a href="/track/contact">See or change how it is safe to reach you</a></p>
            <h2>Questions</h2>
            \(helpers)
            \(page.application.canWithdraw(from: page.review)
                ? HTML("<p><a href=\"/track/withdraw\">Withdraw your application</a></p>") : nil)
            """
        )
    }
}

extension Casework.Application {
    /// Whether the threshold is still to be decided.
    var isUndecided: Bool {
        switch stage {
        case .received, .acknowledged, .gathering: true
        case .decided, .withdrawn, .passedOn: false
        }
    }

    /// Whether the applicant can still withdraw: until the decision, or until the review of the case is closed.
    func canWithdraw(from review: Review?) -> Bool {
        if case .decided(let decision) = stage, decision.answer == .met, let review {
            return review.stage.name != .closed
        }
        return isUndecided
    }
}
