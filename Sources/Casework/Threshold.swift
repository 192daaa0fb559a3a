/// Judges one application by the figures of section 104 and by those of the procedure.
///
/// The procedure's threshold reached is `met`; section 104's alone is `refer`; neither is `not_met_on_number`. A
/// boundary makes it `refer` where the answer would differ with and without the reports that lie on it, an earlier
/// review where the answer would be `met`, and a rule on hate incidents whose gate a person must say is open where
/// nothing else is missing. Whether authority is shown changes nothing here.
public func check(_ application: ApplicationFacts, _ reports: [ReportFacts], under procedure: Procedure) -> Finding {
    let outcome = check(application, reports, procedure.threshold)
    let (judged, decision) = (outcome.judged, outcome.decision)
    return Finding(
        procedure: procedure.name, version: procedure.version, limbs: procedure.threshold.limbs, decision: decision,
        limb: decision == .met ? judged.local.limb : nil,
        statute: Finding.Statute(
            met: judged.statuteMet, qualifying: judged.qualifying, required: Judgement.required),
        local: Finding.Local(met: judged.localMet, failed: judged.failed), complaints: judged.complaints,
        toConsider: decision == .notMetOnNumber ? Finding.Consideration.allCases : [],
        notes: judged.notes(decision: decision, turnsOnBoundary: outcome.turnsOnBoundary), span: judged.local.span,
        application: application, reports: reports, rules: procedure.threshold)
}

/// The answer alone.
func check(
    _ application: ApplicationFacts, _ reports: [ReportFacts], _ rules: Procedure.ThresholdRules
) -> (judged: Judgement, decision: Finding.Decision, turnsOnBoundary: Bool) {
    let asGiven = reports.indices.map { reports[$0].area.isSame(as: application.area) }
    let judged = Judgement(application, reports, isInArea: asGiven, rules)
    let turnsOnBoundary = Judgement.turnsOnBoundary(application, reports, asGiven, rules)
    let isRepeat = application.earlierReviewOn != nil && judged.decision == .met
    return (judged, turnsOnBoundary || isRepeat ? .refer : judged.decision, turnsOnBoundary)
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
