import Casework
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Records

@Suite struct `Applications as rows` {
    private func decision(
        _ answer: ThresholdDecision.Answer, by here: TestPartnership
    ) -> ThresholdDecision {
        let weighed = ThresholdDecision.Consideration(
            persistence: "Five nights a week.", harm: "The children sleep elsewhere.", adequacy: "One visit in May.")
        let isRefusal = answer == .notMet
        return ThresholdDecision(
            answer: answer, on: day("2026-05-18"), reasons: "Three reports within six months. \"Quoted\", O'Neill",
            people: [
                .init("A. Hall", for: here.police.id), .init("B, \"C\"", for: here.council.id),
                .init("D", for: here.police.id),
            ], bodies: ordered([here.council.id, here.police.id]),
            conflicts: isRefusal
                ? [.init(who: "D", what: "A cousin, \"M\"", done: "Left."), .init(who: "E", what: "x", done: "y")] : [],
            behaviour: answer == .otherArea ? nil : .init(.cumulatively, by: "A. Hall", why: "Every night."),
            consideration: isRefusal ? weighed : nil, ground: answer == .met ? .seniorDiscretion : nil,
            senior: answer == .met ? "S. Patel" : nil, rule: isRefusal ? "Section 104(4)." : nil,
            signOff: isRefusal
                ? .init(name: "F. Gray", role: "Head of safety", reason: "Fresh.", over: ["recency", "witnessed"])
                : nil,
            procedure: "statutory 1")
    }

    /// As an earlier version wrote it.
    private func earlier(_ here: TestPartnership) -> ThresholdDecision {
        ThresholdDecision(
            answer: .met, on: day("2026-05-18"), reasons: "x", people: [.init("A", for: nil), .init("B", for: nil)],
            bodies: ordered([here.council.id, here.health.id]), procedure: "statutory 1")
    }

    private func stages(of here: TestPartnership) -> [Application.Stage] {
        [
            .received, .acknowledged(on: day("2026-05-02")), .gathering(since: day("2026-05-04")),
            .decided(decision(.met, by: here)), .decided(decision(.notMet, by: here)),
            .decided(decision(.otherArea, by: here)), .decided(earlier(here)),
            .withdrawn(on: day("2026-05-09"), because: "Moved away."),
        ]
    }

