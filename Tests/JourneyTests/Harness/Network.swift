import Glibc

/// A network of one cable: a server can be put at its far end, in a network namespace of its own, and the cable pulled
/// without a word to either side. Needs root, or `sudo` without a password.
///
/// The namespace has no name: it lives as long as a process is in it, and takes the cable with it when it goes.
final class Network {
    /// Our end's address and the far end's, of the range that is kept for measuring (RFC 2544).
    let outside: String
    let inside: String
    private let holder: Running
    private let scratch: Scratch
    private let far: String

    init() async throws {
        scratch = try Scratch()
        let tag = String(UInt32.random(in: 0..<0x100_0000), radix: 36)
        let (near, far) = ("cr\(tag)a", "cr\(tag)b")
        let (high, low) = (UInt8.random(in: .min ... .max), UInt8.random(in: 0..<64) * 4)
        (outside, inside) = ("198.18.\(high).\(low + 1)", "198.18.\(high).\(low + 2)")
        self.far = far
        try scratch.write([], to: "input")
        // It ends by itself where nobody is left to end it.
        holder = try Running.spawn(
            Network.privileged + ["unshare", "--net", "sh", "-c", "echo $$; exec sleep 900"],
            environment: ["PATH": Program.path], in: scratch)
        let end = ContinuousClock.now + .seconds(20)
        while !scratch.text("output").hasSuffix("\n") {
            guard ContinuousClock.now < end else {
                throw Trouble("No network namespace can be had: this needs root, or sudo.\n\(scratch.text("errors"))")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        do {
            try await lay(near)
        } catch {
            await abandon()
            throw error
        }
    }

    private func lay(_ near: String) async throws {
        try await ip("link", "add", near, "type", "veth", "peer", "name", far)
        try await ip("link", "set", far, "netns", process)
        try await ip("addr", "add", "\(outside)/30", "dev", near)
        try await ip("link", "set", near, "up")
        try await OwnServer.run(within + ["ip", "link", "set", "lo", "up"])
        try await OwnServer.run(within + ["ip", "addr", "add", "\(inside)/30", "dev", far])
        try await connect()
    }

    /// The words that run a program at the far end.
    var within: [String] { Network.privileged + ["nsenter", "--target=\(process)", "--net"] }

    func connect() async throws { try await OwnServer.run(within + ["ip", "link", "set", far, "up"]) }

    /// From now on nothing arrives, and nobody is told.
    func pull() async throws { try await OwnServer.run(within + ["ip", "link", "set", far, "down"]) }

    /// Once the server at the far end has ended nothing of it is left.
    func abandon() async {
        try? await OwnServer.run(Network.privileged + ["kill", "-KILL", process])
        _ = try? await holder.ending(within: .seconds(5))
        scratch.remove()
    }

    private var process: String {
        String(scratch.text("output").unicodeScalars.prefix { ("0"..."9").contains($0) })
    }

    private func ip(_ words: String...) async throws { try await OwnServer.run(Network.privileged + ["ip"] + words) }

    private static let privileged = geteuid() == 0 ? [] : ["sudo", "-n"]
}
