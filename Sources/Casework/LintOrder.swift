extension LintRule {
    /// Steps whose limits let them fall due in the wrong order, by the dates that they lead to.
    static let order: [LintRule] =
        [
            LintRule("limit-circle", .error, noParagraph, "a step is counted from itself") { subject in
                Procedure.Step.allCases.compactMap { step in
                    let (steps, isCircle) = subject.procedure.chain(of: step)
                    guard isCircle, let rule = subject.procedure.limits[step] else { return nil }
                    let way = (steps.dropFirst() + [rule.anchor.step ?? step]).map(\.inLint)
                    return Observation(
                        .limit(step),
                        "\(step.inLint.capitalised) would be counted from \(way.joined(separator: ", from ")): no "
                            + "day ever comes of it.", "Count one of them from the receipt.")
                }
            },
            LintRule(
                "review-window-not-from-telling", .warning, "Sch. 4 para 3",
                "the time to ask for a review of the decision runs from something else than the telling"
            ) { subject in
                guard let rule = subject.procedure.limits[.reviewWindow], rule.anchor != .told else { return [] }
                return [
                    Observation(
                        .limit(.reviewWindow),
                        rule.anchor == .outcomeTold
                            ? "The time to ask for a review of the decision runs from the outcome only. An applicant "
                                + "whose request is refused has no outcome, and may be dissatisfied too."
                            : "The time to ask for a review of the decision runs from \(rule.anchor.inLint), not from "
                                + "the day on which the applicant is told.", "Write from: told.")
                ]
            },
        ] + pairs.map(\.rule)

    static let noParagraph = "no paragraph"

    private static let pairs: [LintPair] = [
        LintPair(
            "passing-on-after-decision", .warning, "s. 104(3)(b)", .passOn, notAfter: .thresholdDecision,
            because: "The relevant bodies decide together, so each must have the application before."),
        LintPair(
            "danger-read-after-decision", .warning, noParagraph, .dangerRead, notAfter: .thresholdDecision,
            because: "Danger cannot wait for the decision."),
        LintPair(
            "acknowledgement-after-decision", .warning, noParagraph, .acknowledge, notAfter: .thresholdDecision,
            because: "An applicant would hear of the decision before hearing that the application is here."),
        LintPair(
            "reply-before-asking", .error, "Sch. 4 para 7", .askAgencies, notAfter: .agenciesReply,
            because: "Nobody can answer before being asked."),
        LintPair(
            "reply-after-decision", .warning, "Sch. 4 para 7", .agenciesReply, notAfter: .thresholdDecision,
            because: "The bodies would count complaints before knowing what each of them received."),
        LintPair(
            "reply-after-panel", .error, "Sch. 4 para 7", .agenciesReply, notAfter: .panel,
            because: "The meeting would be held without what the agencies know."),
        LintPair(
            "panel-before-decision", .error, "s. 104(1)", .thresholdDecision, notAfter: .panel,
            because: "A review is carried out once the threshold is decided to be met."),
        LintPair(
            "chair-contacts-after-panel", .warning, noParagraph, .chairContacts, notAfter: .panel,
            because: "The chair gets in touch so that the applicant can prepare."),
        LintPair(
            "reasons-after-panel", .warning, noParagraph, .reasonsNotInvited, notAfter: .panel,
            because: "Reasons for not being invited help nobody once the meeting is over."),
        LintPair(
            "papers-before-reply", .warning, noParagraph, .agenciesReply, notAfter: .papersToPanel,
            because: "The papers would go out before the agencies' answers are in."),
        LintPair(
            "papers-after-panel", .error, noParagraph, .papersToPanel, notAfter: .panel,
            because: "Papers are read before the meeting."),
        LintPair(
            "outcome-before-panel", .error, "s. 104(8)", .panel, notAfter: .outcome,
            because: "There is no outcome to tell before the meeting."),
        LintPair(
            "panel-reports-after-outcome", .warning, "s. 104(8)", .panelReports, notAfter: .outcome,
            because: "The point of contact must know what the panel decided to tell the applicant."),
        LintPair(
            "lead-accepts-after-outcome", .warning, noParagraph, .leadAccepts, notAfter: .outcome,
            because: "The outcome names the lead officer."),
        LintPair(
            "plan-consultation-after-outcome", .warning, "guidance (2025)", .planConsultation, notAfter: .outcome,
            because: "The applicant is consulted on the plan before it is final."),
        LintPair(
            "whole-shorter-than-stages", .warning, noParagraph, .outcome, notAfter: .whole, at: .whole,
            because: "The stages together may take longer than the whole."),
        LintPair(
            "review-window-before-outcome", .error, "Sch. 4 para 3", .outcome, notAfter: .reviewWindow,
            at: .reviewWindow,
            because: "The time to ask for a review of the decision would be over before the applicant knows it."),
        LintPair(
            "review-heard-before-asked", .warning, "Sch. 4 para 3", .reviewWindow, notAfter: .reviewHeard,
            at: .reviewHeard, because: "An applicant may ask on the last day."),
        LintPair(
            "review-heard-before-papers", .warning, "Sch. 4 para 3", .reviewPapers, notAfter: .reviewHeard,
            because: "Those who hear it need the papers first."),
    ]
}

