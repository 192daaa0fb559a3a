public import Casework
public import Postgres

/// Recommendations of a review as rows, numbered in the order in which they were made.
public enum Recommendations {
    /// Where a body outside the partnership is written to; nil where there is no such recommendation.
    public static func contact(
        of recommendation: Recommendation.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> OutsideContact? {
        try tx.first(
            """
            select outside_email, outside_address
              from recommendation
             where partnership_id = \(partnership) and id = \(recommendation) and outside_name is not null
            """
        ) { row in
            OutsideContact(email: try row[optional: "outside_email"], address: try row[optional: "outside_address"])
        }
    }

    /// Writes the new ones and the answers that are new.
    static func save(
        of review: Review, was before: [Recommendation], in tx: borrowing Transaction
    ) throws {
        for (index, recommendation) in review.recommendations.enumerated() {
            let answer = AnswerColumns(recommendation.answer)
            let outside: OutsideBody? = if case .outside(let body) = recommendation.to { body } else { nil }
            guard let old = before.first(where: { $0.id == recommendation.id }) else {
                try tx.run(
                    """
                    insert into recommendation (
                        partnership_id, id, review_id, number, agency_id, outside_name, outside_email,
                        outside_address, text, answer, answered_on, answer_reason, answered_by, told_on, told_words,
                        told_by)
                    values (
                        \(review.partnership), \(recommendation.id), \(review.id), \(index + 1),
                        \(recommendation.agency), \(outside?.name), \(outside?.email), \(outside?.address),
                        \(recommendation.text),
                        \(answer.word?.rawValue), \(answer.on), \(answer.reason), \(recommendation.answeredBy),
                        \(recommendation.told?.on), \(recommendation.told?.words), \(recommendation.told?.by))
                    """)
                try LateAnswers.save(recommendation, was: nil, of: review, in: tx)
                continue
            }
            guard recommendation != old else { continue }
            try LateAnswers.save(recommendation, was: old, of: review, in: tx)
            guard recommendation.to == old.to, recommendation.text == old.text else {
                throw RecordError.fixed("a recommendation")
            }
            let changed = try tx.run(
                """
                update recommendation
                   set answer        = \(answer.word?.rawValue),
                       answered_on   = \(answer.on),
                       answer_reason = \(answer.reason),
                       answered_by   = \(recommendation.answeredBy),
                       told_on       = \(recommendation.told?.on),
                       told_words    = \(recommendation.told?.words),
                       told_by       = \(recommendation.told?.by)
                 where partnership_id = \(review.partnership) and id = \(recommendation.id)
                   and review_id = \(review.id)
                """)
            guard changed == 1 else { throw RecordError.missing(table: "recommendation") }
        }
    }

    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Recommendation] {
        let late = try LateAnswers.load(of: review, in: partnership, tx)
        return try tx.rows(
            """
            select id, agency_id, outside_name, outside_email, outside_address, text, answer, answered_on, answer_reason,
                   answered_by, told_on, told_words, told_by
              from recommendation
             where partnership_id = \(partnership) and review_id = \(review)
             order by number, id
            """
        ) { row in
            var recommendation = Recommendation(
                id: try row["id"], to: try addressee(row), text: try row["text"], answer: try answer(row))
            recommendation.answeredBy = try row[optional: "answered_by"]
            if let day: CivilDate = try row[optional: "told_on"] {
                recommendation.told = Recommendation.Told(
                    words: try row["told_words"], on: day, by: try row[optional: "told_by"])
            }
            recommendation.lateAnswers = late.filter { $0.0 == recommendation.id }.map { $0.1 }
            return recommendation
        }
    }

    private static func addressee(_ row: borrowing Row) throws -> Recommendation.Addressee {
        if let agency: Agency.ID = try row[optional: "agency_id"] { return .agency(agency) }
        return .outside(
            OutsideBody(
                name: try row["outside_name"], email: try row[optional: "outside_email"],
                address: try row[optional: "outside_address"]))
    }

    /// An answer as the column spells it.
    enum AnswerWord: String, ColumnValue {
        case accepted
        case inPart = "in-part"
        case declined
    }

    struct AnswerColumns {
        var word: AnswerWord?
        var on: CivilDate?
        var reason: String?

        init(_ answer: Recommendation.Answer?) {
            switch answer {
            case nil: break
            case .accepted(let day): (word, on) = (.accepted, day)
            case .inPart(let day, let because): (word, on, reason) = (.inPart, day, because)
            case .declined(let day, let because): (word, on, reason) = (.declined, day, because)
            }
        }
    }

    static func answer(_ row: borrowing Row) throws -> Recommendation.Answer? {
        guard let word: AnswerWord = try row[optional: "answer"] else { return nil }
        return switch word {
        case .accepted: .accepted(on: try row["answered_on"])
        case .inPart: .inPart(on: try row["answered_on"], because: try row["answer_reason"])
        case .declined: .declined(on: try row["answered_on"], because: try row["answer_reason"])
        }
    }
}
