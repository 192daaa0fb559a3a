import Testing

@testable import Curl

@Suite struct `A message over SMTP` {
    /// A server up to the point where the message is wanted.
    static let beginning: [RawServer.Step] = [
        .send("220 mail.example ESMTP\r\n"), .until("\r\n"), .send("250 mail.example\r\n"), .until("\r\n"),
        .send("250 2.1.0 Ok\r\n"), .until("\r\n"), .send("250 2.1.5 Ok\r\n"), .until("\r\n"), .send("354 Go on\r\n"),
    ]

    @Test func `is taken over with its number in the queue`() async throws {
        let server = try RawServer(
            Self.beginning + [.until("\r\n.\r\n"), .send("250 2.0.0 Ok: queued as 4F1A\r\n"), .hold]
        )
        let acceptance = try await message(to: server, "Subject: x\r\n\r\n.dot\r\nend\r\n").perform()
        #expect(acceptance.code == 250)
        #expect(acceptance.line == "250 2.0.0 Ok: queued as 4F1A")
        #expect(acceptance.address == "127.0.0.1")
        let lines = server.request.split(separator: "\r\n").map(String.init)
        #expect(
            lines.prefix(4) == [
                "EHLO review.example", "MAIL FROM:<from@example.org>", "RCPT TO:<to@example.org>", "DATA",
            ]
        )
        #expect(lines.dropFirst(4).starts(with: ["Subject: x", "..dot", "end", "."]))
    }

    @Test func `is not sent where the recipient is refused, with the reason`() async throws {
        let server = try RawServer(Self.beginning.prefix(6) + [.send("550 5.1.1 No such user\r\n"), .hold])
        let error = await #expect(throws: CurlError.self) { try await message(to: server).perform() }
        #expect(error?.replyCode == 550)
        #expect(error?.lastLine == "550 5.1.1 No such user")
        #expect(error?.handedOver == false)
    }

    @Test func `is refused with the server's reason, not with its farewell`() async throws {
        let refusal = RawServer.Step.send("550-5.1.1 No such\r\n550 5.1.1 user\r\n")
        let server = try RawServer(
            Self.beginning.prefix(6) + [refusal, .until("QUIT\r\n"), .send("221 2.0.0 Bye\r\n"), .hold])
        let error = await #expect(throws: CurlError.self) { try await message(to: server).perform() }
        #expect(error?.replyCode == 550)
        #expect(error?.lastLine == "550 5.1.1 No such user")
    }

    @Test func `is refused when it was given, with the reason`() async throws {
        let server = try RawServer(Self.beginning + [.until("\r\n.\r\n"), .send("452 4.3.1 Full\r\n"), .hold])
        let error = await #expect(throws: CurlError.self) { try await message(to: server).perform() }
        #expect(error?.replyCode == 452)
        #expect(error?.lastLine == "452 4.3.1 Full")
    }

    @Test(arguments: [RawServer.Step.reset, .hold])
    func `is unknown where no answer comes after it`(end: RawServer.Step) async throws {
        let server = try RawServer(Self.beginning + [.until("\r\n.\r\n"), end])
        var transfer = message(to: server)
        transfer.deadline = .milliseconds(500)
        let prepared = transfer
        let error = await #expect(throws: CurlError.self) { try await prepared.perform() }
        #expect(error?.replyCode == 354)
        #expect(error?.handedOver == true)
    }

    @Test func `is not begun where the server asks for it too late`() async throws {
        let server = try RawServer(Self.beginning + [.until("\r\n.\r\n"), .send("250 Ok\r\n"), .hold])
        var transfer = message(to: server)
        transfer.beginDeadline = .zero
        let prepared = transfer
        let error = await #expect(throws: CurlError.self) { try await prepared.perform() }
        #expect(error?.replyCode == 354)
        #expect(error?.handedOver == false)
        #expect(error?.message == "It came too late to asking for the message.")
        #expect(!server.request.contains("Subject"))
    }

    @Test func `is not sent where STARTTLS is not offered`() async throws {
        let server = try RawServer(Self.beginning.prefix(3) + [.hold])
        var transfer = message(to: server)
        transfer.security = .starttls
        let prepared = transfer
        let error = await #expect(throws: CurlError.self) { try await prepared.perform() }
        #expect(error?.code == 64)
        #expect(!server.request.contains("MAIL"))
    }

    @Test func `is answered before the server says farewell`() async throws {
        let server = try RawServer(Self.beginning + [.until("\r\n.\r\n"), .send("250 Ok\r\n"), .hold])
        let begin = ContinuousClock.now
        _ = try await message(to: server).perform()
        #expect(ContinuousClock.now - begin < .seconds(5))
    }

    @Test func `without TLS it goes to this machine only`() async {
        var transfer = MailTransfer(
            host: "192.0.2.1",
            port: 25,
            security: .none,
            ownName: "review.example",
            sender: "",
            recipient: "a@b.example",
            message: Array("x\r\n".utf8)
        )
        transfer.deadline = .seconds(5)
        let prepared = transfer
        let error = await #expect(throws: CurlError.self) { try await prepared.perform() }
        #expect(error?.code == 7)
        #expect(error?.handedOver == false)
    }

    @Test(arguments: ["a@b.example>\r\nRCPT TO:<c@d.example", "a b@c.example", "<a@b.example>", "", "ä@b.example"])
    func `is not begun for a recipient that is none`(recipient: String) async throws {
        let error = await #expect(throws: CurlError.self) { try await message(to: recipient).perform() }
        #expect(error?.code == 43)
    }

    @Test(arguments: ["x", "x\n", "x\r\n.\n\r\n", "x\r.\r\n", "x\r", "x\r\n\n", ""])
    func `is not begun with a line that ends otherwise than with CR LF`(text: String) async throws {
        let error = await #expect(throws: CurlError.self) { try await message(to: "a@b.example", text).perform() }
        #expect(error?.code == 43)
    }

    @Test func `a password is not sent without TLS`() async throws {
        var transfer = message(to: "a@b.example")
        transfer.user = "u"
        transfer.password = "p"
        let prepared = transfer
        let error = await #expect(throws: CurlError.self) { try await prepared.perform() }
        #expect(error?.code == 43)
    }

    private func message(to server: RawServer, _ text: String = "Subject: x\r\n\r\ny\r\n") -> MailTransfer {
        MailTransfer(
            host: "127.0.0.1",
            port: server.port,
            security: .none,
            ownName: "review.example",
            sender: "from@example.org",
            recipient: "to@example.org",
            message: Array(text.utf8)
        )
    }

    private func message(to recipient: String, _ text: String = "x\r\n") -> MailTransfer {
        MailTransfer(
            host: "127.0.0.1",
            port: 1,
            security: .none,
            ownName: "review.example",
            sender: "from@example.org",
            recipient: recipient,
            message: Array(text.utf8)
        )
    }
}
