extension LintRow {
    private static let reply = "agencies_reply: { limit: 10 working days, from: asking }"
    private static let decision = "threshold_decision: { limit: 15 working days, from: receipt }"
    private static let panelLimit = "panel: { limit: 20 working days, from: threshold-decision }"
    private static let papers = "papers_to_panel: { limit: 2 working days, from: before-panel }"
    private static let window = "review_window: { limit: 20 working days, from: told }"
    private static let heard = "review_heard: { limit: 15 working days, from: review-asked }"
    private static let silent = "limits_where_silent."

    static let ofOrder: [LintRow] = [
        LintRow(
            "warning passing-on-after-decision \(silent)pass_on", "pass_on: { limit: 0 days,",
            "pass_on: { limit: 6 weeks,"),
        LintRow(
            "warning danger-read-after-decision \(silent)danger_read", "danger_read: { limit: 1 working day,",
            "danger_read: { limit: 16 working days,"),
        LintRow("", "danger_read: { limit: 1 working day,", "danger_read: { limit: 15 working days,"),
        LintRow(
            "warning acknowledgement-after-decision \(silent)acknowledge", "acknowledge: { limit: 5 working days,",
            "acknowledge: { limit: 16 working days,"),
        // Errors are warnings where a default stands in, as every limit of the statutory procedure does.
        LintRow(
            "warning reply-before-asking \(silent)ask_agencies", reply,
            "agencies_reply: { limit: 1 working day, from: receipt }", at: "ask_agencies"),
        LintRow(
            "warning reply-after-decision \(silent)agencies_reply", reply,
            "agencies_reply: { limit: 14 working days, from: asking }"),
        LintRow("", reply, "agencies_reply: { limit: 13 working days, from: asking }"),
        // Gosport: counted from the acknowledgement the decision falls later.
        LintRow(
            "", reply, "agencies_reply: { limit: 18 working days, from: asking }",
            (decision, "threshold_decision: { limit: 15 working days, from: acknowledgement }")),
        // Stockton: three working days after the last answer.
        LintRow(
            "", decision, "threshold_decision: { limit: 3 working days, from: information-in }"),
        LintRow(
            "warning panel-before-decision \(silent)threshold_decision", panelLimit,
            "panel: { limit: 14 working days, from: receipt }", at: "threshold_decision"),
        LintRow(
            "warning papers-after-panel \(silent)papers_to_panel", papers,
            "papers_to_panel: { limit: 2 working days, from: panel }"),
        LintRow("", papers, "papers_to_panel: { limit: 0 working days, from: before-panel }"),
        LintRow(
            "warning chair-contacts-after-panel limits.chair_contacts", "limits: {}",
            "limits: { chair_contacts: { limit: 21 working days, from: threshold-decision } }"),
        LintRow(
            "", "limits: {}", "limits: { chair_contacts: { limit: 7 working days, from: acknowledgement } }"),
        LintRow(
            "warning reasons-after-panel limits.reasons_not_invited", "limits: {}",
            "limits: { reasons_not_invited: { limit: 1 day, from: panel } }"),
        // Richmond.
        LintRow(
            "", "limits: {}", "limits: { reasons_not_invited: { limit: 2 working days, from: before-panel } }"),
        LintRow(
            "warning panel-reports-after-outcome limits.panel_reports", "limits: {}",
            "limits: { panel_reports: { limit: 11 working days, from: panel } }"),
        LintRow("", "limits: {}", "limits: { panel_reports: { limit: 2 working days, from: panel } }"),
        LintRow(
            "warning lead-accepts-after-outcome \(silent)lead_accepts", "lead_accepts: { limit: 2 working days,",
            "lead_accepts: { limit: 11 working days,"),
        // On the day of the outcome it is too late: the outcome waits until the day is past.
        LintRow(
            "warning plan-consultation-after-outcome \(silent)plan_consultation",
            "plan_consultation: { limit: 5 working days,", "plan_consultation: { limit: 10 working days,"),
        LintRow("", "plan_consultation: { limit: 5 working days,", "plan_consultation: { limit: 9 working days,"),
        // Guildford.
        LintRow(
            "warning whole-shorter-than-stages limits.whole", "limits: {}",
            "limits: { whole: { limit: 25 working days, from: receipt } }"),
        LintRow("", "limits: {}", "limits: { whole: { limit: 45 working days, from: receipt } }"),
        LintRow(
            "warning review-window-not-from-telling \(silent)review_window", window,
            "review_window: { limit: 20 working days, from: outcome-told }"),
        LintRow(
            "warning review-heard-before-asked \(silent)review_heard", heard,
            "review_heard: { limit: 15 working days, from: told }"),
        LintRow(
            "warning review-heard-before-papers limits.review_papers", "limits: {}",
            "limits: { review_papers: { limit: 16 working days, from: review-asked } }"),
        // Leicestershire.
        LintRow("", "limits: {}", "limits: { review_papers: { limit: 1 working day, from: review-asked } }"),
        LintRow(
            "note reminders-missing ladder",
            """
            ladder:
              - { working_days: -3, to: [contact] }
              - { working_days: 0, to: [contact] }
              - { working_days: 1, to: [contact, team-mailbox] }
              - { working_days: 5, to: [point-of-contact] }
              - { working_days: 10, to: [senior, chair] }
            """, "ladder: []"),
    ]

