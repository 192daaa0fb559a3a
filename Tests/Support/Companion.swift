import Dispatch
import FoundationEssentials
import Glibc
import Synchronization

/// A program that runs beside a test and is spoken to in lines, each answered by one. It ends when its input closes,
/// so also when the test's own process ends.
public final class Companion: Sendable {
    private let process: pid_t
    private let input: Int32
    private let output: Int32
    private let queue = DispatchQueue(label: "companion")
    /// What has come and was not yet asked for. Only the queue touches it.
    private let rest = Mutex<[UInt8]>([])

    /// Starts a program, and sees to its end when the body is over: its input is closed, and what has not ended by then
    /// within ten seconds is killed with all its own.
    public static func with<Value>(
        _ words: [String], _ body: (Companion) async throws -> Value
    ) async throws -> Value {
        let companion = try Companion(words)
        do {
            let value = try await body(companion)
            await companion.end()
            return value
        } catch {
            await companion.end()
            throw error
        }
    }

    /// Runs a program to its end, which must be a good one.
    public static func run(_ words: [String]) async throws {
        let companion = try Companion(words)
        guard let status = await companion.end(within: .seconds(120)), status == 0 else {
            throw TestTrouble("\(words.joined(separator: " ")) did not end well")
        }
    }

    /// A line to it; returns the line that it answers.
    public func ask(_ line: String) async throws -> String {
        try await onQueue { [self] in
            try write(Array("\(line)\n".utf8))
            return try read(within: 60)
        }
    }

    /// The line that it says by itself.
    public func hear(within seconds: Int = 60) async throws -> String {
        try await onQueue { [self] in try read(within: seconds) }
    }

    private init(_ words: [String]) throws {
        // Sockets, because a pipe cannot be made and kept from other companions in one step.
        var (toIt, fromIt): ([Int32], [Int32]) = ([0, 0], [0, 0])
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard let name = words.first, unsafe socketpair(AF_UNIX, kind, 0, &toIt) == 0,
            unsafe socketpair(AF_UNIX, kind, 0, &fromIt) == 0
        else { throw TestTrouble("no socket for a companion: error \(errno)") }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, toIt[1], 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, fromIt[1], 1)
        // Signals that the test runner ignores or blocks must not stay so; a group of its own is ended as a whole.
        var every = sigset_t()
        var none = sigset_t()
        unsafe sigfillset(&every)
        unsafe sigemptyset(&none)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &every)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETPGROUP)
        unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var process: pid_t = 0
        let failure = unsafe withCStrings(words) { argv in
            unsafe withCStrings(environment) { envp in
                unsafe posix_spawnp(&process, name, &actions, &attributes, argv, envp)
            }
        }
        close(toIt[1])
        close(fromIt[1])
        (self.process, input, output) = (process, toIt[0], fromIt[0])
        guard failure == 0 else {
            close(toIt[0])
            close(fromIt[0])
            throw TestTrouble("\(name) could not be started: error \(failure)")
        }
    }

    private func end() async { _ = await end(within: .seconds(10)) }

    /// Its exit status; nil where it did not end by itself.
    private func end(within deadline: Duration) async -> Int32? {
        close(input)
        defer { close(output) }
        let latest = ContinuousClock.now + deadline
        var status: Int32 = 0
        while ContinuousClock.now < latest {
            if unsafe waitpid(process, &status, WNOHANG) == process {
                return status & 0x7f == 0 ? (status >> 8) & 0xff : nil
            }
            usleep(10_000)
        }
        kill(-process, SIGKILL)
        _ = unsafe waitpid(process, &status, 0)
        return nil
    }

    private func onQueue(_ work: @escaping @Sendable () throws -> String) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw TestTrouble("a companion does not listen any more: error \(errno)") }
            rest = rest.dropFirst(count)
        }
    }

    private func read(within seconds: Int) throws -> String {
        let latest = ContinuousClock.now + .seconds(seconds)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let found: String? = rest.withLock { rest in
                guard let end = rest.firstIndex(of: 0x0a) else { return nil }
                let line = String(decoding: rest[..<end], as: UTF8.self)
                rest.removeSubrange(...end)
                return line
            }
            if let found { return found }
            var look = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            if unsafe poll(&look, 1, 1_000) == 0 {
                guard ContinuousClock.now < latest else { throw TestTrouble("a companion said nothing in time") }
                continue
            }
            let count = unsafe recv(output, &chunk, chunk.count, 0)
            guard count > 0 else { throw TestTrouble("a companion ended without an answer") }
            rest.withLock { $0 += chunk[..<count] }
        }
    }
}

private func withCStrings<Value>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
    for text in texts { unsafe pointers.append(strdup(text)) }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(&pointers)
}
