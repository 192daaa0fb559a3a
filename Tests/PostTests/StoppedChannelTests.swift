import Casework
import FoundationEssentials
import Records
import Synchronization
import TestSupport
import Testing

@testable import Post

@Suite struct `A channel whose other side refuses us` {
    @Test func `stops, is tried with one message at a time, and goes on by itself when that is mended`() async throws {
        try await PostOffice.with { office in
            let isMended = Mutex(false)
            let smtp = StubChannel("smtp") { _ in
                isMended.withLock { $0 } ? .accepted(providerID: nil) : .stopped("535 Credentials invalid")
            }
            let other = StubChannel()
            for _ in 0..<20 { try await office.oweDecision(channel: "smtp") }
            for _ in 0..<5 { try await office.oweDecision() }
            let log = Log()
            var settings = office.settings()
            settings.firstPause = .seconds(3)
            settings.concurrency = 4
            let postman = Postman(
                pool: office.database.post, letters: office.letters, channels: [other, smtp], settings: settings,
                hints: AsyncStream { _ in }, now: { PostOffice.morning }, observe: { log.add($0) })

            // Another channel's messages go on; of this one's, only those that were under way at once were tried, and
            // while it pauses nothing is taken out.
            let begun = ContinuousClock.now
            try await postman.drain()
            #expect(other.delivered.count == 5)
            #expect(postman.stopped() == ["smtp": "535 Credentials invalid"])
            let again = try await postman.drain()
            if ContinuousClock.now - begun < settings.firstPause {
                #expect(again == 0)
                #expect((1...4).contains(smtp.delivered.count))
                #expect(
                    log.all.filter { $0 == .stopped(channel: "smtp", reason: "535 Credentials invalid") }.count == 1)
            }
            var waiting = try await office.messages().filter { $0.channel == "smtp" }
            #expect(waiting.allSatisfy { $0.state == "pending" && $0.detail == "535 Credentials invalid" })
            #expect(waiting.allSatisfy { $0.dueAt == PostOffice.morning })

            // Then one message at a time.
            let tried = smtp.delivered.count
            try await eventually { try await postman.drain() == 1 }
            #expect(smtp.delivered.count == tried + 1)
            #expect(postman.stopped().keys.sorted() == ["smtp"])

            isMended.withLock { $0 = true }
            try await eventually {
                try await postman.drain()
                return smtp.delivered.count >= tried + 1 + 20
            }
            #expect(postman.stopped().isEmpty)
            #expect(log.all.contains(.resumed(channel: "smtp")))
            waiting = try await office.messages().filter { $0.channel == "smtp" }
            #expect(waiting.allSatisfy { $0.state == "accepted" && $0.attempts <= 3 })
            #expect(smtp.delivered.count == tried + 1 + 20)
        }
    }

    @Test func `costs a message none of its attempts, however long it lasts`() async throws {
        try await PostOffice.with { office in
            let outcome = Mutex(DeliveryOutcome.stopped("535 Credentials invalid"))
            let channel = StubChannel { _ in outcome.withLock { $0 } }
            let id = try await office.oweDecision()
            for _ in 0..<15 { #expect(try await office.postman(channel).drain() == 1) }
            outcome.withLock { $0 = .again("busy", after: nil) }
            #expect(try await office.postman(channel).drain() == 1)
            let message = try #require(try await office.message(id))
            #expect((message.state, message.detail, message.attempts) == ("pending", "busy", 16))
            #expect(try await office.tasks().isEmpty)
        }
    }

    @Test func `is no longer called stopped where nothing waits for it`() async throws {
        try await PostOffice.with { office in
            let channel = StubChannel { _ in .stopped("no") }
            let id = try await office.oweDecision()
            var settings = office.settings()
            settings.firstPause = .milliseconds(50)
            let postman = Postman(
                pool: office.database.post, letters: office.letters, channels: [channel], settings: settings,
                hints: AsyncStream { _ in }, now: { PostOffice.morning })
            try await postman.drain()
            #expect(postman.stopped() == ["stub": "no"])
            // Another instance, whose settings are right, delivers it.
            try await office.postman(StubChannel()).drain()
            #expect(try await office.message(id)?.state == "accepted")
            try await eventually {
                try await postman.drain()
                return postman.stopped().isEmpty
            }
        }
    }

    private func eventually(_ isSo: () async throws -> Bool) async throws {
        let latest = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < latest {
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("it did not come to be within half a minute")
    }
}

/// A moment that a test moves.
final class Moment: Sendable {
    private let kept: Mutex<Instant>

    init(_ now: Instant) { kept = Mutex(now) }

    var now: Instant {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
}
