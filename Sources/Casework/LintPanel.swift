extension LintRule {
    /// Who chairs and how the applicant is heard: guidance, not law.
    static let panel: [LintRule] = [
        LintRule("chair-missing", .note, "guidance (2025, as announced)", "nothing is said about who chairs") {
            subject in
            guard subject.procedure.panel.chair == nil else { return [] }
            return [
                Observation(
                    .chair,
                    "Nothing is said about who chairs the review meeting. An independent chair is recommended; the "
                        + "Act does not ask for one.",
                    "Say who chairs, such as a manager of a service that was not involved.")
            ]
        },
        LintRule(
            "chair-not-independent", .note, "guidance (2025, as announced)",
            "the chair may have been involved in the case"
        ) { subject in
            guard let chair = subject.procedure.panel.chair else { return [] }
            let finding: String
            switch chair.independence {
            case .outside, .notInvolved: return []
            case .notAsked: finding = "The chair need not be independent: “\(chair.words)”."
            case .unlessComplainedOf:
                finding = "The chair gives way only where the complaint is about them: “\(chair.words)”."
            }
            return [
                Observation(
                    .chairIndependence,
                    "\(finding) An independent chair is recommended; the Act does not ask for one.",
                    "Let somebody chair whose service was not involved in the case, or who comes from another area.")
            ]
        },
        LintRule(
            "attendance-missing", .note, "guidance (2021, 2025)",
            "nothing is said about how the applicant is heard"
        ) { subject in
            guard subject.procedure.panel.attendance == nil else { return [] }
            return [
                Observation(
                    .attendance,
                    "Nothing is said about how the applicant is heard. The guidance asks that the applicant, or "
                        + "somebody for them, is invited in person or remotely.",
                    "Say how, such as { applicant: invited }.")
            ]
        },
        LintRule(
            "attendance-not-invited", .note, "guidance (2021, 2025)",
            "the applicant is heard by a statement only"
        ) { subject in
            guard subject.procedure.panel.attendance?.applicant == .statement else { return [] }
            return [
                Observation(
                    .attendanceApplicant,
                    "The applicant is not invited; a statement is read. The guidance asks that the applicant, or "
                        + "somebody for them, is invited in person or remotely.",
                    "Write applicant: invited, or part.")
            ]
        },
    ]
}
