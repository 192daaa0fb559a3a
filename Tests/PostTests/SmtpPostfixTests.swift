import Curl
import FoundationEssentials
import Glibc
import TestSupport
import Testing
import Text

@testable import Post

@Suite struct `Debian's Postfix` {
    /// Postfix with a Maildir of ann's, and the directory of its certificates.
    private struct Office {
        let directory: String
        let certificates: String
        let starttls: Int
        let implicit: Int

        func channel(_ security: MailTransfer.Security, authority: String = "authority") -> Smtp {
            Smtp(
                MailServer(
                    host: "localhost", port: security == .implicit ? implicit : starttls, security: security,
                    authorityFile: "\(certificates)/\(authority).pem", ownName: "review.example"))
        }

        /// The messages that have fallen into ann's mailbox, once there are so many.
        func mail(_ count: Int) async throws -> [[UInt8]] {
            let folder = "\(directory)/mail/ann/new"
            let latest = ContinuousClock.now + .seconds(60)
            while true {
                let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
                if names.count >= count || ContinuousClock.now > latest {
                    return names.compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map(Array.init) }
                }
                try await Task.sleep(for: .milliseconds(50))
            }
        }

        /// Whether its log comes to say this; it is written beside the work.
        func logs(_ words: String) async throws -> Bool {
            let latest = ContinuousClock.now + .seconds(30)
            while ContinuousClock.now < latest {
                let log = FileManager.default.contents(atPath: "\(directory)/log") ?? Data()
                if String(decoding: log, as: UTF8.self).contains(words) { return true }
                try await Task.sleep(for: .milliseconds(50))
            }
            return false
        }
    }

    private func with(_ body: (Office) async throws -> Void) async throws {
        try await SmtpServers.withCertificates { certificates in
            // Its processes must come there, and a socket's path may have 107 bytes.
            let directory = "/tmp/postfix-\(UUID().uuidString.prefix(8))"
            let words = ["\(SmtpServers.support)/postfix-server", directory, certificates, "\(getuid())"]
            try await Companion.with(getuid() == 0 ? words : ["sudo", "--non-interactive"] + words) { companion in
                let ports = try await companion.hear(within: 120).split(separator: " ").compactMap { Int($0) }
                guard ports.count == 2 else { throw TestTrouble("Postfix could not be started") }
                try await body(
                    Office(directory: directory, certificates: certificates, starttls: ports[0], implicit: ports[1]))
            }
            #expect(!FileManager.default.fileExists(atPath: directory))
        }
    }

    @Test func `takes messages over, refuses and defers them, and is not spoken to where it is not trusted`()
        async throws
    {
        try await with { office in
            // Taken over, by either way into TLS, and delivered as they were sent.
            var letters: [OutgoingMessage] = []
            for security in [MailTransfer.Security.starttls, .implicit] {
                let letter = ChannelConformance.letter(text: ".\n..\n.Dear Ann \u{2602},\n\n.\n")
                let outcome = await office.channel(security).deliver(letter)
                guard case .accepted(let id?) = outcome else {
                    Issue.record("\(security): \(outcome)")
                    continue
                }
                #expect(try await office.logs("\(id): message-id=<\(letter.id.uuidString.lowercased())@east.example>"))
                letters.append(letter)
            }
            let arrived = try await office.mail(2)
            #expect(arrived.count == 2)
            for letter in letters {
                // In a Maildir lines end with LF.
                let sent = try letter.mail().filter { $0 != 0x0d }
                #expect(
                    arrived.count {
                        String(decoding: $0, as: UTF8.self).hasSuffix(String(decoding: sent, as: UTF8.self))
                    } == 1)
            }

            let channel = office.channel(.starttls)
            let refused = await channel.deliver(Self.letter(to: "nobody@home.example"))
            #expect(
                refused
                    == .failed(
                        "the mail server answered 550 5.1.1 [hidden] Recipient address rejected: User unknown in virtual mailbox table"
                    ))
            let later = await channel.deliver(Self.letter(to: "later@home.example"))
            #expect(
                later
                    == .again(
                        "the mail server answered 451 4.7.1 [hidden] Recipient address rejected: Greylisted, come again",
                        after: nil))
            let full = await channel.deliver(Self.letter(to: "full@home.example"))
            #expect(SmtpEnd(full) == .again, "\(full)")
            let big = await channel.deliver(
                ChannelConformance.letter(text: String(repeating: "A long letter.\n", count: 20_000)))
            #expect(
                big == .failed("the mail server answered 552 5.3.4 Message size exceeds fixed limit"))

            let untrusted = await office.channel(.implicit, authority: "stranger").deliver(ChannelConformance.letter())
            #expect(SmtpEnd(untrusted) == .stopped, "\(untrusted)")
            #expect(try await office.mail(2).count == 2)
        }
    }

    private static func letter(to address: String) -> OutgoingMessage {
        var letter = ChannelConformance.letter()
        letter.to = .mailbox(.init("", PostOffice.address(address)))
        return letter
    }
}
