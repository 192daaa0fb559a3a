import Casework
import Curl
import FoundationEssentials
import Testing
import Text

@testable import Post

@Suite(.serialized) struct `The post by mail server` {
    typealias Fault = SmtpServers.Fault

    @Test func `is a channel`() async throws {
        try await SmtpServers.with { servers in
            let door = try await servers.open()
            try await ChannelConformance(
                channel: servers.channel(door),
                // A reader's mail program shows a message once, however often it came.
                arrived: { Set(try await door.seen().messages.map(\.id)).sorted() },
                breakDown: { try await door.shut() }
            ).run()
        }
    }

    @Test func `hands over the very bytes of the message, and keeps the id that the server gave it`() async throws {
        try await SmtpServers.with { servers in
            let door = try await servers.open()
            let letter = ChannelConformance.letter(text: ".\n..\n.x\nDear Ann, \u{e9}\u{2602}\n.\n")
            #expect(await servers.channel(door).deliver(letter) == .accepted(providerID: "000001"))
            let seen = try await door.seen()
            let message = try #require(seen.messages.first)
            #expect(seen.commands == ["EHLO", "MAIL", "RCPT", "DATA"])
            #expect((message.from, message.to) == ("review@east.example", ["ann@home.example"]))
            #expect(message.id == "<\(letter.id.uuidString.lowercased())@east.example>")
            let bytes = try letter.mail()
            #expect(message.bytes == bytes)
        }
    }

    /// What the server does, how it ends, and how many messages it had whole and did not refuse.
    struct Row: Sendable {
        var fault: Fault
        var ends: [SmtpEnd]
        var reached = 0
        var seconds = 20

        init(_ fault: Fault, _ ends: SmtpEnd..., reached: Int = 0, seconds: Int = 20) {
            (self.fault, self.ends, self.reached, self.seconds) = (fault, ends, reached, seconds)
        }
    }

    static let refusals: [Row] = ["mail", "rcpt", "data", "dot"].flatMap { step in
        [
            Row(Fault(at: step, reply: "421 4.3.2 Shutting down"), .again),
            Row(Fault(at: step, reply: "450 4.2.1 Mailbox busy"), .again),
            Row(Fault(at: step, reply: "451 4.7.1 Greylisted"), .again),
            Row(Fault(at: step, reply: "452 4.3.1 No room"), .again),
            Row(Fault(at: step, reply: "550-5.1.1 No such\r\n550 5.1.1 user"), .failed),
            Row(Fault(at: step, reply: "552 5.3.4 Too big"), .failed),
            Row(Fault(at: step, reply: "552 5.2.2 Mailbox full"), .again),
            Row(Fault(at: step, reply: "554 5.7.1 Refused", then: "close"), .failed),
            Row(Fault(at: step, reply: "530 5.7.0 Authentication required"), .stopped),
        ]
    }

    static let accidents: [Row] = ["greeting", "ehlo", "mail", "rcpt", "data"].flatMap { step in
        [
            Row(Fault(at: step), .again, seconds: 4), Row(Fault(at: step, then: "drop"), .again),
            Row(Fault(at: step, then: "close"), .again),
            Row(Fault(at: step, reply: "250-" + String(repeating: "slow", count: 50), pace: 0.2), .again, seconds: 4),
            Row(Fault(at: step, reply: "\u{ff}\u{fe}\u{0} junk\r\n\r\n12\r\n", then: "hold"), .again, seconds: 4),
            Row(Fault(at: step, reply: "250-endless\r\n", times: 20_000), .again, seconds: 10),
            Row(Fault(at: step, reply: "250 endless", times: 100_000), .again, seconds: 10),
        ]
    }

    static let greetings: [Row] = [
        Row(Fault(at: "greeting", reply: "421 4.3.2 Shutting down", then: "close"), .again),
        Row(Fault(at: "greeting", reply: "554 No service here", then: "close"), .stopped),
        Row(Fault(at: "greeting", reply: "220-mail\r\n220 ESMTP"), .accepted, reached: 1),
        Row(Fault(at: "ehlo", reply: "502 5.5.1 Not here"), .accepted, reached: 1),
        Row(Fault(at: "mail", reply: "250 2.1.0 Ok", pace: 0.01), .accepted, reached: 1),
        Row(Fault(at: "rcpt", reply: "250-2.1.5 a\r\n250 2.1.5 b", pace: 0.01), .accepted, reached: 1),
    ]

