/// What a decision "not met" relies on, found from the figures: by name, for whoever signs it off, and in sentences fit
/// for a letter.
struct RefusalRule: Equatable {
    var names: [String] = []
    var sentences: [String] = []

    init(_ finding: Finding, judged behaviour: ThresholdDecision.Judgement.Answer?, under procedure: Procedure) {
        if behaviour == .no {
            add(
                "behaviour",
                "Section 105(4) of the Anti-social Behaviour, Crime and Policing Act 2014: a review is about behaviour "
                    + "that causes harassment, alarm or distress. Those who decided judged that this does not.")
            return
        }
        for note in finding.notes {
            switch note {
            case .onBoundary(_, turnsTheAnswer: true):
                add(
                    "boundary",
                    "Section 104(1): a review is about behaviour in the area. Some of it lies on the boundary, and "
                        + "those who decided judged that it is not this area's.")
            case .earlierReview(let day) where finding.local.met:
                add("earlier_review", "The same behaviour was looked at before, on \(day.inWords).")
            default: break
            }
        }
        if finding.decision == .otherArea {
            add("other_area", "Section 104(1): a review is about behaviour in the area, and all of it was elsewhere.")
        }
        let made = finding.statute.qualifying
        sentences.append(
            "Section 104(4) and (10) to (12): where the local procedure sets no other figures, "
                + "\(finding.statute.required) reports are needed, and \(made) \(made == 1 ? "counts" : "count").")
        guard !finding.local.failed.isEmpty else { return }
        sentences.append("The local procedure is \(procedure.title), version \(procedure.version).")
        for condition in finding.local.failed {
            let sentence = RefusalRule.sentence(on: condition, procedure.threshold)
            add(condition.rawValue, condition.isCaveat ? "\(sentence) Section 104 does not ask for this." : sentence)
        }
    }

    /// All of it as one text.
    var inWords: String { sentences.joined(separator: " ") }

    private mutating func add(_ name: String, _ sentence: String) {
        names.append(name)
        sentences.append(sentence)
    }

    private static func sentence(
        on condition: Finding.Condition, _ rules: Procedure.ThresholdRules
    ) -> String {
        switch condition {
        case .number:
            rules.numberBy == .onePerson
                ? "It asks for \(rules.number) reports by one person, and there were fewer that count."
                : "It asks for \(rules.number) reports, and there were fewer that count."
        case .hate: "Its rule on hate incidents is not met."
        case .community: "Its rule on reports by several people is not met."
        case .recency: "The application did not come soon enough after the last report."
        case .noActionTaken: "It asks that nothing was done about the reports, and this could not be said of all."
        case .caseClosed: "It asks that the case is closed, and not every report is."
        case .ongoingAction: "It knows no review while an agency is acting, and one is."
        case .pendingResponse: "It knows no review before the day by which an agency said it would act."
        case .witnessed: "It counts what the person affected witnessed, and some was not."
        }
    }
}

extension Finding.Condition {
    /// Whether it only narrows: section 104 accepts without it.
    fileprivate var isCaveat: Bool {
        switch self {
        case .number, .hate, .community: false
        case .recency, .noActionTaken, .caseClosed, .ongoingAction, .pendingResponse, .witnessed: true
        }
    }
}
