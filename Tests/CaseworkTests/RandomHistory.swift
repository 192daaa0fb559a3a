import Casework
import TestSupport

/// A made-up application with its reports and a procedure, dense with the days on which answers turn: the ends of
/// months, leap days, same-numbered days and the days beside them.
struct RandomHistory {
    var application: ApplicationFacts
    var reports: [ReportFacts]
    var procedure: Procedure

    init(_ seed: UInt64) {
        var chance = Seeded(seed)
        // 2025 to 2028, so that a leap day is among them.
        let start = day("2025-01-01").dayNumber
        application = ApplicationFacts(
            received: CivilDate(dayNumber: start + Int.random(in: 250..<1_400, using: &chance)), area: "A",
            applicant: "p0")
        let received = application.received
        reports = (0..<Int.random(in: 0...8, using: &chance)).map { number in
            RandomHistory.report(number, until: received, &chance)
        }
        procedure = .test("random") { rules in RandomHistory.change(&rules, &chance) }
        // A span has as many choices as it has incidents, and "what was done" is asked of the best of them.
        if procedure.threshold.formula == .spanFromFirstIncident {
            procedure.threshold.caveats.removeAll {
                if case .recency = $0 { false } else { $0 != .witnessed }
            }
        }
    }

    private static func report(_ number: Int, until received: CivilDate, _ chance: inout Seeded) -> ReportFacts {
        var behaviour = received.adding(days: Int.random(in: -260...4, using: &chance))
        if Int.random(in: 0..<4, using: &chance) == 0 {
            let turns = [-181, -182, -183, -184, -185, -31, -30, -29, -28, 0]
            behaviour = received.adding(days: turns.randomElement(using: &chance) ?? 0)
        }
        let late = [0, 0, 0, 1, 27, 28, 29, 30, 31, 40, -1].randomElement(using: &chance) ?? 0
        let reported = behaviour.adding(days: late)
        return ReportFacts(
            id: "r\(number)", behaviourOn: behaviour, reportedOn: reported,
            reportedBy: "p\(Int.random(in: 0...2, using: &chance))",
            household: ["h1", "h2", nil].randomElement(using: &chance) ?? nil, reportedTo: "council",
            incident: ["a", "b", nil, nil, nil].randomElement(using: &chance) ?? nil,
            area: Int.random(in: 0..<9, using: &chance) == 0 ? "B" : "A",
            place: ["L1", "L2", nil].randomElement(using: &chance) ?? nil,
            hate: Int.random(in: 0..<5, using: &chance) == 0, related: Int.random(in: 0..<10, using: &chance) > 0,
            witnessed: Int.random(in: 0..<6, using: &chance) > 0,
            status: [.open, .closed, .closed, .noAction, .noAction].randomElement(using: &chance) ?? .open,
            acknowledged: [true, false, nil].randomElement(using: &chance) ?? nil,
            shared: [true, false, nil].randomElement(using: &chance) ?? nil,
            responseDueOn: Int.random(in: 0..<6, using: &chance) == 0
                ? received.adding(days: Int.random(in: -5...5, using: &chance)) : nil)
    }

    private static func change(_ rules: inout Procedure.ThresholdRules, _ chance: inout Seeded) {
        func one(in chances: Int) -> Bool { Int.random(in: 0..<chances, using: &chance) == 0 }
        func window(_ choices: [Limit]) -> Procedure.Window {
            Procedure.Window(choices.randomElement(using: &chance) ?? .months(1), one(in: 3) ? .after : .beginningWith)
        }
        if one(in: 2) { rules.number = Int.random(in: 1...5, using: &chance) }
        if one(in: 4) { rules.numberBy = .onePerson }
        if one(in: 2) { rules.toComplain = window([.months(1), .days(30), .weeks(4), .days(28), .months(2)]) }
        if one(in: 2) { rules.toApply = window([.months(6), .months(3), .weeks(26), .days(180), .months(12)]) }
        rules.formula =
            [.fromEachComplaint, .fromEachComplaint, .lastMonths, .spanFromFirstIncident]
            .randomElement(using: &chance) ?? .fromEachComplaint
        if one(in: 4) { rules.sifting = .days }
        if one(in: 3) {
            rules.hate = Procedure.HateRule(
                count: Int.random(in: 1...2, using: &chance), window: window([.months(6), .months(3)]),
                gate: one(in: 2) ? "referred to the case management meeting" : nil)
        }
        if one(in: 3) {
            rules.community = Procedure.CommunityRule(
                count: Int.random(in: 2...5, using: &chance),
                counted: Procedure.CommunityRule.Counted.allCases.randomElement(using: &chance) ?? .reports,
                linkedPlace: one(in: 2))
        }
        let caveats: [Procedure.Caveat] = [
            .recency(window([.months(1), .days(30)])), .noActionTaken, .closedCase, .noOngoingAction,
            .noPendingResponse, .witnessed, .judged("it persists"),
        ]
        rules.caveats = caveats.filter { _ in one(in: 7) }
    }
}
