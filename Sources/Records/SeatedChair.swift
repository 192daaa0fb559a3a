public import Casework
public import Postgres

extension LeadWaits {
    /// Who chairs the newest meeting of a review, and the deputy; nil where nobody was chosen.
    public static func seat(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> (presiding: Person.ID?, deputy: Person.ID?)? {
        try tx.first(
            """
            select case when passed_on is null then chair_id else deputy_id end as presiding, deputy_id
              from hearing_chair
             where partnership_id = \(partnership) and review_id = \(review)
             order by number desc, turn desc
             limit 1
            """
        ) { row in (try row[optional: "presiding"], try row[optional: "deputy_id"]) }
    }
}
