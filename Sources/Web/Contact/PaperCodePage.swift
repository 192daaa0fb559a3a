import Casework
import Desk
import Records
import Text

// Signing in with the code of a letter on paper.
extension Pages {
    @Sendable func paperCodeForm(_ visit: Visit) async throws -> Reply { .page(paperCodeHTML(visit, Shown())) }

    private func paperCodeHTML(_ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "Enter the code from your letter",
            back: "/track",
            shown: shown,
            """
            <h1>Enter the code from your letter</h1>
            <p>The reference and the code stand in the letter that we sent you. The code works for 60 days. Keep the \
            letter where nobody finds it whom you do not trust.</p>
            \(Pieces.form(
                "/track/code", visit.formToken, button: "Continue",
                """
                \(shown.input(
                    "reference", "Your reference", hint: "It begins with CR, for example CR-7K2M9QXA.", width: "short"))
                \(shown.input(
                    "code", "The code from your letter", hint: "12 letters and numbers, for example 7K2M-9QPX-0C4V.",
                    autocomplete: "off", width: "short"))
                """))
            <h2>If it does not work</h2>
            \(helpers)
            """
        )
    }

    /// The answer is the same whether the reference is known or not, and takes no less time.
    @Sendable func redeemPaperCode(_ visit: Visit) async throws -> Reply {
        var form = visit.form()
        let typedReference = form.text("reference", "Your reference", max: 40)
        let reference = CaseReference(typedReference)
        if !typedReference.isEmpty && reference == nil {
            form.note("reference", "Check your reference: it is CR and 8 letters and numbers, as in our messages")
        }
        let typed = form.text("code", "The code from your letter", max: 60)
        let code = PaperCode(typed)
        if !typed.isEmpty && code == nil { form.note("code", "Check the code: it is 12 letters and numbers") }
        guard try form.isRight(), let reference, let code else {
            return .page(paperCodeHTML(visit, form.shown), status: 422)
        }
        var session: Token?
        try await evenly { session = try await desk.redeem(code, for: reference, ending: visit.session) }
        guard let session else {
            form.note(
                "code",
                "The reference and the code do not belong together, or the code is too old. After many wrong codes none works until the next day"
            )
            return .page(paperCodeHTML(visit, form.shown), status: 422)
        }
        var reply = Reply.seeOther("/track")
        reply.headers.append(visit.cookies.set(visit.cookies.session, session.text))
        return reply
    }
}
