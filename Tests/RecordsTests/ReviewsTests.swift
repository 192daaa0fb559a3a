import Casework
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Records

@Suite struct `Reviews as rows` {
    private var stages: [Review.Stage] {
        [
            .arranging, .meetingSet, .held(on: day("2026-06-09")),
            .consulting(since: day("2026-06-10"), until: day("2026-06-17")),
            .outcomeSent(on: day("2026-06-18"), summary: "Two actions."),
            .closed(
                on: day("2026-07-18"), because: "All is quiet.", outcomeSent: day("2026-06-18"),
                summary: "Two actions."),
        ]
    }

    @Test func `Every stage comes back as it was written`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            for stage in stages {
                let application = here.application()
                var review = here.review(of: application.id)
                review.stage = stage
                let written = review
                let (read, heard) = try await database.serve.acting(here.service) { tx in
                    try Applications.insert(application, in: tx)
                    try Reviews.insert(written, in: tx)
                    return (
                        try Reviews.load(written.id, in: here.id, tx),
                        try Applications.load(application.id, in: here.id, tx)?.review
                    )
                }
                #expect(read == written)
                #expect(heard == written.id)
            }
        }
    }

    @Test func `A review goes through its stages and keeps the days of those gone by`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            let first = here.review(of: application.id)
            let steps = stages.map { stage in
                var review = first
                review.stage = stage
                return review
            }
            let (read, days) = try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                try Reviews.insert(first, in: tx)
                var read: [Review?] = []
                for (old, new) in zip([first] + steps, steps) {
                    try Reviews.save(new, was: old, in: tx)
                    read.append(try Reviews.lock(first.id, in: here.id, tx))
                }
                let days = try tx.one(
                    "select held_on, consulting_since, outcome_sent_on from review where id = \(first.id)"
                ) { row -> [CivilDate] in
                    [try row["held_on"], try row["consulting_since"], try row["outcome_sent_on"]]
                }
                return (read, days)
            }
            #expect(read == steps)
            #expect(days == [day("2026-06-09"), day("2026-06-10"), day("2026-06-18")])
        }
    }

    @Test func `Hearing, lead officer, recommendations, actions and answers come back too`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            let review = here.wholeReview(of: application.id)
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                try Reviews.insert(review, in: tx)
                return try Reviews.load(review.id, in: here.id, tx)
            }
            #expect(read == review)
        }
    }

    @Test func `All of it is reached by saving too, and answers and states change`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            let blank = here.review(of: application.id)
            var filled = here.wholeReview(of: application.id)
            filled.id = blank.id
            var changed = filled
            changed.recommendations[0].answer = .declined(on: day("2026-06-23"), because: "No power to.")
            changed.actions[0].state = .done(on: day("2026-06-24"), evidence: "Log 17.")
            changed.actions[1].state = .done(on: day("2026-06-24"), evidence: "Log 18.")
            changed.actions[2].settled = .init(
                on: day("2026-06-25"), by: here.chair.person, because: "Set anew.", anew: changed.actions[3].id)
            changed.actions[3].updates.append(
                .init(.word, "Seen.", on: day("2026-06-25"), by: here.chair.person))
            changed.planAnswers.append(
                .init(application: application.id, draft: 1, on: day("2026-06-15"), text: "Now I agree."))
            changed.consultations.append(.init(on: day("2026-06-16"), until: day("2026-06-23"), parts: []))
            changed.lead?.standing = .accepted
            let steps = [blank, filled, changed]
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                try Reviews.insert(blank, in: tx)
                var read: [Review?] = [blank]
                for (old, new) in zip(steps, steps.dropFirst()) {
                    try Reviews.save(new, was: old, in: tx)
                    read.append(try Reviews.load(blank.id, in: here.id, tx))
                }
                return read
            }
            #expect(read == steps)
        }
    }

    @Test func `A meeting that was called off hears the review no more, until another is set`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            var set = here.review(of: application.id)
            set.stage = .meetingSet
            set.hearing = here.hearing()
            var off = set
            off.stage = .arranging
            off.hearing = nil
            let steps = [set, off, set]
            let (read, meetings) = try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                try Reviews.insert(steps[0], in: tx)
                var read: [Review?] = []
                var meetings: [Int] = []
                for (old, new) in zip(steps, steps.dropFirst()) {
                    try Reviews.save(new, was: old, in: tx)
                    read.append(try Reviews.load(new.id, in: here.id, tx))
                    meetings.append(try Cases.meetings(after: Instant(microseconds: 0), in: here.id, tx).count)
                }
                return (read, meetings)
            }
            #expect(read == [off, set] && meetings == [0, 1])
        }
    }

    @Test func `A meeting that moves takes off who is no longer invited`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            var first = here.review(of: application.id)
            first.stage = .meetingSet
            first.hearing = here.hearing()
            var second = first
            second.hearing?.meeting.startsAt = Instant(microseconds: 1_782_000_000_000_000)
            second.hearing?.meeting.place = "Online"
            second.hearing?.slot = Slot(startsAt: Instant(microseconds: 1_782_000_900_000_000), minutes: 30)
            second.hearing?.papers = .init(text: "Calls.", on: day("2026-06-05"), by: here.coordinator.person)
            second.hearing?.invited = ordered([here.chair.person, here.healthContact.person])
            var third = second
            third.hearing?.meeting.id = Meeting.ID(UUID())
            third.hearing?.papers = .init(text: "More calls.", on: day("2026-06-08"), by: here.chair.person)
            let steps = [first, second, third]
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                try Reviews.insert(steps[0], in: tx)
                var read = [try Reviews.load(steps[0].id, in: here.id, tx)]
                for (old, new) in zip(steps, steps.dropFirst()) {
                    try Reviews.save(new, was: old, in: tx)
                    read.append(try Reviews.load(new.id, in: here.id, tx))
                }
                return read
            }
            #expect(read == steps)
        }
    }

    @Test func `Every nomination stays, and the newest counts`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            func lead(_ officer: Officer, _ standing: LeadOfficer.Standing, turn: Int) -> LeadOfficer {
                LeadOfficer(
                    person: officer.person, agency: officer.agency, standing: standing, nominatedOn: day("2026-06-01"),
                    reason: "Knows the street.", turn: turn)
            }
            let leads = [
                lead(here.policeContact, .nominated, turn: 1), lead(here.policeContact, .declined, turn: 1),
                // Asked again on the same day, the same person has a turn of their own.
                lead(here.policeContact, .nominated, turn: 2), lead(here.policeContact, .declined, turn: 2),
                lead(here.landlordContact, .nominated, turn: 3), lead(here.landlordContact, .accepted, turn: 3),
            ]
            let blank = here.review(of: application.id)
            let read = try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                try Reviews.insert(blank, in: tx)
                var before = blank
                var read: [Review?] = []
                for lead in leads {
                    var after = before
                    if let old = before.lead, old.turn != lead.turn { after.leadership.earlier.append(old) }
                    after.lead = lead
                    try Reviews.save(after, was: before, in: tx)
                    read.append(try Reviews.load(blank.id, in: here.id, tx))
                    before = after
                }
                return read
            }
            #expect(read.map { $0?.lead } == leads)
            #expect(read.last??.leadership.earlier.map(\.standing) == [.declined, .declined])
        }
    }

    @Test func `Another application joins, and no other review may hear it`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let (one, two) = (here.application(), here.application(received: "2026-04-20"))
            let first = here.review(of: one.id)
            var both = first
            both.applications = ordered([one.id, two.id])
            let joined = both
            let (read, area) = try await database.serve.acting(here.service) { tx in
                try Applications.insert(one, in: tx)
                try Applications.insert(two, in: tx)
                try Reviews.insert(first, in: tx)
                try Reviews.save(joined, was: first, in: tx)
                return (
                    try Reviews.load(first.id, in: here.id, tx),
                    try Reviews.areaAndReceipt(of: first.id, in: here.id, tx)
                )
            }
            #expect(read == joined)
            #expect(area?.area == here.areas[0] && area?.received == CivilDate("2026-04-20"))
            let error = await #expect(throws: PostgresError.self) {
                try await database.serve.acting(here.service) { tx in
                    try Reviews.insert(here.review(of: two.id), in: tx)
                }
            }
            #expect(error?.constraint == "review_application_once")
        }
    }

    @Test func `What is not there is not loaded, locked or saved`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let review = here.review(of: here.application().id)
            let found = try await database.serve.acting(here.service) { tx in
                [try Reviews.load(review.id, in: here.id, tx), try Reviews.lock(review.id, in: here.id, tx)]
            }
            #expect(found == [nil, nil])
            let area = try await database.serve.acting(here.service) { tx in
                try Reviews.areaAndReceipt(of: review.id, in: here.id, tx)
            }
            #expect(area == nil)
            await #expect(throws: RecordError.missing(table: "review")) {
                try await database.serve.acting(here.service) { tx in try Reviews.save(review, was: review, in: tx) }
            }
        }
    }
}
