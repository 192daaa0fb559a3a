import Desk
import Records
import Text

/// What is wrong with a call, beside what can be wrong with any request.
enum APIFault: Error {
    /// No key, or none that lives.
    case noKey
    /// Too many calls with this key: again after so many seconds.
    case tooMany(seconds: Int)
    case noIdempotency
    case query(Mistakes)
}

extension Faults {
    /// What went wrong as problem details (RFC 9457): `title`, `status`, `detail`, the number of the request, and the
    /// mistakes with their places.
    func problem(to error: any Error, requestID: String) -> Reply {
        if let error = error as? Front.PageFault { return problem(to: error.cause, requestID: requestID) }
        let told = Faults.told(of: error) ?? self.told(error)
        var members: [(String, JSON)] = [
            ("type", "about:blank"), ("title", .string(told.title)), ("status", .integer(told.status)),
            ("detail", .string(told.sentence)), ("request", .string(requestID)),
        ]
        let mistakes: Mistakes? =
            switch error {
            case let mistakes as Mistakes: mistakes
            case APIFault.query(let mistakes): mistakes
            default: nil
            }
        if let mistakes { members.append(("errors", .array(mistakes.all.map(\.json)))) }
        var reply = Reply(
            status: told.status, type: "application/problem+json",
            body: JSON.object(members).utf8(pretty: true) + [UInt8(ascii: "\n")])
        if let header = told.header { reply = reply.with(header.0, header.1) }
        return reply
    }

    /// nil where a page would say the same.
    private static func told(
        of error: any Error
    ) -> (status: Int, title: String, sentence: String, header: (String, String)?)? {
        switch error {
        case APIFault.noKey, Fault.signedOut:
            (
                401, "Not signed in", "Send a key that lives: Authorization: Bearer KEY.",
                ("WWW-Authenticate", "Bearer realm=\"casereviewd\"")
            )
        case APIFault.tooMany(let seconds):
            (
                429, "Too many calls", "This key has called too often. Wait \(seconds) seconds.",
                ("Retry-After", "\(seconds)")
            )
        case APIFault.noIdempotency:
            (
                400, "No Idempotency-Key",
                "Send an Idempotency-Key header of 1 to 200 visible ASCII characters: your own name for what you send.",
                nil
            )
        case APIFault.query: (400, "The query cannot be read", "See errors.", nil)
        case is FormFields.Unreadable: (400, "The query cannot be read", "Encode it as a form does.", nil)
        case is Mistakes: (422, "The body is not as it should be", "See errors: each says what was expected.", nil)
        case is APIReceipt.Reused:
            (
                422, "The Idempotency-Key was used before",
                "Something else was sent under it. Use a new one for each thing that you send.", nil
            )
        case is CaseChanged: (409, "The case has changed", "Read it again before you answer.", nil)
        case let fault as Fault: told(of: fault)
        case DeskError.absent: (404, "Not found", "There is no such thing, or it is not your agency's to see.", nil)
        case DeskError.forbidden: (403, "Not yours", "This key may not do that.", nil)
        default: nil
        }
    }

    private static func told(
        of fault: Fault
    ) -> (status: Int, title: String, sentence: String, header: (String, String)?)? {
        switch fault {
        case .unreadable(let sentence): (400, "The request cannot be read", sentence, nil)
        case .notFound: (404, "Not found", "There is nothing at this address. See /api/openapi.json.", nil)
        case .wrongMethod(let allowed):
            (
                405, "Not this method", "This address answers to \(allowed.joined(separator: ", ")).",
                ("Allow", allowed.joined(separator: ", "))
            )
        case .lengthRequired: (411, "No length", "Send a Content-Length header.", nil)
        case .tooLarge: (413, "Too long", "A body has at most \(APICall.longest) bytes.", nil)
        case .notAForm: (415, "Not JSON", "Send application/json, not compressed.", nil)
        default: nil
        }
    }
}
