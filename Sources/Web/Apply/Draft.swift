import Casework
import FoundationEssentials
import Text

/// An application that somebody is writing, as far as they have got. Kept for their browser for a day.
struct Draft: Equatable, Sendable {
    /// The application's id from the first question on, so that sending it twice sends it once.
    var id: Application.ID
    var area: String?
    /// Where it happens in their own words, where that is none of the areas; empty until they have said it.
    var elsewhere: String?
    var isForAnother: Bool?
    var onBehalfOf: String?
    var hasPermission: Bool?
    var name: String?
    var email: String?
    var telephone: String?
    var address: String?
    /// How it is safe to reach them, as far as they said.
    var safe: SafeContact?
    var reports: [ReportAnswers] = []
    /// Its reference once it has been sent; the answers are gone then.
    var sent: CaseReference?

    init(id: Application.ID = Application.ID(UUID())) { self.id = id }

    /// What is kept of it once it has been sent: the reference, and whether there was an address to write to.
    func remainder(sentAs reference: CaseReference) -> Draft {
        var rest = Draft(id: id)
        rest.sent = reference
        rest.email = email.map { _ in "given" }
        rest.elsewhere = elsewhere.map { _ in "given" }
        return rest
    }

    var hasContact: Bool { email != nil || telephone != nil || address != nil }

    /// The questions in order.
    enum Question: String, CaseIterable, Sendable {
        case area, who, permission, name, contact, reports

        var path: String { "/apply/\(rawValue)" }
    }

    /// Whether a question has been answered, or need not be.
    func isAnswered(_ question: Question) -> Bool {
        switch question {
        case .area: area != nil && elsewhere != ""
        case .who: isForAnother != nil
        case .permission: isForAnother == false || onBehalfOf != nil && hasPermission != nil
        case .name: name != nil
        case .contact: hasContact
        case .reports: !reports.isEmpty
        }
    }

    /// The first question without an answer; nil where all have one.
    var gap: Question? { Question.allCases.first { !isAnswered($0) } }

    /// Where to go after an answer: on to the next that is open, or to the check.
    var next: String {
        if gap == .area && elsewhere != nil { return "/apply/elsewhere" }
        return gap?.path ?? "/apply/check"
    }

    /// The page before a question.
    func back(from question: Question) -> String {
        guard let index = Question.allCases.firstIndex(of: question) else { return "/apply" }
        let before = Question.allCases[..<index].last { $0 != .permission || isForAnother == true }
        if before == .area && elsewhere != nil { return "/apply/elsewhere" }
        return before?.path ?? "/apply"
    }
}
