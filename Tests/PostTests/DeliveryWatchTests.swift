import Casework
import FoundationEssentials
import Postgres
import Synchronization
import TestSupport
import Testing
import Text

@testable import Post
@testable import Records

@Suite(.serialized) struct `Finding out what became of messages` {
    /// A clock that a test turns, in seconds after the morning.
    private final class Hand: Sendable {
        private let seconds = Mutex<Int64>(0)
        var now: Instant { PostOffice.morning.adding(seconds: seconds.withLock { $0 }) }
        func turn(by more: Int64) { seconds.withLock { $0 += more } }
    }

    /// Messages that a stand-in has taken, and who asks it about them.
    private func with(
        _ options: JSON, _ count: Int = 1,
        _ body: (PostOffice, NotifyServers.Door, DeliveryWatch, Hand, [UUID]) async throws -> Void
    ) async throws {
        try await PostOffice.with { office in
            try await NotifyServers.with { servers in
                let door = try await servers.open(options)
                let hand = Hand()
                var ids: [UUID] = []
                for _ in 0..<count { ids.append(try await office.oweDecision(channel: GovukNotify.channelName)) }
                try await office.postman(door.channel(), at: { hand.now }).drain()
                let watch = DeliveryWatch(
                    pool: office.database.post, channel: door.channel(), routes: Routes(email: "stub"),
                    interval: .milliseconds(50),
                    now: { hand.now })
                try await body(office, door, watch, hand, ids)
            }
        }
    }

    @Test func `each is asked about, seldomer the longer it takes, until the last word`() async throws {
        try await with(["outcome": nil]) { office, door, watch, hand, ids in
            let id = try #require(ids.first)
            #expect(try await watch.look() == 0, "Not in its first seconds.")
            hand.turn(by: 5)
            #expect(try await watch.look() == 1)
            #expect(try await watch.look() == 0)
            #expect(try await office.message(id)?.reported == nil)
            var asked = 1
            for _ in 0..<360 {
                hand.turn(by: 10)
                asked += try await watch.look()
            }
            #expect((10...25).contains(asked), "\(asked) times in an hour")
            try await door.say(id, "temporary-failure")
            hand.turn(by: 3_600)
            #expect(try await watch.look() == 1)
            #expect(try await office.message(id)?.state == "failed")
            #expect(Set(try await office.tasks().map(\.kind)) == [.undelivered, .tellByHand])
            hand.turn(by: 86_400)
            #expect(try await watch.look() == 0)
        }
    }

