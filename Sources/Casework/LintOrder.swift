extension LintRule {
    /// Steps whose limits let them fall due in the wrong order, by the dates that they lead to.
    static let order: [LintRule] =
        [
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
            }
        ] + pairs

    static let noParagraph = "no paragraph"

    private static let pairs: [LintRule] = [
        LintPair.rule(
            "passing-on-after-decision", .warning, "s. 104(3)(b)", .passOn, notAfter: .thresholdDecision,
            because: "The relevant bodies decide together, so each must have the application before."),
        LintPair.rule(
            "danger-read-after-decision", .warning, noParagraph, .dangerRead, notAfter: .thresholdDecision,
            because: "Danger cannot wait for the decision."),
        LintPair.rule(
            "acknowledgement-after-decision", .warning, noParagraph, .acknowledge, notAfter: .thresholdDecision,
            because: "An applicant would hear of the decision before hearing that the application is here."),
        LintPair.rule(
            "reply-before-asking", .error, "Sch. 4 para 7", .askAgencies, notAfter: .agenciesReply,
            because: "Nobody can answer before being asked."),
        LintPair.rule(
            "reply-after-decision", .warning, "Sch. 4 para 7", .agenciesReply, notAfter: .thresholdDecision,
            because: "The bodies would count complaints before knowing what each of them received."),
        LintPair.rule(
            "reply-after-panel", .error, "Sch. 4 para 7", .agenciesReply, notAfter: .panel,
            because: "The meeting would be held without what the agencies know."),
        LintPair.rule(
            "panel-before-decision", .error, "s. 104(1)", .thresholdDecision, notAfter: .panel,
            because: "A review is carried out once the threshold is decided to be met."),
        LintPair.rule(
            "chair-contacts-after-panel", .warning, noParagraph, .chairContacts, notAfter: .panel,
            because: "The chair gets in touch so that the applicant can prepare."),
        LintPair.rule(
            "reasons-after-panel", .warning, noParagraph, .reasonsNotInvited, notAfter: .panel,
            because: "Reasons for not being invited help nobody once the meeting is over."),
        LintPair.rule(
            "papers-before-reply", .warning, noParagraph, .agenciesReply, notAfter: .papersToPanel,
            because: "The papers would go out before the agencies' answers are in."),
        LintPair.rule(
            "papers-after-panel", .error, noParagraph, .papersToPanel, notAfter: .panel,
            because: "Papers are read before the meeting."),
        LintPair.rule(
            "outcome-before-panel", .error, "s. 104(8)", .panel, notAfter: .outcome,
            because: "There is no outcome to tell before the meeting."),
        LintPair.rule(
            "panel-reports-after-outcome", .warning, "s. 104(8)", .panelReports, notAfter: .outcome,
            because: "The point of contact must know what the panel decided to tell the applicant."),
        LintPair.rule(
            "lead-accepts-after-outcome", .warning, noParagraph, .leadAccepts, notAfter: .outcome,
            because: "The outcome names the lead officer."),
        LintPair.rule(
            "plan-consultation-after-outcome", .warning, "guidance (2025)", .planConsultation, notAfter: .outcome,
            strictly: true,
            because: "The applicant is consulted on the plan before it is final, and the outcome waits for that day."),
        LintPair.rule(
            "whole-shorter-than-stages", .warning, noParagraph, .outcome, notAfter: .whole, at: .whole,
            because: "The stages together may take longer than the whole."),
        LintPair.rule(
            "review-window-before-outcome", .error, "Sch. 4 para 3", .outcome, notAfter: .reviewWindow,
            at: .reviewWindow,
            because: "The time to ask for a review of the decision would be over before the applicant knows it."),
        LintPair.rule(
            "review-heard-before-asked", .warning, "Sch. 4 para 3", .reviewWindow, notAfter: .reviewHeard,
            at: .reviewHeard, because: "An applicant may ask on the last day."),
        LintPair.rule(
            "review-heard-before-papers", .warning, "Sch. 4 para 3", .reviewPapers, notAfter: .reviewHeard,
            because: "Those who hear it need the papers first."),
    ]
}

/// One step that must not fall due after another.
private struct LintPair: Sendable {
    let first: Procedure.Step
    let second: Procedure.Step
    /// Whether one day is wrong too.
    let isStrict: Bool

    /// The rule. An error is a warning where one of the limits is a default that stands in, because the procedure
    /// itself did not say it.
    static func rule(
        _ code: String, _ severity: LintRule.Severity, _ law: String, _ first: Procedure.Step,
        notAfter second: Procedure.Step, strictly isStrict: Bool = false, at place: Procedure.Step? = nil,
        because reason: String
    ) -> LintRule {
        let pair = LintPair(first: first, second: second, isStrict: isStrict)
        return LintRule(code, severity, law, "\(first.inLint) \(pair.fault) \(second.inLint)") { subject in
            guard let finding = pair.finding(subject) else { return [] }
            let standIns = pair.standIns(subject.procedure)
            let mend =
                standIns.isEmpty
                ? "Shorten the first, or lengthen the second."
                : "A default stands in where the procedure is silent: for \(standIns.asList("and")). Put a limit "
                    + "that fits in its place, or let the procedure say one."
            return [
                LintRule.Observation(
                    .limit(place ?? first), "\(finding) \(reason)", mend,
                    severity: severity == .error && !standIns.isEmpty ? .warning : nil)
            ]
        }
    }

    private var fault: String { isStrict ? "can fall due no earlier than" : "can fall due after" }

    /// With the receipt for which the two lie farthest apart in the wrong order; nil where none does.
    private func finding(_ subject: LintSubject) -> String? {
        var worst: (receipt: CivilDate, first: CivilDate, second: CivilDate)?
        var count = 0
        let courses = subject.schedule.courses
        for course in courses {
            guard let early = course.due[first], let late = course.due[second],
                isStrict ? early >= late : early > late
            else { continue }
            count += 1
            if let known = worst, early.days(since: late) <= known.first.days(since: known.second) { continue }
            worst = (course.receipt, early, late)
        }
        guard let worst else { return nil }
        let often =
            count == courses.count
            ? "Whenever an application is received"
            : "For an application received on \(count) of the \(courses.count) days of a year"
        return "\(often), \(first.inLint) (\(subject.procedure.limitInLint(first))) \(fault) \(second.inLint) "
            + "(\(subject.procedure.limitInLint(second))). Received on \(worst.receipt.inWordsWithWeekday), the first "
            + "is due on \(worst.first.inWords) and the second on \(worst.second.inWords)."
    }

    /// What is counted by a default that stands in.
    private func standIns(_ procedure: Procedure) -> [String] {
        var named: [String] = []
        for step in procedure.chain(of: first) + procedure.chain(of: second)
        where procedure.silentOn.contains(step) && !named.contains(step.inLint) {
            named.append(step.inLint)
        }
        return named
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
