extension LintRule {
    /// The two periods of section 104(11), each compared with the default day by day.
    static let windows: [LintRule] = [
        LintRule(
            "complaint-window-shorter", .warning, "s. 104(11)(a)",
            "less time to complain than the default month; permitted"
        ) { WindowRule.toComplain.shorter($0.rules.toComplain) },
        LintRule(
            "complaint-window-longer", .note, "s. 104(11)(a)", "more time to complain than the default; permitted"
        ) { WindowRule.toComplain.longer($0.rules.toComplain) },
        LintRule(
            "complaint-window-counting", .note, "s. 104(11)(a)",
            "the day of the behaviour is not day one, as it is by default; permitted"
        ) { WindowRule.toComplain.counted($0.rules.toComplain) },
        LintRule(
            "application-window-shorter", .warning, "s. 104(11)(b)",
            "less time to apply than the default six months; permitted"
        ) { $0.rules.countsToApplication ? WindowRule.toApply.shorter($0.rules.toApply) : [] },
        LintRule(
            "application-window-longer", .note, "s. 104(11)(b)", "more time to apply than the default; permitted"
        ) { $0.rules.countsToApplication ? WindowRule.toApply.longer($0.rules.toApply) : [] },
        LintRule(
            "application-window-counting", .note, "s. 104(11)(b)",
            "the day of the complaint is not day one, as it is by default; permitted"
        ) { $0.rules.countsToApplication ? WindowRule.toApply.counted($0.rules.toApply) : [] },
    ]
}

extension Procedure.ThresholdRules {
    /// Under a span from the first incident `toApply` is the length of the span, which is another rule's matter.
    fileprivate var countsToApplication: Bool { formula != .spanFromFirstIncident }
}

/// How one of the two periods differs from the one of the Act.
private enum WindowRule {
    case toComplain
    case toApply

    private var ofTheAct: Procedure.Window {
        switch self {
        case .toComplain: Procedure.ThresholdRules.statute.toComplain
        case .toApply: Procedure.ThresholdRules.statute.toApply
        }
    }

    private var place: LintPlace.Part { self == .toComplain ? .toComplain : .toApply }

    func shorter(_ window: Procedure.Window) -> [LintRule.Observation] {
        let difference = WindowDifference(window, ofTheAct)
        guard let day = difference.shorterFrom else { return [] }
        let also = difference.longerFrom == nil ? "" : " From other days it is longer."
        return [
            LintRule.Observation(
                place,
                "\(example(window, day)) Section 104(11) permits a different period, but this one turns away people "
                    + "whom the default takes.\(also)",
                "Write { limit: \(ofTheAct.limit), counting: \(ofTheAct.counting.rawValue) }, or more. Where it stays, "
                    + "the decision says that the period is the procedure's own.")
        ]
    }

    func longer(_ window: Procedure.Window) -> [LintRule.Observation] {
        let difference = WindowDifference(window, ofTheAct)
        guard let day = difference.longerFrom, difference.shorterFrom == nil, window.limit != ofTheAct.limit else {
            return []
        }
        return [
            LintRule.Observation(
                place, "\(example(window, day)) Section 104(11) permits a different period.",
                "Nothing needs to change.")
        ]
    }

    func counted(_ window: Procedure.Window) -> [LintRule.Observation] {
        guard window.limit == ofTheAct.limit, window.counting != ofTheAct.counting,
            let day = WindowDifference(window, ofTheAct).longerFrom
        else { return [] }
        return [
            LintRule.Observation(
                place, "\(example(window, day)) Section 104(11) counts “beginning with” the day, and permits another.",
                "Nothing needs to change. To count as the Act does, write counting: \(ofTheAct.counting.rawValue).")
        ]
    }

    private func example(_ window: Procedure.Window, _ day: CivilDate) -> String {
        let own = window.lastDay(from: day).inWords
        let normal = ofTheAct.lastDay(from: day).inWords
        return switch self {
        case .toComplain:
            "The period to complain is \(window.limit): behaviour of \(day.inWords) must be reported by \(own), by "
                + "default by \(normal)."
        case .toApply:
            "The period to apply is \(window.limit): a complaint made on \(day.inWords) counts for an application by "
                + "\(own), by default by \(normal)."
        }
    }
}

/// The first day, in four years that hold a leap day, from which a window ends earlier or later than another.
struct WindowDifference {
    private(set) var shorterFrom: CivilDate?
    private(set) var longerFrom: CivilDate?

    init(_ window: Procedure.Window, _ other: Procedure.Window) {
        guard window != other, let first = CivilDate(year: 2025, month: 1, day: 1) else { return }
        for offset in 0..<1_461 {
            let day = first.adding(days: offset)
            let (own, normal) = (window.lastDay(from: day), other.lastDay(from: day))
            if own < normal, shorterFrom == nil { shorterFrom = day }
            if own > normal, longerFrom == nil { longerFrom = day }
            if shorterFrom != nil, longerFrom != nil { return }
        }
    }
}
