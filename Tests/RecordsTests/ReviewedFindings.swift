/// What lint finds in each shipped procedure, as people looked at it: severity, code, and the places. A change of a
/// procedure or of a rule changes this list, so that somebody looks again. `limit-silent` stands with the number of
/// steps that the procedure is silent on; the figures of each procedure are held elsewhere.
enum ReviewedFindings {
    static let byProcedure = aToH.merging(iToZ) { first, _ in first }

    private static let aToH: [String: String] = [
        "ashfield": """
        warning caveat-recency caveats.recency
        warning decision-notice-missing duties.decision_notice
        warning formula-span-from-first-incident threshold.formula
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note figure-silent threshold.sifting threshold.to_complain
        note limit-silent 11
        note review-conditions review.conditions
        """,
        "birmingham": """
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.number threshold.sifting threshold.to_apply threshold.to_complain
        note limit-silent 12
        note review-conditions review.conditions
        """,
        "chelmsford": """
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.sifting
        note limit-silent 12
        """,
        "cheltenham": """
        warning caveat-judged caveats.judged[0]
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning plan-consultation-after-outcome limits_where_silent.plan_consultation
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.to_complain
        note limit-silent 11
        """,
        "east-herts": """
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.to_complain
        note limit-silent 11
        note review-conditions review.conditions
        """,
        "gosport": """
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning publication-missing reporting
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.sifting
        note limit-silent 12
        """,
        "greenwich": """
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning publication-missing reporting
        warning reply-after-decision limits_where_silent.agencies_reply
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note figure-silent threshold.number threshold.sifting threshold.to_apply threshold.to_complain
        note limit-silent 12
        """,
        "guildford": """
        warning caveat-pending-response caveats.no_pending_response
        warning community-count-above-number threshold.community.count
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        warning whole-shorter-than-stages limits.whole
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note limit-silent 14
        """,
        "haringey": """
        warning caveat-closed-case caveats.closed_case
        warning caveat-no-action-taken caveats.no_action_taken
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning reply-after-decision limits_where_silent.agencies_reply
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.sifting threshold.to_complain
        note limit-silent 13
        """,
        "hinckley-bosworth": """
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note limit-silent 13
        note review-conditions review.conditions
        """,
    ]
}
