extension LintRule {
    /// The number, whose reports make it up, the formula and the sifting (section 104(4), (11), (12)).
    static let threshold: [LintRule] = [
        LintRule(
            "number-above-three", .warning, "s. 104(4); EN para 231; guidance (January 2021)",
            "more complaints are asked for than the guidance allows"
        ) { subject in
            let number = subject.rules.number
            guard number > Procedure.ThresholdRules.statute.number else { return [] }
            return [
                Observation(
                    .number,
                    "\(number) qualifying complaints are asked for. Section 104(4) lets review procedures specify a "
                        + "different number, but the explanatory notes and the guidance say not more than three.",
                    "Set 3, or fewer.")
            ]
        },
        LintRule("number-below-three", .note, "s. 104(4)", "fewer complaints are asked for than three") { subject in
            let number = subject.rules.number
            guard number < Procedure.ThresholdRules.statute.number else { return [] }
            return [
                Observation(
                    .number,
                    "\(number == 1 ? "1 qualifying complaint is" : "\(number) qualifying complaints are") enough. "
                        + "Section 104(4) permits a number below three.",
                    "Nothing needs to change.")
            ]
        },
        LintRule(
            "number-by-one-person", .warning, "s. 104(4)", "only complaints by one person make up the number"
        ) { subject in
            guard subject.rules.numberBy == .onePerson else { return [] }
            return [
                Observation(
                    .numberBy,
                    "One person must have made all \(subject.rules.number) complaints. Section 104(4) counts "
                        + "qualifying complaints about the behaviour, whoever made them.",
                    "Write number_by: anyone. Until then, a refusal that rests on this alone needs a named person's "
                        + "sign-off and reason.")
            ]
        },
        LintRule(
            "formula-span-from-first-incident", .warning, "s. 104(11)(b)",
            "the period is laid from the first incident, not from each complaint to the application"
        ) { subject in
            guard subject.rules.formula == .spanFromFirstIncident else { return [] }
            return [
                Observation(
                    .formula,
                    "All incidents must lie in \(subject.rules.toApply.limit) from the first one. Section 104(11)(b) "
                        + "counts from each complaint to the application, which gives a different result: three "
                        + "complaints that the Act counts can lie further apart than this, and old ones that it does "
                        + "not count can pass.",
                    "Write formula: from-each-complaint. Until then, both results are shown and a person decides where "
                        + "only this one fails.")
            ]
        },
        LintRule(
            "sifting-by-dates", .note, "s. 104(12)", "one person's complaints about one day count once"
        ) { subject in
            guard subject.rules.sifting == .days else { return [] }
            return [
                Observation(
                    .sifting,
                    "Several complaints by one person about one day count once, even about different incidents. "
                        + "Section 104(12) lets review procedures decide which of one person's complaints count.",
                    "Nothing needs to change. To count each incident, write sifting: distinct-incidents.")
            ]
        },
    ]
}
