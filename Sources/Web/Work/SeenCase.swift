import Desk
import Text

/// What the form of an act remembers of the case that its reader saw: how many events it had.
enum SeenCase {
    static let name = "seen"
    static let sentence = "The case has changed since you opened this page. Look at it again before you send this."

    static func field(_ page: CasePage) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(page.seen.events)\">\n"
    }

    /// Whether the case is still as it was when the form was made. A form that does not say so was made by nobody here.
    ///
    /// - Throws: `FormFields.Unreadable` where the field comes twice.
    static func isStill(_ page: CasePage, _ form: Form) throws(FormFields.Unreadable) -> Bool {
        try form.fields.only(name).map { $0.utf8.elementsEqual("\(page.seen.events)".utf8) } ?? false
    }
}
