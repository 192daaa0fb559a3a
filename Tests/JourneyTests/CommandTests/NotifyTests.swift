import FoundationEssentials
import Testing
import Text

@Suite struct `The notify command` {
    @Test func `hands one real message to the channel`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ran = try await Program(
            ["notify", "test", "--channel", "maildir", "--to", "a@b.example", "--format", "json"],
            environment: ["STATE_DIRECTORY": scratch.file("state"), "CASEREVIEWD_CONFIG": try empty(scratch)]
        ).run()
        #expect(ran.ending == .exited(0), "\(ran.errors)")
        let answer = try ran.json()
        #expect(answer["outcome"]?.text == "accepted")
        #expect(answer.keys.contains("provider_id") && answer.keys.contains("detail"))

        let letters = try Mailbox(scratch.file("state/outbox")).letters()
        #expect(letters.map(\.to) == ["a@b.example"])
        #expect(letters.first?.subject.isEmpty == false)
    }

    @Test(arguments: [
        ("pigeon", "a@b.example", "pigeon"), ("maildir", "nobody", "nobody"), ("smtp", "a@b.example", "post.smtp.host"),
    ])
    func `refuses what it cannot send`(_ channel: String, _ to: String, _ naming: String) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ran = try await Program(
            ["notify", "test", "--channel", channel, "--to", to],
            environment: ["STATE_DIRECTORY": scratch.file("state"), "CASEREVIEWD_CONFIG": try empty(scratch)]
        ).run()
        guard case .exited(let code) = ran.ending else {
            Issue.record("\(ran.ending)")
            return
        }
        #expect([64, 65, 78].contains(code))
        #expect(ran.errors.contains(naming))
        #expect(ran.output == "")
        #expect(!scratch.exists("state"))
    }

    private func empty(_ scratch: Scratch) throws -> String {
        try scratch.write([], to: "settings.yaml")
        return scratch.file("settings.yaml")
    }
}
