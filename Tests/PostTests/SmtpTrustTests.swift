import Curl
import Testing

@testable import Post

@Suite(.serialized) struct `Trust in a mail server` {
    typealias Fault = SmtpServers.Fault
    static let secure: [MailTransfer.Security] = [.starttls, .implicit]

    @Test(arguments: secure)
    func `a message goes inside TLS to the server that is named`(security: MailTransfer.Security) async throws {
        try await SmtpServers.with { servers in
            for host in ["localhost", "127.0.0.1"] {
                let door = try await servers.open(security)
                let outcome = await servers.channel(door, security, host: host).deliver(ChannelConformance.letter())
                #expect(outcome == .accepted(providerID: "000001"))
                #expect(try await door.seen().messages.map(\.isSecret) == [true])
            }
        }
    }

    @Test(arguments: secure)
    func `another host's, an expired or a stranger's certificate stops the channel`(
        security: MailTransfer.Security
    ) async throws {
        try await SmtpServers.with { servers in
            for certificate in ["elsewhere", "expired", "stranger"] {
                let door = try await servers.open(security, certificate: certificate, user: "review")
                let outcome = await servers.channel(door, security, user: "review").deliver(ChannelConformance.letter())
                guard case .stopped(let reason) = outcome else {
                    Issue.record("\(certificate): \(outcome)")
                    continue
                }
                #expect(reason.hasPrefix("there is no trusted connection to the mail server: "), "\(reason)")
                #expect(reason.contains("certificate"), "\(certificate): \(reason)")
                try await expectNothing(door, "\(certificate): \(outcome)")
            }
        }
    }

    @Test(arguments: secure)
    func `TLS of old is refused, and a handshake that stalls is ended`(security: MailTransfer.Security) async throws {
        try await SmtpServers.with { servers in
            let old = try await servers.open(security, isOld: true)
            let outcome = await servers.channel(old, security).deliver(ChannelConformance.letter())
            #expect(SmtpEnd(outcome) == .again, "\(outcome)")
            try await expectNothing(old, "\(outcome)")

            // To a client of TLS, a server that waits for its EHLO in the clear says nothing.
            let faults =
                security == .starttls ? [Fault(at: "starttls", reply: "220 Go", then: "hold")] : [Fault(at: "greeting")]
            let stalled = try await servers.open(security == .starttls ? .starttls : .none, faults)
            let begun = ContinuousClock.now
            let end = await servers.channel(stalled, security, seconds: 2).deliver(ChannelConformance.letter())
            #expect(SmtpEnd(end) == .again, "\(end)")
            #expect(ContinuousClock.now - begun < .seconds(12))
            try await expectNothing(stalled, "\(end)")
        }
    }

    @Test func `where STARTTLS is not offered, refused or tampered with, nothing is said in the clear`() async throws {
        try await SmtpServers.with { servers in
            let rows: [(MailTransfer.Security, [Fault], SmtpEnd)] = [
                (.none, [], .stopped),
                (.starttls, [Fault(at: "ehlo", reply: "250-mail.test.example\r\n250-XXXXXXXA\r\n250 HELP")], .stopped),
                (.starttls, [Fault(at: "ehlo", reply: "502 5.5.1 Not here")], .stopped),
                (.starttls, [Fault(at: "starttls", reply: "454 4.7.0 TLS not available")], .again),
                (.starttls, [Fault(at: "starttls", reply: "502 5.5.1 Not here")], .stopped),
                (.starttls, [Fault(at: "starttls", reply: "220 Go\r\n250 injected")], .again),
                (.starttls, [Fault(at: "starttls", reply: "220 Go", then: "drop")], .again),
            ]
            for (offered, faults, end) in rows {
                let door = try await servers.open(offered, user: offered == .none ? nil : "review", faults)
                let channel = servers.channel(door, .starttls, user: "review")
                let outcome = await channel.deliver(ChannelConformance.letter())
                #expect(SmtpEnd(outcome) == end, "\(faults): \(outcome)")
                try await expectNothing(door, "\(faults): \(outcome)")
            }
        }
    }

