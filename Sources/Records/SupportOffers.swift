public import Casework
public import Postgres

/// Support that was offered, as rows.
public enum SupportOffers {
    public static func insert(
        _ offer: SupportOffer, of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into support_offer (partnership_id, id, review_id, who, what, by_whom, offered_on, entered_by,
                                       answer_words)
            values (\(partnership), \(offer.id), \(review), \(offer.who), \(offer.what), \(offer.byWhom), \(offer.on),
                    \(offer.by), '')
            """)
    }

    /// Keeps whether it is taken up.
    public static func answer(
        _ offer: SupportOffer, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        let changed = try tx.run(
            """
            update support_offer
               set taken_up = \(offer.answer?.takenUp), answered_on = \(offer.answer?.on),
                   answer_words = \(offer.answer?.words ?? ""), answered_by = \(offer.answer?.by)
             where partnership_id = \(partnership) and id = \(offer.id)
            """)
        guard changed == 1 else { throw RecordError.missing(table: "support_offer") }
    }

    /// Those of a review, oldest first.
    public static func of(
        _ review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [SupportOffer] {
        try tx.rows(
            """
            select id, who, what, by_whom, offered_on, entered_by, taken_up, answered_on, answer_words, answered_by
              from support_offer
             where partnership_id = \(partnership) and review_id = \(review)
             order by offered_on, id
            """
        ) { row in
            var offer = SupportOffer(
                id: try row["id"], who: try row["who"], what: try row["what"], byWhom: try row["by_whom"],
                on: try row["offered_on"], by: try row["entered_by"])
            if let takenUp: Bool = try row[optional: "taken_up"] {
                offer.answer = SupportOffer.Answer(
                    takenUp: takenUp, words: try row["answer_words"], on: try row["answered_on"],
                    by: try row["answered_by"])
            }
            return offer
        }
    }
}
