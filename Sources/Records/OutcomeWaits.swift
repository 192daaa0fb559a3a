public import Casework
public import Postgres

/// What the outcome of a review waits for, from when somebody has drafted it until it is told.
public enum OutcomeWaits {
    /// The newest draft for one applicant.
    public struct Entry: Equatable, Sendable {
        public var review: Review.ID
        public var reference: CaseReference
        public var writtenBy: Person.ID
        /// nil: nobody has read it.
        public var isPassed: Bool?
        public var lead: Person.ID?
    }

    /// Those of reviews that the reader may see, at most 1,000.
    public static func list(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [Entry] {
        try tx.rows(
            """
            select r.id, a.reference, d.written_by, o.is_passed, l.person_id as lead
              from review r
              join review_application ra on ra.partnership_id = r.partnership_id and ra.review_id = r.id
              join application a on a.partnership_id = ra.partnership_id and a.id = ra.application_id
              join lateral (select t.version, t.written_by
                              from outcome_draft t
                             where t.partnership_id = r.partnership_id and t.review_id = r.id
                               and t.application_id = a.id
                             order by t.version desc
                             limit 1) d on true
              left join outcome_reading o
                on o.partnership_id = r.partnership_id and o.review_id = r.id and o.application_id = a.id
               and o.version = d.version
              left join lateral (select t.person_id, t.standing
                                   from lead_officer t
                                  where t.partnership_id = r.partnership_id and t.review_id = r.id
                                  order by t.turn desc
                                  limit 1) l on l.standing = 'accepted'
             where r.partnership_id = \(partnership) and r.stage = 'consulting' and a.stage <> 'withdrawn'
               and not exists (select from outcome_told t
                                where t.partnership_id = r.partnership_id and t.review_id = r.id
                                  and t.application_id = a.id and t.version = d.version)
             order by a.reference
             limit 1000
            """
        ) { row in
            Entry(
                review: try row["id"], reference: try row["reference"], writtenBy: try row["written_by"],
                isPassed: try row[optional: "is_passed"], lead: try row[optional: "lead"])
        }
    }
}
