import FoundationEssentials
import Glibc

/// A program that was started with pipes to its input and from its output; its errors are ours.
final class Command {
    private let process: pid_t
    /// -1 once it is closed.
    private var input: Int32
    private let output: Int32
    private var status: Int32?

    init(_ words: [String], environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        // Close-on-exec, so that no other child holds an end open.
        guard unsafe pipe(&toChild) == 0, unsafe pipe(&fromChild) == 0 else { throw Trouble("No pipe can be made.") }
        for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var argv = unsafe words.map { unsafe strdup($0) }
        unsafe argv.append(nil)
        var variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") }
        unsafe variables.append(nil)
        defer { unsafe (argv + variables).forEach { unsafe free($0) } }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
        var identifier: pid_t = 0
        let result = unsafe posix_spawnp(&identifier, words[0], &actions, nil, argv, variables)
        close(toChild[0])
        close(fromChild[1])
        guard result == 0 else {
            close(toChild[1])
            close(fromChild[0])
            throw Trouble("\(words[0]) cannot be started.")
        }
        (process, input, output) = (identifier, toChild[1], fromChild[0])
    }

    deinit {
        closeInput()
        close(output)
    }

    /// Once: the number may be another file's by the second time.
    private func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Runs a program to its end: what it wrote. Throws where it failed; its own words are on standard error then.
    @discardableResult
    static func run(_ words: [String]) throws -> String {
        let command = try Command(words)
        command.closeInput()
        var text: [UInt8] = []
        while let byte = command.byte() { text.append(byte) }
        guard command.wait() == 0 else { throw Trouble("\(words[0]) failed.") }
        return String(decoding: text, as: UTF8.self)
    }

    func write(line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(input, $0.baseAddress, $0.count) }
    }

    /// The next line of its output; nil where there is none any more. Blocks.
    func line() -> String? {
        var line: [UInt8] = []
        while let byte = byte() {
            if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return nil
    }

    func end() {
        guard status == nil else { return }
        // A peer that reads lines ends with its input: it inherits that SIGTERM is ignored (Interruption).
        closeInput()
        kill(process, SIGTERM)
        _ = wait()
    }

    /// Its status as waitpid(2) has it.
    func wait() -> Int32 {
        if let status { return status }
        var found: Int32 = 0
        while unsafe waitpid(process, &found, 0) < 0 && errno == EINTR {}
        status = found
        return found
    }

    private func byte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(output, &byte, 1)
            if count == 1 { return byte }
            if count < 0 && errno == EINTR { continue }
            return nil
        }
    }
}
