extension LintRule {
    /// The limbs that a procedure adds, for hate incidents and for several people, held beside the first limb, which
    /// counts every qualifying complaint by anyone.
    static let limbs: [LintRule] = [
        LintRule(
            "hate-count-not-below-number", .warning, "s. 104(4)", "as many hate incidents as complaints of any kind"
        ) { subject in
            guard let hate = subject.rules.hate, hate.count >= subject.rules.number else { return [] }
            return [
                Observation(
                    .hateCount,
                    "\(hate.count) hate incidents are asked for, and \(subject.rules.number) complaints of any kind "
                        + "are enough under section 104(4), so that the rule helps nobody and may keep people from "
                        + "applying.",
                    "Set 1, as most procedures with such a rule do, or leave the rule out.")
            ]
        },
        LintRule(
            "hate-window-shorter", .warning, "s. 104(11)(b)",
            "less time to apply after a hate incident than after any other"
        ) { subject in
            guard let hate = subject.rules.hate,
                let day = WindowDifference(hate.window, subject.rules.toApply).shorterFrom
            else { return [] }
            return [
                Observation(
                    .hateWindow,
                    "A hate incident counts for \(hate.window.limit), any other complaint for "
                        + "\(subject.rules.toApply.limit): reported on \(day.inWords), until "
                        + "\(hate.window.lastDay(from: day).inWords) in place of "
                        + "\(subject.rules.toApply.lastDay(from: day).inWords).",
                    "Write the window of to_apply. People who report hate should not have to be quicker than others.")
            ]
        },
        LintRule(
            "hate-gate", .warning, "s. 104(4)", "a condition beside the number of hate incidents"
        ) { subject in
            guard let gate = subject.rules.hate?.gate else { return [] }
            return [
                Observation(
                    .hateGate,
                    "Beside the number of hate incidents it must be true that: “\(gate)”. Section 104(4) puts nothing "
                        + "beside the number.",
                    "Leave the gate out. Until then a person says whether it is open, and why.")
            ]
        },
        LintRule(
            "community-count-above-number", .warning, "s. 104(4)",
            "more complaints are asked of several people than of one"
        ) { subject in
            guard let community = subject.rules.community, community.count > subject.rules.number else { return [] }
            let asked = community.inLint.capitalised
            let number = subject.rules.number
            return [
                Observation(
                    .communityCount,
                    subject.rules.numberBy == .onePerson
                        ? "\(asked) are asked for, and one person alone needs \(number) complaints. Section 104(4) "
                            + "counts complaints by different people together, so that \(number) are enough."
                        : "\(asked) are asked for. Section 104(4) counts complaints by different people together, so "
                            + "that \(number) are enough already: the rule helps nobody and may keep people from "
                            + "applying.",
                    subject.rules.numberBy == .onePerson
                        ? "Set \(number), or write number_by: anyone and leave the rule out."
                        : "Leave the rule out, and say that complaints by different people count together.")
            ]
        },
        LintRule(
            "community-without-effect", .note, "s. 104(4)", "a rule on several people that the number already covers"
        ) { subject in
            guard let community = subject.rules.community, community.count == subject.rules.number,
                subject.rules.numberBy == .anyone
            else { return [] }
            return [
                Observation(
                    .communityCount,
                    "\(community.inLint.capitalised) are asked for, which the number of "
                        + "\(subject.rules.number) covers: section 104(4) counts complaints by different people "
                        + "together.",
                    "Nothing needs to change. The rule may be left out.")
            ]
        },
        LintRule(
            "community-linked-place", .warning, "s. 104(4)", "complaints by several people must be about one place"
        ) { subject in
            guard let community = subject.rules.community, community.linkedPlace else { return [] }
            return [
                Observation(
                    .communityPlace,
                    "The \(community.inLint) must be about one linked place. Section 104(4) asks "
                        + "that complaints are about the behaviour of the application, wherever it happened.",
                    "Write linked_place: false. Until then a person decides where only the place differs.")
            ]
        },
    ]
}

extension Procedure.CommunityRule {
    fileprivate var inLint: String {
        switch counted {
        case .reports: "\(count) complaints by more than one person"
        case .people: "complaints by \(count) different people"
        case .households: "complaints from \(count) different households"
        }
    }
}
