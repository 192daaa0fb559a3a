extension LintRule {
    /// The conditions that section 104 does not know, one rule for each kind.
    static let caveats: [LintRule] = [
        caveat("caveat-recency", "the application must come soon after the last report") { caveat, _ in
            guard case .recency(let window) = caveat else { return nil }
            return "The application must come within \(window.limit) of the last report. Section 104(11)(b) gives "
                + "each complaint \(Procedure.ThresholdRules.statute.toApply.limit) for the application and asks nothing of the last one."
        },
        caveat("caveat-no-action-taken", "it must be considered that no action was taken") { caveat, rules in
            guard caveat == .noActionTaken else { return nil }
            return "It must be considered that no action was taken. With \(rules.number) qualifying complaints the "
                + "threshold is met whatever anybody did: section 104(4) asks nothing about the response, and its "
                + "adequacy counts only below the number, under section 104(5)(c)."
        },
        caveat("caveat-closed-case", "the case must be closed") { caveat, rules in
            guard caveat == .closedCase else { return nil }
            return "The agencies must have closed the case. Section 104(4) asks for \(rules.number) qualifying "
                + "complaints, open or closed; an agency that keeps a case open would hold off the review."
        },
        caveat("caveat-ongoing-action", "no review while an agency is acting") { caveat, _ in
            guard caveat == .noOngoingAction else { return nil }
            return "There is no review while an agency is still acting. Section 104(4) does not ask whether anybody "
                + "acts; what is being done is for the review to look at."
        },
        caveat("caveat-pending-response", "no review before an agency's own day to act has passed") { caveat, _ in
            guard caveat == .noPendingResponse else { return nil }
            return "There is no review before the day by which an agency said it would act. Section 104(4) sets no "
                + "such wait, and the periods of section 104(11) go on running."
        },
        caveat("caveat-witnessed", "only witnessed behaviour counts") { caveat, _ in
            guard caveat == .witnessed else { return nil }
            return "Only what the applicant or the person represented witnessed counts. Section 104(10) and (11) ask "
                + "when a complaint was made, not who saw what it is about."
        },
        caveat("caveat-judged", "a condition in the procedure's own words, which a person judges") { caveat, _ in
            guard case .judged(let words) = caveat else { return nil }
            return "The procedure asks in its own words: “\(words)”. Section 104(4) knows no such condition where the "
                + "number is reached."
        },
    ]

    /// `finding` is nil for another kind of condition.
    private static func caveat(
        _ code: String, _ about: String,
        _ finding: @escaping @Sendable (Procedure.Caveat, Procedure.ThresholdRules) -> String?
    ) -> LintRule {
        LintRule(code, .warning, "s. 104(4)", "\(about); section 104 does not know this condition") { subject in
            subject.rules.caveats.compactMap { caveat in
                finding(caveat, subject.rules).map { Observation(.caveat(caveat), $0, mend(caveat)) }
            }
        }
    }

    private static func mend(_ caveat: Procedure.Caveat) -> String {
        if case .judged = caveat {
            return "Leave it out, or use it only below the number (section 104(5)). It is shown to a person and never "
                + "turns an answer; who refuses on it says so by name, with the reason, and tells the applicant that "
                + "the rule is local."
        }
        return "Leave it out. Where it stays, a refusal that rests on it alone needs a named person's sign-off and "
            + "reason, and the applicant is told that the rule is local."
    }
}
