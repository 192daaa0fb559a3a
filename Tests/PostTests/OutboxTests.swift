import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `The outbox` {
    private static let later = PostOffice.morning.adding(seconds: 3_600)

    @Test func `gives each message to one of many claims`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<40 { try await office.oweDecision() }
            let claimed = try await withThrowingTaskGroup(of: [UUID].self) { group in
                for _ in 0..<8 { group.addTask { try await office.claim(limit: 10).messages.map(\.id) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(Set(claimed).count == claimed.count)
            #expect(try await office.claim(limit: 100).count == 40 - claimed.count)
        }
    }

    @Test func `keeps every fact of a notice as it is`() async throws {
        try await PostOffice.with { office in
            let facts: [String: Notice.Fact] = [
                "text": .text("a \"quote\" \\ and\nline ☂ {{x}}"), "date": .date(PostOffice.day("2026-02-28")),
                "moment": .moment(Instant(microseconds: 1_777_777_777_123_456)), "number": .number(-7),
                "lines": .lines(["one", "", "two"]), "none": .lines([]),
            ]
            let id = try await office.owe(Notice(.closed, to: .applicant(office.application.id), facts))
            let message = try #require(try await office.claim().messages.first)
            #expect(message.id == id)
            #expect(message.facts == facts)
            #expect(message.name == "Ann Ash")
            #expect(message.address == "ann@home.example")
            #expect(message.reference == office.application.reference.description)
            #expect(message.contactName == "East council")
            #expect(message.contactMailbox == "council@east.example")
            #expect(message.attempt == 1)
            #expect(!message.mayHaveBeenSent)
        }
    }

    @Test func `holds what is not due yet`() async throws {
        try await PostOffice.with { office in
            try await office.owe(Notice(.closed, to: .applicant(office.application.id)))
            #expect(try await office.claim(at: PostOffice.morning.adding(seconds: -1)).count == 0)
            #expect(try await office.claim().count == 1)
            #expect(try await office.claim(at: Self.later).count == 0)
        }
    }

    @Test func `takes messages of a channel that is no longer there`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision(channel: "govuk-notify")
            #expect(try await office.claim().count == 0)
            let claim = try await office.database.post.transaction { tx in
                try Outbox.claim(
                    limit: 9, channel: "stub", orNotAmong: ["stub", "smtp"], lease: 60, passage: .anyTime,
                    now: PostOffice.morning,
                    worker: "test", in: tx)
            }
            #expect(claim.messages.map(\.id) == [id])
        }
    }

    @Test func `gives a message whose lease ran out to another, and refuses the first one's word`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            let first = try #require(try await office.claim(worker: "one").messages.first)
            try await office.runOutLeases()
            let second = try #require(try await office.claim(worker: "two").messages.first)
            #expect(second.attempt == 2)
            #expect(second.mayHaveBeenSent)

            #expect(try await office.settle(first, .failed("too late")).count == 1)
            #expect(try await office.message(id)?.state == "claimed")
            #expect(try await office.tasks().isEmpty)

            #expect(try await office.settle(second, .accepted(providerID: "p")).isEmpty)
            #expect(try await office.settle(second, .failed("twice")).count == 1)
            let message = try #require(try await office.message(id))
            #expect((message.state, message.attempts, message.providerID) == ("accepted", 2, "p"))
            #expect(
                try await office.count(
                    "select count(*) from delivery_attempt where outcome = 'unknown' and detail = 'the lease ran out'")
                    == 1)
        }
    }

    @Test func `drops what has expired`() async throws {
        try await PostOffice.with { office in
            let starts = PostOffice.morning.adding(seconds: 600)
            let id = try await office.owe(
                Notice(.invitation, to: .person(office.here.chair.person), expires: starts))
            let claim = try await office.claim(at: starts)
            #expect(claim.ended.map(\.end) == [.dropped])
            let message = try #require(try await office.message(id))
            #expect((message.state, message.detail) == ("dropped", "its time had passed"))
            #expect(try await office.tasks().isEmpty)
        }
    }

    @Test func `says that it is unknown where an attempt was cut off and the message then expired`() async throws {
        try await PostOffice.with { office in
            let starts = PostOffice.morning.adding(seconds: 600)
            let id = try await office.owe(
                Notice(.invitation, to: .person(office.here.chair.person), expires: starts))
            _ = try await office.claim()
            try await office.runOutLeases()
            #expect(try await office.claim(at: starts).ended.map(\.end) == [.unknown])
            #expect(try await office.message(id)?.state == "unknown")
        }
    }

    @Test func `drops a reminder of a duty that was done meanwhile`() async throws {
        try await PostOffice.with { office in
            try await office.open(.step(.thresholdDecision), rungs: [("2026-05-08", 0, [.contact])])
            let ninth = London.instant(date: PostOffice.day("2026-05-08"), hour: 9, minute: 0)
            _ = try await Planner(pool: office.database.post, channel: "stub", passage: .anyTime).plan(ninth)
            try await office.change(
                .met(.step(.thresholdDecision), subject: office.file, on: PostOffice.day("2026-05-08")))
            let claim = try await office.claim(at: ninth)
            #expect(claim.messages.isEmpty)
            #expect(claim.ended.map(\.reason) == ["the duty is met", "the duty is met", "the duty is met"])
        }
    }

    @Test(arguments: ["disabled", "ended", "shut out"])
    func `drops what is for somebody who may not have it any more`(why: String) async throws {
        try await PostOffice.with { office in
            let (here, file) = (office.here, office.file)
            let chair = here.chair.person
            let id = try await office.owe(Notice(.leadNominated, to: .person(chair)))
            _ = try await office.database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
                switch why {
                case "disabled": try tx.run("update person set disabled_at = now() where id = \(chair)")
                case "ended": try tx.run("update membership set valid_until = '2026-04-30' where person_id = \(chair)")
                default: break
                }
            }
            if why == "shut out" {
                _ = try await office.database.serve.acting(here.service) { tx in
                    try ShutOuts.insert(
                        ShutOut(person: chair, namedBy: here.coordinator.person, reason: "a friend"), from: [file],
                        of: here.id, at: PostOffice.morning, in: tx)
                }
            }
            #expect(try await office.claim().ended.map(\.end) == [.dropped])
            #expect(try await office.message(id)?.state == "dropped")
        }
    }

    @Test func `never drops what the law requires: a person sees to it`() async throws {
        try await PostOffice.with { office in
            let here = office.here
            let id = try await office.owe(Notice(.passedOn, to: .agency(here.landlord.id)))
            _ = try await office.database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
                try tx.run("update agency set valid_until = '2026-04-30' where id = \(here.landlord.id)")
            }
            #expect(try await office.claim().ended.map(\.end) == [.failed])
            let message = try #require(try await office.message(id))
            #expect((message.state, message.detail) == ("failed", "the recipient has left"))
            let task = try #require(try await office.tasks().first)
            #expect((task.kind, task.message) == (.undelivered, id))
        }
    }

    @Test func `opens one task where a message fails that the law requires or an applicant waits for`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            let message = try #require(try await office.claim().messages.first)
            _ = try await office.settle(message, .failed("no such mailbox"))
            let tasks = try await office.tasks()
            #expect(tasks.map(\.message) == [id])
            #expect(tasks.first?.reason == "no such mailbox")

            try await office.owe(Notice(.closed, to: .applicant(office.application.id)))
            let other = try #require(try await office.claim().messages.first)
            _ = try await office.settle(other, .failed("no such mailbox"))
            #expect(try await office.tasks().count == 2)

            try await office.owe(Notice(.leadNominated, to: .person(office.here.chair.person)))
            let asking = try #require(try await office.claim().messages.first)
            _ = try await office.settle(asking, .failed("no such mailbox"))
            #expect(try await office.tasks().count == 3, "Nobody else knows that the officer was not asked.")

            try await office.owe(Notice(.coverArranged, to: .person(office.here.chair.person)))
            let courtesy = try #require(try await office.claim().messages.first)
            _ = try await office.settle(courtesy, .failed("no such mailbox"))
            #expect(try await office.tasks().count == 3)
        }
    }

    @Test func `leaves an applicant without an e-mail address to a person`() async throws {
        try await PostOffice.with(email: nil) { office in
            let byHand = try await office.oweDecision(channel: Routes.byHand)
            let late = try await office.oweDecision()
            let claim = try await office.claim()
            #expect(claim.ended.map(\.end) == [.byHand])
            #expect(Set(try await office.tasks().map(\.message)) == [byHand, late])
            #expect(try await office.messages().allSatisfy { $0.state == "by-hand" && $0.settledAt == nil })
        }
    }

    @Test func `is settled when a person has told the applicant by hand`() async throws {
        try await PostOffice.with(email: nil) { office in
            let (here, day) = (office.here, PostOffice.day("2026-05-05"))
            let id = try await office.oweDecision(channel: Routes.byHand)
            let task = try #require(try await office.tasks().first)
            let done: @Sendable (borrowing Transaction) throws -> Bool = { tx in
                try Tasks.done(
                    task.id, of: here.id, on: day, by: here.coordinator.person, note: "by letter",
                    now: PostOffice.morning, in: tx)
            }
            #expect(try await office.database.serve.acting(here.acting(here.coordinator), .readWrite, done))
            #expect(try await office.database.serve.acting(here.acting(here.coordinator), .readWrite, done) == false)
            let message = try #require(try await office.message(id))
            #expect((message.state, message.detail) == ("accepted", "told by hand on 2026-05-05"))
            #expect(try await office.tasks().isEmpty)
        }
    }

    @Test(
        arguments: [
            .accepted(providerID: nil), .failed("no"), .unknown("lost"),
        ] as [Settlement.Outcome])
    func `forgets the code of a sign-in when it has been sent`(outcome: Settlement.Outcome) async throws {
        try await PostOffice.with { office in
            let notice = Notice(
                .signInCode, to: .person(office.here.chair.person), ["code": .text("123456"), "minutes": .number(10)])
            try await office.owe(notice, file: .some(nil))
            let message = try #require(try await office.claim().messages.first)
            #expect(message.facts["code"] == .text("123456"))
            _ = try await office.settle(message, outcome)
            #expect(try await office.count("select count(*) from message where facts <> '{}'") == 0)
        }
    }

    @Test func `keeps the code of a sign-in that is tried again, and forgets one that is dropped`() async throws {
        try await PostOffice.with { office in
            let notice = Notice(
                .signInCode, to: .person(office.here.chair.person), ["code": .text("123456"), "minutes": .number(10)],
                expires: Self.later)
            try await office.owe(notice, file: .some(nil))
            let message = try #require(try await office.claim().messages.first)
            _ = try await office.settle(message, .again(at: Self.later, "busy"))
            #expect(try await office.count("select count(*) from message where facts <> '{}'") == 1)
            #expect(try await office.claim(at: Self.later).ended.map(\.end) == [.dropped])
            #expect(try await office.count("select count(*) from message where facts <> '{}'") == 0)
        }
    }

    @Test func `keeps one row of the journal a batch, and the chain whole`() async throws {
        try await PostOffice.with { office in
            let partnership = office.here.id
            for _ in 0..<5 { try await office.oweDecision() }
            let claim = try await office.claim()
            let settlements = claim.messages.map {
                Settlement(message: $0.id, partnership: partnership, attempt: $0.attempt, outcome: .failed("no"))
            }
            let stale = try await office.database.post.transaction { tx in
                try Outbox.settle(settlements, now: PostOffice.morning, in: tx)
            }
            #expect(stale.isEmpty)
            let (rows, findings) = try await office.database.serve.acting(office.here.service, .readOnly) { tx in
                try Journal.verify(partnership, in: tx)
            }
            #expect(rows == 1)
            #expect(findings.isEmpty)
        }
    }

    @Test func `says since when something waits`() async throws {
        try await PostOffice.with { office in
            let postman = office.postman(StubChannel(), at: { Self.later })
            #expect(try await postman.backlog().since == nil)
            try await office.oweDecision()
            let late = try await postman.backlog()
            #expect(late.since == PostOffice.morning)
            #expect(late.count == 1)
        }
    }

    @Test(
        arguments: [
            "select description from report", "select reasons from threshold_decision",
            "select words from information_answer",
            "select agency_id from hearing_attendance", "select on_behalf_of from applicant", "select text from action",
            "select content from journal_content", "select code from sign_in_code", "select token from session",
            "update deadline set state = 'open'", "delete from message", "truncate occurrence",
            "update applicant_contact set email = 'x'",
        ] as [SQL])
    func `is worked by a role that cannot read or change the case`(statement: SQL) async throws {
        try await TestDatabase.with { database in
            let error = await #expect(throws: PostgresError.self) {
                try await database.post.transaction { tx in try tx.run(statement) }
            }
            #expect(error?.sqlState == "42501")
        }
    }
}
