import Casework
import Curl
import FoundationEssentials
import Records
import Testing

@testable import Post

@Suite(.serialized) struct `The outbox by mail server` {
    typealias Fault = SmtpServers.Fault

    private func owe(_ count: Int, in office: PostOffice) async throws -> [UUID] {
        var ids: [UUID] = []
        for _ in 0..<count { ids.append(try await office.oweDecision(channel: "smtp")) }
        return ids
    }

    private func messageIDs(_ ids: [UUID]) -> [String] {
        ids.map { "<\($0.uuidString.lowercased())@east.example>" }.sorted()
    }

    @Test func `two hundred messages are accepted, each once, with its id in the server's queue`() async throws {
        try await PostOffice.with { office in
            try await SmtpServers.with { servers in
                let ids = try await owe(200, in: office)
                let door = try await servers.open(.starttls, user: "review")
                let channel = servers.channel(door, .starttls, user: "review")
                let begun = ContinuousClock.now
                #expect(try await office.postman(channel).drain() == 200)
                print("200 messages inside TLS, signed in, a connection each: \(ContinuousClock.now - begun)")
                let seen = try await door.seen()
                #expect(seen.messages.map(\.id).sorted() == messageIDs(ids))
                #expect(seen.messages.allSatisfy { $0.to == ["ann@home.example"] && $0.isSecret })
                let messages = try await office.messages()
                #expect(messages.count == 200)
                #expect(messages.allSatisfy { $0.state == "accepted" && $0.attempts == 1 })
                #expect(Set(messages.compactMap(\.providerID)).count == 200)
            }
        }
    }

    @Test func `a server that hangs up in the middle of a batch costs nobody a message, and none comes twice`()
        async throws
    {
        try await PostOffice.with { office in
            try await SmtpServers.with { servers in
                let ids = try await owe(30, in: office)
                let door = try await servers.open(
                    .none, [Fault(at: "greeting", reply: "421 4.3.2 Shutting down", then: "close", until: 7)])
                let later = Moment(PostOffice.morning)
                let postman = office.postman(servers.channel(door), at: { later.now })
                try await postman.drain()
                #expect(try await office.messages().count { $0.state == "accepted" } == 23)
                later.now = later.now.adding(seconds: 60)
                try await postman.drain()
                let messages = try await office.messages()
                #expect(messages.allSatisfy { $0.state == "accepted" })
                #expect(
                    messages.map(\.attempts).sorted() == Array(repeating: 1, count: 23) + Array(repeating: 2, count: 7))
                #expect(try await door.seen().messages.map(\.id).sorted() == messageIDs(ids))
            }
        }
    }

    @Test func `a lost reply ends as unknown under hold, and is sent again under resend`() async throws {
        try await PostOffice.with { office in
            try await SmtpServers.with { servers in
                let ids = try await owe(1, in: office)
                let door = try await servers.open(.none, [Fault(at: "dot", then: "drop", until: 1)])
                try await office.postman(servers.channel(door)).drain()
                #expect(try await office.messages().map(\.state) == ["unknown"])
                #expect(try await office.postman(servers.channel(door)).drain() == 0)
                #expect(try await door.seen().messages.map(\.id) == messageIDs(ids))
            }
        }
        try await PostOffice.with { office in
            try await SmtpServers.with { servers in
                let ids = try await owe(1, in: office)
                let door = try await servers.open(.none, [Fault(at: "dot", then: "drop", until: 1)])
                let later = Moment(PostOffice.morning)
                let postman = office.postman(servers.channel(door, whenUnknown: .resend), at: { later.now })
                try await postman.drain()
                later.now = later.now.adding(seconds: 60)
                try await postman.drain()
                #expect(try await office.messages().map(\.state) == ["accepted"])
                #expect(try await door.seen().messages.map(\.id) == messageIDs(ids + ids))
            }
        }
    }

    @Test(arguments: [
        "j\u{f6}rg@home.example", "ann@h\u{f6}me.example", "ann@home.example>\r\nRCPT TO:<eve@evil.example",
    ])
    func `an address that SMTP cannot carry fails with a reason, and nothing of it is sent`(address: String)
        async throws
    {
        try await PostOffice.with(email: address) { office in
            try await SmtpServers.with { servers in
                let ids = try await owe(1, in: office)
                let door = try await servers.open()
                try await office.postman(servers.channel(door)).drain()
                let message = try #require(try await office.message(ids[0]))
                #expect(message.state == "failed")
                #expect(message.detail == "the recipient's address is not one that mail can be sent to")
                #expect(try await door.seen().connections == 0)
            }
        }
    }
}
