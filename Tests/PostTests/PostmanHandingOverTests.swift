import Casework
import FoundationEssentials
import Postgres
import Records
import Synchronization
import TestSupport
import Testing

@testable import Post

@Suite struct `Several postmen` {
    @Test func `a message that another took over meanwhile is not handed over`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<3 { try await office.oweDecision() }
            let log = Log()
            let other = StubChannel()
            // While it hands the first one over, it loses the lease of them all.
            let channel = StubChannel { _ in
                try? await office.runOutLeases()
                _ = try? await office.postman(other, worker: "other").drain()
                return .accepted(providerID: "late")
            }
            let settings = office.settings(concurrency: 1, worker: "slow")
            #expect(try await office.postman(channel, settings: settings, log: log).post(0) == 3)

            #expect(channel.delivered.count == 1)
            #expect(other.delivered.count == 3)
            #expect(other.delivered.filter(\.mayHaveBeenSent).map(\.id) == channel.delivered.map(\.id))
            #expect(try await office.messages().allSatisfy { $0.providerID == "p-1" && $0.attempts == 2 })
            let stale = log.all.count { if case .stale = $0 { true } else { false } }
            #expect(stale == 3)
        }
    }

    @Test func `one that runs out of time gives the rest back, and says how long handing over may take`() async throws {
        try await PostOffice.with { office in
            // For an applicant the lease begins anew: how they may be reached is looked at again.
            let facts = Samples.facts.filter { Notice.Kind.leadNominated.factNames.contains($0.key) }
            for _ in 0..<2 {
                try await office.owe(Notice(.leadNominated, to: .agency(office.here.police.id), facts))
            }
            let log = Log()
            let channel = StubChannel("stub", isRepeatable: true) { _ in
                try? await Task.sleep(for: .milliseconds(1_100))
                return .accepted(providerID: nil)
            }
            let settings = office.settings(lease: 2, concurrency: 1)
            #expect(try await office.postman(channel, settings: settings, log: log).post(0) == 2)
            #expect(channel.delivered.count == 1)
            let time = try #require(channel.delivered.first?.time)
            #expect(time > .seconds(1) && time < .seconds(2))
            let reasons = log.all.compactMap {
                if case .delivered(_, 1, "released", let reason) = $0 { reason } else { nil }
            }
            #expect(reasons == ["not begun in time"])
            #expect(try await office.messages().map(\.state).sorted() == ["accepted", "pending"])
        }
    }

    @Test func `one that is asked to end finishes what is under way and gives the rest back`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<5 { try await office.oweDecision() }
            let (gate, opening) = AsyncStream.makeStream(of: Void.self)
            let channel = StubChannel { _ in
                for await _ in gate {}
                return .accepted(providerID: nil)
            }
            let postman = office.postman(channel, settings: office.settings(concurrency: 1))
            let running = Task { await postman.run() }
            let end = ContinuousClock.now + .seconds(20)
            while channel.delivered.isEmpty, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(5)) }
            running.cancel()
            opening.finish()
            await running.value
            #expect(channel.delivered.count == 1)
            let states = try await office.messages().map(\.state).sorted()
            #expect(states == ["accepted", "pending", "pending", "pending", "pending"])
            // Nobody has to wait for a lease.
            #expect(try await office.postman(StubChannel()).drain() == 4)
        }
    }

    /// Four postmen with a channel that hangs, refuses and loses replies, while leases are run out under their hands
    /// and some of them lose the database for good, as by a crash.
    @Test func `whatever happens, nothing reaches the mailbox twice and everything ends`() async throws {
        let seed = UInt64.random(in: .min ... .max)
        try await PostOffice.with { office in
            for _ in 0..<120 { try await office.oweDecision() }
            let clock = ContinuousClock.now
            let chance = Mutex(Seeded(seed))
            let mailbox = Mutex<[UUID: Int]>([:])
            let roll: @Sendable (Int) -> Int = { sides in
                chance.withLock { Int.random(in: 0..<sides, using: &$0) }
            }
            let channel = StubChannel { letter in
                if letter.mayHaveBeenSent { return .unknown("held for a person") }
                try? await Task.sleep(for: .milliseconds(roll(20) == 0 ? 150 : roll(6)))
                if roll(8) == 0 { return .again("busy", after: .seconds(1)) }
                mailbox.withLock { $0[letter.id, default: 0] += 1 }
                return roll(10) == 0 ? .unknown("the reply was lost") : .accepted(providerID: nil)
            }
            // A minute of the service's clock goes by in a fifth of a second.
            let now: @Sendable () async -> Instant = {
                PostOffice.morning.adding(seconds: (ContinuousClock.now - clock).components.seconds * 300)
            }

            try await withThrowingTaskGroup(of: Void.self) { group in
                let isDone = Ending()
                for worker in 0..<4 {
                    group.addTask {
                        while !isDone.isAsked {
                            let pool = Pool(office.database.settings(as: .post), size: 3)
                            let crash = Task {
                                try? await Task.sleep(for: .milliseconds(50 + roll(600)))
                                if roll(2) == 0 { await pool.close() }
                            }
                            let postman = office.postman(
                                channel, pool: pool, settings: office.settings(worker: "worker-\(worker)"), now: now)
                            while !crash.isCancelled, !isDone.isAsked {
                                guard let count = try? await postman.post(0) else { break }
                                if count == 0 { try? await Task.sleep(for: .milliseconds(20)) }
                            }
                            crash.cancel()
                            _ = await crash.value
                            await pool.close()
                        }
                    }
                }
                group.addTask {
                    let open: SQL = "select count(*) from message where state in ('pending', 'claimed')"
                    let end = ContinuousClock.now + .seconds(60)
                    while try await office.count(open) > 0, ContinuousClock.now < end {
                        try await Task.sleep(for: .milliseconds(30 + roll(60)))
                        try await office.runOutSomeLeases()
                    }
                    isDone.ask()
                }
                try await group.waitForAll()
            }

            let reached = mailbox.withLock { $0 }
            #expect(reached.values.allSatisfy { $0 == 1 }, "seed \(seed)")
            let messages = try await office.messages()
            #expect(messages.count == 120)
            for message in messages {
                let count = reached[message.id] ?? 0
                switch message.state {
                case "accepted": #expect(count == 1, "\(message.id) seed \(seed)")
                case "failed": #expect(count == 0, "\(message.id) seed \(seed)")
                default: #expect(message.state == "unknown", "\(message.id) seed \(seed)")
                }
            }
            #expect(messages.contains { $0.state == "accepted" }, "seed \(seed)")
            #expect(
                try await office.count("select count(*) from delivery_attempt where outcome is null") == 0,
                "seed \(seed)")
        }
    }
}

extension PostOffice {
    func postman(
        _ channel: any Channel, pool: Pool? = nil, settings: PostSettings,
        now: @escaping @Sendable () async -> Instant = { morning }, log: Log = Log()
    ) -> Postman {
        Postman(
            pool: pool ?? database.post, letters: letters, channels: [channel], settings: settings,
            hints: AsyncStream { _ in }, now: now, observe: { log.add($0) })
    }

    /// Runs out about a third of the leases that nobody is working at in a transaction just now.
    func runOutSomeLeases() async throws {
        try await database.post.transaction { tx in
            try tx.run(
                """
                update message set lease_until = now() - interval '1 second'
                 where id in (select id from message where state = 'claimed' and random() < 0.3 for update skip locked)
                """)
        }
    }
}