    @Test(arguments: secure)
    func `it signs in with its password, and stops where that is refused`(
        security: MailTransfer.Security
    ) async throws {
        try await SmtpServers.with { servers in
            let door = try await servers.open(security, user: "review")
            let good = await servers.channel(door, security, user: "review").deliver(ChannelConformance.letter())
            #expect(good == .accepted(providerID: "000001"))
            let seen = try await door.seen()
            #expect(seen.messages.map(\.user) == ["review"])
            #expect(seen.commands.contains("AUTH PLAIN"))

            let wrong = servers.channel(door, security, user: "review", password: "battery staple")
            let outcome = await wrong.deliver(ChannelConformance.letter())
            #expect(
                outcome == .stopped("the mail server answered 535 5.7.8 Authentication credentials invalid"))
            let nobody = await servers.channel(door, security).deliver(ChannelConformance.letter())
            #expect(SmtpEnd(nobody) == .stopped, "\(nobody)")
            #expect(try await door.seen().messages.count == 1)
        }
    }

    @Test(arguments: [(["PLAIN"], SmtpEnd.accepted), (["PLAIN", "LOGIN"], .stopped)])
    func `it signs in by LOGIN where that is all there is`(without: [String], end: SmtpEnd) async throws {
        try await SmtpServers.with { servers in
            let door = try await servers.open(.starttls, user: "review", without: without)
            let channel = servers.channel(door, .starttls, user: "review")
            let outcome = await channel.deliver(ChannelConformance.letter())
            #expect(SmtpEnd(outcome) == end, "\(outcome)")
            let seen = try await door.seen()
            #expect(seen.messages.map(\.user) == (end == .accepted ? ["review"] : []))
            #expect(seen.commands.contains("AUTH LOGIN") == (end == .accepted))
        }
    }

    @Test func `what a server says to a sign-in stops the channel, unless it is for a while`() async throws {
        try await SmtpServers.with { servers in
            let rows: [(String, SmtpEnd)] = [
                ("535 5.7.8 Credentials invalid", .stopped), ("534 5.7.9 Too weak", .stopped),
                ("530 5.7.0 No", .stopped), ("432 4.7.12 A new password is needed", .stopped),
                ("454 4.7.0 Temporary failure", .again), ("421 4.7.0 Too busy", .again),
            ]
            for (reply, end) in rows {
                let door = try await servers.open(.implicit, user: "review", [Fault(at: "auth", reply: reply)])
                let outcome = await servers.channel(door, .implicit, user: "review").deliver(
                    ChannelConformance.letter())
                #expect(SmtpEnd(outcome) == end, "\(outcome)")
                #expect("\(outcome)".contains(reply), "\(outcome)")
                #expect(!"\(outcome)".contains("correct horse"))
                #expect(try await !door.seen().commands.contains("MAIL"))
            }
        }
    }

    @Test func `settings that cannot be used stop the channel with a reason`() async throws {
        var server = MailServer(host: "127.0.0.1", port: 1, security: .none, ownName: "review.example")
        server.user = "review"
        let plain = await Smtp(server).deliver(ChannelConformance.letter())
        #expect(
            plain == .stopped("the settings of the mail server cannot be used: A password is not sent without TLS."))
        server = MailServer(
            host: "127.0.0.1", port: 1, security: .implicit, authorityFile: "/nowhere", ownName: "review\r\nexample")
        let name = await Smtp(server).deliver(ChannelConformance.letter())
        #expect(SmtpEnd(name) == .stopped)
    }

    @Test func `authorities that cannot be read stop the channel`() async throws {
        try await SmtpServers.with { servers in
            let door = try await servers.open(.implicit)
            let server = MailServer(
                host: "127.0.0.1", port: door.port, security: .implicit, authorityFile: "\(servers.directory)/none.pem",
                ownName: "review.example")
            let outcome = await Smtp(server).deliver(ChannelConformance.letter())
            #expect(SmtpEnd(outcome) == .stopped, "\(outcome)")
            try await expectNothing(door, "\(outcome)")
        }
    }

    /// Neither a sign-in nor a message came.
    private func expectNothing(_ door: SmtpServers.Door, _ comment: Comment) async throws {
        let seen = try await door.seen()
        #expect(!seen.commands.contains { ["AUTH", "MAIL", "RCPT", "DATA"].contains($0) }, comment)
        #expect(seen.messages.isEmpty, comment)
    }
}
