/// The threshold by the procedure's own figures: its limbs, of which one is enough, and the conditions beside them.
///
/// The conditions hold for every limb. They look at the reports that are in the procedure's own windows, duplicates
/// among them, because what was done about one call was done about the event; recency looks at the last report of the
/// case, in its window or not.
struct LocalRules {
    let rules: Procedure.ThresholdRules
    let evidence: Evidence
    let standings: [Standing]

    init(_ rules: Procedure.ThresholdRules, _ evidence: Evidence) {
        self.rules = rules
        self.evidence = evidence
        self.standings = evidence.standings(under: rules)
    }

    /// The first limb that holds. A senior's discretion is a person's and never found here.
    var limb: Finding.Limb? {
        if numberHolds(among: counted) { return .number }
        if hateHolds { return .hate }
        if communityHolds { return .community }
        return nil
    }

    /// Every condition that fails; where no limb holds, each limb that the procedure has.
    var failed: [Finding.Condition] {
        var failed: [Finding.Condition] = []
        if limb == nil {
            failed.append(.number)
            if rules.hate != nil { failed.append(.hate) }
            if rules.community != nil { failed.append(.community) }
        }
        for caveat in rules.caveats where !holds(caveat) {
            if let condition = Finding.Condition(caveat), !failed.contains(condition) { failed.append(condition) }
        }
        return failed
    }

    // MARK: Limbs

    private var counted: [ReportFacts] { zip(evidence.reports, standings).filter { $1 == .counts }.map(\.0) }

    private func numberHolds(among reports: [ReportFacts]) -> Bool {
        guard rules.numberBy == .onePerson else { return reports.count >= rules.number }
        var byPerson: [[UInt8]: Int] = [:]
        for report in reports { byPerson[Array(report.reportedBy.utf8), default: 0] += 1 }
        return (byPerson.values.max() ?? 0) >= rules.number
    }

    /// So many different hate incidents, whoever reported them, each reported in time and in the rule's own window.
    private var hateHolds: Bool {
        guard let hate = rules.hate else { return false }
        var rulesOfHate = rules
        rulesOfHate.toApply = hate.window
        rulesOfHate.sifting = .incidents
        let reports = zip(evidence.reports, evidence.standings(under: rulesOfHate))
            .filter { $0.hate && $1.isInTime }.map(\.0)
        let named = Set(reports.compactMap { $0.incident.map { Array($0.utf8) } })
        return named.count + reports.count { $0.incident == nil } >= hate.count
    }

    /// So many reports, or people, more than one person in any case, at one known place where the rule asks for that.
    private var communityHolds: Bool {
        guard let community = rules.community else { return false }
        guard community.linkedPlace else { return isCommunity(counted, community) }
        let byPlace = Dictionary(grouping: counted.filter { $0.place != nil }) { Array(($0.place ?? "").utf8) }
        return byPlace.values.contains { isCommunity($0, community) }
    }

    private func isCommunity(_ reports: [ReportFacts], _ community: Procedure.CommunityRule) -> Bool {
        let people = Set(reports.map { Array($0.reportedBy.utf8) }).count
        let counted =
            switch community.counted {
            case .reports: reports.count
            case .people: people
            case .households: Set(reports.map(\.homeOfReporter)).count
            }
        return people > 1 && counted >= community.count
    }

    // MARK: Conditions

    private var inWindow: [ReportFacts] { zip(evidence.reports, standings).filter { $1.isInTime }.map(\.0) }

    private func holds(_ caveat: Procedure.Caveat) -> Bool {
        switch caveat {
        case .recency(let window):
            guard let last = lastReport else { return false }
            return evidence.received <= window.lastDay(from: last)
        case .noActionTaken: return inWindow.allSatisfy { wasLeftAlone($0) }
        case .closedCase: return inWindow.allSatisfy { $0.status == .closed }
        case .noOngoingAction: return inWindow.allSatisfy { $0.status != .open }
        case .noPendingResponse:
            return inWindow.allSatisfy { $0.responseDueOn.map { $0 <= evidence.received } ?? true }
        case .witnessed: return !turnsOnWitnesses
        case .judged: return true
        }
    }

    private var lastReport: CivilDate? {
        zip(evidence.reports, standings).filter { $1.isOfTheCase }.map(\.0.reportedOn).max()
    }

    /// Whether nothing was done about a report, in the senses that Islington's terms give: its status says so, nobody
    /// got in touch, or the bodies did not tell each other. A body that still has time to respond is not yet at fault.
    private func wasLeftAlone(_ report: ReportFacts) -> Bool {
        if let due = report.responseDueOn, due > evidence.received { return false }
        return report.status == .noAction || report.acknowledged == false || report.shared == false
    }

    /// Whether a limb would hold if reports counted that nobody witnessed.
    private var turnsOnWitnesses: Bool {
        guard limb == nil else { return false }
        var without = rules
        without.caveats.removeAll { $0 == .witnessed }
        return LocalRules(without, evidence).limb != nil
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

extension ReportFacts {
    /// What stands for the household of the person who complained; never the same for a household and a person.
    fileprivate var homeOfReporter: [[UInt8]] {
        household.map { [Array($0.utf8)] } ?? [[], Array(reportedBy.utf8)]
    }
}
