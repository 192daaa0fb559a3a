import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `The digest of a day` {
    private static let passage = Passage(
        window: SendingWindow(),
        calendar: WorkingCalendar(
            name: "test", holidays: [PostOffice.day("2026-05-04"): "Early May bank holiday"],
            firstDay: PostOffice.day("2026-01-01"), lastDay: PostOffice.day("2026-12-31")))

    private static func at(_ day: String, _ hour: Int, _ minute: Int = 0) -> Instant {
        London.instant(date: PostOffice.day(day), hour: hour, minute: minute)
    }

    private static let tenDuties: [Procedure.Step] = [
        .thresholdDecision, .acknowledge, .askAgencies, .passOn, .dangerRead,
    ]

    private func plan(_ office: PostOffice, _ now: Instant) async throws {
        let planner = Planner(pool: office.database.post, channel: "stub", passage: Self.passage)
        while try await planner.plan(now).deadlines > 0 {}
    }

    private func claim(_ office: PostOffice, _ now: Instant) async throws -> Claim {
        try await office.database.post.transaction { tx in
            try Outbox.claim(
                limit: 50, channel: "stub", lease: 60, passage: Self.passage, now: now, worker: "test", in: tx)
        }
    }

    private func owner(_ office: PostOffice) -> Deadline.Owner {
        .init(agency: office.here.police.id, person: office.here.chair.person)
    }

    @Test func `is one message for each recipient, with everything that is still to come`() async throws {
        try await PostOffice.with { office in
            for step in Self.tenDuties {
                try await office.open(.step(step), owner: owner(office), rungs: [("2026-05-05", -3, [.contact])])
            }
            try await plan(office, Self.at("2026-05-05", 9))
            let claim = try await claim(office, Self.at("2026-05-05", 9))
            #expect(claim.messages.map(\.kind) == [.digest, .digest])
            #expect(
                Set(claim.messages.map(\.recipient))
                    == [.person(office.here.chair.person), .agency(office.here.police.id)])
            #expect(claim.messages.allSatisfy { $0.items.count == 5 })
            // In the ledger of the case each stands with what became of its digest.
            #expect(try await office.messages().allSatisfy { $0.kind == .reminder && $0.state == "digest" })
        }
    }

    @Test func `says what is true when it leaves, and nothing at all where nothing holds`() async throws {
        try await PostOffice.with { office in
            let (done, open) = (Self.tenDuties[0], Self.tenDuties[1])
            for step in [done, open] {
                try await office.open(.step(step), owner: owner(office), rungs: [("2026-05-05", -3, [.contact])])
            }
            try await plan(office, Self.at("2026-05-05", 9))
            try await office.change(.met(.step(done), subject: office.file, on: PostOffice.day("2026-05-05")))
            let claim = try await claim(office, Self.at("2026-05-05", 9))
            #expect(
                claim.messages.map { $0.items.map { $0.facts["duty"] } } == [
                    [.text(open.rawValue)], [.text(open.rawValue)],
                ])
            #expect(
                try await office.messages().filter { $0.state == "dropped" }.map(\.detail) == [
                    "the duty is met", "the duty is met",
                ])
        }
        try await PostOffice.with { office in
            try await office.open(.action, owner: owner(office), rungs: [("2026-05-05", -3, [.contact])])
            try await plan(office, Self.at("2026-05-05", 9))
            try await office.change(.allLapsed(because: "closed"))
            let claim = try await claim(office, Self.at("2026-05-05", 9))
            #expect(claim.messages.isEmpty)
            #expect(claim.ended.map(\.reason) == ["nothing of it holds any more", "nothing of it holds any more"])
        }
    }

    @Test func `never stands beside a reminder of the same duty that goes alone`() async throws {
        try await PostOffice.with { office in
            try await office.open(
                .action, owner: owner(office),
                rungs: [("2026-05-07", -1, [.contact]), ("2026-05-08", 0, [.contact])])
            // Sending was held for a day.
            try await plan(office, Self.at("2026-05-07", 9))
            try await plan(office, Self.at("2026-05-08", 9))
            let claim = try await claim(office, Self.at("2026-05-08", 9))
            #expect(claim.messages.map(\.kind) == [.reminder, .reminder])
            #expect(claim.ended.map(\.reason) == ["nothing of it holds any more", "nothing of it holds any more"])
        }
    }

    @Test func `waits until everything that is due has been planned`() async throws {
        try await PostOffice.with { office in
            let ninth = Self.at("2026-05-05", 9)
            try await office.open(.action, owner: owner(office), rungs: [("2026-05-05", -3, [.contact])])
            try await plan(office, ninth)
            try await office.open(
                .step(.acknowledge), owner: owner(office), rungs: [("2026-05-05", -3, [.contact])])
            #expect(try await claim(office, ninth).count == 0)
            try await plan(office, ninth)
            #expect(try await claim(office, ninth).messages.map(\.items.count) == [2, 2])
        }
    }

    @Test func `is closed when it has been claimed, and the next day's takes up what comes later`() async throws {
        try await PostOffice.with { office in
            try await office.open(.action, owner: owner(office), rungs: [("2026-05-05", -3, [.contact])])
            try await plan(office, Self.at("2026-05-05", 9))
            for message in try await claim(office, Self.at("2026-05-05", 9)).messages {
                _ = try await office.settle(message, .accepted(providerID: nil))
            }
            try await office.open(
                .step(.acknowledge), owner: owner(office), rungs: [("2026-05-05", -3, [.contact])])
            try await plan(office, Self.at("2026-05-05", 10))
            #expect(try await claim(office, Self.at("2026-05-05", 16)).count == 0)
            #expect(try await claim(office, Self.at("2026-05-06", 9)).messages.map(\.items.count) == [1, 1])
        }
    }

    @Test func `takes up news, which waits for the morning, unless that would be too late`() async throws {
        try await PostOffice.with { office in
            let (chair, senior) = (office.here.chair.person, office.here.senior.person)
            let starts = ["2026-05-20", "2026-05-05"].map { Self.at($0, 14) }
            for (person, start) in zip([chair, senior], starts) {
                try await office.owe(
                    Notice(.papers, to: .person(person), ["starts": .moment(start)], expires: start))
            }
            // A Friday; Monday is a bank holiday, and the second meeting is on Tuesday.
            try await plan(office, Self.at("2026-05-01", 11))
            let alone = try await claim(office, Self.at("2026-05-01", 11)).messages
            #expect(alone.map(\.recipient) == [.person(senior)] && alone.map(\.kind) == [.papers])
            #expect(try await claim(office, Self.at("2026-05-05", 8, 59)).count == 0)
            let digests = try await claim(office, Self.at("2026-05-05", 9)).messages
            #expect(digests.map(\.recipient) == [.person(chair)])
            #expect(digests.first?.items.map(\.kind) == [.papers])
        }
    }

    @Test func `is made once however many gather at once`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<40 {
                try await office.owe(Notice(.papers, to: .person(office.here.chair.person)))
                try await office.owe(Notice(.papers, to: .agency(office.here.police.id)))
            }
            let pool = office.database.post
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let gather = {
                            try await pool.transaction { tx in
                                try Digests.gather(
                                    limit: 7, channel: "stub", passage: Self.passage, now: PostOffice.morning, in: tx)
                            }
                        }
                        while try await gather() > 0 {}
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await office.count("select count(*) from message where kind = 'digest'") == 2)
            #expect(
                try await office.count("select count(*) from message where state = 'digest' and digest_id is null") == 0
            )
        }
    }
}

