extension LintRule {
    /// Where an applicant may go who is dissatisfied (Schedule 4 paragraph 3). By when, the limits say.
    static let review: [LintRule] = [
        LintRule(
            "review-body-missing", .warning, "Sch. 4 para 3", "no body is named for a review of the decision"
        ) { subject in
            guard subject.procedure.review.isSilent else { return [] }
            return [
                Observation(
                    .reviewBody,
                    "No body is named to which an applicant may go who is dissatisfied. Review procedures must say "
                        + "what happens then.",
                    "Name the body, and say how it is asked. Without it no letter can tell the applicant where to go.")
            ]
        },
        LintRule(
            "review-grounds-missing", .warning, "Sch. 4 para 3",
            "no grounds are named, not even the two that the Act asks for"
        ) { subject in
            guard subject.procedure.review.grounds.isEmpty else { return [] }
            return [
                Observation(
                    .reviewGrounds,
                    "No grounds are named. Review procedures must provide for an applicant who is dissatisfied with "
                        + "the way the application was dealt with, or with the way the review was carried out.",
                    "Name both, as the statutory procedure does.")
            ]
        },
        LintRule(
            "review-sent-by-reviewing-body", .note, "Sch. 4 para 3",
            "the applicant cannot ask for a review of the decision alone"
        ) { subject in
            guard subject.procedure.review.sentBy == .reviewingBody else { return [] }
            return [
                Observation(
                    .reviewSentBy,
                    "A request for a review of the decision goes through the body that carried out the review, which "
                        + "the applicant is dissatisfied with.",
                    "Let the applicant send it.")
            ]
        },
        LintRule(
            "review-conditions", .note, "Sch. 4 para 3", "conditions on asking for a review of the decision"
        ) { subject in
            let conditions = subject.procedure.review.conditions
            guard !conditions.isEmpty else { return [] }
            let words = conditions.map { "“\($0)”" }.joined(separator: "; ")
            return [
                Observation(
                    .reviewConditions,
                    "The procedure says beside the grounds: \(words). Schedule 4 sets no condition for somebody who "
                        + "is dissatisfied.",
                    "See that none of them keeps an applicant out; a person decides where one would.")
            ]
        },
    ]
}
