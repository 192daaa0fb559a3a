extension LintRule {
    /// Where the procedure's own text is silent and a default stands in.
    static let silences: [LintRule] = [
        LintRule(
            "figure-silent", .note, "s. 104(4), (11), (12)",
            "a figure of the threshold is not given; the default of section 104 stands in"
        ) { subject in
            Procedure.Figure.allCases.filter(subject.rules.silentOn.contains).map { figure in
                Observation(
                    figure.lintPlace,
                    "Nothing is said of \(figure.inLint); \(subject.rules.defaultInLint(figure)), the default of "
                        + "section 104, stands in.", "Say it, so that people need not look in the Act.")
            }
        },
        LintRule(
            "limit-silent", .note, "the Act sets no number of days",
            "a step has no limit of the procedure's own; a suggested default stands in"
        ) { subject in
            Procedure.Step.allCases.filter(subject.procedure.silentOn.contains).compactMap { step in
                guard let rule = subject.procedure.limits[step] else { return nil }
                let way = rule.anchor == .beforePanel ? "before the meeting" : "from \(rule.anchor.inLint)"
                return Observation(
                    .limit(step), "No limit is given for \(step.inLint); \(rule.limit) \(way) stands in.",
                    "Let the procedure say a limit, and move it to limits.")
            }
        },
        LintRule("reminders-missing", .note, noParagraph, "nobody is reminded of a limit") { subject in
            guard subject.procedure.ladder.isEmpty else { return [] }
            return [
                Observation(
                    .ladder, "Nobody is reminded before, on or after the day on which something is due.",
                    "Copy the ladder of the statutory procedure.")
            ]
        },
    ]
}

extension Procedure.Figure {
    fileprivate var lintPlace: LintPlace.Part {
        switch self {
        case .number: .number
        case .toComplain: .toComplain
        case .toApply: .toApply
        case .sifting: .sifting
        }
    }

    fileprivate var inLint: String {
        switch self {
        case .number: "the number of complaints"
        case .toComplain: "how soon after the behaviour a complaint must be made"
        case .toApply: "how soon after a complaint the application must be made"
        case .sifting: "which of one person's complaints count"
        }
    }
}

extension Procedure.ThresholdRules {
    fileprivate func defaultInLint(_ figure: Procedure.Figure) -> String {
        switch figure {
        case .number: "\(number)"
        case .toComplain: "\(toComplain.limit)"
        case .toApply: "\(toApply.limit)"
        case .sifting: "once for each incident"
        }
    }
}
