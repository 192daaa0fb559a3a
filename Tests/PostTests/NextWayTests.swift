import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `A notice that is refused at once` {
    private static let routes = Routes(email: "stub", text: "texts")

    private func settle(_ office: PostOffice, _ outcome: Settlement.Outcome) async throws -> UUID {
        let id = try await office.oweDecision()
        let message = try #require(try await office.claim().messages.first { $0.id == id })
        let settlement = Settlement(
            message: id, partnership: office.here.id, attempt: message.attempt, outcome: outcome)
        _ = try await office.database.post.transaction { tx in
            try Outbox.settle([settlement], routes: Self.routes, now: PostOffice.morning, in: tx)
        }
        return id
    }

    @Test func `goes by the next way that is open, once, and a person knows`() async throws {
        try await PostOffice.with { office in
            let id = try await settle(office, .failed("550 5.1.1 no such mailbox"))
            #expect(try await office.message(id)?.state == "failed")
            // There is no postal address, so that a person rings.
            let tasks = try await office.tasks()
            #expect(tasks.filter { $0.kind == .undelivered }.map(\.message) == [id])
            #expect(tasks.filter { $0.kind == .tellByHand }.count == 1)
            #expect(
                try await office.count(
                    "select count(*) from message where instead_of = \(id) and way = 'call' and state = 'by-hand'") == 1
            )
        }
    }

    @Test func `that is not certain stays as it is`() async throws {
        try await PostOffice.with { office in
            _ = try await settle(office, .unknown("the reply was lost"))
            #expect(try await office.count("select count(*) from message where instead_of is not null") == 0)
        }
    }

    @Test func `goes on by the postman himself`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            let channel = StubChannel { _ in .failed("550 5.1.1 no such mailbox") }
            try await office.postman(channel).drain()
            #expect(try await office.message(id)?.state == "failed")
            #expect(try await office.count("select count(*) from message where instead_of = \(id)") == 1)
        }
    }

    @Test func `is a person's where it asked a body or an officer to do something`() async throws {
        try await PostOffice.with { office in
            let here = office.here
            let due: [String: Notice.Fact] = ["due": .date(PostOffice.day("2026-05-08"))]
            let asked = try await office.owe(Notice(.leadNominated, to: .person(here.policeContact.person), due))
            let told = try await office.owe(
                Notice(
                    .coverArranged, to: .person(here.policeContact.person),
                    ["person": .text("A"), "cover": .text("B"), "from": .text("c"), "until": .text("d")]))
            let channel = StubChannel { _ in .failed("550 5.1.1 no such mailbox") }
            try await office.postman(channel).drain()
            #expect(try await office.tasks().map(\.message) == [asked])
            #expect(try await office.message(told)?.state == "failed")
            #expect(try await office.count("select count(*) from message where instead_of is not null") == 0)
        }
    }
}
