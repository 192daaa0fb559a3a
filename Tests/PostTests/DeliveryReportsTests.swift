import Casework
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Post
@testable import Records

@Suite struct `What a provider says became of a message` {
    private static let later = PostOffice.morning.adding(seconds: 60)

    private func note(_ office: PostOffice, _ report: DeliveryReport, of message: UUID, said: Instant? = nil)
        async throws
        -> Bool
    {
        try await office.database.post.transaction { tx in
            try DeliveryReports.note(
                report, of: message, in: office.here.id, said: said, routes: Routes(email: "stub"),
                now: Self.later, tx)
        }
    }

    /// A message that left, to the applicant and required by law, or to a body and not.
    private func sent(
        _ office: PostOffice, isStatutory: Bool = true, _ outcome: Settlement.Outcome = .accepted(providerID: "p-1")
    ) async throws -> UUID {
        let id =
            isStatutory
            ? try await office.oweDecision()
            : try await office.owe(
                Notice(.coverArranged, to: .agency(office.here.police.id), ["person": .text("A"), "cover": .text("B")])
            )
        let message = try #require(try await office.claim().messages.first)
        _ = try await office.settle(message, outcome)
        return id
    }

    @Test func `it arrived: the ledger says when`() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            let said = PostOffice.morning.adding(seconds: 7)
            #expect(try await note(office, .delivered, of: id, said: said))
            let row = try #require(try await office.message(id))
            #expect((row.state, row.reported, row.deliveredAt, row.detail) == ("accepted", "delivered", said, nil))
            #expect(try await office.tasks().isEmpty)
            // The same word again changes nothing.
            #expect(try await !note(office, .delivered, of: id))
            #expect(try await office.count("select count(*) from delivery_report") == 1)
        }
    }

    @Test(arguments: [
        DeliveryReport.permanentlyFailed("no such mailbox"), .temporarilyFailed("a full mailbox"),
        .returned("the letter came back"),
    ])
    func `it did not arrive: it has failed, and a person must know`(report: DeliveryReport) async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            #expect(try await note(office, report, of: id))
            #expect(try await !note(office, report, of: id))
            let row = try #require(try await office.message(id))
            #expect((row.state, row.reported, row.detail) == ("failed", report.name, report.reason))
            #expect(row.settledAt == Self.later)
            let tasks = try await office.tasks()
            #expect(tasks.filter { $0.kind == .undelivered }.map(\.message) == [id])
            // The same notice goes by the next way: the applicant has no postal address, so that a person rings.
            #expect(tasks.count == 2 && tasks.contains { $0.kind == .tellByHand })
        }
    }

    @Test func `it did not arrive, and nobody need know: no task`() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office, isStatutory: false)
            #expect(try await note(office, .permanentlyFailed("no such mailbox"), of: id))
            #expect(try await office.message(id)?.state == "failed")
            #expect(try await office.tasks().isEmpty)
        }
    }

    @Test func `a letter that was posted can still come back`() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            #expect(try await note(office, .passedOn("it was posted"), of: id))
            #expect(try await office.message(id)?.state == "accepted")
            #expect(try await note(office, .returned("it came back"), of: id))
            #expect(try await office.message(id)?.state == "failed")
            #expect(try await office.tasks().count == 2)
        }
    }

    @Test func `nobody says: it stays sent, and says so`() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            #expect(try await note(office, .silent("no word in a week"), of: id))
            let row = try #require(try await office.message(id))
            #expect((row.state, row.reported, row.detail) == ("accepted", "silent", "no word in a week"))
        }
    }

    @Test func `what was unknown has left if the provider tells of it`() async throws {
        try await PostOffice.with { office in
            let first = try await sent(office, .unknown("the reply was lost"))
            #expect(try await note(office, .delivered, of: first))
            #expect(try await office.message(first)?.state == "accepted")
            let second = try await sent(office, .unknown("the reply was lost"))
            #expect(try await note(office, .permanentlyFailed("no such number"), of: second))
            #expect(try await office.message(second)?.state == "failed")
            let third = try await sent(office, .unknown("the reply was lost"))
            #expect(try await note(office, .silent("nobody knows"), of: third))
            let row = try #require(try await office.message(third))
            #expect((row.state, row.detail) == ("unknown", "the reply was lost"))
        }
    }

    @Test func `what has not left, or had failed before, stays as it is`() async throws {
        try await PostOffice.with { office in
            let failed = try await sent(office, .failed("refused"))
            #expect(try await note(office, .delivered, of: failed))
            let row = try #require(try await office.message(failed))
            #expect((row.state, row.detail, row.reported) == ("failed", "refused", "delivered"))
            let pending = try await office.oweDecision()
            #expect(try await !note(office, .permanentlyFailed("no such mailbox"), of: pending))
            #expect(try await !note(office, .delivered, of: UUID()))
            #expect(try await office.message(pending)?.state == "pending")
        }
    }

    @Test func `what is sent again is waited for again`() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            #expect(try await note(office, .permanentlyFailed("no such mailbox"), of: id))
            _ = try await office.database.post.transaction { tx in
                try Sending.again([id], evenIfSent: false, now: Self.later, in: tx)
            }
            #expect(try await office.message(id)?.reported == nil)
            let message = try #require(try await office.claim(at: Self.later).messages.first)
            _ = try await office.settle(message, .accepted(providerID: "p-2"))
            #expect(try await note(office, .permanentlyFailed("no such mailbox"), of: id))
            #expect(try await office.count("select count(*) from delivery_report") == 2)
        }
    }

    @Test func `two who hear the same at once note it once`() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            let news = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<6 { group.addTask { try await note(office, .permanentlyFailed("no"), of: id) } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(news == 1)
            #expect(try await office.tasks().count == 2)
        }
    }

    @Test func `the chain of the partnership tells of it`() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            _ = try await note(office, .permanentlyFailed("no such mailbox"), of: id)
            let partnership = office.here.id
            let (contents, findings) = try await office.database.serve.acting(office.here.service, .readOnly) { tx in
                let contents: [String] = try tx.rows("select content from journal_content order by seq") { row in
                    try row["content"]
                }
                return (contents, try Journal.verify(partnership, in: tx).findings)
            }
            #expect(findings.isEmpty)
            let text = contents.joined()
            for word in ["accepted", "failed", "permanent-failure"] {
                #expect(text.contains("[\"\(word)\",\"\(id.uuidString.lowercased())\"]"), "\(word): \(text)")
            }
        }
    }
}
