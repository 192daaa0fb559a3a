/// Both columns for one reading of which reports are about the area.
struct Judgement {
    let application: ApplicationFacts
    let reports: [ReportFacts]
    let evidence: Evidence
    /// How each report stands under the default figures.
    let statute: [Standing]
    let qualifying: Int
    let local: LocalRules
    let failed: [Finding.Condition]

    init(
        _ application: ApplicationFacts, _ reports: [ReportFacts], isInArea: [Bool],
        _ rules: Procedure.ThresholdRules
    ) {
        self.application = application
        self.reports = reports
        evidence = Evidence(received: application.received, reports: reports, isInArea: isInArea, rules)
        statute = evidence.standings(under: .statute, evidence.windows)
        qualifying = statute.count { $0.doesCount }
        local = LocalRules(rules, evidence, statute: statute)
        failed = local.failed
    }

    static let required = Procedure.ThresholdRules.statute.number
    var statuteMet: Bool { qualifying >= Judgement.required }
    var localMet: Bool { local.limb != nil && failed.isEmpty }

    var decision: Finding.Decision {
        if !reports.isEmpty, !evidence.isInArea.contains(true) { return .otherArea }
        if localMet { return .met }
        let onlyTheGate = local.awaitsGate && failed.allSatisfy { $0 == .number || $0 == .community }
        return statuteMet || onlyTheGate ? .refer : .notMetOnNumber
    }

    var complaints: [Finding.Complaint] {
        let isOwn = local.rules.hasOwnWindows
        return reports.indices.map { index in
            Finding.Complaint(
                id: reports[index].id, behaviourOn: reports[index].behaviourOn, reportedOn: reports[index].reportedOn,
                windows: evidence.windows[index], standing: statute[index], local: isOwn ? own(index) : nil)
        }
    }

    private func own(_ index: Int) -> Finding.Complaint.Own {
        let hasSpan = local.rules.formula == .spanFromFirstIncident
        return Finding.Complaint.Own(
            windows: OwnWindows(
                lastDayToComplain: local.windows[index].lastDayToComplain,
                lastDayToApply: hasSpan ? nil : local.windows[index].lastDayToApply),
            standing: local.standings[index])
    }

    /// Whether the answer differs between all the reports on a boundary being the area's and none of them.
    static func turnsOnBoundary(
        _ application: ApplicationFacts, _ reports: [ReportFacts], _ asGiven: [Bool],
        _ rules: Procedure.ThresholdRules
    ) -> Bool {
        guard reports.contains(where: \.onBoundary) else { return false }
        let decisions = [true, false].map { counted in
            let isInArea = zip(reports, asGiven).map { $0.onBoundary ? counted : $1 }
            return Judgement(application, reports, isInArea: isInArea, rules).decision
        }
        return decisions[0] != decisions[1]
    }
}
