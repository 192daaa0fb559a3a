import Casework
import FoundationEssentials
import Glibc
import Post
import Testing
import Text

@testable import casereviewd

@Suite struct `The settings of channels` {
    private static let secret = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()

    /// Reads settings with a secret at `$secret`, one that is none at `$wrong`.
    private func read(_ yaml: String) throws -> Settings {
        let directory = FileManager.default.temporaryDirectory.path + "/casereview-channels-\(UUID())"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for (name, text) in [("secret", Self.secret), ("wrong", "hunter2")] {
            #expect(FileManager.default.createFile(atPath: "\(directory)/\(name)", contents: Data(text.utf8)))
        }
        let text = yaml.replacing("$secret", with: "\(directory)/secret").replacing(
            "$wrong", with: "\(directory)/wrong")
        return try Settings.read(Node.yaml(text))
    }

    private static let webhook = "webhook: {url: 'https://hooks.example/x', secret_file: $secret}"
    private static let exec = "exec: {program: /usr/local/libexec/send}"

    @Test func `lead each way to its channel, and each channel has one lane`() throws {
        let plain = try read("")
        #expect(plain.routes == Routes(email: "maildir"))
        #expect(plain.routed.map(\.name) == [.maildir])
        let settings = try read("post: {text_channel: exec, letter_channel: exec, \(Self.exec)}")
        #expect(settings.routes == Routes(email: "maildir", text: "exec", letter: "exec"))
        #expect(settings.routed.map(\.name) == [.maildir, .exec])
        #expect(settings.routed.map(\.ways) == [[.email], [.text, .letter]])
        let one = try read("post: {channel: webhook, text_channel: webhook, letter_channel: print, \(Self.webhook)}")
        #expect(one.routed.map(\.ways) == [[.email, .text]])
        let channels = try Channels.all(one)
        #expect(channels.map(\.name) == ["webhook"] && channels.map(\.isRepeatable) == [true])
        #expect(channels.map(\.ways) == [[.email, .text]] && channels.map(\.ratePerMinute) == [nil])
    }

    @Test func `hold channels to a rate`() throws {
        let settings = try read(
            """
            post:
              channel: smtp
              text_channel: exec
              smtp: {host: mail.example, rate_per_minute: 90}
              exec: {program: /usr/local/libexec/send, rate_per_minute: 60000, timeout_seconds: 25}
            """)
        #expect(try Channels.all(settings).map(\.ratePerMinute) == [90, 60_000])
        #expect(settings.program == ExecProgram(path: "/usr/local/libexec/send", timeout: .seconds(25)))
    }

    @Test func `make a webhook, and show none of its secrets`() throws {
        let settings = try read(
            """
            post:
              webhook:
                url: https://Hooks.example:8443/services/T00/hunter2
                secret_file: $secret
                old_secret_file: $secret
                allow_private: [10.1.0.0/16, hooks.internal.example]
                timeout_seconds: 28
            """)
        let webhook = try #require(settings.webhook)
        #expect(webhook.secrets.count == 2 && webhook.timeout == .seconds(28) && webhook.host == "hooks.example")
        #expect(webhook.alsoPrivate.map { "\($0)" } == ["10.1.0.0/16", "hooks.internal.example"])
        let shown = settings.shown(given: []).map(\.value).joined(separator: " ") + "\(settings)"
        #expect(!shown.contains("hunter2") && !shown.contains("AAEC"))
        #expect(shown.contains("https://Hooks.example:8443"))
    }

    @Test(arguments: [
        ("channel: print", "channel"), ("text_channel: smtp", "text_channel"),
        ("letter_channel: maildir", "letter_channel"),
        ("channel: webhook", "channel"), ("text_channel: exec", "text_channel"),
        ("letter_channel: webhook", "letter_channel"),
        ("webhook: {secret_file: $secret}", "webhook.url"),
        ("webhook: {url: 'https://h.example'}", "webhook.secret_file"),
        ("webhook: {url: 'http://h.example', secret_file: $secret}", "webhook.url"),
        ("webhook: {url: 'https://u:p@h.example', secret_file: $secret}", "webhook.url"),
        ("webhook: {url: 'http://127.0.0.1:1', secret_file: $secret}", "webhook.url"),
        ("webhook: {url: 'https://h.example', secret_file: $wrong}", "webhook.secret_file"),
        ("webhook: {url: 'https://h.example', secret_file: /nowhere}", "webhook.secret_file"),
        (
            "webhook: {url: 'https://h.example', secret_file: $secret, old_secret_file: $wrong}",
            "webhook.old_secret_file"
        ),
        (
            "webhook: {url: 'https://h.example', secret_file: $secret, allow_private: 10.0.0.0/8}",
            "webhook.allow_private"
        ),
        ("webhook: {url: 'https://h.example', secret_file: $secret, allow_private: [x/y]}", "webhook.allow_private[0]"),
        ("webhook: {url: 'https://h.example', secret_file: $secret, timeout_seconds: 29}", "webhook.timeout_seconds"),
        ("webhook: {url: 'https://h.example', secret_file: $secret, rate_per_minute: 0}", "webhook.rate_per_minute"),
        ("webhook: {url: 'https://h.example', secret_file: $secret, authorities: /nowhere}", "webhook.authorities"),
        ("webhook: {url: 'https://h.example', secret: x, secret_file: $secret}", "webhook.secret"),
        ("exec: {}", "exec.program"), ("exec: {program: send}", "exec.program"),
        ("exec: {program: /a, shell: 1}", "exec.shell"),
        ("exec: {program: /a, timeout_seconds: 26}", "exec.timeout_seconds"),
        ("exec: {program: /a, timeout_seconds: 0}", "exec.timeout_seconds"),
        ("exec: {program: /a, rate_per_minute: 60001}", "exec.rate_per_minute"),
        ("exec: /usr/bin/send", "exec"), ("webhook: https://h.example", "webhook"),
        ("smtp: {host: h, rate_per_minute: many}", "smtp.rate_per_minute"),
        ("lease_seconds: 39, text_channel: exec, exec: {program: /a}", "lease_seconds"),
    ])
    func `are refused with their place where they cannot be used`(yaml: String, key: String) throws {
        let mistakes = try #require(throws: Mistakes.self) { try read("post: {\(yaml)}") }
        #expect(mistakes.all.map(\.path) == ["post.\(key)"], "\(mistakes)")
        #expect(mistakes.all.allSatisfy { $0.line == 1 && !$0.expected.isEmpty })
        #expect(!"\(mistakes)".contains("hunter2"))
    }

    @Test func `lead nowhere where a block is missing`() {
        for name in [Settings.ChannelName.webhook, .exec] {
            #expect(throws: Failure.self) { try Channels.channel(name, Settings()) }
        }
    }

    @Test(
        arguments: [
            ("a@b.example", .email), ("07700 900000", .text), ("+44 (0)7700-900000", .text),
            ("1 High Street, Eastleigh, SO50 1AA", .letter),
        ] as [(String, Way)])
    func `know an address by its look`(typed: String, way: Way) throws {
        #expect(try Destination(typed: typed, for: .exec).way == way)
        if way != .email {
            #expect(throws: (any Error).self) { try Destination(typed: typed, for: .smtp) }
        }
    }

    @Test(arguments: ["", "nobody", "@", "1234", "1, 2", "a,,b", "1,2,3,4,5,6,7,8", "07700 900000 900000 900000"])
    func `know what is no address`(typed: String) {
        #expect(throws: (any Error).self) { try Destination(typed: typed, for: .exec) }
    }
}
