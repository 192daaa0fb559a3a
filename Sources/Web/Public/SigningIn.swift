import Casework
import Desk
import Records
import Text

// Signing in: a code of six digits to the mailbox, typed into the browser that asked for it.
extension Pages {
    func addSigningIn(to routes: inout Routes) {
        routes.get("/sign-in", signInForm)
        routes.post("/sign-in", askForCode)
        routes.get("/sign-in/code", codeForm)
        routes.post("/sign-in/code", redeem)
        routes.post("/sign-out", signOut)
        routes.get("/l/{token}", link)
        routes.post("/l/{token}", follow)
    }

    @Sendable func signInForm(_ visit: Visit) async throws -> Reply {
        let next = try visit.query.only("next") ?? "/work"
        return .page(signInPage(visit, Shown(["next": next])))
    }

    private func signInPage(_ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "Sign in",
            back: "/",
            shown: shown,
            """
            <h1>Sign in</h1>
            <p>For people who work for the council, the police or another body. If you asked for a review, go to \
            <a href="/track">your application</a>.</p>
            \(Pieces.form(
                "/sign-in", visit.formToken, button: "Send me a code",
                """
                \(shown.input(
                    "email", "Your work email address", hint: "We send a code of 6 numbers to it.", type: "email",
                    autocomplete: "email"))
                <input type="hidden" name="next" value="\(shown.value("next"))">
                """))
            """
        )
    }

    /// Takes no less time for what is unknown than for what is known, so that the time tells nothing.
    func evenly(_ work: () async throws -> Void) async throws {
        let until = ContinuousClock.now + .milliseconds(100)
        try await work()
        try await Task.sleep(until: until, clock: .continuous)
    }

    /// The answer is the same whether the address is known or not.
    @Sendable func askForCode(_ visit: Visit) async throws -> Reply {
        var form = visit.form()
        let email = form.email("email", "Your work email address")
        let next = form.text("next", "Next", max: 500, required: false)
        guard try form.isRight(), let email else { return .page(signInPage(visit, form.shown), status: 422) }
        try await evenly {
            try await desk.sendCode(toEmail: email, browser: visit.browser, path: Reply.isOwn(next) ? next : "/work")
        }
        return .seeOther("/sign-in/code")
    }

    @Sendable func codeForm(_ visit: Visit) async throws -> Reply { .page(codePage(visit, Shown())) }

    private func codePage(_ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "Enter the code",
            back: "/",
            shown: shown,
            """
            <h1>Enter the code</h1>
            <p>If what you gave us is right, a code of 6 numbers is on its way to your email. It can take a minute. \
            It works \
            for 10 minutes, in this browser only.</p>
            \(Pieces.form(
                "/sign-in/code", visit.formToken, button: "Continue",
                shown.input("code", "Code", type: "number", autocomplete: "one-time-code", width: "short")))
            <p>If it does not come, look among the unwanted mail, or go back and try again.</p>
            \(otherWays)
            """
        )
    }

    @Sendable func redeem(_ visit: Visit) async throws -> Reply {
        var form = visit.form()
        let typed = form.text("code", "Code", max: 50, missing: "Enter the code from the message")
        let digits = String(decoding: typed.utf8.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        let looksRight =
            digits.utf8.count == 6 && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if !typed.isEmpty && !looksRight { form.note("code", "The code is 6 numbers") }
        guard try form.isRight() else { return .page(codePage(visit, form.shown), status: 422) }
        guard let (session, path) = try await desk.redeem(digits, browser: visit.browser, ending: visit.session)
        else {
            form.note("code", "This code is not right, or it is too old. After 5 wrong codes ask for a new one")
            return .page(codePage(visit, form.shown), status: 422)
        }
        return signedIn(session, path, visit)
    }

    /// A new secret at every sign-in; the one before has ended (ASVS 7.2.4).
    private func signedIn(_ session: Token, _ path: String, _ visit: Visit) -> Reply {
        var reply = Reply.seeOther(path)
        reply.headers.append(visit.cookies.set(visit.cookies.session, session.text))
        return reply
    }

    @Sendable func signOut(_ visit: Visit) async throws -> Reply {
        if let session = visit.session { try await desk.endSession(session) }
        var reply = Reply.seeOther("/")
        reply.headers.append(visit.cookies.clear(visit.cookies.session))
        reply.headers.append(("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\""))
        return reply
    }

    // Links in messages. Mail scanners open them, and some press buttons: opening one changes nothing and says nothing
    // about anybody, and its button does no more than send a code or lead to the sign-in page.

    @Sendable func link(_ visit: Visit) async throws -> Reply {
        let token = try token(visit)
        let target = try await desk.linkTarget(token)
        let words: HTML =
            switch target {
            case .person: "<p>We will send a code of 6 numbers to the email address that the link was sent to.</p>"
            case .team: "<p>You will be asked to sign in with your own work email address.</p>"
            case .demonstration: "<p>This is a demonstration: the button signs you in.</p>"
            }
        return .page(
            Layout.page(
                "Continue",
                """
                <h1>Continue</h1>
                \(words)
                \(Pieces.form("/l/\(token.text)", visit.formToken, button: "Continue"))
                """
            )
        )
    }

    @Sendable func follow(_ visit: Visit) async throws -> Reply {
        let token = try token(visit)
        switch try await desk.linkTarget(token) {
        case .person:
            try await desk.sendCode(forLink: token, browser: visit.browser)
            return .seeOther("/sign-in/code")
        case .team(let path):
            if case .person? = try await visitor(visit) { return .seeOther(path) }
            return .seeOther(path == "/work" ? "/sign-in" : "/sign-in?next=\(path)")
        case .demonstration:
            let (session, path) = try await desk.openDemonstrationLink(token, ending: visit.session)
            return signedIn(session, path, visit)
        }
    }

    private func token(_ visit: Visit) throws -> Token {
        guard let token = visit.parameters["token"].flatMap({ Token($0) }) else { throw Fault.notFound }
        return token
    }
}
