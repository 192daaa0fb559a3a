import Testing
import Text

@Suite struct `An answer that cannot be written` {
    private let deadline = ["deadline", "--from", "2026-05-01", "--limit", "1 day"]

    private func shell(_ script: String, _ scratch: Scratch) async throws -> Program.Ending {
        let running = try Running.spawn(
            ["/bin/sh", "-c", script, "sh", try Program.binary()] + deadline,
            environment: ["PATH": Program.path], in: scratch)
        return try await running.ending(within: .seconds(20))
    }

    @Test(arguments: [#""$@" > /dev/full"#, #""$@" >&-"#])
    func `is a failure, with a sentence`(script: String) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write([], to: "input")
        #expect(try await shell(script, scratch) == .exited(69))
        #expect(scratch.text("errors").contains("The answer could not be written"), "\(scratch.text("errors"))")
    }

    @Test func `since its reader has gone is none`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write([], to: "input")
        #expect(try await shell(#"(sleep 0.2; exec "$@") | true"#, scratch) != .tooSlow)
        #expect(scratch.text("errors") == "")
    }
}
