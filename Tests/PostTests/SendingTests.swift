import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `The post while sending is off` {
    private static let ninth = London.instant(date: PostOffice.day("2026-05-08"), hour: 9, minute: 0)

    private func hold(_ office: PostOffice) async throws {
        try await office.database.post.transaction { tx in
            try Sending.hold(because: "a drill", by: nil, now: PostOffice.morning, in: tx)
        }
    }

    @discardableResult
    private func release(
        _ office: PostOffice, before moment: Instant? = nil, now: Instant = PostOffice.morning
    ) async throws -> Sending.LeftOut {
        try await office.database.post.transaction { tx in
            try Sending.release(by: "Cora Ellis", because: "it is over", leavingOutDueBefore: moment, now: now, in: tx)
        }
    }

    private func again(_ office: PostOffice, _ ids: UUID..., evenIfSent: Bool = false) async throws -> [Sending.Again] {
        try await office.database.post.transaction { tx in
            try Sending.again(ids, evenIfSent: evenIfSent, now: PostOffice.morning, in: tx)
        }
    }

    @Test func `hands over nothing and goes on planning, and then delivers each message once`() async throws {
        try await PostOffice.with { office in
            try await office.oweDecision()
            try await office.open(.step(.thresholdDecision), rungs: [("2026-05-08", 0, [.contact])])
            try await hold(office)
            let channel = StubChannel()
            let postman = office.postman(channel, at: { Self.ninth })
            try await postman.drain()
            #expect(channel.delivered.isEmpty)
            let waiting = try await office.messages()
            #expect(waiting.count > 1 && waiting.allSatisfy { $0.state == "pending" && $0.attempts == 0 })

            try await release(office, now: Self.ninth)
            try await postman.drain()
            #expect(channel.delivered.count == waiting.count)
            #expect(Set(channel.delivered.map(\.id)) == Set(waiting.map(\.id)))
        }
    }

    @Test func `nothing is claimed after a hold has returned, however many claims were at work`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<60 { try await office.oweDecision() }
            for _ in 0..<5 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<3 {
                        group.addTask { for _ in 0..<3 { _ = try await office.claim(limit: 1) } }
                    }
                    group.addTask {
                        try await hold(office)
                        let begun = try await office.count("select count(*) from delivery_attempt")
                        for _ in 0..<3 { #expect(try await office.claim(limit: 5).count == 0) }
                        #expect(try await office.count("select count(*) from delivery_attempt") == begun)
                    }
                    try await group.waitForAll()
                }
                try await release(office)
            }
            #expect(try await office.claim(limit: 1).count == 1)
        }
    }

    @Test func `what was claimed, but is not yet being handed over, stays here after a hold`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            let (message, attempt) = try await office.database.post.transaction { tx in
                let claim = try Outbox.claim(
                    limit: 9, channel: "stub", lease: 60, isHandingOver: false, passage: .anyTime,
                    now: PostOffice.morning,
                    worker: "test", in: tx)
                return (claim.messages.map(\.id), claim.messages.first?.attempt ?? 0)
            }
            #expect(message == [id])
            let partnership = office.here.id
            let mayBegin: @Sendable (borrowing Transaction) throws -> Bool = { tx in
                try Outbox.handOver(
                    [.init(message: id, partnership: partnership, attempt: attempt)], lease: 60, in: tx) == [id]
            }
            try await hold(office)
            let whileHeld = try await office.database.post.transaction(.readWrite, mayBegin)
            try await release(office)
            let after = try await office.database.post.transaction(.readWrite, mayBegin)
            #expect((whileHeld, after) == (false, true))
        }
    }

    @Test func `a hold waits for a claim that has begun`() async throws {
        try await PostOffice.with { office in
            try await office.oweDecision()
            let holding = Task {
                try await office.database.post.transaction { tx in
                    // Only when the claim below has its lock.
                    try Self.wait(for: "granted", in: tx)
                    try Sending.hold(because: "a drill", by: nil, now: PostOffice.morning, in: tx)
                    return try Sending.outlook(now: PostOffice.morning, in: tx).inHand
                }
            }
            let claimed = try await office.database.post.transaction { tx in
                let claim = try Outbox.claim(
                    limit: 9, channel: "stub", lease: 60, passage: .anyTime, now: PostOffice.morning, worker: "test",
                    in: tx)
                try Self.wait(for: "not granted", in: tx)
                return claim.messages.count
            }
            #expect(claimed == 1)
            #expect(try await holding.value == 1)
        }
    }

    /// Until there is an advisory lock of that kind in this database.
    private static func wait(for what: String, in tx: borrowing Transaction) throws {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            let found: Int = try tx.one(
                """
                select count(*) as count
                  from pg_locks l
                  join pg_database d on d.oid = l.database
                 where l.locktype = 'advisory' and d.datname = current_database() and \(SQL(trusted: what))
                """
            ) { row in try row["count"] }
            if found > 0 { return }
            try tx.run("select pg_sleep(0.01)")
        }
        throw TestTrouble("no advisory lock was \(what) within 30 seconds")
    }

    @Test func `tells what would leave, by kind, and what is only planned or may have arrived`() async throws {
        try await PostOffice.with { office in
            try await office.oweDecision()
            try await office.oweDecision()
            try await office.owe(
                Notice(.closed, to: .applicant(office.application.id)), at: PostOffice.morning.adding(seconds: -60))
            try await office.owe(
                Notice(.leadNominated, to: .person(office.here.chair.person)),
                at: PostOffice.morning.adding(seconds: 60))
            try await office.open(.step(.thresholdDecision), rungs: [("2026-05-01", 0, [.contact])])
            _ = try await office.claim(limit: 1)
            try await office.runOutLeases()
            let outlook = try await office.database.post.transaction(.readOnly) { tx in
                try Sending.outlook(now: PostOffice.morning, in: tx)
            }
            #expect(
                outlook.due.map { "\($0.kind) \($0.count) \($0.isStatutory)" }.sorted() == [
                    "closed 1 false", "thresholdMet 2 true",
                ])
            #expect(outlook.dueCount == 3)
            #expect(outlook.oldest == PostOffice.morning.adding(seconds: -60))
            #expect(outlook.newestAttempt == PostOffice.morning)
            #expect((outlook.mayHaveBeenSent, outlook.inHand, outlook.later, outlook.unplanned) == (1, 0, 1, 1))
        }
    }

    @Test func `what is left out becomes a task where somebody must hear of it, and is never lost in silence`()
        async throws
    {
        try await PostOffice.with { office in
            let here = office.here
            let statutory = try await office.owe(Notice(.passedOn, to: .agency(here.landlord.id)))
            let toApplicant = try await office.owe(Notice(.closed, to: .applicant(office.application.id)))
            let courtesy = try await office.owe(Notice(.coverArranged, to: .person(here.chair.person)))
            let code = try await office.owe(
                Notice(.signInCode, to: .person(here.chair.person), ["code": .text("123456")]))
            let cutOff = try await office.owe(Notice(.coverArranged, to: .person(here.chair.person)), channel: "other")
            _ = try await office.database.post.transaction { tx in
                try Outbox.claim(
                    limit: 1, channel: "other", lease: 60, passage: .anyTime, now: PostOffice.morning, worker: "test",
                    in: tx)
            }
            try await office.runOutLeases()
            let later = try await office.owe(
                Notice(.leadNominated, to: .person(here.senior.person)), at: Self.ninth.adding(seconds: -60))
            // One reminder is written already, after the moment but for a rung before it; one is not written.
            try await office.open(.step(.thresholdDecision), rungs: [("2026-05-02", 0, [.contact])])
            _ = try await Planner(pool: office.database.post, channel: "stub", passage: .anyTime).plan(Self.ninth)
            try await office.open(
                .step(.outcome), rungs: [("2026-05-02", 0, [.contact]), ("2026-05-20", 0, [.contact])])
            try await hold(office)

            let moment = PostOffice.morning.adding(seconds: 2 * 86_400)
            let would = try await office.database.post.transaction(.readOnly) { tx in
                try Sending.wouldLeaveOut(dueBefore: moment, in: tx)
            }
            let reminders = try await office.messages().filter { $0.kind == .reminder }
            #expect(!reminders.isEmpty)
            let leftOut = try await release(office, before: moment, now: Self.ninth)
            #expect(leftOut == would)
            #expect((leftOut.tasks, leftOut.unknown, leftOut.unplanned) == (2, 1, 1))
            #expect(leftOut.dropped == 2 + reminders.count)

            let ends = Dictionary(uniqueKeysWithValues: try await office.messages().map { ($0.id, $0.state) })
            #expect(ends[statutory] == "failed" && ends[toApplicant] == "failed")
            #expect(ends[courtesy] == "dropped" && ends[code] == "dropped" && ends[cutOff] == "unknown")
            #expect(reminders.allSatisfy { ends[$0.id] == "dropped" })
            #expect(Set(try await office.tasks().map(\.message)) == [statutory, toApplicant])
            #expect(try await office.message(courtesy)?.detail?.contains(moment.rfc3339UTC) == true)
            #expect(try await office.count("select count(*) from delivery_attempt where ended_at is null") == 0)
            #expect(try await office.count("select count(*) from message where facts::text like '%123456%'") == 0)

            // What is left: the later message, and the rung of the twentieth.
            #expect(
                try await Planner(pool: office.database.post, channel: "stub", passage: .anyTime).plan(Self.ninth)
                    .deadlines == 0)
            #expect(try await office.claim(at: Self.ninth).messages.map(\.id) == [later])
        }
    }

    @Test func `every decision is a row of every partnership's journal, and the chains stay whole`() async throws {
        try await PostOffice.with { office in
            let other = try await TestPartnership.found(in: office.database, name: "West")
            let id = try await office.oweDecision()
            try await hold(office)
            try await release(office)
            let message = try #require(try await office.claim().messages.first)
            _ = try await office.settle(message, .failed("no such mailbox"))
            #expect(try await again(office, id) == [.pending])
            let places = [
                (office.here.id, ["sending-held", "sending-released", "sent-again"]),
                (other.id, ["sending-held", "sending-released"]),
            ]
            for (partnership, kinds) in places {
                let (findings, content) = try await office.database.serve.acting(
                    .service(in: partnership), .snapshot
                ) { tx in
                    let content = try tx.rows(
                        "select content from journal_content where partnership_id = \(partnership) order by seq"
                    ) { row -> String in try row["content"] }
                    return (try Journal.verify(partnership, in: tx).findings, content)
                }
                #expect(findings.isEmpty)
                for kind in kinds { #expect(content.contains { $0.contains(kind) }, "\(kind)") }
            }
        }
    }

    @Test func `what failed is sent again by a new attempt, and the old one's word counts for nothing`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            let first = try #require(try await office.claim().messages.first)
            _ = try await office.settle(first, .failed("no such mailbox"))
            #expect(try await again(office, id, UUID()) == [.pending, .absent])
            #expect(try await again(office, id) == [.not("pending")])
            #expect(try await office.settle(first, .accepted(providerID: nil)).count == 1)
            let second = try #require(try await office.claim().messages.first)
            #expect(second.attempt == 2)
            #expect(try await office.settle(first, .failed("late")).count == 1)
            #expect(try await office.settle(second, .accepted(providerID: nil)).isEmpty)
            #expect(try await again(office, id) == [.not("accepted")])
        }
    }

    @Test func `what may have arrived is sent again only when that is said`() async throws {
        try await PostOffice.with { office in
            let unknown = try await office.oweDecision()
            let one = try #require(try await office.claim().messages.first)
            _ = try await office.settle(one, .unknown("the reply was lost"))
            // Failed in the end, but the first attempt was cut off.
            let failed = try await office.oweDecision()
            _ = try await office.claim()
            try await office.runOutLeases()
            let two = try #require(try await office.claim().messages.first)
            _ = try await office.settle(two, .failed("no such mailbox"))
            #expect(try await again(office, unknown, failed) == [.mayHaveArrived, .mayHaveArrived])
            #expect(try await again(office, unknown, failed, evenIfSent: true) == [.pending, .pending])
            #expect(try await office.claim().messages.count == 2)
        }
    }

    @Test func `the code of a sign-in is never sent again`() async throws {
        try await PostOffice.with { office in
            let id = try await office.owe(
                Notice(.signInCode, to: .person(office.here.chair.person), ["code": .text("123456")]), file: .some(nil))
            let message = try #require(try await office.claim().messages.first)
            _ = try await office.settle(message, .failed("no such mailbox"))
            #expect(try await again(office, id, evenIfSent: true) == [.signInCode])
        }
    }

    @Test func `the list shows no address, not even one that a mail server repeated`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            let message = try #require(try await office.claim().messages.first)
            _ = try await office.settle(message, .failed("550 5.1.1 <ann@home.example>: no such user"))
            try await office.oweDecision()
            let rows = try await office.database.post.transaction(.readOnly) { tx in
                try Sending.list(state: "failed", limit: 10, in: tx)
            }
            #expect(rows.map(\.id) == [id])
            #expect(rows.first?.detail == "550 5.1.1 (address) no such user")
            let all = try await office.database.post.transaction(.readOnly) { tx in
                try Sending.list(state: nil, limit: 10, in: tx)
            }
            #expect(all.count == 2)
        }
    }
}