    @Test func `a hint is looked into at once, and believed only as far as Notify confirms it`() async throws {
        try await with(["outcome": nil], 2) { office, door, watch, _, ids in
            let rows = try await office.messages()
            for row in rows { #expect(watch.hint(try #require(row.providerID))) }
            #expect(watch.hint(UUID().uuidString) && watch.hint("no id at all"))
            #expect(try await watch.look() == 2)
            #expect(try await office.messages().allSatisfy { $0.reported == nil && $0.state == "accepted" })
            let id = try #require(ids.first)
            try await door.say(id, "delivered")
            for row in rows { #expect(watch.hint(try #require(row.providerID?.uppercased()))) }
            #expect(try await watch.look() == 2)
            #expect(try await office.message(id)?.deliveredAt != nil)
            #expect(try await office.messages().count { $0.reported == "delivered" } == 1)
        }
    }

    @Test func `news of what was thought to be settled is heard too`() async throws {
        try await with([:]) { office, door, watch, hand, ids in
            let id = try #require(ids.first)
            hand.turn(by: 10)
            #expect(try await watch.look() == 1)
            #expect(try await office.message(id)?.reported == "delivered")
            try await door.say(id, "permanent-failure")
            hand.turn(by: 10)
            #expect(watch.hint(try #require(try await office.message(id)?.providerID)))
            #expect(try await watch.look() == 1)
            #expect(try await office.message(id)?.state == "failed")
        }
    }

    @Test func `after a week nobody will say any more`() async throws {
        try await with(["outcome": nil]) { office, _, watch, hand, ids in
            let id = try #require(ids.first)
            hand.turn(by: 7 * 86_400 - 10)
            _ = try await watch.look()
            #expect(try await office.message(id)?.reported == nil)
            hand.turn(by: 6 * 3_600 + 10)
            #expect(try await watch.look() == 1)
            let row = try #require(try await office.message(id))
            #expect((row.state, row.reported) == ("accepted", "silent"))
            #expect(row.detail == "GOV.UK Notify did not say in a week what became of it")
        }
    }

    @Test func `while Notify does not answer, few are asked about and nothing is noted`() async throws {
        try await with(["outcome": nil], 30) { office, door, watch, hand, _ in
            try await door.change(["outcome": "delivered"])
            let before = try await door.seen().answers.count
            try await door.change(["faults": [["at": "get", "do": "reply", "status": 503]]])
            hand.turn(by: 10)
            _ = try await watch.look()
            #expect(try await door.seen().answers.count - before <= 2 * DeliveryWatch.width)
            #expect(try await office.messages().allSatisfy { $0.reported == nil && $0.state == "accepted" })
            try await door.change(["faults": []])
            hand.turn(by: 3_600)
            #expect(try await watch.look() == 30)
            #expect(try await office.messages().allSatisfy { $0.reported == "delivered" })
        }
    }

    @Test func `what is unknown is asked for by our own id, and found or not`() async throws {
        try await with(["outcome": nil], 2) { office, door, watch, hand, ids in
            let (found, lost) = (ids[0], UUID())
            try await office.database.post.transaction { tx in
                try tx.run(
                    "update message set state = 'unknown', provider_id = null, detail = 'lost' where id = \(found)")
                try tx.run(
                    """
                    insert into message (partnership_id, id, kind, statutory, recipient_kind, recipient_application,
                                         facts, channel, created_at, due_at, state, settled_at, detail)
                    select partnership_id, \(lost), kind, statutory, recipient_kind, recipient_application, facts,
                           channel, created_at, due_at, 'unknown', settled_at, 'lost'
                      from message where id = \(found)
                    """)
            }
            hand.turn(by: 10)
            #expect(try await watch.look() == 3)
            let row = try #require(try await office.message(found))
            #expect(row.state == "accepted" && row.providerID != nil && row.detail == nil)
            #expect(try await office.count("select count(*) from message where state = 'unknown'") == 1)
            hand.turn(by: 8 * 3_600)
            _ = try await watch.look()
            #expect(
                try await office.count(
                    "select count(*) from message where state = 'unknown' and reported = 'silent' and detail = 'lost'")
                    == 1)
        }
    }

    @Test func `several who ask share the work, and note nothing twice`() async throws {
        try await with([:], 40) { office, door, _, hand, _ in
            hand.turn(by: 10)
            let watches = (0..<3).map { _ in
                DeliveryWatch(
                    pool: office.database.post, channel: door.channel(), routes: Routes(email: "stub"),
                    interval: .seconds(1), now: { hand.now })
            }
            let looked = try await withThrowingTaskGroup(of: Int.self) { group in
                for watch in watches { group.addTask { try await watch.look() } }
                return try await group.reduce(0, +)
            }
            #expect(looked == 40)
            #expect(try await office.count("select count(*) from delivery_report where status = 'delivered'") == 40)
        }
    }

    @Test func `it works until it is told to end`() async throws {
        try await with([:], 3) { office, _, watch, hand, _ in
            hand.turn(by: 10)
            let work = Task { await watch.run() }
            let end = ContinuousClock.now + .seconds(30)
            while try await !office.messages().allSatisfy({ $0.reported == "delivered" }), .now < end {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await office.messages().allSatisfy { $0.reported == "delivered" })
            work.cancel()
            await work.value
        }
    }

    @Test func `hints have only so much room`() async throws {
        try await PostOffice.with { office in
            let service = NotifyService(
                key: try #require(NotifyKey("k-\(NotifyKeyTests.service)-\(NotifyKeyTests.secret)")))
            let watch = DeliveryWatch(
                pool: office.database.post, channel: GovukNotify(service), routes: Routes(email: "stub"),
                interval: .seconds(60),
                now: { PostOffice.morning })
            let ids = (0..<DeliveryWatch.roomForHints).map { _ in UUID().uuidString }
            #expect(ids.allSatisfy { watch.hint($0) })
            #expect(!watch.hint(UUID().uuidString))
            #expect(watch.hint(ids[7]))
        }
    }
}