/// One step that must not fall due after another.
private struct LintPair: Sendable {
    let rule: LintRule

    init(
        _ code: String, _ severity: LintRule.Severity, _ law: String, _ first: Procedure.Step,
        notAfter second: Procedure.Step, at place: Procedure.Step? = nil, because reason: String
    ) {
        let about = "\(first.inLint) can fall due after \(second.inLint)"
        rule = LintRule(code, severity, law, about) { subject in
            guard let finding = LintPair.finding(first, second, subject) else { return [] }
            return [
                LintRule.Observation(
                    .limit(place ?? first), "\(finding) \(reason)", LintPair.mend(first, second, subject.procedure))
            ]
        }
    }

    /// With the receipt for which the two lie farthest apart in the wrong order; nil where none does.
    private static func finding(
        _ first: Procedure.Step, _ second: Procedure.Step, _ subject: LintSubject
    ) -> String? {
        var worst: (receipt: CivilDate, first: CivilDate, second: CivilDate)?
        var count = 0
        for course in subject.schedule.courses {
            guard let early = course.due[first], let late = course.due[second], early > late else { continue }
            count += 1
            if let known = worst, early.days(since: late) <= known.first.days(since: known.second) { continue }
            worst = (course.receipt, early, late)
        }
        guard let worst else { return nil }
        let days = worst.first.days(since: worst.second)
        let often =
            count == subject.schedule.courses.count
            ? "Whenever an application is received" : "On \(count) days of a year"
        return "\(often), \(first.inLint) (\(subject.procedure.limitInLint(first))) can fall due after "
            + "\(second.inLint) (\(subject.procedure.limitInLint(second))): received on "
            + "\(worst.receipt.inWordsWithWeekday), on \(worst.first.inWords) in place of \(worst.second.inWords) at the "
            + "latest, \(days == 1 ? "1 day" : "\(days) days") too late."
    }

    private static func mend(_ first: Procedure.Step, _ second: Procedure.Step, _ procedure: Procedure) -> String {
        let standIns = (procedure.chain(of: first).steps + procedure.chain(of: second).steps)
            .filter(procedure.silentOn.contains)
        var named: [String] = []
        for step in standIns where !named.contains(step.inLint) { named.append(step.inLint) }
        guard !named.isEmpty else { return "Shorten the first, or lengthen the second." }
        return
            "A default stands in where the procedure is silent: for \(named.inSentence). Put a limit that fits in its "
            + "place, or let the procedure say one."
    }
}

extension Procedure {
    /// `21 days from the asking`, and whether a default stands in.
    func limitInLint(_ step: Step) -> String {
        guard let rule = limits[step] else { return "no limit" }
        let way = rule.anchor == .beforePanel ? "before the meeting" : "from \(rule.anchor.inLint)"
        return "\(rule.limit) \(way)" + (silentOn.contains(step) ? ", a default" : "")
    }
}
