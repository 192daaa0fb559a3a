import Casework
import Postgres

/// Reviews as the statistics count them: once, on the day on which their outcome was first told.
enum ReviewsTold {
    /// Notes that the outcome has been told; a second telling changes nothing.
    static func note(_ review: Review, was before: Review, in tx: borrowing Transaction) throws {
        let told: CivilDate
        switch (before.stage, review.stage) {
        case (.outcomeSent, _), (.closed, _): return
        case (_, .outcomeSent(let on, _)): told = on
        case (_, .closed(_, _, let sent, _)): told = sent
        default: return
        }
        try tx.run(
            """
            insert into review_told (
                partnership_id, review_id, told_on, area_code, applications, recommendations, discretion)
            select \(review.partnership), \(review.id), \(told),
                   (array_agg(a.area_code order by a.received_on, a.recorded_at, a.id))[1],
                   count(distinct a.id) filter (where l.application_id is null), \(review.recommendations.count),
                   coalesce(bool_or(d.ground = 'senior_discretion'), false)
              from review_application ra
              join application a on a.partnership_id = ra.partnership_id and a.id = ra.application_id
              left join threshold_decision d on d.partnership_id = a.partnership_id and d.application_id = a.id
              left join review_leaving l on l.partnership_id = ra.partnership_id and l.review_id = ra.review_id
                                        and l.application_id = ra.application_id
             where ra.partnership_id = \(review.partnership) and ra.review_id = \(review.id)
            having count(*) filter (where l.application_id is null) > 0
                on conflict do nothing
            """)
    }
}
