import Casework
import Postgres

/// The turns of lead officers as rows, of which the newest counts.
enum LeadOfficers {
    /// Writes the turns that are new or not as they were.
    static func save(_ turns: [LeadOfficer], was before: [LeadOfficer], of review: Review, in tx: borrowing Transaction)
        throws
    {
        for turn in turns where !before.contains(turn) {
            try tx.run(
                """
                insert into lead_officer (
                    partnership_id, review_id, turn, person_id, agency_id, standing, nominated_on, reason, place,
                    deputy_id, asked_on, ended_on, answer)
                values (\(review.partnership), \(review.id), \(turn.turn), \(turn.person), \(turn.agency),
                        \(turn.standing), \(turn.nominatedOn), \(turn.reason), \(turn.place), \(turn.deputy),
                        \(turn.askedOn), \(turn.endedOn), \(turn.answer))
                    on conflict (partnership_id, review_id, turn) do update
                       set standing = excluded.standing, asked_on = excluded.asked_on, ended_on = excluded.ended_on,
                           answer = excluded.answer
                """)
        }
    }

    /// Every turn of a review, oldest first.
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [LeadOfficer] {
        try tx.rows(
            """
            select turn, person_id, agency_id, standing, nominated_on, reason, place, deputy_id, asked_on, ended_on,
                   answer
              from lead_officer
             where partnership_id = \(partnership) and review_id = \(review)
             order by turn
            """
        ) { row in
            var turn = LeadOfficer(
                person: try row["person_id"], agency: try row["agency_id"], standing: try row["standing"],
                nominatedOn: try row["nominated_on"], reason: try row["reason"], turn: try row["turn"],
                place: try row["place"], deputy: try row[optional: "deputy_id"], askedOn: try row[optional: "asked_on"])
            turn.endedOn = try row[optional: "ended_on"]
            turn.answer = try row[optional: "answer"]
            return turn
        }
    }
}

extension LeadOfficer.Place: Bindable, ColumnValue {}
