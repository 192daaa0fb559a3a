import Casework
import Records
import Text

/// The id of what a form creates: made with the form, signed for the browser that it was made for, so that the same
/// form sent twice creates it once, and nobody can choose an id.
enum Submission {
    private static let name = "submission"

    static func field(_ id: Application.ID, _ visit: Visit) -> HTML {
        let signature = visit.signer.sign("submission", visit.browser.text, "\(id)")
        return "<input type=\"hidden\" name=\"\(name)\" value=\"\(id).\(signature)\">\n"
    }

    /// The id of the form that was sent; nil where it is none that was made for this browser.
    static func id(_ visit: Visit) -> Application.ID? {
        let values = visit.sent.values(name)
        guard values.count == 1 else { return nil }
        let parts = values[0].utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Application.ID(String(decoding: parts[0], as: UTF8.self)),
            visit.signer.isSigned(String(decoding: parts[1], as: UTF8.self), "submission", visit.browser.text, "\(id)")
        else { return nil }
        return id
    }
}
