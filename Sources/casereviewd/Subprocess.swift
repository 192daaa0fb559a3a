// The executable's system calls are in this folder's small files, one subject each; everything else in the
// program is safe Swift.

import Glibc

/// One program run to its end: named by its absolute path, no shell, an environment of exactly what is given, no
/// descriptor of ours but its three standard ones, in a session of its own so that Ctrl-C is for us alone.
///
/// `run` blocks its thread: call it while starting and stopping, never from a request.
struct Subprocess: Sendable {
    var program: String
    var arguments: [String] = []
    var environment: [String: String] = [:]
    /// The directory it works in.
    var directory = "/"
    /// From start to end; then the program and its children are killed.
    var deadline: Duration = .seconds(60)
    /// Asked over and over: where it says so, the program and its children are killed, and `run` throws `.stopped`.
    var endsWhen: @Sendable () -> Bool = { false }
    /// What it reads on its standard input, all of it there at once; it need not read any.
    var input: [UInt8] = []
    /// How long after its deadline it may still end by itself, asked by SIGTERM, before it is killed.
    var grace: Duration = .zero
    /// Whether what it started and left behind is killed when it has ended.
    var endsGroup = false
    /// Bytes kept of each of standard output and standard error; more is read and dropped.
    var cap = 65_536

    enum Ending: Equatable, Sendable {
        case exited(Int32)
        case signalled(Int32)
        case timedOut
    }

    struct Outcome: Sendable {
        let ending: Ending
        let output: [UInt8]
        let errors: [UInt8]

        var succeeded: Bool { ending == .exited(0) }
        /// Standard output as text, without the white space at either end.
        var outputText: String { Subprocess.text(output) }
        /// Standard error as text, without the white space at either end.
        var errorText: String { Subprocess.text(errors) }
    }

    /// Throws where the program could not be started at all or was no longer wanted; an ill end is an `Outcome`.
    func run() throws(HostError) -> Outcome {
        let output = try Pipe()
        let errors = try Pipe()
        let process = try spawn(writingTo: output, and: errors)
        output.closeWriting()
        errors.closeWriting()

        var end = ContinuousClock.now + deadline
        var (wasAsked, isLate) = (grace <= .zero, false)
        var kept: ([UInt8], [UInt8]) = ([], [])
        while true {
            Pipe.wait(for: output, errors)
            // Looked at before the pipes are read: what a finished program wrote is then all there.
            let ending = endsGroup ? Subprocess.endingOfAll(process) : Subprocess.ending(of: process, waiting: false)
            output.read(into: &kept.0, cap: cap)
            errors.read(into: &kept.1, cap: cap)
            if let ending {
                return Outcome(ending: isLate ? .timedOut : ending, output: kept.0, errors: kept.1)
            }
            let isUnwanted = endsWhen()
            if !isUnwanted, !wasAsked, ContinuousClock.now >= end {
                kill(-process, SIGTERM)
                (wasAsked, isLate) = (true, true)
                end = .now + grace
            }
            if isUnwanted || ContinuousClock.now >= end {
                kill(-process, SIGKILL)
                _ = Subprocess.ending(of: process, waiting: true)
                if isUnwanted { throw .stopped }
                return Outcome(ending: .timedOut, output: kept.0, errors: kept.1)
            }
        }
    }

    private func spawn(writingTo output: Pipe, and errors: Pipe) throws(HostError) -> pid_t {
        let words = [program] + arguments
        let settings = environment.map { "\($0.key)=\($0.value)" }
        guard program.utf8.first == UInt8(ascii: "/"), !(words + settings).contains(where: { $0.utf8.contains(0) })
        else { throw .configuration("“\(program)” cannot be run: its path must be absolute and hold no NUL.") }

        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        let kept = try memory(of: input)
        defer { if kept >= 0 { close(kept) } }
        if kept >= 0 {
            unsafe posix_spawn_file_actions_adddup2(&actions, kept, 0)
        } else {
            unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
        _ = unsafe SpawnExtensions.closeFrom?(&actions, 3)
        _ = unsafe SpawnExtensions.changeDirectory?(&actions, directory)

        // Signals that the daemon ignores or blocks must not stay so in its children.
        var every = sigset_t()
        var none = sigset_t()
        unsafe sigfillset(&every)
        unsafe sigemptyset(&none)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &every)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | 0x80  // POSIX_SPAWN_SETSID
        unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

        var process: pid_t = 0
        var failure = ETXTBSY
        // Whoever has just put it there may be about to close it, or another child of ours that was forked meanwhile.
        for attempt in 0..<40 where failure == ETXTBSY {
            if attempt > 0 { usleep(25_000) }
            failure = unsafe withCStrings(words) { argv in
                unsafe withCStrings(settings) { envp in
                    unsafe posix_spawn(&process, program, &actions, &attributes, argv, envp)
                }
            }
        }
        guard failure == 0 else { throw .unavailable("\(program) could not be started: \(systemText(failure)).") }
        return process
    }

