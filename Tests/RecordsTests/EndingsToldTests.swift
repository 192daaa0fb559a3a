import Casework
import FoundationEssentials
import Postgres
import Shipped
import TestSupport
import Testing

@testable import Records

@Suite struct `Outcomes and answers of before they were read twice` {
    @Test func `come over as told, and an outcome that is told again stays beside the first`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            _ = try await Migrator.migrate(
                database.settings(as: .owner), to: Shipped.migrations.filter { $0.number <= 39 },
                grants: "grant select on schema_version to casereview_serve")
            let here = try await TestPartnership.found(in: database)
            let (review, declined, accepted) = (UUID(), UUID(), UUID())
            let pool = Pool(database.settings(as: .superuser), size: 1)
            try await pool.transaction(.readWrite) { tx in
                try tx.run("insert into case_file (partnership_id, id, kind) values (\(here.id), \(review), 'review')")
                try tx.run(
                    """
                    insert into review (partnership_id, id, opened_on, stage, held_on, outcome_sent_on, outcome)
                    values (\(here.id), \(review), '2026-05-05', 'outcome-sent', '2026-05-20', '2026-06-01', 'Two.')
                    """)
                try tx.run(
                    """
                    insert into recommendation (partnership_id, id, review_id, number, agency_id, text, answer,
                                                answered_on, answer_reason)
                    values (\(here.id), \(declined), \(review), 1, \(here.landlord.id), 'Mend it.', 'declined',
                            '2026-06-10', 'No money.'),
                           (\(here.id), \(accepted), \(review), 2, \(here.landlord.id), 'Look.', 'accepted',
                            '2026-06-11', null)
                    """)
            }
            await pool.close()
            #expect(try await Migrator.migrate(database.settings(as: .owner)).applied.first?.number == 40)
            let loaded = try await database.serve.acting(here.service) { tx in
                try Reviews.load(Review.ID(review), in: here.id, tx)
            }
            let kept = try #require(loaded)
            #expect(
                kept.recommendations.map(\.told)
                    == [.init(words: "No money.", on: day("2026-06-10"), by: nil), nil])
            #expect(kept.recommendations.allSatisfy { !$0.awaitsReading })
            #expect(kept.endings.outcomes == [.init(on: day("2026-06-01"), summary: "Two.")])
            // The owner is under the rules of the tables again.
            let seen = try await database.owner.transaction(.readOnly) { tx in
                try tx.run("select from review") + tx.run("select from recommendation")
                    + tx.run("select from review_outcome")
            }
            #expect(seen == 0)
        }
    }
}
