import ArgumentParser
import FoundationEssentials
import Glibc

/// A program that was started, with its output thrown away.
final class Child {
    private let process: pid_t
    private var status: Int32?

    init(_ program: String, _ arguments: [String], _ environment: [String: String]) throws {
        var words = unsafe ([program] + arguments).map { unsafe strdup($0) }
        unsafe words.append(nil)
        var variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") }
        unsafe variables.append(nil)
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var identifier: pid_t = 0
        let result = unsafe posix_spawn(&identifier, program, &actions, nil, words, variables)
        guard result == 0 else { throw ValidationError("\(program) cannot be started.") }
        process = identifier
    }

    var isRunning: Bool {
        guard status == nil else { return false }
        var found: Int32 = 0
        guard unsafe waitpid(process, &found, WNOHANG) == process else { return true }
        status = found
        return false
    }

    /// Waits for its end: its exit status as waitpid(2) has it.
    @discardableResult
    func wait() -> Int32 {
        if let status { return status }
        var found: Int32 = 0
        while unsafe waitpid(process, &found, 0) < 0 && errno == EINTR {}
        status = found
        return found
    }

    /// Asks it to end, and waits until it has.
    func end() {
        if isRunning { kill(process, SIGTERM) }
        wait()
    }

    /// Resident memory in MiB, from /proc.
    func residentMiB() -> Double? {
        guard let data = FileManager.default.contents(atPath: "/proc/\(process)/status") else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({
                Double($0)
            })
        else { return nil }
        return kibibytes / 1_024
    }
}
