import Casework
import Desk
import Text

/// The one place where what went wrong becomes what the visitor is told.
struct Faults: Sendable {
    /// Whether an error says that the database cannot be reached or is too busy: try again soon.
    var isAway: @Sendable (any Error) -> Bool = { _ in false }
    /// Whether an error leaves open whether what was sent was saved: the answer to a COMMIT was lost.
    var isUnknown: @Sendable (any Error) -> Bool = { _ in false }

    func reply(to error: any Error, requestID: String) -> Reply {
        switch error {
        case let error as Front.PageFault: reply(to: error.cause, requestID: requestID)
        case let error as Fault: reply(to: error)
        case let error as FormFields.Unreadable: page(400, "Something in the form cannot be read", error.sentence)
        case let error as Refusal: page(422, "That cannot be done", error.sentence)
        case let error as DeskError: reply(to: error)
        case _ where isUnknown(error):
            page(
                503,
                "We do not know whether this was saved",
                "The connection was lost at that moment. Go back and look at the case before you send it once more."
            )
        case _ where isAway(error): unavailable
        default:
            page(
                500,
                "Sorry, there is a problem with the service",
                "Nothing was changed. Try again later. If you report this, please give the number \(requestID)."
            )
        }
    }

    private func reply(to fault: Fault) -> Reply {
        switch fault {
        case .unreadable(let sentence): page(400, "The request cannot be read", sentence)
        case .notFound: notFound
        case .wrongMethod(let allowed):
            page(405, "This page cannot be used in that way", "Go back and try again.").with(
                "Allow",
                allowed.joined(separator: ", ")
            )
        case .lengthRequired:
            page(411, "The form cannot be read", "Its length was not said. Go back and send it again.")
        case .tooLarge: page(413, "The form is too long", "Go back, shorten what you wrote and send it again.")
        case .notAForm: page(415, "The form cannot be read", "It was not sent as a form. Go back and send it again.")
        case .forbidden: forbidden
        case .forged:
            page(
                403,
                "The form could not be accepted",
                "It was open for too long, or it was not sent from this service. Go back, load the page again and send "
                    + "it once more. If that does not help, allow cookies for this site."
            )
        case .signedOut(let next):
            // A path that a template matched needs no encoding.
            .seeOther(next == "/work" ? "/sign-in" : "/sign-in?next=\(next)")
        }
    }

    private func reply(to error: DeskError) -> Reply {
        switch error {
        case .absent: notFound
        case .forbidden: forbidden
        case .noProcedure:
            page(
                409,
                "No review procedure is in force",
                "The bodies of this area have put no review procedure in force for today. Please tell them."
            )
        }
    }

    private var notFound: Reply {
        page(
            404,
            "Page not found",
            "If you typed or pasted the address, check that it is right. The page may also have gone, or not be for "
                + "you to see."
        )
    }

    private var forbidden: Reply {
        page(403, "This page is not yours to use", "It belongs to somebody with another role.")
    }

    /// 503, to be tried again after five seconds.
    private var unavailable: Reply {
        page(
            503,
            "Sorry, the service is not available just now",
            "Nothing was changed. Wait a few seconds and try again."
        ).with("Retry-After", "5")
    }

    private func page(_ status: Int, _ title: String, _ sentence: String) -> Reply {
        .page(Layout.page(title, "<h1>\(title)</h1>\n<p>\(sentence)</p>"), status: status)
    }
}

extension Reply {
    func with(_ name: String, _ value: String) -> Reply {
        var reply = self
        reply.headers.append((name, value))
        return reply
    }
}
