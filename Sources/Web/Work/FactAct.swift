import Casework
import Desk
import Records
import Text

/// Something that a person says of the reports before the threshold is decided: a form of its own below the threshold
/// page, to which it leads back.
struct FactAct: Sendable {
    /// What a form is about.
    struct Matter: Sendable {
        var page: CasePage
        var areas: [Partnerships.Served]
        /// The report of the path, where there is one.
        var report: Application.Report?
        /// The numbers that the link named.
        var asked: [Int]
        var path: String
    }

    /// The last part of its path; `{number}` stands for a report.
    var path: String
    var title: @Sendable (Matter) -> String
    var button: String
    var prefilled: @Sendable (Matter) -> Shown
    var fields: @Sendable (Matter, Shown) -> HTML
    /// What stands below the form.
    var below: @Sendable (Matter) -> HTML? = { _ in nil }
    /// Returns false where the form has mistakes.
    var perform: @Sendable (inout Form, Matter, Desk) async throws -> Bool

    static let all: [FactAct] = [correction, join, split]
}
