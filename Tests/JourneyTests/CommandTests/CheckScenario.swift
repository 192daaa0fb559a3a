import FoundationEssentials
import Testing
import Text

/// One application as a file for `check`, with what must come out.
struct CheckScenario: CustomTestStringConvertible {
    /// As the domain report numbers them.
    let number: String
    var procedure = LocalProcedure.statutory
    let received: String
    let reports: [ReportInput]
    let decision: String
    /// Complaints that qualify under section 104.
    let qualifying: Int
    var statuteMet: Bool { qualifying >= 3 }
    var failed: [String] = []
    var limb: String?
    /// What the application says beside its day and its area.
    var application: [(String, JSON)] = []

    var testDescription: String { "\(number) under \(procedure.rawValue)" }

    var json: JSON {
        [
            "application": .object(
                [("received", .string(received)), ("area", "E07000146"), ("applicant", "p1")] + application),
            "reports": .array(reports.enumerated().map { $1.json(id: "r\($0 + 1)") }),
        ]
    }
}

/// One report of it: of what happened that day, told the same day to the council by the applicant, if nothing else is
/// said.
struct ReportInput {
    let behaviour: String
    var reported: String?
    var by = "p1"
    var to = "council"
    var others: [(String, JSON)] = []

    init(
        _ behaviour: String, reported: String? = nil, by: String = "p1", to: String = "council",
        _ others: (String, JSON)...
    ) {
        self.behaviour = behaviour
        self.reported = reported
        self.by = by
        self.to = to
        self.others = others
    }

    func json(id: String) -> JSON {
        .object(
            [
                ("id", .string(id)), ("behaviour_on", .string(behaviour)),
                ("reported_on", .string(reported ?? behaviour)), ("reported_by", .string(by)),
                ("reported_to", .string(to)),
            ] + others)
    }
}

/// The procedures of the scenarios: shipped ones, and copies of the statutory one with something changed, as a
/// partnership would make its own.
enum LocalProcedure: String {
    case statutory, islington
    /// One hate incident in six months is enough.
    case hate
    /// The same in three months.
    case hateInThreeMonths
    /// Three by one person, or five by more than one at a linked place.
    case community
    /// Thirty days to complain in place of a month.
    case thirtyDays
    /// The case must be closed.
    case closedCase
    /// Three in six months of the first incident.
    case span

    /// What stands after `--procedure`: a name, or a file made in `scratch`.
    func argument(in scratch: Scratch) throws -> String {
        let changes: [(old: String, new: String)]
        switch self {
        case .statutory, .islington: return rawValue
        case .hate:
            changes = [("hate: null", "hate: { count: 1, window: { limit: 6 months, counting: beginning-with } }")]
        case .hateInThreeMonths:
            changes = [("hate: null", "hate: { count: 1, window: { limit: 3 months, counting: beginning-with } }")]
        case .community:
            changes = [
                ("number_by: anyone", "number_by: one-person"),
                ("community: null", "community: { count: 5, counted: reports, linked_place: true }"),
            ]
        case .thirtyDays:
            changes = [
                (
                    "to_complain: { limit: 1 month, counting: beginning-with }",
                    "to_complain: { limit: 30 days, counting: after }"
                )
            ]
        case .span: changes = [("formula: from-each-complaint", "formula: span-from-first-incident")]
        case .closedCase: changes = [("caveats: {}", "caveats: { closed_case: true }")]
        }
        let shipped = try #require(FileManager.default.contents(atPath: configFile("procedures/statutory.yaml")))
        var text = String(decoding: shipped, as: UTF8.self)
        for change in changes {
            #expect(text.contains(change.old))
            text = text.replacing(change.old, with: change.new)
        }
        try scratch.write(text.utf8, to: "procedure.yaml")
        return scratch.file("procedure.yaml")
    }
}

/// A file of the repository's config folder.
func configFile(_ name: String) -> String {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + (parts + ["config", Substring(name)]).joined(separator: "/")
}
