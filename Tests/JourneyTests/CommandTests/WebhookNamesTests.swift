import FoundationEssentials
import Glibc
import Testing
import Text

/// Fault 37 of the list of faults, with the real binary and the system's own resolver: a network namespace in which a name
/// server of ours is the only one. Needs root, or `sudo` without a password.
@Suite struct `A webhook whose name is in doubt` {
    private static let words: [(name: String, words: String)] = [
        ("nowhere", "was not reached"), ("broken", "was not reached"), ("silent", "was not reached"),
        ("here", "not of the public internet"), ("private", "not of the public internet"),
        ("mapped", "not of the public internet"), ("many", "not of the public internet"),
        // The public one has no way out of here; the other is not gone to in its place.
        ("mixed", "was not reached"), ("rebinding", "was not reached"), ("rebinding", "not of the public internet"),
    ]

    @Test func `is never sent to an address that is not public, and ends in its time`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write("whsec_\(Data((0..<32).map { UInt8($0) }).base64EncodedString())\n".utf8, to: "secret")
        try scratch.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n".utf8, to: "resolv.conf")
        try scratch.write([], to: "input")
        let binary = try Program.binary()
        let support =
            String(#filePath.dropLast("/JourneyTests/CommandTests/WebhookNamesTests.swift".count)) + "/Support"
        var lines = [
            "set -e", "cd '\(scratch.path)'", "ip link set lo up", "mount --make-rprivate /",
            "mount --bind resolv.conf \"$(readlink -f /etc/resolv.conf)\"",
            "python3 '\(support)/name-server.py' 53 '\(scratch.file("reached"))' > server &", "server=$!",
            "trap 'kill $server' EXIT", "for i in $(seq 600); do grep -q ready server && break; sleep 0.1; done",
            "set +e",
        ]
        for (index, row) in Self.words.enumerated() {
            let settings = """
                post:
                  webhook: {url: 'https://\(row.name).test/', secret_file: '\(scratch.file("secret"))', timeout_seconds: 6}
                """
            try scratch.write(settings.utf8, to: "\(index).yaml")
            lines.append(
                "'\(binary)' notify test --channel webhook --to a@b.example --format json --config \(index).yaml > \(index)"
            )
        }
        try scratch.write((lines + ["echo done > ended"]).joined(separator: "\n").utf8, to: "script")
        let privileged = geteuid() == 0 ? [] : ["sudo", "-n"]
        let running = try Running.spawn(
            privileged + ["unshare", "--net", "--mount", "bash", scratch.file("script")],
            environment: ["PATH": Program.path], in: scratch)
        let ending = try await running.ending(within: .seconds(120))
        if ending == .tooSlow { running.kill() }
        #expect(scratch.exists("ended"), "\(ending): \(scratch.text("errors"))")
        for (index, row) in Self.words.enumerated() {
            let answer = try Node.json(scratch.text("\(index)"))
            #expect(answer["outcome"]?.text == "failed", "\(row.name): \(scratch.text("\(index)"))")
            #expect(answer["detail"]?.text?.contains(row.words) == true, "\(row.name): \(scratch.text("\(index)"))")
        }
        #expect(!scratch.exists("reached"))
    }
}
