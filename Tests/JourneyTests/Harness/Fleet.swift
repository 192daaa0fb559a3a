import Casework
import Dispatch
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing
import Text

/// Real daemons on one database, with messages to deliver into one sink. Nothing of them is left afterwards, also
/// where a test fails.
final class Fleet {
    let daemons: [Daemon]
    let sink: any Sink
    private let kind: SinkKind
    private let database: TestDatabase
    private let here: TestPartnership
    private let application: Application
    /// Looks behind row-level security.
    private let superuser: Pool

    /// The daemons are not started yet. `post`: more lines of the settings below `post:`; `environment`: theirs.
    static func with(
        _ count: Int, into kind: SinkKind = .maildir, post: [String] = ["poll_seconds: 1"],
        environment: [String: String] = [:], _ body: (Fleet) async throws -> Void
    ) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await kind.with(scratch) { sink in
            try await with(count, kind, sink, post, environment, body)
        }
    }

    /// Into a sink that the test has made.
    static func with(
        _ count: Int, _ kind: SinkKind, _ sink: any Sink, _ post: [String], _ environment: [String: String],
        _ body: (Fleet) async throws -> Void
    ) async throws {
        try await TestDatabase.with { database in
            let fleet = try await Fleet(count, database, kind, sink, post, environment)
            do {
                try await body(fleet)
            } catch {
                Issue.record("\(error)")
            }
            for daemon in fleet.daemons { daemon.abandon() }
            await fleet.superuser.close()
        }
    }

    private init(
        _ count: Int, _ database: TestDatabase, _ kind: SinkKind, _ sink: any Sink, _ post: [String],
        _ environment: [String: String]
    ) async throws {
        self.database = database
        self.kind = kind
        self.sink = sink
        superuser = Pool(
            ConnectionSettings(
                url: database.url(as: .superuser), applicationName: "casereview tests",
                statementTimeout: .seconds(60)), size: 2)
        // What is owed goes out whatever day and hour it is.
        let lines = sink.settings + post + ["window: \"00:00-24:00\""]
        daemons = try (0..<count).map { _ in try Daemon(on: database, post: lines, environment: environment) }
        let here = try await TestPartnership.found(in: database)
        let application = here.applicationOfToday()
        self.here = here
        self.application = application
        try await database.serve.acting(here.service) { tx in
            try Applications.insert(application, in: tx)
            let contact = Applicant.Contact(email: "ann@home.example", telephone: nil, address: nil)
            try Applicants.insert(
                Applicant(name: "Ann Ash", onBehalfOf: nil, contact: contact), of: application.id, in: here.id, tx)
        }
    }

    /// Puts messages into the outbox as an act does, due at once or in so many seconds, and wakes the post.
    func owe(_ count: Int, dueIn seconds: Int64 = 0) async throws {
        // A kind that waits for no hour of the day.
        let notice = Notice(
            .thresholdMet, to: .applicant(application.id),
            [
                "reasons": .text("Three reports count."), "panel_due": .date(CivilDate(dayNumber: 20_605)),
                "decided_by": .text("Cora Ellis"),
            ])
        let now = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
            .adding(seconds: seconds)
        try await database.serve.acting(here.service) { [here, application, kind] tx in
            for _ in 0..<count {
                try Outbox.enqueue(
                    notice, id: UUID(), file: application.id.raw, partnership: here.id, channel: kind.rawValue,
                    now: now,
                    in: tx)
            }
            try Outbox.hint(in: tx)
        }
    }

    /// Runs out the leases of about so many in a hundred claimed messages, as if time had passed.
    func runOutLeases(percent: Int = 100) async throws {
        try await database.post.transaction { tx in
            try tx.run(
                """
                update message set lease_until = now() - interval '1 second'
                 where id in (select id from message
                               where state = 'claimed' and random() * 100 < \(percent)
                                 for update skip locked)
                """)
        }
    }

    /// Owes what waits so many times more, all of it due for an hour.
    func oweAgain(_ times: Int) async throws {
        try await superuser.transaction(deadline: .seconds(60)) { tx in
            _ = try tx.run(
                """
                insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind,
                                     recipient_application, facts, path, way, channel, created_at, due_at, expires_at,
                                     state)
                select m.partnership_id, gen_random_uuid(), m.file_id, m.kind, m.statutory, m.recipient_kind,
                       m.recipient_application, m.facts, m.path, m.way, m.channel, m.created_at,
                       now() - interval '1 hour' + n * interval '1 millisecond', m.expires_at, m.state
                  from message m, generate_series(1, \(times)) as n
                 where m.state = 'pending'
                """)
        }
    }

    /// Brings what is still to come to this moment.
    func bringForward() async throws {
        try await database.post.transaction { tx in
            try tx.run("update message set due_at = now() where state = 'pending' and due_at > now()")
        }
    }

    /// Keeps everybody from writing into the journal while `body` runs, for ten seconds at most.
    func holdingJournal(_ body: () async throws -> Void) async throws {
        let isHeld = DispatchSemaphore(value: 0)
        let isOver = DispatchSemaphore(value: 0)
        let holding = Task { [superuser] in
            try await superuser.transaction(deadline: .seconds(20)) { tx in
                try tx.run("select from journal_head for update")
                isHeld.signal()
                _ = isOver.wait(timeout: .now() + 10)
            }
        }
        defer { isOver.signal() }
        try await wait("the journal's head is locked") { isHeld.wait(timeout: .now()) == .success }
        try await body()
        isOver.signal()
        try await holding.value
    }

    /// Keeps every claim from what waits now, as an instance does that stands still in the middle of one; it has been
    /// due for so many seconds. For as long as the session lives, or half a minute.
    func holdingWhatWaits(dueFor seconds: Int64, _ body: () async throws -> Void) async throws {
        for daemon in daemons { daemon.pause() }
        let due = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)).adding(seconds: -seconds)
        try await database.post.transaction { tx in
            try tx.run("update message set due_at = \(due) where state = 'pending'")
        }
        let isHeld = DispatchSemaphore(value: 0)
        let holding = Task { [superuser] in
            try await superuser.transaction(deadline: .seconds(60)) { tx in
                try tx.run("select from message where state = 'pending' for update")
                isHeld.signal()
                try tx.run("select pg_sleep(30)")
            }
        }
        try await wait("the messages are locked") { isHeld.wait(timeout: .now()) == .success }
        for daemon in daemons { daemon.wake() }
        try await body()
        try await holding.value
    }

    func count(_ sql: SQL) async throws -> Int {
        try await superuser.transaction(.readOnly, deadline: .seconds(60)) { tx in
            try tx.one(sql) { row in try row["count"] }
        }
    }

    func texts(_ sql: SQL) async throws -> [String] {
        try await superuser.transaction(.readOnly, deadline: .seconds(60)) { tx in
            try tx.rows(sql) { row in try row["text"] }
        }
    }

    /// How many messages wait or are under way.
    func open() async throws -> Int {
        try await count("select count(*) from message where state in ('pending', 'claimed')")
    }

    /// How many attempts each instance has under way.
    func underWay() async throws -> [String: Int] {
        let rows = try await texts("select worker as text from delivery_attempt where outcome is null")
        return rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Every message that each instance delivered.
    func shares() async throws -> [String: Int] {
        let rows = try await texts("select worker as text from delivery_attempt where outcome = 'accepted'")
        return rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Everything that is on record of each message, by its id.
    func ledger() async throws -> [String: String] {
        let rows: [(String, String)] = try await superuser.transaction(.readOnly, deadline: .seconds(60)) { tx in
            try tx.rows(
                """
                select m.id::text as id,
                       m::text || array(select d::text from delivery_attempt d
                                         where d.partnership_id = m.partnership_id and d.message_id = m.id
                                         order by d.attempt)::text as record
                  from message m
                """
            ) { row in (try row["id"], try row["record"]) }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Waits until it is so.
    func wait(_ words: String, within limit: Duration = .seconds(60), _ isSo: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + limit
        while try await !isSo() {
            for daemon in daemons where daemon.isStarted { try await daemon.mustRun() }
            guard ContinuousClock.now < end else {
                let states = try await texts(
                    "select state || ' ' || kind || ' ' || coalesce(detail, '') as text from message")
                let logs = daemons.map { $0.log.suffix(1_500) }.joined(separator: "\n")
                throw Trouble("Not within \(limit): \(words)\n\(Set(states).sorted())\n\(logs)")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}

extension Fleet {
    /// Holds the ledger, the journal and the sink to each other, when nothing is open any more.
    func balance(_ note: String) async throws {
        let total = try await count("select count(*) from message")
        let ended = try await count("select count(*) from message where state in ('accepted', 'failed', 'unknown')")
        #expect(ended == total, "Everything that was due ends. \(note)")

        let accepted = try await texts("select id::text as text from message where state = 'accepted' order by id")
        let arrived = try await sink.arrived()
        #expect(arrived.values.allSatisfy { $0 == 1 }, "Nothing arrives twice. \(note)")
        let absent = accepted.filter { UUID(uuidString: $0).map { arrived[$0] == nil } ?? true }
        #expect(absent == [], "What was accepted is there. \(note)")
        let failed = try await texts("select id::text as text from message where state = 'failed'")
        #expect(failed.allSatisfy { UUID(uuidString: $0).map { arrived[$0] == nil } ?? false }, "\(note)")

        let anomalies: [(String, SQL)] = [
            (
                "every attempt has a row",
                """
                select count(*) from message m
                 where m.attempt <> (select count(*) from delivery_attempt d
                                      where d.partnership_id = m.partnership_id and d.message_id = m.id)
                """
            ),
            (
                "every attempt has an end",
                "select count(*) from delivery_attempt where outcome is null or ended_at is null"
            ),
            (
                "one attempt was accepted, and it was the last",
                """
                select count(*) from message m
                 where m.state = 'accepted'
                   and array(select d.attempt from delivery_attempt d
                              where d.partnership_id = m.partnership_id and d.message_id = m.id
                                and d.outcome = 'accepted') <> array[m.attempt]
                """
            ),
            (
                "the journal tells of every end once",
                """
                select count(*)
                  from message m
                  left join (select fact ->> 0 as state, fact ->> 1 as id, count(*) as times
                               from journal_content c, jsonb_array_elements(c.content::jsonb -> 0 -> 'facts') as fact
                              group by 1, 2) as told on told.id = m.id::text and told.state = m.state
                 where told.times is distinct from 1
                """
            ),
        ]
        for (words, sql) in anomalies { #expect(try await count(sql) == 0, "Not so: \(words). \(note)") }

        let audit = try await daemons[0].run("audit", "verify", "--format", "json")
        #expect(audit.ending == .exited(0), "\(audit.errors) \(note)")
        #expect(try audit.json()["verified"]?.truth == true, "\(note)")
    }
}
