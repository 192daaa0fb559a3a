import Text

extension Pages {
    /// What an ASB Case Review is, and every way to ask for one.
    @Sendable func home(_ visit: Visit) async throws -> Reply {
        .page(
            Layout.page(
                "Ask for an ASB Case Review",
                """
                <h1>Ask for an ASB Case Review</h1>
                <p>If you have reported antisocial behaviour several times and it has not stopped, you can ask the \
                council, \
                the police, health services and housing providers to look at your case together. This is called an \
                ASB Case Review. It used to be called the Community Trigger.</p>
                <div class="notice"><p><strong>If you or somebody else is in danger now, call 999.</strong> If you \
                cannot speak, call 999 from a mobile and then press 55.</p></div>
                <h2>When you can ask</h2>
                <p>You can usually ask when you, or you and your neighbours, made 3 reports or more in the last 6 \
                months, each \
                within a month of what happened. Areas may ask for fewer. If you made fewer reports you can still \
                ask: people then look at how long it has gone on, the harm that it does, and what was done about it.</p>
                <p>You may ask for yourself, for somebody else with their permission, or for a group or business. It \
                costs nothing.</p>
                <h2>How to ask</h2>
                <p><a href="/apply">Ask online</a>. It takes about 10 minutes. You need the dates of your reports, as \
                near as you can.</p>
                \(otherWays)
                <h2>After you have asked</h2>
                <p><a href="/track">See how your application stands</a>, with the reference that we gave you.</p>
                <h2>More</h2>
                <ul>
                <li><a href="/procedure">The review procedure of your area</a>: who decides, and by when</li>
                <li><a href="/statistics">How many reviews there have been</a></li>
                <li><a href="/sign-in">Sign in</a>, if you work for the council, the police or another body</li>
                </ul>
                <p>You can leave this site quickly at any time with “Exit this page”. It does not delete the pages \
                from your browser’s history.</p>
                """
            )
        )
    }

    /// By telephone, by post, in person: section 104 knows no form, and not everybody has the internet.
    var otherWays: HTML {
        guard let ways else {
            return """
                <p>You can also ask by telephone, by post or in person: go to your council, your police or your \
                landlord. Each of them must pass your application on.</p>
                """
        }
        return "\(ways)<p>Your council, your police and your landlord must pass it on as well.</p>"
    }

    /// Whom somebody reaches who has asked already, or works here.
    var helpers: HTML {
        ways ?? "<p>Ask the council, police or landlord that you told. They can find your application by your name.</p>"
    }

    /// What the settings name; nil where they name nothing.
    private var ways: HTML? {
        let contact = settings.contact
        let ways: [HTML] = [
            contact.telephone.map {
                "<strong>By telephone:</strong> \($0). Somebody will write down what you tell them."
            },
            contact.email.flatMap { address in
                HTML.address("mailto:\(address)").map {
                    "<strong>By email:</strong> <a href=\"\($0)\">\(address)</a>"
                }
            },
            contact.address.map { "<strong>By post or in person:</strong> \(Pieces.lines($0))" },
        ].compactMap(\.self)
        return ways.isEmpty ? nil : Pieces.items(ways)
    }

    @Sendable func accessibility(_ visit: Visit) async throws -> Reply {
        .page(
            Layout.page(
                "Accessibility",
                """
                <h1>Accessibility</h1>
                <p>We want everybody to be able to use this service. It works with a keyboard alone, with a screen \
                reader, without scripts, and with text made larger. It is meant to meet the Web Content Accessibility \
                Guidelines 2.2 at level AA.</p>
                <p>If something does not work for you, or you need it in another form or language, tell us:</p>
                \(otherWays)
                <p>The Equality and Human Rights Commission enforces the accessibility regulations of 2018. If you \
                are not happy with our answer, contact the Equality Advisory and Support Service.</p>
                """
            )
        )
    }
}
