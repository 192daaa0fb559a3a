import Casework
import Text

// The threshold of a procedure file: figures, windows, limbs and conditions.
extension Reader {
    func thresholdRules() -> Procedure.ThresholdRules? {
        let number = integer("number", in: 1...20)
        let numberBy = choice("number_by", of: Procedure.NumberBy.self, default: .anyone)
        let toComplain = object("to_complain") { $0.window() }
        let toApply = object("to_apply") { $0.window() }
        let formula = choice("formula", of: Procedure.Formula.self, default: .fromEachComplaint)
        let sifting = choice("sifting", of: Procedure.Sifting.self)
        let saysRelated = bool("says_related", default: false)
        let hate = optional("hate")?.object { $0.hateRule() }
        let community = optional("community")?.object { $0.communityRule() }
        let senior = optional("senior_discretion")?.object { rule -> Procedure.SeniorDiscretion? in
            let purpose = rule.optional("purpose")?.string(maxBytes: 500)
            return rule.string("holder", maxBytes: 200).map { Procedure.SeniorDiscretion(holder: $0, purpose: purpose) }
        }
        let silentOn = optional("silent_on")?.array(count: 0...4) { $0.choice(of: Procedure.Figure.self) } ?? []
        guard let number, let toComplain, let toApply, let sifting else { return nil }
        let rules = Procedure.ThresholdRules(
            number: number, numberBy: numberBy, toComplain: toComplain, toApply: toApply, formula: formula,
            sifting: sifting, saysRelated: saysRelated, caveats: [], hate: hate, community: community,
            seniorDiscretion: senior, silentOn: Set(silentOn))
        refuseOwnFigures(of: rules)
        return rules
    }

    /// Where a procedure is silent the figure of section 104 stands in, and no other.
    private func refuseOwnFigures(of rules: Procedure.ThresholdRules) {
        let own: [(Procedure.Figure, String, Bool)] = [
            (.number, "number", rules.number != Procedure.ThresholdRules.statute.number),
            (.toComplain, "to_complain", rules.toComplain != Procedure.ThresholdRules.statute.toComplain),
            (.toApply, "to_apply", rules.toApply != Procedure.ThresholdRules.statute.toApply),
            (.sifting, "sifting", rules.sifting != Procedure.ThresholdRules.statute.sifting),
        ]
        for (figure, key, isOwn) in own where isOwn && rules.silentOn.contains(figure) {
            refuse(
                key, expected: "the default of section 104, since silent_on names \(figure.rawValue)",
                mend: "Give the default here, or leave \(figure.rawValue) out of silent_on.")
        }
    }

    private func hateRule() -> Procedure.HateRule? {
        let count = integer("count", in: 1...20)
        let window = object("window") { $0.window() }
        let gate = optional("gate")?.string(maxBytes: 500)
        guard let count, let window else { return nil }
        return Procedure.HateRule(count: count, window: window, gate: gate)
    }

    private func communityRule() -> Procedure.CommunityRule? {
        let count = integer("count", in: 2...100)
        let counted = choice("counted", of: Procedure.CommunityRule.Counted.self)
        let linkedPlace = bool("linked_place", default: false)
        guard let count, let counted else { return nil }
        return Procedure.CommunityRule(count: count, counted: counted, linkedPlace: linkedPlace)
    }

    /// The keys are in the order in which the conditions are named in an answer.
    func caveats() -> [Procedure.Caveat]? {
        var caveats: [Procedure.Caveat] = []
        if let window = optional("recency")?.object(nil, { $0.window() }) { caveats.append(.recency(window)) }
        if bool("no_action_taken", default: false) { caveats.append(.noActionTaken) }
        if bool("closed_case", default: false) { caveats.append(.closedCase) }
        if bool("no_ongoing_action", default: false) { caveats.append(.noOngoingAction) }
        if bool("no_pending_response", default: false) { caveats.append(.noPendingResponse) }
        if bool("witnessed", default: false) { caveats.append(.witnessed) }
        let judged = optional("judged")?.strings(count: 0...20, maxBytes: 500) ?? []
        return caveats + judged.map { .judged($0) }
    }

    /// How the first day counts must be said: it moves the last day by one, and for some months not at all.
    func window() -> Procedure.Window? {
        let limit = limit { $0.amount > 0 && $0.unit != .workingDays }
        let counting = choice("counting", of: Limit.Counting.self)
        guard let limit, let counting else { return nil }
        return Procedure.Window(limit, counting)
    }

    func limit(_ isFit: (Limit) -> Bool = { _ in true }) -> Limit? {
        custom("limit", expected: isFit(.workingDays(1)) ? Limit.Misread.expected : Reader.expectedWindow) { text in
            guard let limit = try? Limit(parsing: text), isFit(limit) else { return nil }
            return limit
        }
    }

    private static let expectedWindow = "a period in days, weeks or months, such as 1 month or 30 days"
}
