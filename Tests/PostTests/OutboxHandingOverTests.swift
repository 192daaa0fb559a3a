import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `Handing over` {
    @Test func `leaves in doubt only what was under way when its worker died`() async throws {
        try await PostOffice.with { office in
            let ids = [try await office.oweDecision(), try await office.oweDecision()]
            let claimed = try await office.claim(isHandingOver: false, worker: "dies").messages
            let first = try #require(claimed.first)
            #expect(try await office.handOver(first))
            try await office.runOutLeases()

            let again = try await office.claim().messages
            #expect(Set(again.map(\.id)) == Set(ids))
            #expect(again.filter(\.mayHaveBeenSent).map(\.id) == [first.id])
            #expect(again.allSatisfy { $0.tries == 1 })
            let outcomes = try await office.outcomes(attempt: 1)
            #expect(outcomes == ["released", "unknown"])
        }
    }

    @Test func `is refused when another has the message, or its lease has run out, or it is settled`() async throws {
        try await PostOffice.with { office in
            try await office.oweDecision()
            let first = try #require(try await office.claim(isHandingOver: false).messages.first)
            try await office.runOutLeases()
            #expect(try await office.handOver(first) == false)
            let second = try #require(try await office.claim(isHandingOver: false).messages.first)
            #expect(try await office.handOver(first) == false)
            #expect(!second.mayHaveBeenSent)
            #expect(try await office.handOver(second))
            #expect(try await office.settle(second, .accepted(providerID: nil)).isEmpty)
            #expect(try await office.handOver(second) == false)
        }
    }

    @Test func `is refused where how the applicant may be reached has changed since the claim`() async throws {
        try await PostOffice.with { office in
            let (here, application) = (office.here, office.application.id)
            func say(_ safe: SafeContact) async throws {
                try await office.database.serve.acting(here.service) { tx in
                    try SafeContacts.append(
                        safe, because: "She rang.", by: nil, at: PostOffice.morning, to: application, in: here.id, tx)
                }
            }
            try await office.oweDecision()
            let first = try #require(try await office.claim(isHandingOver: false).messages.first)
            try await say(SafeContact(voicemail: .never))
            #expect(try await office.handOver(first) == false)
            try await office.giveAllBack()
            let second = try #require(try await office.claim(isHandingOver: false).messages.first)
            #expect(second.contactVersion == 1)
            try await say(SafeContact(ways: [.email: .init(isAllowed: false)]))
            #expect(try await office.handOver(second) == false)
            try await office.giveAllBack()
            // The next claim knows: a person rings.
            #expect(try await office.claim(isHandingOver: false).ended.map(\.end) == [.byHand])
            // What is for an officer asks nobody.
            try await office.owe(Notice(.leadNominated, to: .person(here.chair.person)))
            let third = try #require(try await office.claim(isHandingOver: false).messages.first)
            #expect(try await office.handOver(third))
        }
    }

    @Test func `gives the message a whole lease`() async throws {
        try await PostOffice.with { office in
            try await office.oweDecision()
            let claimed = try #require(try await office.claim(lease: 5, isHandingOver: false).messages.first)
            #expect(try await office.handOver(claimed, lease: 600))
            let long: SQL =
                "select count(*) from message where lease_until - now() between interval '590 s' and interval '600 s'"
            #expect(try await office.count(long) == 1)
        }
    }

    @Test func `a message that was never begun and then expired is dropped, and not in doubt`() async throws {
        try await PostOffice.with { office in
            let starts = PostOffice.morning.adding(seconds: 600)
            try await office.owe(Notice(.invitation, to: .person(office.here.chair.person), expires: starts))
            _ = try await office.claim(isHandingOver: false)
            try await office.runOutLeases()
            #expect(try await office.claim(at: starts).ended.map(\.end) == [.dropped])
        }
    }

    @Test func `what is given back keeps its place and its tries`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            for attempt in 1...15 {
                let claimed = try #require(try await office.claim(isHandingOver: false).messages.first)
                #expect((claimed.attempt, claimed.tries, claimed.mayHaveBeenSent) == (attempt, 1, false))
                #expect(try await office.settle(claimed, .released("the service was ending")).isEmpty)
            }
            let message = try #require(try await office.message(id))
            #expect((message.state, message.dueAt) == ("pending", PostOffice.morning))
        }
    }

    @Test func `a person who asks for it again is not held back by what came before`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            for _ in 0..<3 {
                let claimed = try #require(try await office.claim().messages.first)
                _ = try await office.settle(claimed, .again(at: PostOffice.morning, "busy"))
            }
            let fourth = try #require(try await office.claim().messages.first)
            #expect(fourth.tries == 4)
            _ = try await office.settle(fourth, .unknown("lost"))
            let answers = try await office.database.post.transaction { tx in
                try Sending.again([id], evenIfSent: true, now: PostOffice.morning, in: tx)
            }
            #expect(answers == [.pending])
            let fifth = try #require(try await office.claim(isHandingOver: false).messages.first)
            #expect((fifth.attempt, fifth.tries, fifth.mayHaveBeenSent) == (5, 1, false))
            // But what comes after it does.
            #expect(try await office.handOver(fifth))
            try await office.runOutLeases()
            #expect(try await office.claim().messages.first?.mayHaveBeenSent == true)
        }
    }

    /// Leases run out within the very milliseconds in which their holders begin: whoever claims must see it.
    @Test func `is never missed by a claim that takes the message over at that moment`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<40 { try await office.oweDecision() }
            for round in 0..<10 {
                let held = try await office.claim(limit: 40, isHandingOver: false, worker: "holder").messages
                #expect(held.count == 40, "round \(round)")
                try await office.database.post.transaction { tx in
                    try tx.run(
                        """
                        update message set lease_until = clock_timestamp() + random() * interval '60 milliseconds'
                         where state = 'claimed'
                        """)
                }
                let (begun, taken) = try await withThrowingTaskGroup(of: (Set<UUID>, [OutboxMessage]).self) { group in
                    for worker in 0..<4 {
                        group.addTask {
                            var begun: Set<UUID> = []
                            for message in held[(worker * 10)..<(worker * 10 + 10)] {
                                if try await office.handOver(message) { begun.insert(message.id) }
                            }
                            return (begun, [])
                        }
                    }
                    group.addTask {
                        var taken: [OutboxMessage] = []
                        let end = ContinuousClock.now + .milliseconds(120)
                        while ContinuousClock.now < end {
                            taken += try await office.claim(limit: 7, isHandingOver: false, worker: "other").messages
                        }
                        return ([], taken)
                    }
                    var begun: Set<UUID> = []
                    var taken: [OutboxMessage] = []
                    for try await part in group {
                        begun.formUnion(part.0)
                        taken += part.1
                    }
                    return (begun, taken)
                }
                // A holder that was told yes has the whole lease, so that nobody took the message over after it.
                #expect(begun.isDisjoint(with: taken.map(\.id)), "round \(round)")
                #expect(taken.allSatisfy { !$0.mayHaveBeenSent }, "round \(round)")
                #expect(begun.count + taken.count <= 40, "round \(round)")
                try await office.giveAllBack()
            }
        }
    }
}

extension PostOffice {
    func handOver(_ message: OutboxMessage, lease: Int = 60) async throws -> Bool {
        try await database.post.transaction { tx in
            try Outbox.handOver(
                [
                    .init(
                        message: message.id, partnership: message.partnership.id, attempt: message.attempt,
                        contact: message.contactVersion)
                ],
                lease: lease, in: tx
            ) == [message.id]
        }
    }

    /// Whatever is claimed is pending again, and none of it in doubt.
    func giveAllBack() async throws {
        try await database.post.transaction { tx in
            try tx.run("update delivery_attempt set ended_at = now(), outcome = 'released' where ended_at is null")
            try tx.run("update message set state = 'pending', lease_until = null where state = 'claimed'")
        }
    }

    func outcomes(attempt: Int) async throws -> [String] {
        try await database.post.transaction(.readOnly) { tx in
            try tx.rows("select outcome from delivery_attempt where attempt = \(attempt) order by outcome") { row in
                try row["outcome"]
            }
        }
    }
}
