public import Casework
public import FoundationEssentials
public import Postgres

/// What plans wait for from those who chair and lead: an action that was declined, and a body's reasons that nobody has
/// read for the applicants.
public enum PlanWaits {
    public enum What: String, Sendable {
        case declined, answer
    }

    public struct Entry: Equatable, Sendable {
        public var review: Review.ID
        public var what: What
        /// The action or the recommendation.
        public var part: UUID
        /// Whose answer it is, who does not read it themselves.
        public var answeredBy: Person.ID?
        /// Who leads and has accepted.
        public var lead: Person.ID?
    }

    /// Those of reviews that the reader may see, at most 1,000.
    public static func list(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [Entry] {
        try tx.rows(
            """
            select w.review_id, w.what, w.part, w.answered_by, l.person_id as lead
              from (select a.review_id, 'declined' as what, a.id as part, null::uuid as answered_by, a.number
                      from action a
                      join review r on r.partnership_id = a.partnership_id and r.id = a.review_id
                     where a.partnership_id = \(partnership) and a.state = 'declined' and a.settled_on is null
                       and r.stage <> 'closed'
                     union all
                    select c.review_id, 'answer', c.id, c.answered_by, c.number
                      from recommendation c
                     where c.partnership_id = \(partnership) and c.answer_reason is not null
                       and c.told_on is null) w
              left join lateral (select t.person_id, t.standing
                                   from lead_officer t
                                  where t.partnership_id = \(partnership) and t.review_id = w.review_id
                                  order by t.turn desc
                                  limit 1) l on l.standing = 'accepted'
             order by w.review_id, w.what, w.number
             limit 1000
            """
        ) { row in
            Entry(
                review: try row["review_id"], what: try row["what"], part: try row["part"],
                answeredBy: try row[optional: "answered_by"], lead: try row[optional: "lead"])
        }
    }
}

extension PlanWaits.What: ColumnValue {}
