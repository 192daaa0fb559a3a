import Casework
import Postgres

/// Who leads and chairs a review, as rows.
enum Leaderships {
    static func save(_ review: Review, was before: Review, in tx: borrowing Transaction) throws {
        let (now, then) = (review.leadership, before.leadership)
        try LeadOfficers.save(
            now.earlier + (review.lead.map { [$0] } ?? []), was: then.earlier + (before.lead.map { [$0] } ?? []),
            of: review, in: tx)
        for (index, agency) in now.agencies.enumerated().dropFirst(then.agencies.count) {
            try tx.run(
                """
                insert into lead_agency (partnership_id, review_id, turn, agency_id, reason, chosen_by, chosen_on)
                values (\(review.partnership), \(review.id), \(index + 1), \(agency.agency), \(agency.reason),
                        \(agency.by), \(agency.on))
                """)
        }
        if now.topics != then.topics {
            try tx.run(
                """
                insert into review_topics (partnership_id, review_id, turn, topics)
                select \(review.partnership), \(review.id), coalesce(max(turn), 0) + 1,
                       \(now.topics.map(\.rawValue))::text[]
                  from review_topics
                 where partnership_id = \(review.partnership) and review_id = \(review.id)
                """)
        }
        for chairing in now.chairings where !then.chairings.contains(chairing) {
            try save(chairing, of: review, in: tx)
        }
        for (index, said) in now.declarations.enumerated().dropFirst(then.declarations.count) {
            try tx.run(
                """
                insert into conflict_declaration (partnership_id, review_id, turn, person_id, conflict, declared_on)
                values (\(review.partnership), \(review.id), \(index + 1), \(said.person), \(said.conflict),
                        \(said.on))
                """)
        }
    }

    private static func save(_ chairing: Chairing, of review: Review, in tx: borrowing Transaction) throws {
        try tx.run(
            """
            insert into hearing_chair (
                partnership_id, review_id, number, turn, chair_id, deputy_id, reason, concerns, chosen_by, chosen_on,
                passed_on, passed_because)
            values (\(review.partnership), \(review.id), \(chairing.hearing), \(chairing.turn), \(chairing.chair),
                    \(chairing.deputy), \(chairing.reason), \(chairing.concerns.map(\.rawValue)), \(chairing.by),
                    \(chairing.on), \(chairing.passed?.on), \(chairing.passed?.because))
                on conflict (partnership_id, review_id, number, turn) do update
                   set deputy_id = excluded.deputy_id, passed_on = excluded.passed_on,
                       passed_because = excluded.passed_because
            """)
    }

    /// Without the turns of lead officers.
    static func load(
        of review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Leadership {
        var leadership = Leadership()
        leadership.agencies = try tx.rows(
            """
            select agency_id, reason, chosen_by, chosen_on
              from lead_agency
             where partnership_id = \(partnership) and review_id = \(review)
             order by turn
            """
        ) { row in
            LeadAgency(
                agency: try row["agency_id"], reason: try row["reason"], by: try row["chosen_by"],
                on: try row["chosen_on"])
        }
        let topics: [String] =
            try tx.first(
                """
                select topics
                  from review_topics
                 where partnership_id = \(partnership) and review_id = \(review)
                 order by turn desc
                 limit 1
                """
            ) { row in try row["topics"] } ?? []
        leadership.topics = topics.compactMap { LeadTopic(rawValue: $0) }
        leadership.chairings = try tx.rows(
            """
            select number, turn, chair_id, deputy_id, reason, concerns, chosen_by, chosen_on, passed_on,
                   passed_because
              from hearing_chair
             where partnership_id = \(partnership) and review_id = \(review)
             order by number, turn
            """, chairing)
        leadership.declarations = try tx.rows(
            """
            select person_id, conflict, declared_on
              from conflict_declaration
             where partnership_id = \(partnership) and review_id = \(review)
             order by turn
            """
        ) { row in
            ConflictDeclaration(
                person: try row["person_id"], conflict: try row[optional: "conflict"], on: try row["declared_on"])
        }
        return leadership
    }

    private static func chairing(_ row: borrowing Row) throws -> Chairing {
        let concerns: [String] = try row["concerns"]
        var chairing = Chairing(
            hearing: try row["number"], turn: try row["turn"], chair: try row["chair_id"],
            deputy: try row[optional: "deputy_id"], reason: try row["reason"],
            concerns: concerns.compactMap { ChairIndependence.Concern(rawValue: $0) }, by: try row["chosen_by"],
            on: try row["chosen_on"])
        if let on: CivilDate = try row[optional: "passed_on"] {
            chairing.passed = .init(on: on, because: try row["passed_because"])
        }
        return chairing
    }
}
