import Casework
import Curl
import FoundationEssentials
import Glibc
import Postgres
import Records
import TestSupport
import Testing
import Text

@testable import Post

@Suite struct `A mail that Debian's Postfix brings back` {
    @Test func `goes through casereviewd bounce, and its message has failed`() async throws {
        guard let binary = ProcessInfo.processInfo.environment["CASEREVIEWD_BINARY"] else {
            throw TestTrouble("CASEREVIEWD_BINARY is not set: it names the built casereviewd; make test sets it.")
        }
        try await PostOffice.with(email: "gone@home.example") { office in
            try await SmtpServers.withCertificates { certificates in
                let directory = "/tmp/postfix-\(UUID().uuidString.prefix(8))"
                let own = "/tmp/bounce-\(UUID().uuidString.prefix(8))"
                let script = try Self.write(binary, own, office)
                defer { try? FileManager.default.removeItem(atPath: own) }
                let words = [
                    "\(SmtpServers.support)/postfix-server", directory, certificates, "\(getuid())", script, "postgres",
                ]
                try await Companion.with(getuid() == 0 ? words : ["sudo", "--non-interactive"] + words) { companion in
                    let ports = try await companion.hear(within: 120).split(separator: " ").compactMap { Int($0) }
                    let port = try #require(ports.first)
                    try await Self.send(to: port, certificates, office)
                    let log = {
                        String(
                            decoding: FileManager.default.contents(atPath: "\(directory)/log") ?? Data(), as: UTF8.self)
                    }
                    try await Self.awaitFailure(office, log)
                }
            }
        }
    }

    /// What Postfix calls, and the settings beside it, for a user who is not this one.
    private static func write(_ binary: String, _ own: String, _ office: PostOffice) throws -> String {
        try FileManager.default.createDirectory(
            atPath: own, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let settings = """
            database:
              url: \(office.database.url(as: .serve))
            post:
              bounce_address: bounces@back.example
            """
        let script = """
            #!/bin/sh
            exec '\(binary)' bounce --config '\(own)/casereviewd.yaml' --recipient "$1" --sender "$2"
            """
        for (name, text, mode) in [("casereviewd.yaml", settings, 0o644), ("bounce", script, 0o755)] {
            guard
                FileManager.default.createFile(
                    atPath: "\(own)/\(name)", contents: Data("\(text)\n".utf8),
                    attributes: [.posixPermissions: mode])
            else { throw TestTrouble("\(own)/\(name) cannot be written") }
        }
        return "\(own)/bounce"
    }

    private static func send(to port: Int, _ certificates: String, _ office: PostOffice) async throws {
        let key = try await office.database.post.transaction(.readOnly) { tx in try Instances.returnKey(in: tx) }
        var settings = office.settings()
        settings.returns = ReturnAddress(PostOffice.address("bounces@back.example"), key: key)
        let channel = Smtp(
            MailServer(
                host: "localhost", port: port, security: .starttls, authorityFile: "\(certificates)/authority.pem",
                ownName: "review.example"))
        try await office.oweDecision(channel: "smtp")
        try await Postman(
            pool: office.database.post, letters: office.letters, channels: [channel], settings: settings,
            hints: AsyncStream { _ in }, now: { PostOffice.morning }
        ).drain()
    }

    private static func awaitFailure(_ office: PostOffice, _ log: () -> String) async throws {
        let latest = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < latest {
            let messages = try await office.messages()
            if messages.contains(where: { $0.state == "failed" }) {
                #expect(messages.contains { $0.state == "by-hand" }, "It goes by the next way")
                #expect(try await office.tasks().map(\.kind.rawValue).sorted() == ["tell-by-hand", "undelivered"])
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("It did not come back within a minute:\n\(log().suffix(3_000))")
    }
}
