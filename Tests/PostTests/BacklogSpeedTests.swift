import Casework
import FoundationEssentials
import Postgres
import Records
import Synchronization
import TestSupport
import Testing

@testable import Post

/// What a long backlog costs, told by the rows that the server read and not by a clock.
@Suite struct `A backlog` {
    private static let many = 5_000

    /// The server knows nothing of it: its figures are those of an empty table.
    private func oweMany(_ office: PostOffice, _ many: Int = many) async throws {
        try await office.oweDecision()
        let partnership = office.here.id
        let written = try await office.database.serve.acting(office.here.service) { tx in
            try tx.run(
                """
                insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind,
                                     recipient_application, facts, path, way, channel, created_at, due_at, expires_at,
                                     state)
                select m.partnership_id, gen_random_uuid(), m.file_id, m.kind, m.statutory, m.recipient_kind,
                       m.recipient_application, m.facts, m.path, m.way, m.channel, m.created_at,
                       m.due_at - n * interval '1 second', m.expires_at, m.state
                  from message m, generate_series(1, \(many)) as n
                 where m.partnership_id = \(partnership)
                """)
        }
        #expect(written == many)
    }

    /// Rows of messages that this transaction read.
    private func read(_ tx: borrowing Transaction) throws -> Int {
        try tx.one(
            """
            select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as count
              from pg_stat_xact_user_tables
             where relname = 'message'
            """
        ) { row in try row["count"] }
    }

    @Test func `of thousands costs a claim no more than its batch, and its settling neither`() async throws {
        try await PostOffice.with { office in
            try await oweMany(office)
            let (claim, claimed) = try await office.database.post.transaction { tx in
                let claim = try Outbox.claim(
                    limit: 10, channel: "stub", lease: 60, passage: .anyTime, now: PostOffice.morning, worker: "test",
                    in: tx)
                return (claim, try read(tx))
            }
            #expect(claim.messages.count == 10)
            #expect(claimed < 500, "\(claimed) rows were read")
            let settlements = claim.messages.map { message in
                Settlement(
                    message: message.id, partnership: message.partnership.id, attempt: message.attempt,
                    outcome: .accepted(providerID: nil))
            }
            let (stale, settled) = try await office.database.post.transaction { tx in
                (try Outbox.settle(settlements, now: PostOffice.morning, in: tx), try read(tx))
            }
            #expect(stale.isEmpty)
            #expect(settled < 500, "\(settled) rows were read")
        }
    }

    @Test func `has its next batch claimed while one is handed over`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<80 { try await office.oweDecision() }
            let log = Log()
            let claims: @Sendable () -> Int = {
                log.all.count { if case .claimed = $0 { true } else { false } }
            }
            let seen = Mutex(0)
            // None of the first batch ends before the second is claimed.
            let channel = StubChannel(isRepeatable: true) { _ in
                let end = ContinuousClock.now + .seconds(20)
                while claims() < 2, ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(5)) }
                seen.withLock { $0 = max($0, claims()) }
                return .accepted(providerID: nil)
            }
            #expect(try await office.postman(channel, log: log).drain() == 80)
            #expect(seen.withLock { $0 } >= 2)
            #expect(channel.delivered.count == 80)
            #expect(
                try await office.count("select count(*) from message where state = 'accepted' and attempt = 1") == 80)
        }
    }

    /// A second delivery would be noticed there, and what is claimed keeps others from it.
    @Test func `has no batch claimed beforehand for a channel that hands over with care`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<80 { try await office.oweDecision() }
            let channel = StubChannel()
            let log = Log()
            #expect(try await office.postman(channel, log: log).drain() == 80)
            var open = 0
            for observation in log.all {
                switch observation {
                case .claimed(let count, _):
                    #expect(open == 0)
                    open += count
                case .delivered: open -= 1
                default: break
                }
            }
            #expect(open == 0)
        }
    }

    /// Fault 48: of all that is due nearly everything is one partnership's, and somebody else's message lies in its midst.
    @Test func `of one partnership keeps nobody else's message waiting, wherever it lies in it`() async throws {
        try await PostOffice.with { office in
            let many = 1_500
            try await oweMany(office, many)
            let west = try await TestPartnership.found(in: office.database, name: "West")
            let (id, midst) = (UUID(), PostOffice.morning.adding(seconds: -Int64(many) / 2))
            try await office.database.serve.acting(west.service) { tx in
                try Outbox.enqueue(
                    Notice(
                        .coverArranged, to: .person(west.chair.person),
                        Samples.facts.filter { Notice.Kind.coverArranged.factNames.contains($0.key) }, path: "/work"),
                    id: id, file: nil, partnership: west.id, channel: "stub", now: midst, in: tx)
            }
            let count = Mutex(0)
            let place = Mutex<Int?>(nil)
            let channel = StubChannel(isRepeatable: true) { letter in
                let now = count.withLock {
                    $0 += 1
                    return $0
                }
                if letter.id == id { place.withLock { $0 = now } }
                return .accepted(providerID: nil)
            }
            try await office.postman(channel).drain()
            // Three batches, which grow from 32 while they are quick.
            #expect(try #require(place.withLock { $0 }) <= 32 + 64 + 128)
        }
    }

    @Test func `gives each partnership its share, and the rest to the oldest`() async throws {
        try await PostOffice.with { office in
            try await oweMany(office)
            let west = try await TestPartnership.found(in: office.database, name: "West")
            try await office.database.serve.acting(west.service) { tx in
                for _ in 0..<9 {
                    try Outbox.enqueue(
                        Notice(.leadNominated, to: .person(west.chair.person)), id: UUID(), file: nil,
                        partnership: west.id, channel: "stub", now: PostOffice.morning, in: tx)
                }
            }
            let (claim, count) = try await office.database.post.transaction { tx in
                let claim = try Outbox.claim(
                    limit: 32, channel: "stub", lease: 60, turn: .shared, passage: .anyTime,
                    now: PostOffice.morning, worker: "test", in: tx)
                return (claim, try read(tx))
            }
            #expect(claim.messages.count == 32 && Set(claim.messages.map(\.id)).count == 32)
            #expect(claim.messages.filter { $0.partnership.id == west.id }.count == 4)
            #expect(count < 1_500, "\(count) rows were read")
        }
    }
}
