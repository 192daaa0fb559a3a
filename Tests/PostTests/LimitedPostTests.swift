import Casework
import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Post

@Suite struct `A channel that is held to a pace` {
    @Test func `takes no more than that, and keeps nobody else waiting`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<9 { try await office.oweDecision(channel: "slow") }
            for _ in 0..<5 { try await office.oweDecision() }
            let (slow, other) = (StubChannel("slow"), StubChannel())
            let postman = office.postman(other, Routed(slow, for: [.email], ratePerMinute: 4))
            let begun = ContinuousClock.now
            try await postman.drain()
            try await postman.drain()
            #expect(other.delivered.count == 5)
            // A minute on, more may go.
            if ContinuousClock.now - begun < .seconds(60) { #expect(slow.delivered.count == 4) }
            // What waits is untouched, and nobody calls it late.
            let waiting = try await office.messages().filter { $0.state == "pending" }
            #expect(waiting.allSatisfy { $0.attempts == 0 && $0.channel == "slow" })
        }
    }

    @Test func `rests where its other side asks for it, and costs what waits no attempt`() async throws {
        try await PostOffice.with { office in
            for _ in 0..<20 { try await office.oweDecision() }
            let channel = StubChannel(isRepeatable: true) { _ in .again("429", after: .seconds(30)) }
            var settings = office.settings()
            settings.concurrency = 1
            let postman = Postman(
                pool: office.database.post, letters: office.letters, channels: [channel], settings: settings,
                hints: AsyncStream { _ in }, now: { PostOffice.morning })
            let begun = ContinuousClock.now
            try await postman.drain()
            try await postman.drain()
            guard ContinuousClock.now - begun < .seconds(30) else { return }
            #expect(channel.delivered.count == 1)
            let messages = try await office.messages()
            #expect(messages.allSatisfy { $0.state == "pending" })
            #expect(messages.filter { $0.dueAt == PostOffice.morning }.count == 19)
            #expect(messages.filter { $0.dueAt >= PostOffice.morning.adding(seconds: 30) }.count == 1)
        }
    }

    @Test func `messages of a channel that is no more go by the one that now carries their way`() async throws {
        try await PostOffice.with { office in
            let facts = Samples.facts.filter { Notice.Kind.closed.factNames.contains($0.key) }
            let notice = Notice(.closed, to: .applicant(office.application.id), facts)
            var ids: [UUID] = []
            for (way, channel) in [(Way.email, "gone"), (.text, "gone"), (.text, "texts")] {
                let id = UUID()
                try await office.database.serve.acting(office.here.service) { tx in
                    try Outbox.enqueue(
                        notice, id: id, file: office.file, partnership: office.here.id, by: way, channel: channel,
                        now: PostOffice.morning, in: tx)
                }
                ids.append(id)
            }
            let (mail, texts) = (StubChannel("mail"), StubChannel("texts"))
            try await office.postman(Routed(mail, for: [.email]), Routed(texts, for: [.text])).drain()
            #expect(mail.delivered.map(\.id) == [ids[0]])
            #expect(Set(texts.delivered.map(\.id)) == Set(ids[1...]))
        }
    }
}