@Suite struct `A reminder at the moment of its claim` {
    private static let ninth = London.instant(date: PostOffice.day("2026-05-08"), hour: 9, minute: 0)

    @Test func `goes to whoever is responsible then, and to nobody twice`() async throws {
        try await PostOffice.with { office in
            let here = office.here
            let (old, new) = (here.policeContact.person, here.chair.person)
            try await office.open(
                .action, owner: .init(agency: here.police.id), rungs: [("2026-05-08", 0, [.pointOfContact])])
            _ = try await Planner(pool: office.database.post, channel: "stub", passage: .anyTime).plan(Self.ninth)
            _ = try await office.database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
                try tx.run(
                    "update membership set point_of_contact = (person_id = \(new)) where person_id in (\(old), \(new))")
            }
            let later = Self.ninth.adding(seconds: 3_600)
            let claim = try await office.claim(at: later)
            #expect(claim.messages.map(\.recipient) == [.agency(here.police.id)])
            #expect(claim.ended.map(\.reason) == ["somebody else is to be reminded now"])
            #expect(try await office.claim(at: later).messages.map(\.recipient) == [.person(new)])
            #expect(try await office.claim(at: later.adding(seconds: 3_600)).count == 0)
            #expect(try await office.count("select count(*) from occurrence") == 3)
        }
    }

    @Test func `counts how late it is from the day on which it leaves`() async throws {
        try await PostOffice.with { office in
            let passage = Passage(
                window: SendingWindow(from: 0, until: 1_440),
                calendar: WorkingCalendar(
                    name: "test", holidays: [:], firstDay: PostOffice.day("2026-01-01"),
                    lastDay: PostOffice.day("2026-12-31")))
            try await office.open(
                .action, owner: .init(agency: office.here.police.id), rungs: [("2026-05-08", 0, [.teamMailbox])])
            _ = try await Planner(pool: office.database.post, channel: "stub", passage: passage).plan(Self.ninth)
            let claim = try await office.database.post.transaction { tx in
                try Outbox.claim(
                    limit: 9, channel: "stub", lease: 60, passage: passage,
                    now: London.instant(date: PostOffice.day("2026-05-13"), hour: 9, minute: 0), worker: "test", in: tx)
            }
            #expect(claim.messages.map { $0.facts["late"] } == [.number(3)])
            #expect(claim.messages.map { $0.facts["when"] } == [.text("after")])
        }
    }

    @Test func `is found by the index of those that wait, however many are to come`() async throws {
        try await PostOffice.with { office in
            try await office.open(.action, rungs: [("2026-05-08", 0, [.contact])])
            try await office.database.owner.acting(Acting(partnership: office.here.id, purpose: .setup)) { tx in
                try tx.run(
                    """
                    insert into deadline_rung (partnership_id, deadline_id, rung, fires_at, working_days, recipients)
                    select partnership_id, id, n, timestamptz '2027-01-01' + n * interval '1 minute', 0, '{contact}'
                      from deadline, generate_series(1, 20000) as n
                    """)
                try tx.run("analyze deadline_rung")
            }
            let plan: [String] = try await office.database.post.transaction(.readOnly) { tx in
                try tx.rows(
                    """
                    explain select from deadline_rung r where r.planned_at is null and r.fires_at <= \(Self.ninth)
                     order by r.fires_at desc limit 200
                    """
                ) { row in try row["QUERY PLAN"] }
            }
            #expect(plan.contains { $0.contains("deadline_rung_waiting") }, "\(plan)")
            #expect(!plan.contains { $0.contains("Seq Scan") }, "\(plan)")
        }
    }
}
