/// The threshold by the procedure's own figures: its limbs, of which one is enough, and the conditions beside them.
///
/// The conditions hold for every limb. They look at the reports that are in the procedure's own windows, duplicates
/// among them, because what was done about one call was done about the event; recency looks at the last report of the
/// case, in its window or not.
struct LocalRules {
    let rules: Procedure.ThresholdRules
    let evidence: Evidence
    /// The procedure's own last days; under a span the second of them means nothing.
    let windows: [Windows]
    let standings: [Standing]
    let span: Span?
    let limbs: Limbs
    /// The first limb that holds. A senior's discretion is a person's and never found here, nor is a rule on hate
    /// incidents with a gate that a person must say is open.
    let limb: Finding.Limb?
    /// Whether so many hate incidents are reached; not looked at where the number of reports is reached.
    let hateIsReached: Bool

    /// `statute`: how the reports stand under the default figures, so that they are not judged twice by the same.
    init(_ rules: Procedure.ThresholdRules, _ evidence: Evidence, statute: [Standing]) {
        self.rules = rules
        self.evidence = evidence
        windows =
            rules.hasDefaultPeriods
            ? evidence.windows : evidence.reports.indices.map { Windows(of: evidence.reports[$0], under: rules) }
        if rules.formula == .spanFromFirstIncident {
            (span, standings) = LocalRules.bestSpan(rules, evidence, evidence.unsifted(under: rules, windows))
        } else {
            span = nil
            standings = rules.siftsAsStatute ? statute : evidence.standings(under: rules, windows)
        }
        limbs = Limbs(rules, evidence, standings)
        if limbs.numberHolds {
            (limb, hateIsReached) = (.number, false)
            return
        }
        hateIsReached = LocalRules.reachesHate(rules, evidence)
        if hateIsReached, rules.hate?.gate == nil {
            limb = .hate
        } else {
            limb = limbs.communityHolds ? .community : nil
        }
    }

    /// Whether only a person's word is missing: so many hate incidents are there and no other limb holds.
    var awaitsGate: Bool { limb == nil && hateIsReached }

    /// Every condition that fails; where no limb holds, each limb that the procedure has and that is not reached.
    var failed: [Finding.Condition] {
        var failed: [Finding.Condition] = []
        if limb == nil {
            failed.append(.number)
            if rules.hate != nil, !hateIsReached { failed.append(.hate) }
            if rules.community != nil { failed.append(.community) }
        }
        for caveat in rules.caveats where !holds(caveat) {
            if let condition = Finding.Condition(caveat), !failed.contains(condition) { failed.append(condition) }
        }
        return failed
    }

    /// Whether a condition beside the limbs holds; true for one that only a person can judge.
    func holds(_ caveat: Procedure.Caveat) -> Bool {
        switch caveat {
        case .recency(let window):
            guard let last = lastReport else { return false }
            return evidence.received <= window.lastDay(from: last)
        case .noActionTaken: return inWindow.allSatisfy { wasLeftAlone($0) }
        case .closedCase: return inWindow.allSatisfy { evidence.reports[$0].status == .closed }
        case .noOngoingAction: return inWindow.allSatisfy { evidence.reports[$0].status != .open }
        case .noPendingResponse:
            return inWindow.allSatisfy { evidence.reports[$0].responseDueOn.map { $0 <= evidence.received } ?? true }
        case .witnessed: return !turnsOnWitnesses
        case .judged: return true
        }
    }

    /// So many different hate incidents, whoever reported them, each reported in time and in the rule's own window.
    static func reachesHate(_ rules: Procedure.ThresholdRules, _ evidence: Evidence) -> Bool {
        guard let hate = rules.hate else { return false }
        var own = rules
        own.toApply = hate.window
        own.formula = .fromEachComplaint
        let windows = evidence.reports.indices.map { Windows(of: evidence.reports[$0], under: own) }
        let standings = evidence.unsifted(under: own, windows)
        var incidents: Set<Int> = []
        var alone = 0
        for index in standings.indices where evidence.reports[index].hate && standings[index].doesCount {
            if !evidence.incidents.isEmpty, evidence.incidents[index] >= 0 {
                incidents.insert(evidence.incidents[index])
            } else {
                alone += 1
            }
        }
        return incidents.count + alone >= hate.count
    }

    private var inWindow: [Int] { standings.indices.filter { standings[$0].isInTime } }

    private var lastReport: CivilDate? {
        standings.indices.filter { standings[$0].isOfTheCase }.map { evidence.reports[$0].reportedOn }.max()
    }

    /// Whether nothing was done about a report, in the senses that Islington's terms give: its status says so, nobody
    /// got in touch, or the bodies did not tell each other. A body that still has time to respond is not yet at fault.
    private func wasLeftAlone(_ index: Int) -> Bool {
        let report = evidence.reports[index]
        if let due = report.responseDueOn, due > evidence.received { return false }
        return report.status == .noAction || report.acknowledged == false || report.shared == false
    }

    /// Whether a limb would hold if reports counted that nobody witnessed.
    private var turnsOnWitnesses: Bool {
        guard limb == nil, !awaitsGate else { return false }
        var without = rules
        without.caveats.removeAll { $0 == .witnessed }
        let local = LocalRules(without, evidence, statute: evidence.standings(under: .statute, evidence.windows))
        return local.limb != nil || local.awaitsGate
    }
}

extension Procedure.ThresholdRules {
    fileprivate var hasDefaultPeriods: Bool {
        toComplain == Procedure.ThresholdRules.statute.toComplain
            && toApply == Procedure.ThresholdRules.statute.toApply
    }

    /// Whether each report stands by these rules as it does by the default figures.
    fileprivate var siftsAsStatute: Bool {
        hasDefaultPeriods && formula != .spanFromFirstIncident
            && sifting == Procedure.ThresholdRules.statute.sifting && !caveats.contains(.witnessed)
    }
}

extension Finding.Condition {
    /// nil for a condition that only a person can judge.
    init?(_ caveat: Procedure.Caveat) {
        switch caveat {
        case .recency: self = .recency
        case .noActionTaken: self = .noActionTaken
        case .closedCase: self = .caseClosed
        case .noOngoingAction: self = .ongoingAction
        case .noPendingResponse: self = .pendingResponse
        case .witnessed: self = .witnessed
        case .judged: return nil
        }
    }
}
