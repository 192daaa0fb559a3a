import Casework
import Testing

/// What the main table of the domain report (section 4.1) says of one area, written from the table and not from the
/// file. nil and absent: the table has a dash.
struct Profile: Sendable, CustomTestStringConvertible {
    var name: String
    /// The row of the table; 0 where another section speaks of it.
    var row: Int
    /// Something of the page's address that `source` must hold.
    var page: String
    var areas: [String]
    var number: Int?
    var numberBy = Procedure.NumberBy.anyone
    var toComplain: Procedure.Window?
    var toApply: Procedure.Window?
    var formula: Set<Procedure.Formula> = [.fromEachComplaint, .lastMonths]
    var sifting: Procedure.Sifting?
    /// Figures with a dash in the table that the page itself, or the area's other page, gives all the same.
    var beyondTheTable: Set<Procedure.Figure> = []
    var related = false
    var caveats: [Procedure.Caveat] = []
    var hate: Procedure.HateRule?
    var community: Procedure.CommunityRule?
    /// A word of who may call a review below the number, and of what it is for.
    var discretion: (holder: String, purpose: String)?
    var steps: [Procedure.Step: Procedure.StepLimit] = [:]
    var minimum: Int?
    /// A word of each who sits.
    var members: [String] = []
    var standing: String?
    var chair: Procedure.ChairRule.Independence?
    var applicant: Procedure.AttendanceRule.Applicant?
    var minutes: Int?
    /// Words of the body for a review of the decision.
    var body: String?
    /// A word of each ground; none where the table names none.
    var grounds: [String] = []
    var sentBy = Procedure.ReviewRoute.Sender.applicant
    /// A word of each condition.
    var conditions: [String] = []
    /// How the figures are published; nil where the report does not say.
    var year: Procedure.Reporting.Year?

    var testDescription: String { "row \(row), \(name)" }
}

/// The units of the table: working days, days, weeks.
func wd(_ amount: Int, from anchor: Procedure.Anchor) -> Procedure.StepLimit {
    Procedure.StepLimit(.workingDays(amount), from: anchor)
}
func d(_ amount: Int, from anchor: Procedure.Anchor) -> Procedure.StepLimit {
    Procedure.StepLimit(.days(amount), from: anchor)
}
func weeks(_ amount: Int, from anchor: Procedure.Anchor) -> Procedure.StepLimit {
    Procedure.StepLimit(.weeks(amount), from: anchor)
}

extension Procedure.Window {
    static let month = Procedure.Window(.months(1), .beginningWith)
    static let threeMonths = Procedure.Window(.months(3), .beginningWith)
    static let sixMonths = Procedure.Window(.months(6), .beginningWith)
}
