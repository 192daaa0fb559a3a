import Casework
import FoundationEssentials
import Postgres
import Shipped
import TestSupport
import Testing

@testable import Records

@Suite struct `Readings for danger` {
    @Test func `come over from the one reading that earlier versions kept`() async throws {
        try await TestDatabase.with(isEmpty: true) { database in
            let released = Shipped.migrations.filter { $0.number <= 8 }
            _ = try await Migrator.migrate(
                database.settings(as: .owner), to: released,
                grants: "grant select on schema_version to casereview_serve")
            let here = try await TestPartnership.found(in: database)
            let (read, unread) = (here.application(), here.application())
            try await superuser(database) { tx in
                try Self.released([read, unread], in: tx)
                _ = try tx.run(
                    """
                    update application
                       set danger_level = 'high', danger_on = '2026-05-05', danger_by = \(here.policeContact.person),
                           danger_note = 'A knife.'
                     where id = \(read.id)
                    """)
            }
            let applied = try await Migrator.migrate(database.settings(as: .owner)).applied
            #expect(applied.first?.number == 9)

            var moved = read
            moved.dangerReadings = [
                .init(
                    occasion: .receipt, reports: 3, signs: nil, level: .high, note: "A knife.",
                    on: day("2026-05-05"), by: here.policeContact.person)
            ]
            let loaded = try await database.serve.acting(here.service) { tx in
                [
                    try Applications.load(read.id, in: here.id, tx),
                    try Applications.load(unread.id, in: here.id, tx),
                ]
            }
            #expect(loaded == [moved, unread])
            #expect(moved.dangerRecord.asked(in: nil) == nil && unread.dangerRecord.asked(in: nil) == .receipt)
            // The owner is under the rules of the tables again.
            let seen = try await database.owner.transaction(.readOnly) { tx in
                try tx.run("select from application") + tx.run("select from report")
                    + tx.run("select from danger_reading")
            }
            #expect(seen == 0)
        }
    }

    @Test func `and reports are added to, and none is changed`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = here.application()
            var after = before
            var report = before.reports[0]
            report.number = 4
            report.added = .init(on: day("2026-05-06"), by: nil)
            after.reports.append(report)
            after.dangerReadings = [reading(here, reports: 4)]
            var again = after
            again.dangerReadings.append(reading(here, reports: 4))
            let steps = [before, after, again]
            let loaded = try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                for (old, new) in zip(steps, steps.dropFirst()) {
                    try Applications.save(new, was: old, today: day("2026-05-20"), in: tx)
                }
                return try Applications.load(before.id, in: here.id, tx)
            }
            #expect(loaded == again)

            var rewritten = again
            rewritten.dangerReadings[0].level = .high
            var dropped = again
            dropped.dangerReadings = []
            var retold = again
            retold.reports[0].description = "Something else."
            let breaches = [
                (rewritten, "a reading for danger"), (dropped, "a reading for danger"), (retold, "a report"),
            ]
            let was = again
            for (breach, what) in breaches {
                await #expect(throws: RecordError.fixed(what)) {
                    try await database.serve.acting(here.service) { tx in
                        try Applications.save(breach, was: was, today: day("2026-05-20"), in: tx)
                    }
                }
            }
            for table in ["danger_reading", "danger_referral"] {
                let error = await #expect(throws: PostgresError.self) {
                    try await database.serve.acting(here.service) { tx in
                        try tx.run("update \(SQL(trusted: table)) set partnership_id = partnership_id")
                    }
                }
                #expect(error?.sqlState == "42501")
            }
        }
    }

    @Test func `of the applications that a review hears come with it`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            var one = here.application()
            one.dangerReadings = [reading(here, reports: 3), reading(here, reports: 3)]
            let (read, unread) = (one, here.application())
            let review = here.review(of: read.id, unread.id)
            let loaded = try await database.serve.acting(here.service) { tx in
                for application in [read, unread] { try Applications.insert(application, in: tx) }
                try Reviews.insert(review, in: tx)
                return try Reviews.load(review.id, in: here.id, tx)
            }
            #expect(loaded?.danger == [read.dangerRecord])
        }
    }

    private func reading(_ here: TestPartnership, reports: Int) -> Application.DangerReading {
        .init(
            occasion: .receipt, reports: reports, signs: [.hate], level: .medium, note: "Seen.",
            referrals: [.init(to: .police, wasMade: false, reason: "No offence.")], on: day("2026-05-05"),
            by: here.coordinator.person)
    }

    private func superuser(
        _ database: TestDatabase, _ body: @Sendable (borrowing Transaction) throws -> Void
    ) async throws {
        let pool = Pool(database.settings(as: .superuser), size: 1)
        try await pool.transaction(.readWrite, body)
        await pool.close()
    }

    /// Applications with their reports as a released version wrote them, in the columns that it had.
    private static func released(_ applications: [Application], in tx: borrowing Transaction) throws {
        for application in applications {
            let (partnership, id) = (application.partnership, application.id)
            try tx.run("insert into case_file (partnership_id, id, kind) values (\(partnership), \(id), 'application')")
            try tx.run(
                """
                insert into application (
                    partnership_id, id, reference, area_code, received_on, recorded_at, channel, authority, stage)
                values (
                    \(partnership), \(id), \(application.reference), \(application.area),
                    \(application.receipt.receivedOn), \(application.receipt.recordedAt), 'web', 'not_needed',
                    'received')
                """)
            for report in application.reports {
                try tx.run(
                    """
                    insert into report (
                        partnership_id, application_id, number, behaviour_on, reported_on, reported_by, reported_to,
                        incident, area_code, hate, status, description)
                    values (
                        \(partnership), \(id), \(report.number), \(report.behaviourOn), \(report.reportedOn),
                        \(report.reportedBy), \(report.reportedTo), \(report.incident), \(report.area), false, 'open',
                        \(report.description))
                    """)
            }
        }
    }
}
