import Casework
import Desk
import Records
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

    /// What happened since the form was made, newest last: ` Since then: Meeting set (Cora Ellis, 4 May 2026, 2:30pm).`
    /// Empty where the form does not tell when it was made.
    static func since(_ page: CasePage, _ form: Form) -> String {
        guard let seen = Int(form.shown.value(name)), (0..<page.events.count).contains(seen) else { return "" }
        let news = page.events.dropFirst(seen).suffix(5).map { entry in
            let who = entry.officer.map(page.officerName) ?? "the service"
            return "\(entry.event.kind.inWords) (\(who), \(entry.at.inWords))"
        }
        return " Since then: \(news.joined(separator: "; "))."
    }
}
