import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `A reminder of a day that was moved near` {
    /// The word of the move ended so, or waits still; whether its recipient is reminded the next morning.
    @Test(arguments: [
        (Settlement.Outcome?.some(.accepted(providerID: nil)), false), (.unknown("no reply"), false),
        (.failed("refused"), true), (nil, false),
    ])
    func `goes to whom the word of the move did not reach`(
        _ end: Settlement.Outcome?, _ isReminded: Bool
    ) async throws {
        try await PostOffice.with { office in
            let here = office.here
            let owner = Deadline.Owner(agency: here.council.id, person: here.coordinator.person)
            try await office.open(.step(.thresholdDecision), owner: owner, due: "2026-05-20", rungs: [])
            var late = Deadline.Reminder(
                rung: 0, at: London.instant(date: PostOffice.day("2026-05-02"), hour: 9, minute: 0), workingDays: -3,
                to: [.contact])
            late.isLate = true
            let moved = Deadline(
                id: Deadline.ID(UUID()), duty: .step(.thresholdDecision), subject: office.file, owner: owner,
                version: 1, dueOn: PostOffice.day("2026-05-04"), from: PostOffice.day("2026-05-01"), working: "moved",
                rungs: [late])
            try await office.change(.moved(moved, because: "So agreed."))
            try await office.owe(
                Notice(
                    .deadlineMoved, to: .person(here.coordinator.person),
                    [
                        "duty": .text("threshold-decision"), "due": .date(PostOffice.day("2026-05-04")),
                        "was": .date(PostOffice.day("2026-05-20")), "because": .text("So agreed."),
                    ]))
            if let end {
                let word = try await office.claim().messages
                #expect(word.map(\.kind) == [.deadlineMoved])
                for message in word { _ = try await office.settle(message, end) }
            }

            let planner = Planner(pool: office.database.post, channel: "stub", passage: .anyTime)
            _ = try await planner.plan(late.at)
            let reminded = Set(try await office.messages().filter { $0.kind == .reminder }.map(\.recipient))
            // The team's mailbox had no word of its own.
            let mailbox: Set<Notice.Recipient> = [.agency(here.council.id)]
            #expect(reminded == (isReminded ? mailbox.union([.person(here.coordinator.person)]) : mailbox))
        }
    }
}