    /// As `ending`, and nothing of its group is left. The group is killed before the program is collected: until then
    /// its number cannot become another's.
    private static func endingOfAll(_ process: pid_t) -> Ending? {
        var info = unsafe siginfo_t()
        let flags = Int32(WEXITED) | Int32(WNOHANG) | Int32(WNOWAIT)
        let result = unsafe waitid(P_PID, id_t(bitPattern: process), &info, flags)
        // Somebody else collected it: its number may be another's by now.
        guard result == 0 else { return errno == EINTR ? nil : ending(of: process, waiting: false) }
        if unsafe info.si_signo == 0 { return nil }
        kill(-process, SIGKILL)
        return ending(of: process, waiting: true)
    }

    /// nil while it runs.
    private static func ending(of process: pid_t, waiting: Bool) -> Ending? {
        var status: Int32 = 0
        var result = unsafe waitpid(process, &status, waiting ? 0 : WNOHANG)
        while result == -1, errno == EINTR { result = unsafe waitpid(process, &status, waiting ? 0 : WNOHANG) }
        if result == 0 { return nil }
        // Somebody else collected it (a parent that ignores SIGCHLD): how it ended is lost, so it did not succeed.
        guard result == process else { return .signalled(0) }
        let signal = status & 0x7f
        return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }

    private static func text(_ bytes: [UInt8]) -> String {
        let space: (UInt8) -> Bool = { $0 <= 0x20 }
        let kept = bytes.drop(while: space).reversed().drop(while: space).reversed()
        return String(decoding: Array(kept), as: UTF8.self)
    }
}

/// What the system says about an `errno`.
func systemText(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
}

/// A file in memory with these bytes, to be read from its beginning: unlike a pipe, nobody has to wait for a reader, and
/// none that goes early is a signal. -1 where there are none.
private func memory(of bytes: [UInt8]) throws(HostError) -> Int32 {
    guard !bytes.isEmpty else { return -1 }
    // 1: it closes on exec; above the standard three, as a pipe's ends.
    guard let made = unsafe SpawnExtensions.memory?("input", 1), made >= 0 else {
        throw .unavailable("There is no memory for a program's input: \(systemText(errno)).")
    }
    let file = fcntl(made, F_DUPFD_CLOEXEC, 3)
    close(made)
    var rest = bytes[...]
    while !rest.isEmpty, file >= 0 {
        let count = unsafe rest.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        rest = rest.dropFirst(count)
    }
    guard file >= 0, rest.isEmpty, lseek(file, 0, SEEK_SET) == 0 else {
        if file >= 0 { close(file) }
        throw .unavailable("There is no memory for a program's input: \(systemText(errno)).")
    }
    return file
}

/// Three calls that glibc has (2.34, 2.29 and 2.27) but whose declarations it shows to GNU sources only. Every descriptor of
/// ours closes on exec by itself; `closeFrom` is for those of libraries.
private enum SpawnExtensions {
    typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>

    static let closeFrom = unsafe unsafeBitCast(
        dlsym(nil, "posix_spawn_file_actions_addclosefrom_np"),
        to: (@convention(c) (Actions, Int32) -> Int32)?.self
    )
    static let memory = unsafe unsafeBitCast(
        dlsym(nil, "memfd_create"),
        to: (@convention(c) (UnsafePointer<CChar>, UInt32) -> Int32)?.self
    )
    static let changeDirectory = unsafe unsafeBitCast(
        dlsym(nil, "posix_spawn_file_actions_addchdir_np"),
        to: (@convention(c) (Actions, UnsafePointer<CChar>) -> Int32)?.self
    )
}

private func withCStrings<Value>(
    _ texts: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
    for text in texts { unsafe pointers.append(strdup(text)) }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(&pointers)
}
