import Casework
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Records

@Suite struct `Requests for information and the chronology as rows` {
    private func asked(_ here: TestPartnership, answered: Bool = true) -> Application {
        var application = here.application()
        application.stage = .gathering(since: day("2026-05-04"))
        var request = InformationRequest(
            id: .init(UUID()), kind: .fullPapers, agency: here.police.id, outside: "Hill School", answering: .must,
            asked: "x", purpose: "y", askedOn: day("2026-05-04"), due: day("2026-05-22"))
        if answered {
            request.answer = .init(
                kind: .partial, text: "So far.",
                entries: [
                    .init(on: day("2026-03-01"), minute: 1_350, what: "A call", done: "A visit", reference: "L1"),
                    .init(on: day("2026-02-01"), what: "Another"),
                ],
                restBy: day("2026-05-30"), kept: "File 12",
                told: .init(by: "Head", how: .letter, on: day("2026-05-10")),
                on: day("2026-05-11"), by: here.coordinator.person, submission: .init(UUID()))
        }
        application.requests = [request]
        return application
    }

    @Test func `come back as they were, with all that came since`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = asked(here)
            var after = before
            after.requests[0].answers[0].restBy = day("2026-06-02")
            after.requests[0].answer = .init(
                kind: .refused, text: "No more.", restBy: nil, ground: .otherFunctions, corrects: nil, after: .meeting,
                on: day("2026-06-01"), by: here.coordinator.person)
            after.requests[0].answer = .init(
                kind: .chronology, text: "All.", restBy: nil, corrects: 2, on: day("2026-06-02"),
                by: here.coordinator.person)
            after.requests[0].due = day("2026-06-09")
            after.requests[0].followUps = [
                .init(
                    kind: .askedAgain, words: "The rest.", on: day("2026-06-02"), by: here.coordinator.person,
                    answers: 3)
            ]
            for says in Chronology.Comparison.Says.allCases {
                after.comparisons.append(
                    .init(
                        "report-2", "report-1", says: says, by: here.coordinator.person,
                        at: Instant(microseconds: 1_780_000_000_000_000)))
            }
            let last = after
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                let first = try Applications.load(before.id, in: here.id, tx)
                try Applications.save(last, was: before, today: day("2026-06-02"), in: tx)
                return [first, try Applications.load(before.id, in: here.id, tx)]
            }
            #expect(read == [before, after])
            #expect(after.comparisons[0].first == "report-1")
        }
    }

    @Test func `an answer is never rewritten, and one form counts once`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = asked(here)
            var changed = before
            changed.requests[0].answers[0].text = "Else."
            var twice = before
            var again = before.requests[0].answers[0]
            again.number = 2
            twice.requests[0].answers.append(again)
            let (rewritten, doubled) = (changed, twice)
            try await database.serve.acting(here.service) { tx in try Applications.insert(before, in: tx) }
            await #expect(throws: RecordError.fixed("an answer to a request for information")) {
                try await database.serve.acting(here.service) { tx in
                    try Applications.save(rewritten, was: before, today: day("2026-05-20"), in: tx)
                }
            }
            let error = await #expect(throws: PostgresError.self) {
                try await database.serve.acting(here.service) { tx in
                    try Applications.save(doubled, was: before, today: day("2026-05-20"), in: tx)
                }
            }
            #expect(error?.constraint == "information_answer_once")
            for statement in ["update information_answer set words = ''", "delete from information_entry"] as [SQL] {
                let refused = await #expect(throws: PostgresError.self) {
                    try await database.serve.transaction { tx in try tx.run(statement) }
                }
                #expect(refused?.sqlState == "42501")
            }
        }
    }

    @Test func `the applicant sees none of what bodies wrote, and another partnership none of it`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let there = try await TestPartnership.found(in: database, name: "West", areas: ["W06000015"])
            let application = asked(here)
            try await database.serve.acting(here.service) { tx in try Applications.insert(application, in: tx) }
            for (reader, count) in [
                (here.acting(here.coordinator), 1), (here.applicant(of: application.id), 0),
                (there.acting(there.coordinator), 0),
            ] {
                let seen = try await database.serve.acting(reader, .readOnly) { tx in
                    try tx.one(
                        """
                        select (select count(*) from information_answer) as answers,
                               (select count(distinct answer) from information_entry) as entries
                        """
                    ) { row -> [Int] in [try row["answers"], try row["entries"]] }
                }
                #expect(seen == [count, count])
            }
        }
    }
}
