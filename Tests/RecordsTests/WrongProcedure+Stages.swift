extension WrongProcedure {
    private static let reading = "danger_read: { limit: 1 working day, from: receipt }"

    static let limits = [
        WrongProcedure(
            "limits: {}", "limits: { acknowledge: { limit: 5 working days, from: receipt } }",
            "limits_where_silent.acknowledge"),
        WrongProcedure(
            "limits: {}", "limits: { acknowlege: { limit: 5 working days, from: receipt } }", "limits.acknowlege"),
        WrongProcedure(
            [
                ("limits: {}", "limits: { whole: { limit: 8 weeks, from: receipt } }"),
                (reading, reading + "\n  whole: { limit: 8 weeks, from: receipt }"),
            ], "limits_where_silent.whole"),
        WrongProcedure("limits: {}", "limits: none", "limits"),
        WrongProcedure("  " + reading, "", "limits_where_silent.danger_read"),
        WrongProcedure(reading, "danger_read: null", "limits_where_silent.danger_read"),
        WrongProcedure(
            reading, "danger_read: { limit: soon, from: receipt }", "limits_where_silent.danger_read.limit"),
        WrongProcedure(reading, "danger_read: { limit: 1, from: receipt }", "limits_where_silent.danger_read.limit"),
        WrongProcedure(
            reading, "danger_read: { limit: 1 working day, from: birth }", "limits_where_silent.danger_read.from"),
        WrongProcedure(reading, "danger_read: { limit: 1 working day }", "limits_where_silent.danger_read.from"),
        WrongProcedure(
            reading, "danger_read: { limit: 1 working day, from: receipt, counting: during }",
            "limits_where_silent.danger_read.counting"),
        WrongProcedure(
            reading, "danger_read: { limit: 1 working day, from: receipt, until: told }",
            "limits_where_silent.danger_read.until"),
    ]

    static let ladders = [
        WrongProcedure(
            "working_days: 0, to: [contact]", "working_days: -5, to: [contact]", "ladder[1].working_days",
            schemaSees: false),
        WrongProcedure("working_days: 0, to: [contact]", "working_days: 61, to: [contact]", "ladder[1].working_days"),
        WrongProcedure("working_days: 0, to: [contact]", "working_days: 0, to: []", "ladder[1].to"),
        WrongProcedure("working_days: 0, to: [contact]", "working_days: 0, to: [mayor]", "ladder[1].to[0]"),
        WrongProcedure("working_days: 0, to: [contact]", "working_days: 0, to: [contact], at: noon", "ladder[1].at"),
        WrongProcedure("ladders: {}", "ladders: { outcom: [] }", "ladders.outcom"),
        WrongProcedure("ladders: {}", "ladders: { outcome: soon }", "ladders.outcome"),
        WrongProcedure("ladders: {}", "ladders: { outcome: [{ to: [chair] }] }", "ladders.outcome[0].working_days"),
        WrongProcedure(
            "ladders: {}",
            "ladders: { outcome: [{ working_days: 2, to: [chair] }, { working_days: 2, to: [chair] }] }",
            "ladders.outcome[1].working_days", schemaSees: false),
    ]

    static let panel = [
        WrongProcedure("panel_minimum: null", "panel_minimum: -3", "panel_minimum"),
        WrongProcedure("panel_members: []", "panel_members: police", "panel_members"),
        WrongProcedure("panel_members: []", "panel_members: [police, '']", "panel_members[1]"),
        WrongProcedure("panel_standing: null", "panel_standing: true", "panel_standing"),
        WrongProcedure(
            "panel_must_attend: null", "panel_must_attend: { who: [mayor] }", "panel_must_attend.who[0]"),
        WrongProcedure("panel_must_attend: null", "panel_must_attend: { who: [] }", "panel_must_attend.who"),
        WrongProcedure(
            "panel_must_attend: null", "panel_must_attend: { who: [chair], without: maybe }",
            "panel_must_attend.without"),
        WrongProcedure("panel_resumes: null", "panel_resumes: soon", "panel_resumes"),
        WrongProcedure("chair: null", "chair: outside", "chair"),
        WrongProcedure("chair: null", "chair: { independence: outside }", "chair.words"),
        WrongProcedure("chair: null", "chair: { words: somebody }", "chair.independence"),
        WrongProcedure("chair: null", "chair: { independence: free, words: somebody }", "chair.independence"),
        WrongProcedure("chair: null", "chair: { independence: outside, words: one, name: two }", "chair.name"),
        WrongProcedure("attendance: null", "attendance: { minutes: 20 }", "attendance.applicant"),
        WrongProcedure("attendance: null", "attendance: { applicant: never }", "attendance.applicant"),
        WrongProcedure("attendance: null", "attendance: { applicant: part, minutes: 0 }", "attendance.minutes"),
        WrongProcedure("attendance: null", "attendance: { applicant: part, minutes: 481 }", "attendance.minutes"),
        WrongProcedure("attendance: null", "attendance: { applicant: part, words: '' }", "attendance.words"),
    ]

    static let review = [
        WrongProcedure("  body: the body that the local review procedures name", "  body: ''", "review.body"),
        WrongProcedure("how: null", "how: 1", "review.how"),
        WrongProcedure("  grounds:", "  ground:", "review.grounds"),
        WrongProcedure("sent_by: applicant", "sent_by: council", "review.sent_by"),
        WrongProcedure("conditions: []", "conditions: final", "review.conditions"),
    ]

    static let duties = [
        WrongProcedure("passes_to_all_bodies: true", "passes_to_all_bodies: mostly", "duties.passes_to_all_bodies"),
        WrongProcedure("decision_notice: true", "decision_notice: yes", "duties.decision_notice"),
        WrongProcedure("self_assessment: the", "self_assesment: the", "duties.self_assesment"),
        WrongProcedure(
            "point_of_contact: the point of contact that the relevant bodies publish for the area",
            "point_of_contact: true", "duties.point_of_contact"),
        WrongProcedure("months: 12", "months: 0", "reporting.months"),
        WrongProcedure("months: 12", "months: 61", "reporting.months"),
        WrongProcedure("months: 12, ", "", "reporting.months"),
        WrongProcedure("year: financial", "year: tax", "reporting.year"),
        WrongProcedure("place: null", "place: ['web']", "reporting.place"),
        WrongProcedure("place: null", "at: the website", "reporting.at"),
    ]
}
