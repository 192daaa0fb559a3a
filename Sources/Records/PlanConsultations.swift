import Casework
import FoundationEssentials
import Postgres

/// The sendings of a draft plan, as rows with what each applicant was told each time.
enum PlanConsultations {
    static func save(_ review: Review, was before: Review, in tx: borrowing Transaction) throws {
        for (index, sent) in review.consultations.enumerated().dropFirst(before.consultations.count) {
            let turn = index + 1
            try tx.run(
                """
                insert into plan_consultation (partnership_id, review_id, turn, shared_on, until_on)
                values (\(review.partnership), \(review.id), \(turn), \(sent.on), \(sent.until))
                """)
            for (number, part) in sent.parts.enumerated() {
                try tx.run(
                    """
                    insert into plan_consultation_part (
                        partnership_id, review_id, turn, application_id, number, part_id, line)
                    select \(review.partnership), \(review.id), \(turn), application, \(number + 1), \(part.id),
                           \(part.line)
                      from unnest(\(part.to.map(\.raw))) as application
                    """)
            }
        }
    }

    /// Oldest first.
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Consultation] {
        let parts = try tx.rows(
            """
            select turn, part_id, line, array_agg(application_id order by application_id) as applications
              from plan_consultation_part
             where partnership_id = \(partnership) and review_id = \(review)
             group by turn, number, part_id, line
             order by turn, number
            """
        ) { row in
            (
                turn: try row["turn"] as Int,
                part: Consultation.Part(try row["part_id"], try row["line"], to: try row["applications"])
            )
        }
        return try tx.rows(
            """
            select turn, shared_on, until_on
              from plan_consultation
             where partnership_id = \(partnership) and review_id = \(review)
             order by turn
            """
        ) { row in
            let turn: Int = try row["turn"]
            return Consultation(
                on: try row["shared_on"], until: try row["until_on"],
                parts: parts.filter { $0.turn == turn }.map(\.part))
        }
    }
}
