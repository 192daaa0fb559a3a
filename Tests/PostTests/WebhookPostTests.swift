import Casework
import FoundationEssentials
import Records
import Testing
import Text

@testable import Post

@Suite(.serialized) struct `The outbox by webhook` {
    @Test func `what fails for hours is tried with patience, and taken once when it is mended`() async throws {
        try await PostOffice.with { office in
            try await WebhookServers.with { servers in
                var ids: [UUID] = []
                for _ in 0..<10 { ids.append(try await office.oweDecision(channel: "webhook")) }
                let bad: [JSON] = (0..<30).map { ["status": .integer([500, 502, 503, 504][$0 % 4])] }
                let door = try await servers.open(answers: bad + [[:]])
                let later = Moment(PostOffice.morning)
                let postman = office.postman(try servers.channel(door), at: { later.now })
                for _ in 0..<8 {
                    try await postman.drain()
                    later.now = later.now.adding(seconds: 3_600)
                }
                let messages = try await office.messages()
                #expect(messages.allSatisfy { $0.state == "accepted" }, "\(messages.map(\.state))")
                #expect(messages.map(\.attempts).reduce(0, +) == 40)
                let requests = try await door.requests()
                let known = ids.map { $0.uuidString.lowercased() }.sorted()
                #expect(requests[30...].compactMap { $0.headers["webhook-id"] }.sorted() == known)
                // Whose link leads where the reader says who they are.
                let links = requests.map { (try? Node.json($0.body)).flatMap { JSON($0)["data"]?["link"] } }
                #expect(links.allSatisfy { $0 == .string("https://review.example/track") })
            }
        }
    }

    @Test func `one that no longer knows us stops, and what waits is not touched`() async throws {
        try await PostOffice.with { office in
            try await WebhookServers.with { servers in
                for _ in 0..<20 { try await office.oweDecision(channel: "webhook") }
                let door = try await servers.open(["status": 401])
                let postman = office.postman(try servers.channel(door))
                try await postman.drain()
                #expect(postman.stopped() == ["webhook": "the webhook answered 401"])
                #expect(try await office.messages().allSatisfy { $0.state == "pending" })
                #expect(try await door.requests().count <= 8)
                #expect(try await office.tasks().isEmpty)
            }
        }
    }
}
