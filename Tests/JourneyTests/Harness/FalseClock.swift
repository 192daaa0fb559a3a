import Casework
import FoundationEssentials
import Glibc
import Testing

/// Another time of day for processes that are started in its environment, by Debian's faketime. It can be set while they
/// run; what measures spans keeps its pace.
struct FalseClock {
    let scratch: Scratch
    private let library: String
    /// What the library would else make for each process: it would move the environment, by which Swift finds the
    /// arguments.
    private let shared: String

    /// Tells the right time at first. Its scratch directory is open to others.
    static func with(_ body: (FalseClock) async throws -> Void) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write([], to: "input")
        let words = ["faketime", "-m", "-f", "+0", "sh", "-c", "echo $$; echo $FAKETIME_SHARED; exec sleep 600"]
        let keeper = try Running.spawn(words, environment: ["PATH": Program.path], in: scratch)
        let end = ContinuousClock.now + .seconds(20)
        while scratch.text("output").utf8.filter({ $0 == UInt8(ascii: "\n") }).count < 2 {
            guard try await keeper.ending(within: .milliseconds(20)) == .tooSlow, ContinuousClock.now < end else {
                throw Trouble("faketime, which Tests/Support/prepare installs, does not run: \(scratch.text("errors"))")
            }
        }
        let said = scratch.text("output").split(separator: "\n")
        do {
            try await body(try FalseClock(scratch, shared: String(said[1])))
        } catch {
            Issue.record("\(error)")
        }
        // It ends with its child, and clears away.
        if let child = pid_t(said[0]) { _ = kill(child, SIGTERM) }
        if try await keeper.ending(within: .seconds(10)) == .tooSlow { keeper.kill() }
    }

    private init(_ scratch: Scratch, shared: String) throws {
        self.scratch = scratch
        self.shared = shared
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        let places = folders.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
        guard let library = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw Trouble("libfaketimeMT.so.1 is not below /usr/lib; Tests/Support/prepare installs it.")
        }
        self.library = library
        try set(ahead: 0)
    }

    /// By so many seconds before the machine's clock; negative behind it.
    func set(ahead seconds: Int64) throws {
        try scratch.write("\(seconds < 0 ? "" : "+")\(seconds)\n".utf8, to: "clock.new")
        // Nobody reads half of it.
        guard unsafe rename(scratch.file("clock.new"), scratch.file("clock")) == 0 else {
            throw Trouble("\(scratch.file("clock")) cannot be written.")
        }
    }

    /// To a moment, from which it goes on.
    func set(to moment: Instant) throws {
        try set(ahead: moment.seconds - Int64(Date().timeIntervalSince1970))
    }

    /// For the binary and its commands.
    var environment: [String: String] { environmentOfOthers.merging(["FAKETIME_SHARED": shared]) { $1 } }

    /// For programs of other users.
    var environmentOfOthers: [String: String] {
        [
            "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": scratch.file("clock"), "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
    }
}
