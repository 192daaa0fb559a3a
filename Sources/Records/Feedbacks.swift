public import Casework
public import Postgres

/// What applicants said at the end of how they were dealt with.
public enum Feedbacks {
    /// Returns false where they have said it before.
    public static func insert(
        _ feedback: Feedback, of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws -> Bool {
        try tx.run(
            """
            insert into feedback (partnership_id, application_id, given_on, handling, outcome, words)
            values (\(partnership), \(feedback.application), \(feedback.on), \(feedback.handling),
                    \(feedback.outcome), \(feedback.words))
                on conflict do nothing
            """) == 1
    }

    public static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Feedback? {
        try tx.first(
            """
            select given_on, handling, outcome, words
              from feedback
             where partnership_id = \(partnership) and application_id = \(application)
            """
        ) { row in
            Feedback(
                application: application, on: try row["given_on"], handling: try row["handling"],
                outcome: try row[optional: "outcome"], words: try row["words"])
        }
    }
}
