import Glibc

/// A process that we started, by its id.
struct Running {
    let process: pid_t

    static func spawn(_ words: [String], environment: [String: String], in scratch: Scratch) throws -> Running {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, scratch.file("input"), O_RDONLY, 0)
        for (descriptor, name) in [(Int32(1), "output"), (2, "errors")] {
            let flags = O_WRONLY | O_CREAT | O_APPEND
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, scratch.file(name), flags, 0o600)
        }

        // Signals that the test runner ignores or blocks must not stay so.
        var every = sigset_t()
        var none = sigset_t()
        unsafe sigfillset(&every)
        unsafe sigemptyset(&none)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &every)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

        var process: pid_t = 0
        let failure = unsafe withCStrings(words) { argv in
            unsafe withCStrings(environment.map { "\($0.key)=\($0.value)" }) { envp in
                unsafe posix_spawnp(&process, words[0], &actions, &attributes, argv, envp)
            }
        }
        guard failure == 0 else { throw Trouble("\(words[0]) could not be started: error \(failure)") }
        return Running(process: process)
    }

    /// Waits for its end; `tooSlow` where it still runs after `deadline`.
    func ending(within deadline: Duration) async throws -> Program.Ending {
        let end = ContinuousClock.now + deadline
        var pause = Duration.milliseconds(1)
        while true {
            if let ending { return ending }
            if ContinuousClock.now >= end { return .tooSlow }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(20))
        }
    }

    func send(_ signal: Int32) { _ = Glibc.kill(process, signal) }

    func kill() {
        send(SIGKILL)
        var status: Int32 = 0
        _ = unsafe waitpid(process, &status, 0)
    }

    /// nil while it runs. Once it has ended nothing more is known of it.
    private var ending: Program.Ending? {
        var status: Int32 = 0
        guard unsafe waitpid(process, &status, WNOHANG) == process else { return nil }
        let signal = status & 0x7f
        return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
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
