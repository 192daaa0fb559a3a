import Text

/// The frame of every page.
enum Layout {
    /// Whom a page is for. Whoever reads about their own case or applies may have somebody at their shoulder: those
    /// pages have a way out.
    enum Audience: Sendable {
        case everybody
        /// Somebody signed in, with their name, the token of the form that signs them out, and what everybody who works
        /// must know now.
        case worker(name: String, token: String, notice: HTML? = nil)
        case applicant(token: String)
    }

    /// A whole page. `title` is what the tab says; the heading is the body's own.
    static func page(
        _ title: String,
        for audience: Audience = .everybody,
        back: String? = nil,
        hasMistakes: Bool = false,
        _ body: HTML
    ) -> HTML {
        let backLink: HTML? = back.flatMap(HTML.address).map {
            "<nav aria-label=\"Back\"><a class=\"back\" href=\"\($0)\">Back</a></nav>\n"
        }
        return """
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(hasMistakes ? HTML("Error: ") : nil)\(title) – ASB Case Review</title>
            <link rel="stylesheet" href="\(StyleSheet.path)">
            </head>
            <body>
            <a class="skip" href="#main">Skip to main content</a>
            <header>
            \(header(audience))
            </header>
            \(backLink)<main id="main" tabindex="-1">
            \(notice(audience))\(body)
            </main>
            <footer>
            <p>If somebody is in danger now, call 999.</p>
            <p><a href="/">About the ASB Case Review</a> · <a href="/procedure">The review procedure</a> · \
            <a href="/statistics">Statistics</a> · <a href="/accessibility">Accessibility</a></p>
            </footer>
            </body>
            </html>

            """
    }

    /// A page with one question or form; `shown` puts the mistakes first.
    static func form(
        _ title: String,
        for audience: Audience = .everybody,
        back: String? = nil,
        shown: Shown,
        _ body: HTML
    ) -> HTML {
        page(
            title, for: audience, back: back, hasMistakes: !shown.mistakes.isEmpty,
            "\(shown.inOrder(of: body).summary)\(body)")
    }

    private static func header(_ audience: Audience) -> HTML {
        let exit: HTML =
            """
            <a class="exit" href="https://www.bbc.co.uk/weather" rel="nofollow noreferrer">\
            <span class="hidden">Emergency: </span>Exit this page</a>
            """
        switch audience {
        case .everybody: return "<p><a href=\"/\">ASB Case Review</a></p>\n\(exit)"
        case .applicant(let token):
            return "<p><a href=\"/track\">Your ASB Case Review</a></p>\n\(exit)\n\(signOut(token))"
        case .worker(let name, let token, _):
            return """
                <nav aria-label="Work">
                <a href="/work">ASB Case Review: work</a> <a href="/work/enter">Enter an application</a> \
                <a href="/work/post">Messages</a>
                </nav>
                <p>Signed in as \(name)</p>
                \(signOut(token))
                """
        }
    }

    private static func notice(_ audience: Audience) -> HTML? {
        if case .worker(_, _, let notice) = audience { notice } else { nil }
    }

    private static func signOut(_ token: String) -> HTML {
        """
        <form method="post" action="/sign-out">\(FormToken.field(token))<button class="plain">Sign out</button></form>
        """
    }
}

/// The hidden field by which a form proves that it is ours.
enum FormToken {
    static let name = "form_token"

    static func field(_ token: String) -> HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(token)\">" }
}
