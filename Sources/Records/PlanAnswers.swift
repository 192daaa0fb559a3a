import Casework
import Postgres

/// What applicants said of a draft plan, as rows: one each, the newest.
enum PlanAnswers {
    static func save(
        _ answer: Review.PlanAnswer, of review: Review, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into plan_answer (partnership_id, review_id, application_id, answered_on, text)
            values (\(review.partnership), \(review.id), \(answer.application), \(answer.on), \(answer.text))
                on conflict (partnership_id, review_id, application_id)
                do update set answered_on = excluded.answered_on, text = excluded.text
            """)
    }

    /// In the order of their days; those of one day in order of their applications' ids.
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Review.PlanAnswer] {
        try tx.rows(
            """
            select application_id, answered_on, text
              from plan_answer
             where partnership_id = \(partnership) and review_id = \(review)
             order by answered_on, application_id
            """
        ) { row in
            Review.PlanAnswer(
                application: try row["application_id"], on: try row["answered_on"], text: try row["text"])
        }
    }
}
