/// Judges one application by the figures of section 104 and by those of the procedure.
///
/// The procedure's threshold reached is `met`; section 104's alone is `refer`; neither is `not_met_on_number`. A
/// boundary makes it `refer` where the answer would differ with and without the reports that lie on it, and an earlier
/// review where the answer would be `met`. Whether authority is shown changes nothing here.
public func check(_ application: ApplicationFacts, _ reports: [ReportFacts], under procedure: Procedure) -> Finding {
    let asGiven = reports.map { $0.area.isSame(as: application.area) }
    let judged = Judgement(application, reports, isInArea: asGiven, procedure.threshold)
    let turnsOnBoundary = Judgement.turnsOnBoundary(application, reports, asGiven, procedure.threshold)
    let isRepeat = application.earlierReviewOn != nil && judged.decision == .met
    let decision = turnsOnBoundary || isRepeat ? .refer : judged.decision

    var finding = Finding(
        procedure: procedure.name, version: procedure.version, limbs: procedure.threshold.limbs, decision: decision,
        limb: decision == .met ? judged.local.limb : nil,
        statute: Finding.Statute(met: judged.statuteMet, qualifying: judged.qualifying, required: judged.required),
        local: Finding.Local(met: judged.localMet, failed: judged.failed),
        complaints: judged.complaints,
        toConsider: decision == .notMetOnNumber ? Finding.Consideration.allCases : [],
        notes: [], explanation: [])
    finding.notes = notes(on: finding, application, reports, asGiven, turnsOnBoundary, procedure.threshold)
    finding.explanation = Explanation(finding, application, procedure.threshold).sentences
    return finding
}

extension Procedure.ThresholdRules {
    /// The limbs there are, in the order in which they are tried.
    public var limbs: [Finding.Limb] {
        var limbs: [Finding.Limb] = [.number]
        if hate != nil { limbs.append(.hate) }
        if community != nil { limbs.append(.community) }
        if seniorDiscretion != nil { limbs.append(.seniorDiscretion) }
        return limbs
    }
}

/// Both columns for one reading of which reports are about the area.
private struct Judgement {
    let reports: [ReportFacts]
    let statute: [Standing]
    let local: LocalRules
    let failed: [Finding.Condition]
    let isElsewhere: Bool
    let required = Procedure.ThresholdRules.statute.number

    init(
        _ application: ApplicationFacts, _ reports: [ReportFacts], isInArea: [Bool],
        _ rules: Procedure.ThresholdRules
    ) {
        let evidence = Evidence(received: application.received, reports: reports, isInArea: isInArea)
        self.reports = reports
        statute = evidence.standings(under: .statute)
        local = LocalRules(rules, evidence)
        failed = local.failed
        isElsewhere = !reports.isEmpty && !isInArea.contains(true)
    }

    var qualifying: Int { statute.count { $0 == .counts } }
    var statuteMet: Bool { qualifying >= required }
    var localMet: Bool { failed.isEmpty }

    var decision: Finding.Decision {
        if isElsewhere { return .otherArea }
        if localMet { return .met }
        return statuteMet ? .refer : .notMetOnNumber
    }

    var complaints: [Finding.Complaint] {
        reports.indices.map { index in
            let report = reports[index]
            return Finding.Complaint(
                id: report.id, behaviourOn: report.behaviourOn, reportedOn: report.reportedOn,
                windows: Windows(of: report, under: .statute), standing: statute[index],
                local: local.rules.hasOwnWindows
                    ? (Windows(of: report, under: local.rules), local.standings[index]) : nil)
        }
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

private func notes(
    on finding: Finding, _ application: ApplicationFacts, _ reports: [ReportFacts], _ isInArea: [Bool],
    _ turnsOnBoundary: Bool, _ rules: Procedure.ThresholdRules
) -> [Finding.Note] {
    var notes: [Finding.Note] = []
    if application.authority == .awaited { notes.append(.authorityAwaited) }
    let elsewhere = zip(reports, isInArea).filter { !$1 }.map(\.0.id)
    if !elsewhere.isEmpty, elsewhere.count < reports.count { notes.append(.someInOtherArea(elsewhere)) }
    let onBoundary = reports.filter(\.onBoundary).map(\.id)
    if !onBoundary.isEmpty { notes.append(.onBoundary(onBoundary, turnsTheAnswer: turnsOnBoundary)) }
    if let day = application.earlierReviewOn { notes.append(.earlierReview(day)) }
    guard finding.decision == .notMetOnNumber || finding.decision == .refer else { return notes }
    let after = finding.complaints.filter { $0.standing == .afterApplication }.map(\.id)
    if !after.isEmpty { notes.append(.afterApplication(after)) }
    let close = finding.complaints.filter { $0.missesByOneDay(application.received) }.map(\.id)
    if !close.isEmpty { notes.append(.missedByOneDay(close)) }
    if let senior = rules.seniorDiscretion { notes.append(.seniorMay(senior.holder)) }
    return notes
}

extension Finding.Complaint {
    /// Whether one day more in one of the windows would have let it count.
    fileprivate func missesByOneDay(_ received: CivilDate) -> Bool {
        guard case .outOfTime = standing else { return false }
        let complained = reportedOn.days(since: windows.lastDayToComplain)
        let applied = received.days(since: windows.lastDayToApply)
        return max(complained, applied) == 1
    }
}
