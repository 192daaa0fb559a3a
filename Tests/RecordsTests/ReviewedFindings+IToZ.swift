extension ReviewedFindings {
    static let iToZ: [String: String] = [
        "islington": """
        warning caveat-no-action-taken caveats.no_action_taken
        warning caveat-recency caveats.recency
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning publication-missing reporting
        warning reply-after-decision limits.agencies_reply
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-not-independent chair.independence
        note figure-silent threshold.to_complain
        note limit-silent 11
        """,
        "lincolnshire": """
        warning caveat-judged caveats.judged[0]
        warning decision-notice-missing duties.decision_notice
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
        note complaint-window-longer threshold.to_complain
        note limit-silent 15
        """,
        "norfolk": """
        warning caveat-ongoing-action caveats.no_ongoing_action
        warning decision-notice-missing duties.decision_notice
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
        note limit-silent 13
        """,
        "north-northants": """
        warning caveat-no-action-taken caveats.no_action_taken
        warning decision-notice-missing duties.decision_notice
        warning hate-gate threshold.hate.gate
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning number-by-one-person threshold.number_by
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note limit-silent 15
        """,
        "north-wales": """
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning plan-consultation-after-outcome limits_where_silent.plan_consultation
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
        "nuneaton-bedworth": """
        warning caveat-judged caveats.judged[0]
        warning caveat-witnessed caveats.witnessed
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note limit-silent 14
        note review-conditions review.conditions
        """,
        "richmond": """
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning publication-missing reporting
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note calendar-last-receipt valid_until
        note chair-not-independent chair.independence
        note figure-silent threshold.to_complain
        note limit-silent 9
        note sifting-by-dates threshold.sifting
        """,
        "shropshire": """
        warning decision-notice-missing duties.decision_notice
        warning hate-window-shorter threshold.hate.window
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning number-by-one-person threshold.number_by
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.sifting
        note limit-silent 15
        """,
        "south-wales": """
        warning community-count-above-number threshold.community.count
        warning community-linked-place threshold.community.linked_place
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning lead-accepts-after-outcome limits_where_silent.lead_accepts
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning number-by-one-person threshold.number_by
        warning outcome-before-panel limits_where_silent.panel
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning plan-consultation-after-outcome limits_where_silent.plan_consultation
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.sifting
        note limit-silent 14
        """,
        "statutory": """
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note limit-silent 15
        """,
        "stockton": """
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning passing-on-missing duties.passes_to_all_bodies
        warning plan-consultation-after-outcome limits_where_silent.plan_consultation
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.number threshold.sifting threshold.to_apply threshold.to_complain
        note limit-silent 8
        note review-conditions review.conditions
        note review-sent-by-reviewing-body review.sent_by
        """,
        "suffolk": """
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note limit-silent 14
        note review-conditions review.conditions
        """,
        "warrington": """
        warning caveat-no-action-taken caveats.no_action_taken
        warning caveat-ongoing-action caveats.no_ongoing_action
        warning community-count-above-number threshold.community.count
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning number-by-one-person threshold.number_by
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning publication-missing reporting
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note figure-silent threshold.sifting threshold.to_complain
        note limit-silent 15
        """,
        "watford": """
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning outcome-notice-missing duties.outcome_notice
        warning passing-on-missing duties.passes_to_all_bodies
        warning point-of-contact-missing duties.point_of_contact
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note chair-missing chair
        note community-without-effect threshold.community.count
        note figure-silent threshold.sifting threshold.to_complain
        note limit-silent 15
        """,
        "wokingham": """
        warning caveat-no-action-taken caveats.no_action_taken
        warning community-count-above-number threshold.community.count
        warning decision-notice-missing duties.decision_notice
        warning housing-providers-missing duties.housing_providers_consulted
        warning local-policing-body-missing duties.local_policing_body_consulted
        warning outcome-notice-missing duties.outcome_notice
        warning publication-missing reporting
        warning review-body-missing review.body
        warning self-assessment-missing duties.self_assessment
        note attendance-missing attendance
        note calendar-last-receipt valid_until
        note figure-silent threshold.sifting threshold.to_complain
        note limit-silent 15
        """,
    ]
}