    @Test func `Every stage comes back as it was written`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            for stage in stages(of: here) {
                var application = here.application()
                application.stage = stage
                let written = application
                let read = try await database.serve.acting(here.service) { tx in
                    try Applications.insert(written, in: tx)
                    return try Applications.load(written.id, in: here.id, tx)
                }
                #expect(read == written)
            }
        }
    }

    @Test func `Every stage is reached by saving too`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let service = here.service
            for stage in stages(of: here) {
                let before = here.application()
                var after = before
                after.stage = stage
                let saved = after
                let read = try await database.serve.acting(service) { tx in
                    try Applications.insert(before, in: tx)
                    try Applications.save(saved, was: before, today: day("2026-05-20"), in: tx)
                    return try Applications.lock(saved.id, in: here.id, tx)
                }
                #expect(read == after)
            }
        }
    }

    @Test func `The receipt, the reports and the reading for danger come back as they were written`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            var application = here.application()
            application.receipt.channel = .phone
            application.receipt.takenBy = "Ken Ward"
            application.receipt.recordedAt = Instant(microseconds: 1_777_900_000_123_456)
            application.authority = .awaited
            application.reports[1].acknowledged = false
            application.reports[1].hate = true
            application.reports[1].status = .noAction
            application.reports[2].acknowledged = true
            application.reports[2].description = "Zeile\r\nmit \\ und {geschweift}, \u{1F319}"
            application.reports[2].added = .init(on: day("2026-05-04"), by: nil)
            application.reports[1].added = .init(on: day("2026-05-03"), by: here.policeContact.person)
            application.dangerReadings = [
                .init(
                    occasion: .receipt, reports: 1, signs: nil, level: .high, note: "Told the police.",
                    on: day("2026-05-05"), by: here.coordinator.person),
                .init(
                    occasion: .beforeMeeting, meetingOn: day("2026-05-20"), reports: 3, signs: [.weapons, .children],
                    level: .standard, note: "The knife is gone.",
                    referrals: [
                        .init(to: .other("Women's Aid"), wasMade: false, reason: "Declined."),
                        .init(to: .police, wasMade: true, reason: "A knife."),
                        .init(to: .childrenSafeguarding, wasMade: true, reason: "Two children."),
                        .init(to: .adultSafeguarding, wasMade: false, reason: "Not at risk."),
                    ], on: day("2026-05-19"), by: here.policeContact.person),
                .init(
                    occasion: .unasked, reports: 3, signs: [], level: .standard, note: "", on: day("2026-05-19"),
                    by: here.chair.person),
            ]
            let written = application
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(written, in: tx)
                return try Applications.load(written.id, in: here.id, tx)
            }
            #expect(read == written)
        }
    }

    @Test func `What agencies were asked and answered is added to and changed`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = here.application()
            func request(_ agency: Agency, on asked: String) -> InformationRequest {
                InformationRequest(
                    id: InformationRequest.ID(UUID()), agency: agency.id, answering: agency.answering,
                    asked: "All contacts.", purpose: "The review.", askedOn: day(asked), due: day("2026-05-22"))
            }
            var asked = before
            asked.stage = .gathering(since: day("2026-05-04"))
            asked.requests = [request(here.police, on: "2026-05-04"), request(here.landlord, on: "2026-05-05")]
            var answered = asked
            answered.requests[0].answer = .init(
                kind: .partial, text: "So far.", restBy: day("2026-05-30"), on: day("2026-05-11"),
                by: here.policeContact.person)
            answered.requests.append(request(here.support, on: "2026-05-06"))
            answered.requests[2].answer = .init(
                kind: .nothingHeld, text: "", restBy: nil, on: day("2026-05-11"), by: here.supportContact.person)
            var whole = answered
            whole.requests[0].answer = .init(
                kind: .chronology, text: "All of it.", restBy: nil, on: day("2026-05-29"),
                by: here.policeContact.person)

            let steps = [before, asked, answered, whole]
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                var read = [try Applications.load(before.id, in: here.id, tx)]
                for (old, new) in zip(steps, steps.dropFirst()) {
                    try Applications.save(new, was: old, today: day("2026-05-20"), in: tx)
                    read.append(try Applications.load(before.id, in: here.id, tx))
                }
                return read
            }
            #expect(read == steps)
        }
    }

    @Test func `The day of telling the applicant stays when a decided application is saved again`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let before = here.application()
            var decided = before
            decided.stage = .decided(decision(.met, by: here))
            var later = decided
            later.authority = .shown
            let (first, second) = (decided, later)
            let days = try await database.serve.acting(here.service) { tx in
                try Applications.insert(before, in: tx)
                try Applications.save(first, was: before, today: day("2026-05-20"), in: tx)
                try Applications.save(second, was: first, today: day("2026-06-30"), in: tx)
                return try tx.one(
                    """
                    select a.stage_on, d.told_on
                      from application a
                      join threshold_decision d on d.application_id = a.id
                     where a.id = \(before.id)
                    """
                ) { row -> [CivilDate] in [try row["stage_on"], try row["told_on"]] }
            }
            #expect(days == [day("2026-05-20"), day("2026-05-20")])
        }
    }

    @Test func `What was recorded cannot be changed by saving`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            var before = here.application()
            before.stage = .decided(decision(.met, by: here))
            let recorded = before
            var others = [recorded, recorded, recorded, recorded]
            others[0].reference = TestPartnership.reference()
            others[1].receipt.receivedOn = day("2026-05-02")
            others[2].reports.removeLast()
            others[3].stage = .decided(decision(.notMet, by: here))
            let changed = others
            let refused = try await database.serve.acting(here.service) { tx in
                try Applications.insert(recorded, in: tx)
                return changed.filter { other in
                    do {
                        try Applications.save(other, was: recorded, today: day("2026-05-20"), in: tx)
                        return false
                    } catch { return error is RecordError }
                }.count
            }
            #expect(refused == 4)
        }
    }

    @Test func `An application is found by its reference in its own partnership only`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let there = try await TestPartnership.found(in: database, name: "West")
            let application = here.application()
            try await database.serve.acting(here.service) { tx in try Applications.insert(application, in: tx) }

            let found = try await database.serve.acting(here.acting(here.coordinator), .readOnly) { tx in
                try Applications.find(application.reference, in: here.id, tx)
            }
            #expect(found == application.id)
            let foundThere = try await database.serve.acting(there.acting(there.coordinator), .readOnly) { tx in
                [
                    try Applications.find(application.reference, in: there.id, tx),
                    try Applications.find(application.reference, in: here.id, tx),
                ]
            }
            #expect(foundThere == [nil, nil])
        }
    }

    @Test func `A reference is given once, and the error says so`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let first = here.application()
            var second = here.application()
            second.reference = first.reference
            let again = second
            let error = await #expect(throws: PostgresError.self) {
                try await database.serve.acting(here.service) { tx in
                    try Applications.insert(first, in: tx)
                    try Applications.insert(again, in: tx)
                }
            }
            #expect(error?.constraint == "case_reference_pkey")
        }
    }

    @Test func `One who waits for the lock reads what the other wrote`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            try await database.serve.acting(here.service) { tx in try Applications.insert(application, in: tx) }
            // Each of ten adds a request to what it read; a lost one would be missed.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await database.serve.acting(here.service) { tx in
                            let before = try #require(try Applications.lock(application.id, in: here.id, tx))
                            var after = before
                            after.dangerReadings.append(
                                .init(
                                    occasion: .unasked, reports: 3, signs: [], level: .standard,
                                    note: (before.danger?.note ?? "") + "I", on: day("2026-05-05"),
                                    by: here.coordinator.person))
                            try Applications.save(after, was: before, today: day("2026-05-05"), in: tx)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let note = try await database.serve.acting(here.service) { tx in
                try Applications.load(application.id, in: here.id, tx)?.danger?.note
            }
            #expect(note == "IIIIIIIIII")
        }
    }

    @Test func `What is not there is not loaded, locked or saved`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            let found = try await database.serve.acting(here.service) { tx in
                [
                    try Applications.load(application.id, in: here.id, tx),
                    try Applications.lock(application.id, in: here.id, tx),
                ]
            }
            #expect(found == [nil, nil])
            await #expect(throws: RecordError.missing(table: "application")) {
                try await database.serve.acting(here.service) { tx in
                    try Applications.save(application, was: application, today: day("2026-05-05"), in: tx)
                }
            }
        }
    }
}
