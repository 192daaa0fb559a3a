import FoundationEssentials
import Glibc
import Testing
import Text

/// Fault 37 of the list of faults for mail, with the real binary and the system's own resolver: a network namespace in
/// which a name server of ours is the only one. Needs root, or `sudo` without a password.
@Suite struct `A mail server whose name is in doubt` {
    /// A name that does not exist, one whose name server is broken, one whose name server is silent.
    private static let names = ["nowhere", "broken", "silent"]

    @Test func `is not reached, in its time, and the message is to be tried again`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n".utf8, to: "resolv.conf")
        try scratch.write([], to: "input")
        let binary = try Program.binary()
        let support =
            String(#filePath.dropLast("/JourneyTests/CommandTests/MailServerNamesTests.swift".count)) + "/Support"
        var lines = [
            "set -e", "cd '\(scratch.path)'", "ip link set lo up", "mount --make-rprivate /",
            "mount --bind resolv.conf \"$(readlink -f /etc/resolv.conf)\"",
            "python3 '\(support)/name-server.py' 53 '\(scratch.file("reached"))' > server &", "server=$!",
            "trap 'kill $server' EXIT", "for i in $(seq 600); do grep -q ready server && break; sleep 0.1; done",
            "set +e",
        ]
        for name in Self.names {
            let settings = """
                post:
                  smtp: {host: \(name).test, port: 25, tls: starttls, own_name: review.example}
                """
            try scratch.write(settings.utf8, to: "\(name).yaml")
            lines.append(
                "'\(binary)' notify test --channel smtp --to a@b.example --format json --config \(name).yaml > \(name)")
        }
        try scratch.write((lines + ["echo done > ended"]).joined(separator: "\n").utf8, to: "script")
        let privileged = geteuid() == 0 ? [] : ["sudo", "-n"]
        let running = try Running.spawn(
            privileged + ["unshare", "--net", "--mount", "bash", scratch.file("script")],
            environment: ["PATH": Program.path], in: scratch)
        let ending = try await running.ending(within: .seconds(150))
        if ending == .tooSlow { running.kill() }
        #expect(scratch.exists("ended"), "\(ending): \(scratch.text("errors"))")
        for name in Self.names {
            let answer = try Node.json(scratch.text(name))
            #expect(answer["outcome"]?.text == "failed", "\(name): \(scratch.text(name))")
            #expect(
                answer["detail"]?.text?.contains("was not handed over to the mail server") == true,
                "\(name): \(scratch.text(name))")
        }
    }
}
