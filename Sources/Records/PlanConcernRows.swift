import Casework
import Postgres

/// Which applicants the parts of a plan concern, as rows; none is ever changed.
enum PlanConcernRows {
    static func save(_ review: Review, was before: PlanConcerns, in tx: borrowing Transaction) throws {
        for (index, said) in review.concerns.said.enumerated() where index >= before.said.count {
            try tx.run(
                """
                insert into plan_concern (partnership_id, review_id, number, part_id, said_on, said_by)
                values (\(review.partnership), \(review.id), \(index + 1), \(said.part), \(said.on), \(said.by))
                """)
            try tx.run(
                """
                insert into plan_concerned (partnership_id, review_id, number, application_id)
                select \(review.partnership), \(review.id), \(index + 1), application_id
                  from unnest(\(said.applications.map(\.raw))) as application_id
                """)
        }
    }

    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> PlanConcerns {
        var concerns = PlanConcerns()
        concerns.said = try tx.rows(
            """
            select c.part_id, c.said_on, c.said_by,
                   array(select d.application_id
                           from plan_concerned d
                          where d.partnership_id = c.partnership_id and d.review_id = c.review_id
                            and d.number = c.number
                          order by d.application_id) as applications
              from plan_concern c
             where c.partnership_id = \(partnership) and c.review_id = \(review)
             order by c.number
            """
        ) { row in
            PlanConcerns.Said(
                part: try row["part_id"], applications: try row["applications"], on: try row["said_on"],
                by: try row["said_by"])
        }
        return concerns
    }
}
