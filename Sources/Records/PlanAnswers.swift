import Casework
import Postgres

/// What applicants said of a draft plan, as rows: every answer stays.
enum PlanAnswers {
    static func save(
        _ answer: Review.PlanAnswer, of review: Review, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into plan_answer (partnership_id, review_id, application_id, turn, draft, answered_on, text)
            select \(review.partnership), \(review.id), \(answer.application), coalesce(max(turn), 0) + 1,
                   \(answer.draft), \(answer.on), \(answer.text)
              from plan_answer
             where partnership_id = \(review.partnership) and review_id = \(review.id)
               and application_id = \(answer.application)
            """)
    }

    /// In the order of their days; those of one day in order of their applications' ids, each applicant's as they came.
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Review.PlanAnswer] {
        try tx.rows(
            """
            select application_id, draft, answered_on, text
              from plan_answer
             where partnership_id = \(partnership) and review_id = \(review)
             order by answered_on, application_id, turn
            """
        ) { row in
            Review.PlanAnswer(
                application: try row["application_id"], draft: try row["draft"], on: try row["answered_on"],
                text: try row["text"])
        }
    }
}
