public import Casework
public import Postgres

/// Reviews of a decision that were asked for, with their papers, who hears them and how they ended, kept for good.
public enum DecisionReviews {
    public static func insert(
        _ review: DecisionReview, of partnership: Partnership.ID, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into decision_review (
                partnership_id, id, application_id, asked_on, entered_by, words, about, grounds, body, sent_by,
                late_reason)
            values (
                \(partnership), \(review.id), \(review.application), \(review.askedOn), \(review.enteredBy),
                \(review.words), \(review.about), \(review.grounds), \(review.body), \(review.sentBy),
                \(review.lateReason))
            """)
    }

    /// Writes what an act added; nothing is changed.
    public static func save(
        _ review: DecisionReview, was before: DecisionReview, of partnership: Partnership.ID,
        in tx: borrowing Transaction
    ) throws {
        if let papers = review.papers, before.papers == nil {
            try tx.run(
                """
                insert into decision_review_papers (partnership_id, review_id, sent_on, how, sent_by)
                values (\(partnership), \(review.id), \(papers.on), \(papers.how), \(papers.by))
                """)
        }
        for (index, hearer) in review.hearers.enumerated() where index >= before.hearers.count {
            try tx.run(
                """
                insert into decision_review_hearer (
                    partnership_id, review_id, turn, names, organisation, named_on, named_by)
                values (
                    \(partnership), \(review.id), \(index + 1), \(hearer.names), \(hearer.organisation), \(hearer.on),
                    \(hearer.by))
                """)
        }
        if let end = review.conclusion, before.conclusion == nil {
            try tx.run(
                """
                insert into decision_review_conclusion (
                    partnership_id, review_id, answer, concluded_on, reasons, recorded_by)
                values (\(partnership), \(review.id), \(end.answer), \(end.on), \(end.reasons), \(end.by))
                """)
        }
    }

    /// Those of an application, oldest first.
    public static func of(
        _ application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [DecisionReview] {
        let hearers = try tx.rows(
            """
            select h.review_id, h.names, h.organisation, h.named_on, h.named_by
              from decision_review_hearer h
              join decision_review r on r.partnership_id = h.partnership_id and r.id = h.review_id
             where r.partnership_id = \(partnership) and r.application_id = \(application)
             order by h.review_id, h.turn
            """
        ) { row in
            (
                review: try row["review_id"] as DecisionReview.ID,
                hearer: DecisionReview.Hearer(
                    names: try row["names"], organisation: try row["organisation"], on: try row["named_on"],
                    by: try row["named_by"])
            )
        }
        return try tx.rows(
            """
            select r.id, r.asked_on, r.entered_by, r.words, r.about, r.grounds, r.body, r.sent_by as route,
                   r.late_reason, p.sent_on, p.how, p.sent_by, c.answer, c.concluded_on, c.reasons, c.recorded_by
              from decision_review r
              left join decision_review_papers p on p.partnership_id = r.partnership_id and p.review_id = r.id
              left join decision_review_conclusion c on c.partnership_id = r.partnership_id and c.review_id = r.id
             where r.partnership_id = \(partnership) and r.application_id = \(application)
             order by r.asked_on, r.id
            """
        ) { row in
            var review = DecisionReview(
                id: try row["id"], application: application, askedOn: try row["asked_on"],
                enteredBy: try row[optional: "entered_by"], words: try row["words"], about: try row["about"],
                grounds: try row["grounds"], body: try row["body"], sentBy: try row["route"],
                lateReason: try row[optional: "late_reason"])
            review.hearers = hearers.filter { $0.review == review.id }.map(\.hearer)
            if let day: CivilDate = try row[optional: "sent_on"] {
                review.papers = DecisionReview.Papers(on: day, how: try row["how"], by: try row["sent_by"])
            }
            if let answer: DecisionReview.Conclusion.Answer = try row[optional: "answer"] {
                review.conclusion = DecisionReview.Conclusion(
                    answer: answer, on: try row["concluded_on"], reasons: try row["reasons"],
                    by: try row["recorded_by"])
            }
            return review
        }
    }

    /// The cases with a review of a decision that is not concluded and that nobody is named to hear.
    public static func unheard(
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [CaseReference] {
        try tx.rows(
            """
            select a.reference
              from decision_review r
              join application a on a.partnership_id = r.partnership_id and a.id = r.application_id
             where r.partnership_id = \(partnership)
               and not exists (select from decision_review_hearer h
                                where h.partnership_id = r.partnership_id and h.review_id = r.id)
               and not exists (select from decision_review_conclusion c
                                where c.partnership_id = r.partnership_id and c.review_id = r.id)
               and a.stage <> 'withdrawn'
             order by r.asked_on, a.reference
             limit 1000
            """
        ) { row in try row["reference"] }
    }

    /// The names of people, whether they still serve or have left.
    public static func names(of people: [Person.ID], _ tx: borrowing Transaction) throws -> [String] {
        try tx.rows("select name from person where id = any(\(people.map(\.raw)))") { row in try row["name"] }
    }
}
