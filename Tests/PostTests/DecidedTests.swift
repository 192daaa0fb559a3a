import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `A message that a person decides not to tell` {
    @Test func `stands as decided, by whom and why, neither sent nor failed`() async throws {
        try await PostOffice.with { office in
            let (here, application) = (office.here, office.application.id)
            try await office.database.serve.acting(here.service) { tx in
                try SafeContacts.append(
                    SafeContact(
                        ways: Dictionary(uniqueKeysWithValues: Way.allCases.map { ($0, .init(isAllowed: false)) })),
                    because: "He reads everything.", by: here.coordinator.person, at: PostOffice.morning,
                    to: application, in: here.id, tx)
            }
            let id = try await office.oweDecision()
            _ = try await office.claim()
            let task = try #require(try await office.tasks().first)
            #expect(task.kind == .notTold)
            let ended = try await office.database.serve.acting(here.service) { tx in
                try Tasks.endNotTold(
                    task.id, message: id, of: here.id, on: PostOffice.day("2026-05-01"),
                    by: here.coordinator.person, because: "She asked us not to.", now: PostOffice.morning, in: tx)
            }
            #expect(ended)
            let lives = try await office.database.serve.acting(here.service, .readOnly) { tx in
                try MessageLife.of([application.raw], in: here.id, tx)
            }
            let life = try #require(lives.first)
            #expect(life.state == "decided" && life.settledAt == PostOffice.morning)
            #expect(life.tasks.map(\.doneBy) == [here.coordinator.person])
            #expect(life.tasks.first?.note == "Decided not to tell: She asked us not to.")
            #expect(lives.notTold.isEmpty)
            // It is in the ledger under its own name, nothing waits, and nobody sends it again by mistake.
            let all = try await office.database.post.transaction(.readOnly) { tx in
                try Sending.messageStates.map { ($0, try Sending.list(state: $0, limit: 10, in: tx).count) }
            }
            #expect(all.filter { $0.1 > 0 }.map(\.0) == ["decided"])
            let again = try await office.database.post.transaction { tx in
                try Sending.again([id], evenIfSent: true, now: PostOffice.morning, in: tx)
            }
            #expect(again == [.not("decided")])
            #expect(try await office.claim(at: PostOffice.morning.adding(seconds: 86_400)).count == 0)
        }
    }
}
