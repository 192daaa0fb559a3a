import FoundationEssentials
import Glibc
import Text

/// The built binary, run as a person at a terminal or a service manager runs it: a real process with its own
/// environment, seen only through what it writes and how it ends.
struct Program {
    var arguments: [String]
    var input: [UInt8] = []
    var environment: [String: String] = [:]

    init(_ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) {
        self.arguments = arguments
        self.input = input
        self.environment = environment
    }

    enum Ending: Equatable {
        case exited(Int32)
        /// Killed by a signal: a trap ends so, and no answer of the program may.
        case signalled(Int32)
        case tooSlow
    }

    /// What a run left behind.
    struct Ran {
        let ending: Ending
        let output: String
        let errors: String
        let took: Duration

        func json() throws -> Node { try Node.json(output) }
        func errorsAsJSON() throws -> Node { try Node.json(errors) }
    }

    private static let turnstile = Turnstile(2)

    /// Runs it to its end, within `deadline`; a few at a time.
    func run(deadline: Duration = .seconds(60)) async throws -> Ran {
        await Program.turnstile.enter()
        defer { Task { await Program.turnstile.leave() } }
        let scratch = try Scratch()
        defer { scratch.remove() }
        let begun = ContinuousClock.now
        let running = try start(in: scratch)
        let ending = try await running.ending(within: deadline)
        if ending == .tooSlow { running.kill() }
        return Ran(
            ending: ending, output: scratch.text("output"), errors: scratch.text("errors"), took: .now - begun)
    }

    /// Starts it with its streams in files of `scratch`: `input`, `output` and `errors`.
    func start(in scratch: Scratch) throws -> Running {
        try scratch.write(input, to: "input")
        let defaults = ["PATH": Program.path, "HOME": scratch.path, "LANG": "C.UTF-8"]
        return try Running.spawn(
            [try Program.binary()] + arguments, environment: defaults.merging(environment) { $1 }, in: scratch)
    }

    static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

    /// The binary under test.
    static func binary() throws -> String {
        guard let binary = ProcessInfo.processInfo.environment["CASEREVIEWD_BINARY"] else {
            throw Trouble("CASEREVIEWD_BINARY is not set: it names the built casereviewd; make test sets it.")
        }
        guard unsafe access(binary, X_OK) == 0 else {
            throw Trouble("CASEREVIEWD_BINARY names \(binary), which cannot be run: build casereviewd first.")
        }
        return binary
    }
}

/// What keeps a journey from going on, as a sentence.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
