import Casework
import Postgres

/// Reviews of decisions as the statistics count them.
enum AppealFigures {
    static func tally(_ asked: Statistics.Asked, _ tx: borrowing Transaction) throws -> Tally {
        try tx.one(
            """
            select count(*) filter (where w.asked_on >= \(asked.from)) as appeals_asked,
                   count(*) filter (where c.answer = 'upheld') as appeals_upheld,
                   count(*) filter (where c.answer = 'sent-back') as appeals_sent_back,
                   count(*) filter (where c.answer = 'confirmed') as appeals_confirmed
              from decision_review w
              join application a on a.partnership_id = w.partnership_id and a.id = w.application_id
              left join decision_review_conclusion c
                on c.partnership_id = w.partnership_id and c.review_id = w.id
               and c.concluded_on between \(asked.from) and \(asked.until)
             where w.partnership_id = \(asked.partnership) and a.area_code = \(asked.area)
               and w.asked_on <= \(asked.until)
            """
        ) { row in try Statistics.read([.appealsAsked, .appealsUpheld, .appealsSentBack, .appealsConfirmed], row) }
    }
}
