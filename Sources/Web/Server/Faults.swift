import Casework
import Desk
import Text

/// The one place where what went wrong becomes what the visitor is told.
struct Faults: Sendable {
    /// Whether an error says that the database cannot be reached or is too busy: try again soon.
    var isAway: @Sendable (any Error) -> Bool = { _ in false }
    /// Whether an error leaves open whether what was sent was saved: the answer to a COMMIT was lost.
    var isUnknown: @Sendable (any Error) -> Bool = { _ in false }
    /// What the log may say of an error: names and codes of the service, nothing that anybody wrote.
    var codes: @Sendable (any Error) -> [String: String] = { _ in [:] }

    func reply(to error: any Error, requestID: String) -> Reply {
        if let error = error as? Front.PageFault { return reply(to: error.cause, requestID: requestID) }
        // Where it leads elsewhere there is no page.
        if case Fault.signedOut(let next)? = error as? Fault {
            // An applicant signs in where they always do, not where those do who work here.
            if next == "/track" || next.utf8.starts(with: "/track/".utf8) { return .seeOther("/track") }
            // A path that a template matched needs no encoding.
            return .seeOther(next == "/work" ? "/sign-in" : "/sign-in?next=\(next)")
        }
        let told = telling(error)
        let page = Layout.page(
            told.title,
            """
            <h1>\(told.title)</h1>
            <p>\(told.sentence)</p>
            <p>If you ask for help with this, please quote the number <strong>\(requestID)</strong>.</p>
            """)
        var reply = Reply.page(page, status: told.status)
        if let header = told.header { reply = reply.with(header.name, header.value) }
        return reply
    }

    /// What is said of an error that is no fault of a request's form.
    func told(_ error: any Error) -> (status: Int, title: String, sentence: String, header: (String, String)?) {
        let told = telling(error)
        return (told.status, told.title, told.sentence, told.header.map { ($0.name, $0.value) })
    }

    /// What the visitor is told.
    private struct Telling {
        var status: Int
        var title: String
        var sentence: String
        /// A header that belongs to it.
        var header: (name: String, value: String)?

        init(_ status: Int, _ title: String, _ sentence: String, header: (name: String, value: String)? = nil) {
            self.status = status
            self.title = title
            self.sentence = sentence
            self.header = header
        }
    }

    private func telling(_ error: any Error) -> Telling {
        switch error {
        case let error as Fault: telling(error)
        case let error as FormFields.Unreadable: Telling(400, "Something in the form cannot be read", error.sentence)
        case let error as Refusal: Telling(422, "That cannot be done", error.sentence)
        case let error as DeskError: telling(error)
        case _ where isUnknown(error):
            // Without Retry-After: no program shall send it once more by itself.
            Telling(
                503,
                "We do not know whether this was saved",
                "The connection was lost at that moment. Go back and look at the case before you send it once more."
            )
        case _ where isAway(error): unavailable
        default:
            Telling(
                500,
                "Sorry, there is a problem with the service",
                "Nothing was changed. Try again later."
            )
        }
    }

    private func telling(_ fault: Fault) -> Telling {
        switch fault {
        case .unreadable(let sentence): Telling(400, "The request cannot be read", sentence)
        case .notFound: notFound
        case .wrongMethod(let allowed):
            Telling(
                405, "This page cannot be used in that way", "Go back and try again.",
                header: ("Allow", allowed.joined(separator: ", ")))
        case .lengthRequired:
            Telling(411, "The form cannot be read", "Its length was not said. Go back and send it again.")
        case .tooLarge: Telling(413, "The form is too long", "Go back, shorten what you wrote and send it again.")
        case .notAForm: Telling(415, "The form cannot be read", "It was not sent as a form. Go back and send it again.")
        case .forbidden: forbidden
        case .forged:
            Telling(
                403,
                "The form could not be accepted",
                "It was open for too long, or it was not sent from this service. Go back, load the page again and send "
                    + "it once more. If that does not help, allow cookies for this site."
            )
        // It has no page.
        case .signedOut: forbidden
        }
    }

    private func telling(_ error: DeskError) -> Telling {
        switch error {
        case .absent: notFound
        case .forbidden: forbidden
        case .noProcedure:
            Telling(
                409,
                "No review procedure is in force",
                "The bodies of this area have put no review procedure in force for today. Please tell them."
            )
        }
    }

    private var notFound: Telling {
        Telling(
            404,
            "Page not found",
            "If you typed or pasted the address, check that it is right. The page may also have gone, or not be for "
                + "you to see."
        )
    }

    private var forbidden: Telling {
        Telling(403, "This page is not yours to use", "It belongs to somebody with another role.")
    }

    /// 503, to be tried again after five seconds.
    private var unavailable: Telling {
        Telling(
            503,
            "Sorry, the service is not available just now",
            "Nothing was changed. Wait a few seconds and try again.",
            header: ("Retry-After", "5")
        )
    }
}

extension Reply {
    func with(_ name: String, _ value: String) -> Reply {
        var reply = self
        reply.headers.append((name, value))
        return reply
    }
}
