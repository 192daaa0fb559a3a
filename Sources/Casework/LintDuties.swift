extension LintRule {
    /// What review procedures must provide for (section 104(3), (6), (8), (9) and Schedule 4 paragraphs 1, 2 and 4).
    static let duties: [LintRule] =
        [
            silent(
                "point-of-contact-missing", "s. 104(3)(a)", .pointOfContact,
                "specify the point of contact for applications", "Name the point of contact."
            ) { $0.pointOfContact == nil },
            silent(
                "passing-on-missing", "s. 104(3)(b)", .passesToAllBodies,
                "ensure that applications are passed on to all the relevant bodies", "Say so, and write true."
            ) { $0.passesToAllBodies == nil },
            refused(
                "passing-on-refused", "s. 104(3)(b)", .passesToAllBodies,
                "ensure that applications are passed on to all the relevant bodies"
            ) { $0.passesToAllBodies == false },
            silent(
                "decision-notice-missing", "s. 104(6)", .decisionNotice,
                "have the applicant told whether the threshold is met", "Say so, and write true."
            ) { $0.decisionNotice == nil },
            refused(
                "decision-notice-refused", "s. 104(6)", .decisionNotice,
                "have the applicant told whether the threshold is met"
            ) { $0.decisionNotice == false },
            silent(
                "outcome-notice-missing", "s. 104(8)", .outcomeNotice,
                "have the applicant told the outcome of the review and any recommendations", "Say so, and write true."
            ) { $0.outcomeNotice == nil },
            refused(
                "outcome-notice-refused", "s. 104(8)", .outcomeNotice,
                "have the applicant told the outcome of the review and any recommendations"
            ) { $0.outcomeNotice == false },
            silent(
                "self-assessment-missing", "Sch. 4 para 4", .selfAssessment,
                "provide for assessing how effective they are, and for revising them",
                "Say who assesses them, how, and how often."
            ) { $0.selfAssessment == nil },
            silent(
                "local-policing-body-missing", "Sch. 4 para 1", .localPolicingBody,
                "be made and revised in consultation with the local policing body",
                "Consult it, and say when that was done."
            ) { $0.localPolicingBodyConsulted == nil },
            silent(
                "housing-providers-missing", "Sch. 4 para 2", .housingProviders,
                "be made and revised in consultation with such local providers of social housing as is thought "
                    + "appropriate", "Consult them, and say which and when."
            ) { $0.housingProvidersConsulted == nil },
        ] + publication

    /// How often the figures are published.
    private static let publication: [LintRule] = [
        LintRule(
            "publication-missing", .warning, "s. 104(9)", "nothing is said about publishing the figures"
        ) { subject in
            guard subject.procedure.reporting == nil else { return [] }
            return [
                Observation(
                    .reporting,
                    "Nothing is said about publishing the figures. They are to be published as soon as practicable "
                        + "after each reporting period, which is at most 12 months.",
                    "Say how often and where, such as { months: 12, year: financial }.")
            ]
        },
        LintRule(
            "publication-period-above-twelve-months", .error, "s. 104(9); s. 105(4)",
            "the reporting period is longer than 12 months"
        ) { subject in
            guard let reporting = subject.procedure.reporting, reporting.months > 12 else { return [] }
            return [
                Observation(
                    .reportingMonths,
                    "The figures are published every \(reporting.months) months. A reporting period may not be longer "
                        + "than 12 months.", "Write 12, or fewer.")
            ]
        },
    ]

    private static func silent(
        _ code: String, _ law: String, _ part: LintPlace.Part, _ duty: String, _ mend: String,
        _ isSilent: @escaping @Sendable (Procedure.Duties) -> Bool
    ) -> LintRule {
        LintRule(code, .warning, law, "nothing is said where review procedures must \(duty)") { subject in
            guard isSilent(subject.procedure.duties) else { return [] }
            return [
                Observation(
                    part, "Review procedures must \(duty). This text, as far as it could be read, is silent.", mend)
            ]
        }
    }

    private static func refused(
        _ code: String, _ law: String, _ part: LintPlace.Part, _ duty: String,
        _ isRefused: @escaping @Sendable (Procedure.Duties) -> Bool
    ) -> LintRule {
        LintRule(code, .error, law, "it says that it does not \(duty)") { subject in
            guard isRefused(subject.procedure.duties) else { return [] }
            return [
                Observation(
                    part, "Review procedures must \(duty). This one says that it does not.",
                    "Change the procedure, and write true.")
            ]
        }
    }
}
