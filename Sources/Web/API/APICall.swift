import Casework
import Desk
import Records
import Text

/// A call by a system of an agency: JSON, and a key instead of a session.
struct APICall: Sendable {
    let path: String
    let parameters: [String: String]
    let query: FormFields
    /// What stands after `Bearer`; nil where there is none.
    let bearer: String?
    /// The sender's own name for what it sends; nil where it gives none, or two.
    let idempotency: String?
    let body: [UInt8]

    /// The longest body of a call.
    static let longest = 256 * 1_024

    init(_ ask: Ask, _ parameters: [String: String], body: [UInt8]) throws {
        path = ask.path
        self.parameters = parameters
        query = try FormFields(reading: ask.query.utf8)
        bearer = Hook.bearer(ask)
        idempotency = ask.only("idempotency-key")
        self.body = body
    }

    /// Whether an address is one that systems call.
    static func isFor(_ path: String) -> Bool { path.utf8.starts(with: "/api/".utf8) }

    /// The number of bytes that its body must have: said beforehand, and of JSON.
    static func length(_ ask: Ask) throws(Fault) -> Int {
        do {
            return try Hook.length(ask, longest: longest)
        } catch .unreadable {
            // Nothing of the body has been read yet: it was not of JSON, or its length is no number.
            throw ask.only("content-type").map(Hook.isJSON) == true && ask.all("content-encoding").isEmpty
                ? .unreadable("The Content-Length header is no number.") : .notAForm
        }
    }

    /// Which part of a list is asked for.
    struct Page {
        /// 1 to 200.
        var limit: Int
        /// The last one that was shown; nil from the beginning.
        var after: String?
    }

    func page() throws -> Page {
        var mistakes: [Mistake] = []
        var limit = 50
        if let text = try query.only("limit") {
            if let number = Int(text), (1...200).contains(number) {
                limit = number
            } else {
                mistakes.append(Mistake(path: "limit", found: text, expected: "a whole number from 1 to 200"))
            }
        }
        let after = try query.only("after")
        if let after, !(1...100).contains(after.utf8.count) {
            mistakes.append(
                Mistake(path: "after", found: after, expected: "what `next` of the page before it said"))
        }
        for field in query.all where field.name != "limit" && field.name != "after" {
            mistakes.append(
                Mistake(path: field.name, found: field.value, expected: "limit or after", mend: "Leave it out."))
        }
        if let mistakes = Mistakes(mistakes) { throw APIFault.query(mistakes) }
        return Page(limit: limit, after: after)
    }

    /// What is sent, under the sender's own name for it.
    func sending(_ key: APIKey.ID) throws(APIFault) -> APIReceipt.Sending {
        guard let idempotency, (1...200).contains(idempotency.utf8.count),
            idempotency.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .noIdempotency }
        return APIReceipt.Sending(key, idempotency: idempotency, path: path, body: body)
    }
}
