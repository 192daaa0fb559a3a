public import Casework
public import Postgres

/// Reviews of a decision that were asked for, kept for good.
public enum DecisionReviews {
    public static func insert(
        _ review: DecisionReview, of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into decision_review (partnership_id, id, application_id, asked_on, entered_by, words)
            values (\(partnership), \(review.id), \(review.application), \(review.askedOn), \(review.enteredBy),
                    \(review.words))
            """)
    }

    /// Those of an application, oldest first.
    public static func of(
        _ application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [DecisionReview] {
        try tx.rows(
            """
            select id, asked_on, entered_by, words
              from decision_review
             where partnership_id = \(partnership) and application_id = \(application)
             order by asked_on, id
            """
        ) { row in
            DecisionReview(
                id: try row["id"], application: application, askedOn: try row["asked_on"],
                enteredBy: try row[optional: "entered_by"], words: try row["words"])
        }
    }
}
