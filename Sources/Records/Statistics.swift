public import Casework
public import Postgres

/// The counting of section 104(9), from what happened and when: the figures of a period show how things stood on its
/// last day, so that nothing that happens later alters them. Each part reads what it counts once.
public enum Statistics {
    /// What is counted by itself, in the order in which it is done.
    public enum Part: CaseIterable, Sendable {
        case applications, decisions, reviews, times, actions, appeals, feedback, reports
    }

    /// Counts one part of the period in the area, both days included. Whoever asks must see every case.
    public static func tally(
        _ part: Part, of area: String, in period: ReportingPeriod, of partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> Tally {
        let asked = Asked(area: area, from: period.from, until: period.until, partnership: partnership)
        switch part {
        case .applications: return try applications(asked, tx)
        case .decisions: return try decisions(asked, tx)
        case .reviews: return try reviews(asked, tx)
        case .times: return try times(asked, tx)
        case .actions: return try actions(asked, tx)
        case .appeals: return try AppealFigures.tally(asked, tx)
        case .feedback: return try feedback(asked, tx)
        case .reports: return try reports(asked, tx)
        }
    }

    /// Where every decision stands, each turn of it.
    private static let decisions: SQL = "threshold_decision_turn"

    struct Asked {
        var area: String
        var from: CivilDate
        var until: CivilDate
        var partnership: Partnership.ID
    }

    /// The partnerships that serve or served an area.
    public static func partnerships(serving area: String, in tx: borrowing Transaction) throws -> [Partnership.ID] {
        try tx.rows(
            "select distinct partnership_id from partnership_area where area_code = \(area) order by partnership_id"
        ) { row in try row["partnership_id"] }
    }

    /// A decision counts before a withdrawal that came after it; of several decisions the newest that was made by then.
    static func fates(_ asked: Asked) -> SQL {
        """
        decision as (
            select d.application_id, min(d.decided_on) as first_on,
                   (array_agg(d.answer order by d.turn desc))[1] as answer
              from \(decisions) d
             where d.partnership_id = \(asked.partnership) and d.decided_on <= \(asked.until)
             group by d.application_id
        ), fate as (
            select a.id, a.received_on,
                   case when d.answer is not null then d.answer
                        when a.stage = 'withdrawn' and a.stage_on <= \(asked.until) then a.stage
                        when p.passed_on <= \(asked.until) then 'passed-on'
                        else 'undecided' end as fate,
                   a.received_on < \(asked.from)
                   and (d.first_on is null or d.first_on >= \(asked.from))
                   and not (a.stage = 'withdrawn' and a.stage_on < \(asked.from))
                   and not exists (select from passed_on w
                                    where w.partnership_id = a.partnership_id and w.application_id = a.id
                                      and w.passed_on < \(asked.from)
                                      and (w.sent_back_on is null or w.sent_back_on >= \(asked.from)))
                       as carried_over
              from application a
              left join decision d on d.application_id = a.id
              left join lateral (
                   select min(w.passed_on) as passed_on
                     from passed_on w
                    where w.partnership_id = a.partnership_id and w.application_id = a.id
                      and (w.sent_back_on is null or w.sent_back_on > \(asked.until))) p on true
             where a.partnership_id = \(asked.partnership) and a.area_code = \(asked.area)
               and a.received_on <= \(asked.until)
        )
        """
    }

    private static func applications(_ asked: Asked, _ tx: borrowing Transaction) throws -> Tally {
        try tx.one(
            """
            with \(fates(asked))
            select count(*) filter (where received_on >= \(asked.from)) as applications,
                   count(*) filter (where received_on >= \(asked.from) and fate = 'met') as threshold_met,
                   count(*) filter (where received_on >= \(asked.from) and fate = 'not-met') as decided_not_met,
                   count(*) filter (where received_on >= \(asked.from) and fate in ('other-area', 'passed-on'))
                       as passed_to_another_area,
                   count(*) filter (where received_on >= \(asked.from) and fate = 'withdrawn') as withdrawn,
                   count(*) filter (where received_on >= \(asked.from) and fate = 'undecided') as undecided,
                   count(*) filter (where carried_over) as carried_over,
                   count(*) filter (where carried_over and fate = 'undecided') as carried_over_undecided
              from fate
            """
        ) { row in
            try read(
                [
                    .applications, .met, .notMet, .passedOn, .withdrawn, .undecided, .carriedOver,
                    .carriedOverUndecided,
                ], row)
        }
    }

    private static func decisions(_ asked: Asked, _ tx: borrowing Transaction) throws -> Tally {
        try tx.one(
            """
            with made as (
                select d.answer, d.ground,
                       d.answer = 'met' and exists (select from \(decisions) before
                                                     where before.partnership_id = d.partnership_id
                                                       and before.application_id = d.application_id
                                                       and before.answer = 'not-met'
                                                       and before.turn < d.turn) as overturned
                  from \(decisions) d
                  join application a on a.partnership_id = d.partnership_id and a.id = d.application_id
                 where d.partnership_id = \(asked.partnership) and a.area_code = \(asked.area)
                   and d.decided_on between \(asked.from) and \(asked.until)
            )
            select count(*) filter (where answer = 'not-met') as threshold_not_met,
                   count(*) filter (where answer = 'met') as decided_met,
                   count(*) filter (where ground = 'number') as met_by_number,
                   count(*) filter (where ground = 'hate') as met_by_hate,
                   count(*) filter (where ground = 'community') as met_by_community,
                   count(*) filter (where ground = 'consideration') as met_by_consideration,
                   count(*) filter (where ground = 'senior_discretion') as met_by_senior_discretion,
                   count(*) filter (where overturned) as refusals_overturned
              from made
            """
        ) { row in
            try read(
                [
                    .thresholdNotMet, .decidedMet, .metByNumber, .metByHate, .metByCommunity, .metByConsideration,
                    .metBySeniorDiscretion, .refusalsOverturned,
                ], row)
        }
    }

    private static func reviews(_ asked: Asked, _ tx: borrowing Transaction) throws -> Tally {
        try tx.one(
            """
            select count(*) as reviews_carried_out,
                   count(*) filter (where recommendations > 0) as reviews_with_recommendations,
                   coalesce(sum(applications), 0)::bigint as applications_reviewed,
                   count(*) filter (where applications > 1) as joint_reviews,
                   count(*) filter (where discretion) as reviewed_though_not_met
              from review_told
             where partnership_id = \(asked.partnership) and area_code = \(asked.area)
               and told_on between \(asked.from) and \(asked.until)
            """
        ) { row in
            try read(
                [
                    .reviewsCarriedOut, .reviewsWithRecommendations, .applicationsReviewed, .jointReviews,
                    .reviewedThoughNotMet,
                ], row)
        }
    }

    /// The area of each file: that of an application, and of a review that of the application which was received first.
    static func files(_ asked: Asked) -> SQL {
        """
        file as (
            select a.id
              from application a
             where a.partnership_id = \(asked.partnership) and a.area_code = \(asked.area)
             union all
            select first.review_id
              from (select distinct on (ra.review_id) ra.review_id, a.area_code
                      from review_application ra
                      join application a on a.partnership_id = ra.partnership_id and a.id = ra.application_id
                     where ra.partnership_id = \(asked.partnership)
                     order by ra.review_id, a.received_on, a.recorded_at, a.id) first
             where first.area_code = \(asked.area)
        )
        """
    }

    /// Against the last day as it stood when the stage ended: one that was moved had its reason.
    private static func times(_ asked: Asked, _ tx: borrowing Transaction) throws -> Tally {
        let stages = Tally.Timed.allCases.map(\.rawValue)
        let times = try tx.rows(
            """
            with \(files(asked))
            select d.duty, greatest(d.ended_on - d.from_on, 0) as days, d.ended_on <= d.due_on as in_time,
                   count(*) as count
              from deadline d
              join file f on f.id = d.file_id
             where d.partnership_id = \(asked.partnership) and d.state = 'met' and d.duty = any(\(stages))
               and d.ended_on between \(asked.from) and \(asked.until)
             group by 1, 2, 3
            """
        ) { row in
            Tally.Times(
                stage: try row["duty"], days: try row["days"], isInTime: try row["in_time"], count: try row["count"])
        }
        let overdue: Int = try tx.one(
            """
            with \(files(asked))
            select count(*) as overdue
              from deadline d
              join file f on f.id = d.file_id
             where d.partnership_id = \(asked.partnership) and d.duty = any(\(stages))
               and d.from_on <= \(asked.until) and d.due_on < \(asked.until)
               and (d.ended_on is null or d.ended_on > \(asked.until))
               and (d.version = 1
                    or exists (select from deadline before
                                where before.partnership_id = d.partnership_id and before.file_id = d.file_id
                                  and before.duty = d.duty and before.subject_id = d.subject_id
                                  and before.version = d.version - 1 and before.ended_on <= \(asked.until)))
            """
        ) { row in try row["overdue"] }
        return Tally(values: [.overdueAtEnd: overdue], times: times)
    }

    /// By their last days as they stood at the period's end: an action that was put off by then is due later, one that
    /// was put off afterwards was not done in time, and so was one over which the case was closed after its last day.
    private static func actions(_ asked: Asked, _ tx: borrowing Transaction) throws -> Tally {
        try tx.one(
            """
            with \(files(asked))
            select count(*) as actions_due,
                   count(*) filter (where d.state = 'met' and d.ended_on <= d.due_on) as actions_on_time
              from deadline d
              join file f on f.id = d.file_id
             where d.partnership_id = \(asked.partnership) and d.duty = 'action'
               and d.due_on between \(asked.from) and \(asked.until)
               and not (d.state = 'moved' and d.ended_on <= \(asked.until))
               and not (d.state = 'lapsed' and d.ended_on <= \(asked.until)
                        and (d.ended_on <= d.due_on
                             or exists (select from deadline n
                                         where n.partnership_id = d.partnership_id and n.file_id = d.file_id
                                           and n.duty = d.duty and n.subject_id = d.subject_id
                                           and n.version > d.version)))
            """
        ) { row in try read([.actionsDue, .actionsOnTime], row) }
    }

    private static func feedback(_ asked: Asked, _ tx: borrowing Transaction) throws -> Tally {
        try tx.one(
            """
            select count(*) as feedback_answers,
                   count(*) filter (where s.handling >= 4) as satisfied_with_handling,
                   count(*) filter (where s.outcome >= 4) as satisfied_with_outcome
              from feedback s
              join application a on a.partnership_id = s.partnership_id and a.id = s.application_id
             where s.partnership_id = \(asked.partnership) and a.area_code = \(asked.area)
               and s.given_on between \(asked.from) and \(asked.until)
            """
        ) { row in try read([.feedbackAnswers, .satisfiedWithHandling, .satisfiedWithOutcome], row) }
    }

    /// As they stood at the period's end: added by then, and with what had been put right by then.
    private static func reports(_ asked: Asked, _ tx: borrowing Transaction) throws -> Tally {
        try tx.one(
            """
            with asked as (
                select a.id
                  from application a
                 where a.partnership_id = \(asked.partnership) and a.area_code = \(asked.area)
                   and a.received_on between \(asked.from) and \(asked.until)
            ), corrected as (
                select x.application_id, x.number, jsonb_object_agg(x.fact, x.became order by x.turn) as now
                  from report_correction x
                  join asked on asked.id = x.application_id
                 where x.partnership_id = \(asked.partnership)
                   and (x.corrected_at at time zone 'Europe/London')::date <= \(asked.until)
                 group by x.application_id, x.number
            ), fact as (
                select coalesce((c.now ->> 'hate')::boolean, p.hate) as hate,
                       coalesce(c.now ->> 'reported_to', p.reported_to) as reported_to
                  from report p
                  join asked on asked.id = p.application_id
                  left join corrected c on c.application_id = p.application_id and c.number = p.number
                 where p.partnership_id = \(asked.partnership)
                   and (p.added_on is null or p.added_on <= \(asked.until))
            )
            select count(*) as reports_made, count(*) filter (where hate) as reports_of_hate,
                   count(*) filter (where reported_to = 'landlord') as reports_to_landlord
              from fact
            """
        ) { row in try read([.reports, .hateReports, .landlordReports], row) }
    }

    /// Figures whose columns are named after them.
    static func read(_ figures: [Figure], _ row: borrowing Row) throws -> Tally {
        var tally = Tally()
        for figure in figures {
            let value: Int = try row[figure.rawValue]
            tally.values[figure] = value
        }
        return tally
    }
}

extension Tally.Timed: ColumnValue {}
