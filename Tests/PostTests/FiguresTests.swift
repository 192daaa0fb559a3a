import Casework
import Postgres
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `The figures of the post` {
    private static let later = PostOffice.morning.adding(seconds: 3_600)

    private func figures(_ office: PostOffice, at now: Instant = later) async throws -> Figures {
        try await office.postman(StubChannel(), at: { now }).figures(within: .seconds(30))
    }

    @Test func `tell what is open, what was tried, and whose lease has run out`() async throws {
        try await PostOffice.with { office in
            let empty = try await figures(office)
            #expect(empty.open.isEmpty && empty.backlog == Backlog() && empty.isWritable && empty.schema == .upToDate)
            #expect(empty.schemaVersion >= 8)

            for _ in 0..<3 { try await office.oweDecision() }
            let claimed = try await office.claim(limit: 2).messages
            let tried = try #require(claimed.first)
            _ = try await office.settle(tried, .again(at: Self.later.adding(seconds: 60), "busy"))
            try await office.runOutLeases()

            let found = try await figures(office)
            #expect(found.open.map(\.state) == ["claimed", "pending"])
            #expect(found.open.map(\.count) == [1, 2] && found.open.allSatisfy { $0.channel == "stub" })
            #expect(found.staleClaims == 1 && found.retrying == 1)
            #expect(found.backlog.since == PostOffice.morning && found.backlog.count == 2, "The third waits its turn.")
            #expect(found.backlog.seconds(at: Self.later) == 3_600)
            #expect(try await figures(office, at: PostOffice.morning.adding(seconds: -1)).backlog.count == 0)
        }
    }

    @Test func `tell since when a message is tried and tried, which is never due for long`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision()
            var now = PostOffice.morning
            for _ in 0..<4 {
                let message = try #require(try await office.claim(at: now).messages.first)
                now = now.adding(seconds: 900)
                _ = try await office.settle(message, .again(at: now, "busy"))
            }
            let tried = try await figures(office, at: now)
            #expect((tried.retrying, tried.retryingSince) == (1, PostOffice.morning))
            #expect(tried.backlog.seconds(at: now) == 0)

            // What was only given back was not tried; what a person asked for again is tried anew.
            let last = try #require(try await office.claim(at: now).messages.first)
            _ = try await office.settle(last, .failed("no"))
            _ = try await office.database.post.transaction { [now] tx in
                try Sending.again([id], evenIfSent: false, now: now, in: tx)
            }
            let again = try #require(try await office.claim(at: now).messages.first)
            _ = try await office.settle(again, .released("the service was ending"))
            let anew = try await figures(office, at: now)
            #expect(anew.open.map(\.count) == [1] && anew.retrying == 0 && anew.retryingSince == nil)
        }
    }

    @Test func `a reminder that nobody plans is late too, and a duty past its day is overdue`() async throws {
        try await PostOffice.with { office in
            try await office.open(.step(.thresholdDecision), rungs: [("2026-05-05", -3, [.contact])])
            let due = London.instant(date: PostOffice.day("2026-05-05"), hour: 9, minute: 0)
            #expect(try await figures(office, at: due.adding(seconds: -1)).backlog == Backlog())
            let postman = office.postman(StubChannel(), at: { due.adding(seconds: 600) })
            #expect(try await postman.state(stopped: [:], within: .seconds(30)) == .late(since: due, count: 1))
            let last = London.instant(date: PostOffice.day("2026-05-08"), hour: 23, minute: 59)
            #expect(try await figures(office, at: last).overdueDeadlines == 0)
            #expect(try await figures(office, at: last.adding(seconds: 120)).overdueDeadlines == 1)
        }
    }

    @Test func `tell the tasks that wait for a person`() async throws {
        try await PostOffice.with { office in
            try await office.oweDecision(channel: Routes.byHand)
            #expect(try await figures(office).tasks.map(\.kind) == [.tellByHand])
            #expect(try await figures(office).tasks.map(\.count) == [1])
        }
    }

    @Test func `read only what is open, however much was ever sent`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<30 {
                try await office.oweDecision()
                try await office.oweDecision(channel: Routes.byHand)
            }
            try await office.postman(StubChannel()).drain()
            let here = office.here
            _ = try await office.database.serve.acting(here.service) { tx in
                try tx.run("update task set done_on = '2026-05-01', done_by = \(here.chair.person)")
            }
            try await office.oweDecision()
            try await office.oweDecision(channel: Routes.byHand)

            // The session's own counts, those of its last transactions included.
            let counts: SQL =
                """
                select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows
                  from pg_stat_xact_user_tables
                 where relname in ('message', 'delivery_attempt', 'task')
                """
            let read = try await office.database.post.transaction(.readOnly) { tx in
                // A test's tables are nearly empty, where reading them whole is cheapest.
                try tx.run("set local enable_seqscan = off")
                let count: (borrowing Transaction) throws -> [String: Int] = { tx in
                    let rows: [(String, Int)] = try tx.rows(counts) { row in (try row["relname"], try row["rows"]) }
                    return Dictionary(uniqueKeysWithValues: rows)
                }
                let before = try count(tx)
                let figures = try Figures.read(now: Self.later, today: London.date(of: Self.later), in: tx)
                #expect(figures.open.map(\.count) == [1] && figures.tasks.map(\.count) == [1])
                return try count(tx).map { name, rows in "\(name) \(rows - (before[name] ?? 0))" }.sorted()
            }
            #expect(read == ["delivery_attempt 0", "message 2", "task 1"], "Two figures each read the open message.")
        }
    }

    @Test func `what channels answer is observed with their names`() async throws {
        try await PostOffice.with { office in
            let log = Log()
            let id = try await office.oweDecision()
            _ = try await office.postman(StubChannel(), log: log).drain()
            let answers = log.all.compactMap { observation -> String? in
                guard case .answered(id, let channel, let outcome, _) = observation else { return nil }
                return "\(channel) \(outcome)"
            }
            #expect(answers == ["stub accepted"])
        }
    }
}