    static let endings: [Row] = [
        // Whether the end of the message was still sent, the system may not know.
        Row(Fault(at: "data", reply: "354 Go on", then: "drop"), .again, .unknown),
        Row(Fault(at: "data", reply: "354 Go on", then: "close"), .again, .unknown),
        Row(Fault(at: "dot"), .unknown, reached: 1, seconds: 12),
        Row(Fault(at: "dot", then: "drop"), .unknown, reached: 1),
        Row(Fault(at: "dot", then: "close"), .unknown, reached: 1),
        Row(
            Fault(at: "dot", reply: "250 2.0.0 Ok: " + String(repeating: "slow", count: 50), pace: 0.2), .unknown,
            reached: 1, seconds: 12),
        Row(Fault(at: "dot", reply: "\u{ff}\u{fe} junk", then: "hold"), .unknown, reached: 1, seconds: 12),
        Row(Fault(at: "dot", reply: "250-2.0.0 cut", then: "drop"), .unknown, reached: 1),
        Row(Fault(at: "dot", reply: "250-endless\r\n", times: 20_000), .unknown, reached: 1, seconds: 12),
        Row(Fault(at: "dot", reply: "250 endless", times: 100_000), .unknown, reached: 1, seconds: 12),
        Row(Fault(at: "dot", reply: "250-2.0.0 Ok:\r\n250 2.0.0 queued as X1", pace: 0.01), .accepted, reached: 1),
        Row(Fault(at: "dot", reply: "\u{ff} junk\r\n250 2.0.0 Ok"), .accepted, reached: 1),
        Row(Fault(at: "dot", reply: "421 4.3.2 Shutting down", then: "drop"), .again),
    ]

    static let tables = ["refusals": refusals, "accidents": accidents, "greetings": greetings, "endings": endings]

    @Test(arguments: tables.keys.sorted())
    func `ends as the server's reply says, or its silence`(table: String) async throws {
        let rows = try #require(Self.tables[table])
        try await SmtpServers.with { servers in
            await withTaskGroup(of: Void.self) { group in
                for row in rows { group.addTask { await check(row, servers) } }
            }
        }
    }

    private func check(_ row: Row, _ servers: SmtpServers) async {
        await #expect(throws: Never.self, "\(row.fault)") {
            let door = try await servers.open(.none, [row.fault])
            let channel = servers.channel(door, seconds: row.seconds)
            let begun = ContinuousClock.now
            let outcome = await channel.deliver(ChannelConformance.letter())
            let took = ContinuousClock.now - begun
            #expect(row.ends.contains(SmtpEnd(outcome)), "\(row.fault): \(outcome)")
            let isAccepted = SmtpEnd(outcome) == .accepted
            let reached = row.ends.count > 1 && !isAccepted ? 0 : row.reached
            #expect(try await door.seen().messages.count == reached, "\(row.fault): \(outcome)")
            #expect(took < .seconds(row.seconds + 10), "\(row.fault): \(took)")
        }
    }

    @Test func `a message that does not come through whole is tried again`() async throws {
        try await SmtpServers.with { servers in
            // More than the system keeps for a server that has stopped reading.
            let letter = ChannelConformance.letter(text: String(repeating: "A long letter. ", count: 150_000))
            let door = try await servers.open(.none, [Fault(at: "data", reply: "354 Go on", then: "drop")])
            let outcome = await servers.channel(door).deliver(letter)
            #expect(SmtpEnd(outcome) == .again, "\(outcome)")
            #expect(try await door.seen().messages.isEmpty)
        }
    }

    @Test func `a server that asks for the message too late does not get it`() async throws {
        try await SmtpServers.with { servers in
            let door = try await servers.open(.none, [Fault(at: "data", reply: "354 Go on", pace: 0.3)])
            var channel = servers.channel(door)
            channel.limits.beginning = .seconds(1)
            let outcome = await channel.deliver(ChannelConformance.letter())
            #expect(SmtpEnd(outcome) == .again, "\(outcome)")
            #expect(try await door.seen().messages.isEmpty)
        }
    }

    @Test func `what may have been sent is held, or sent again under the same id, as set`() async throws {
        try await SmtpServers.with { servers in
            let door = try await servers.open(.none, [Fault(at: "dot", then: "drop", until: 1)])
            var letter = ChannelConformance.letter()
            let first = await servers.channel(door, whenUnknown: .resend).deliver(letter)
            #expect(SmtpEnd(first) == .again)
            letter.attempt = 2
            letter.mayHaveBeenSent = true
            #expect(SmtpEnd(await servers.channel(door).deliver(letter)) == .unknown)
            #expect(try await door.seen().connections == 1)
            #expect(
                await servers.channel(door, whenUnknown: .resend).deliver(letter) == .accepted(providerID: "000002"))
            let messages = try await door.seen().messages
            #expect(messages.count == 2)
            #expect(messages.first?.id == messages.last?.id)
            #expect(messages.first?.bytes == messages.last?.bytes)
        }
    }

    @Test func `a reason names nobody`() async throws {
        try await SmtpServers.with { servers in
            let faults = [
                Fault(
                    at: "rcpt", reply: "550-5.1.1 <ann@home.example>: Ann Ash is\r\n550 5.1.1 unknown at home.example")
            ]
            let door = try await servers.open(.none, faults)
            let outcome = await servers.channel(door).deliver(ChannelConformance.letter())
            #expect(
                outcome
                    == .failed("the mail server answered 550 5.1.1 [hidden] [hidden] [hidden] is unknown at [hidden]"))
        }
    }
}

extension SmtpServers.Fault: CustomStringConvertible {
    var description: String { String(decoding: Array(json.text().utf8.prefix(120)), as: UTF8.self) }
}
