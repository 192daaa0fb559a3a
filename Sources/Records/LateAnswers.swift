import Casework
import Postgres

/// Answers to recommendations that came after the case was closed, as rows.
enum LateAnswers {
    /// Writes what is new; nothing is ever changed.
    static func save(
        _ recommendation: Recommendation, was before: Recommendation?, of review: Review, in tx: borrowing Transaction
    ) throws {
        for (index, late) in recommendation.lateAnswers.enumerated() where index >= before?.lateAnswers.count ?? 0 {
            let columns = Recommendations.AnswerColumns(late.answer)
            try tx.run(
                """
                insert into recommendation_late_answer (partnership_id, recommendation_id, number, answer, answered_on,
                                                        answer_reason, entered_on, entered_by)
                values (\(review.partnership), \(recommendation.id), \(index + 1), \(columns.word?.rawValue),
                        \(columns.on), \(columns.reason), \(late.on), \(late.by))
                """)
        }
    }

    /// Of every recommendation of a review, oldest first.
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [(Recommendation.ID, Recommendation.LateAnswer)] {
        try tx.rows(
            """
            select l.recommendation_id, l.answer, l.answered_on, l.answer_reason, l.entered_on, l.entered_by
              from recommendation r
              join recommendation_late_answer l
                on l.partnership_id = r.partnership_id and l.recommendation_id = r.id
             where r.partnership_id = \(partnership) and r.review_id = \(review)
             order by l.recommendation_id, l.number
            """
        ) { row in
            guard let answer = try Recommendations.answer(row) else {
                throw DecodingFailure.malformed("answer", expected: "an answer")
            }
            return (
                try row["recommendation_id"],
                Recommendation.LateAnswer(answer, on: try row["entered_on"], by: try row["entered_by"])
            )
        }
    }
}
