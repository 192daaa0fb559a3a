import Casework
import Postgres

/// Nominations of lead officers as rows: each a turn, of which the newest counts.
enum LeadOfficers {
    /// Adds a turn where somebody is nominated, and changes the newest where its standing is all that is new.
    static func save(
        _ lead: LeadOfficer, was before: LeadOfficer?, of review: Review, in tx: borrowing Transaction
    ) throws {
        guard let before, isSameTurn(lead, before) else {
            try insert(lead, of: review, in: tx)
            return
        }
        let changed = try tx.run(
            """
            update lead_officer
               set standing = \(lead.standing), reason = \(lead.reason)
             where partnership_id = \(review.partnership) and review_id = \(review.id)
               and turn = (select max(t.turn)
                             from lead_officer t
                            where t.partnership_id = \(review.partnership) and t.review_id = \(review.id))
            """)
        guard changed == 1 else { throw RecordError.missing(table: "lead_officer") }
    }

    static func newest(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> LeadOfficer? {
        try tx.first(
            """
            select person_id, agency_id, standing, nominated_on, reason
              from lead_officer
             where partnership_id = \(partnership) and review_id = \(review)
             order by turn desc
             limit 1
            """
        ) { row in
            LeadOfficer(
                person: try row["person_id"], agency: try row["agency_id"], standing: try row["standing"],
                nominatedOn: try row["nominated_on"], reason: try row["reason"])
        }
    }

    /// Who declined and is asked again has a new turn, on the same day too.
    private static func isSameTurn(_ lead: LeadOfficer, _ before: LeadOfficer) -> Bool {
        lead.person == before.person && lead.agency == before.agency && lead.nominatedOn == before.nominatedOn
            && (before.standing != .declined || lead.standing == .declined)
    }

    /// The review is locked, so that no other turn comes between.
    private static func insert(
        _ lead: LeadOfficer, of review: Review, in tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into lead_officer (
                partnership_id, review_id, turn, person_id, agency_id, standing, nominated_on, reason)
            select \(review.partnership), \(review.id), coalesce(max(turn), 0) + 1,
                   \(lead.person), \(lead.agency), \(lead.standing)::text, \(lead.nominatedOn), \(lead.reason)::text
              from lead_officer
             where partnership_id = \(review.partnership) and review_id = \(review.id)
            """)
    }
}