    static let ofPeople: [LintRow] = [
        LintRow(
            "note chair-not-independent chair.independence", "chair: null",
            "chair: { independence: not-asked, words: the Head of Community Safety }"),
        // Islington.
        LintRow(
            "note chair-not-independent chair.independence", "chair: null",
            "chair: { independence: unless-complained-of, words: Community Safety }"),
        LintRow("", "chair: null", "chair: { independence: outside, words: from another area }"),
        LintRow("", "chair: null", "chair: { independence: not-involved, words: a manager }"),
        LintRow(
            "note attendance-not-invited attendance.applicant", "attendance: null",
            "attendance: { applicant: statement }"),
        LintRow("", "attendance: null", "attendance: { applicant: part, minutes: 20 }"),
        LintRow("", "attendance: null", "attendance: { applicant: may-attend }"),
        LintRow("", "attendance: null", "attendance: { applicant: invited }"),
        LintRow(
            "warning review-body-missing review.body", "  body: the body that the local review procedures name\n", "",
            at: "review:"),
        LintRow(
            "warning review-grounds-missing review.grounds",
            """
              grounds:
                - dissatisfied with the way in which the application was dealt with
                - dissatisfied with the way in which the review was carried out
            """, "  grounds: []"),
        // Devon and Cornwall.
        LintRow(
            "note review-sent-by-reviewing-body review.sent_by", "sent_by: applicant", "sent_by: reviewing-body"),
        // Suffolk.
        LintRow(
            "note review-conditions review.conditions", "  conditions: []",
            "  conditions: [not while the plan is live]"),
    ]

    static let ofDuties: [LintRow] = [
        // Section 104(3), (6), (8); Schedule 4 paragraphs 1, 2 and 4.
        LintRow(
            "warning point-of-contact-missing duties.point_of_contact",
            "point_of_contact: the point of contact that the relevant bodies publish for the area",
            "point_of_contact: null"),
        LintRow(
            "warning passing-on-missing duties.passes_to_all_bodies", "  passes_to_all_bodies: true", "",
            at: "duties:"),
        LintRow(
            "error passing-on-refused duties.passes_to_all_bodies", "passes_to_all_bodies: true",
            "passes_to_all_bodies: false"),
        LintRow(
            "warning decision-notice-missing duties.decision_notice", "decision_notice: true", "decision_notice: null"),
        LintRow(
            "error decision-notice-refused duties.decision_notice", "decision_notice: true", "decision_notice: false"),
        LintRow(
            "warning outcome-notice-missing duties.outcome_notice", "outcome_notice: true", "outcome_notice: null"),
        LintRow(
            "error outcome-notice-refused duties.outcome_notice", "outcome_notice: true", "outcome_notice: false"),
        LintRow(
            "warning self-assessment-missing duties.self_assessment",
            "self_assessment: the relevant bodies assess how effective the procedures are and revise them",
            "self_assessment: null"),
        LintRow(
            "warning local-policing-body-missing duties.local_policing_body_consulted",
            "local_policing_body_consulted: whenever the procedures are made or revised",
            "local_policing_body_consulted: null"),
        LintRow(
            "warning housing-providers-missing duties.housing_providers_consulted",
            "housing_providers_consulted: such local providers of social housing as is thought appropriate",
            "housing_providers_consulted: null"),
        LintRow(
            "warning publication-missing reporting", "reporting: { months: 12, year: financial, place: null }",
            "reporting: null"),
        LintRow(
            "error publication-period-above-twelve-months reporting.months", "reporting: { months: 12,",
            "reporting: { months: 13,"),
        LintRow("", "reporting: { months: 12,", "reporting: { months: 3,"),
    ]
}
