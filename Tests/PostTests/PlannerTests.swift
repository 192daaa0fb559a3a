import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `Planning reminders` {
    private static let ninth = London.instant(date: PostOffice.day("2026-05-08"), hour: 9, minute: 0)

    private func planner(_ office: PostOffice) -> Planner {
        Planner(pool: office.database.post, channel: "stub", passage: .anyTime)
    }

    @Test func `makes a reminder of a rung that falls due, and only then`() async throws {
        try await PostOffice.with { office in
            let here = office.here
            try await office.open(
                .step(.thresholdDecision), owner: .init(agency: here.council.id, person: here.coordinator.person),
                rungs: [("2026-05-05", -3, [.contact]), ("2026-05-08", 0, [.contact, .teamMailbox])])
            #expect(try await planner(office).plan(PostOffice.morning).deadlines == 0)

            let first = London.instant(date: PostOffice.day("2026-05-05"), hour: 9, minute: 0)
            #expect(try await planner(office).plan(first).reminders == 2)
            #expect(try await planner(office).plan(first).deadlines == 0)
            let both: Set<Notice.Recipient> = [.person(here.coordinator.person), .agency(here.council.id)]
            #expect(Set(try await office.messages().map(\.recipient)) == both)
            #expect(Set(try await office.messages().map(\.state)) == ["digest"])

            #expect(try await planner(office).plan(Self.ninth).reminders == 2)
            #expect(Set(try await office.messages().filter { $0.state == "pending" }.map(\.recipient)) == both)
        }
    }

    @Test func `says which reminder it is, and how the day stands to the last day`() async throws {
        try await PostOffice.with { office in
            try await office.open(
                .step(.thresholdDecision),
                owner: .init(agency: office.here.council.id, person: office.here.coordinator.person),
                rungs: [("2026-05-05", -3, [.contact]), ("2026-05-08", 0, [.contact]), ("2026-05-11", 1, [.contact])])
            for (index, day) in ["2026-05-05", "2026-05-08", "2026-05-11"].enumerated() {
                let now = London.instant(date: PostOffice.day(day), hour: 9, minute: 0)
                _ = try await planner(office).plan(now)
                let claimed = try await office.claim(at: now).messages
                #expect(claimed.count == 2 && claimed.allSatisfy { $0.kind == (index == 0 ? .digest : .reminder) })
                let message = try #require(index == 0 ? claimed.first?.items.first : claimed.first)
                #expect(message.facts["ordinal"] == .number(index + 1))
                #expect(message.facts["when"] == .text(["before", "on", "after"][index]))
                #expect(message.facts["working_days"] == .number([-3, 0, 1][index]))
                #expect(message.facts["due"] == .date(PostOffice.day("2026-05-08")))
                #expect(message.facts["duty"] == .text("threshold-decision"))
                for message in claimed { _ = try await office.settle(message, .accepted(providerID: nil)) }
            }
        }
    }

    @Test func `collapses a series that was missed into its last reminder`() async throws {
        try await PostOffice.with { office in
            try await office.open(
                .step(.thresholdDecision),
                rungs: [
                    ("2026-05-05", -3, [.contact]), ("2026-05-08", 0, [.contact]),
                    ("2026-05-11", 1, [.contact, .teamMailbox]), ("2026-05-15", 5, [.chair]),
                ])
            let later = London.instant(date: PostOffice.day("2026-05-12"), hour: 16, minute: 0)
            #expect(try await planner(office).plan(later).deadlines == 1)
            let messages = try await office.messages()
            // Two coordinators and their mailbox, each once.
            #expect(messages.count == 3)
            #expect(try await office.count("select count(*) from occurrence where rung = 2") == 3)
            #expect(try await office.count("select count(*) from deadline_rung where planned_at is null") == 1)
            let message = try #require(try await office.claim(at: later).messages.first)
            #expect(message.facts["ordinal"] == .number(1))
        }
    }

    @Test(arguments: ["met", "lapsed"])
    func `makes nothing of a duty that is done`(end: String) async throws {
        try await PostOffice.with { office in
            try await office.open(.step(.thresholdDecision), rungs: [("2026-05-08", 0, [.contact])])
            let day = PostOffice.day("2026-05-07")
            try await office.change(
                end == "met"
                    ? .met(.step(.thresholdDecision), subject: office.file, on: day)
                    : .allLapsed(because: "the case was closed"))
            let planned = try await planner(office).plan(Self.ninth)
            #expect((planned.deadlines, planned.reminders) == (1, 0))
            #expect(try await office.messages().isEmpty)
            #expect(try await planner(office).plan(Self.ninth).deadlines == 0)
        }
    }

    @Test func `comes to the same when four planners work at once`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<5 {
                for step in [Procedure.Step.thresholdDecision, .acknowledge, .askAgencies, .passOn] {
                    try await office.open(
                        .step(step), rungs: [("2026-05-05", -3, [.contact]), ("2026-05-08", 0, [.contact])])
                }
            }
            let planner = planner(office)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { while try await planner.plan(Self.ninth).deadlines > 0 {} }
                }
                try await group.waitForAll()
            }
            // Each duty is open once; its two coordinators and their mailbox are reminded once.
            #expect(try await office.messages().count == 12)
            #expect(try await office.count("select count(*) from occurrence") == 12)
            #expect(try await office.count("select count(*) from deadline_rung where planned_at is null") == 0)
        }
    }

    @Test func `writes an occurrence once, even where its rung is planned again`() async throws {
        try await PostOffice.with { office in
            try await office.open(.step(.thresholdDecision), rungs: [("2026-05-08", 0, [.contact])])
            #expect(try await planner(office).plan(Self.ninth).reminders == 3)
            try await office.database.post.transaction { tx in
                try tx.run("update deadline_rung set planned_at = null")
            }
            #expect(try await planner(office).plan(Self.ninth).reminders == 0)
            #expect(try await office.messages().count == 3)
        }
    }

    @Test func `reminds nobody who is shut out, disabled or gone`() async throws {
        try await PostOffice.with { office in
            let here = office.here
            let (coordinator, second, file) = (here.coordinator.person, here.secondCoordinator.person, office.file)
            _ = try await office.database.serve.acting(here.service) { tx in
                try ShutOuts.insert(
                    ShutOut(person: coordinator, namedBy: second, reason: "a neighbour"), from: [file], of: here.id,
                    at: PostOffice.morning, in: tx)
            }
            try await office.open(.step(.thresholdDecision), rungs: [("2026-05-08", 0, [.contact, .chair])])
            _ = try await office.database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
                try tx.run("update person set disabled_at = now() where id = \(here.chair.person)")
            }
            _ = try await planner(office).plan(Self.ninth)
            #expect(try await office.messages().map(\.recipient).contains(.person(second)))
            #expect(
                try await office.messages().allSatisfy {
                    $0.recipient == .person(second) || $0.recipient == .agency(here.council.id)
                })
        }
    }
}
