import FoundationEssentials
import Glibc

/// Stops single threads of a running program and lets them go again, as a debugger does: the rest of it runs on.
///
/// A small Python program starts the binary, because whoever traces a process must often be its parent.
final class HeldThreads {
    private let scratch: Scratch
    private let keeper: Running

    /// Starts `words`, whose process is told by `process`.
    init(_ words: [String], environment: [String: String]) throws {
        scratch = try Scratch()
        try scratch.write(Self.program.utf8, to: "hold.py")
        try scratch.write([], to: "input")
        let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"]
        let python = tools.map { "\($0)/venv/bin/python3" } ?? "python3"
        keeper = try Running.spawn(
            [python, scratch.file("hold.py"), scratch.path] + words, environment: environment, in: scratch)
    }

    /// The process of the program; nil before it has been started.
    var process: pid_t? { pid_t(scratch.text("process")) }

    var errors: String { scratch.text("errors") }

    /// Stops every thread whose name begins so; how many there were.
    func hold(_ name: String) async throws -> Int {
        try scratch.write(name.utf8, to: "name")
        keeper.send(SIGUSR1)
        try await waitFor("held")
        return Int(scratch.text("held")) ?? 0
    }

    func release() async throws {
        keeper.send(SIGUSR2)
        try await waitFor("released")
    }

    /// Ends the program, held or not.
    func end() {
        if let process { _ = kill(process, SIGKILL) }
        keeper.kill()
        scratch.remove()
    }

    private func waitFor(_ file: String) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while !scratch.exists(file) {
            guard ContinuousClock.now < end else { throw Trouble("Threads cannot be held: \(errors)") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private static let program = """
        import ctypes, os, signal, subprocess, sys
        libc = ctypes.CDLL(None, use_errno=True)
        libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
        SEIZE, INTERRUPT, DETACH, WALL = 0x4206, 0x4207, 17, 0x40000000
        place = sys.argv[1]
        held = []

        def put(name, text):
            with open(f"{place}/{name}.new", "w") as file:
                file.write(text)
            os.rename(f"{place}/{name}.new", f"{place}/{name}")

        def call(request, thread):
            if libc.ptrace(request, thread, None, None) == -1:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

        def hold(*_):
            wanted = open(f"{place}/name").read()
            for thread in os.listdir(f"/proc/{child.pid}/task"):
                if open(f"/proc/{child.pid}/task/{thread}/comm").read().startswith(wanted):
                    call(SEIZE, int(thread))
                    call(INTERRUPT, int(thread))
                    os.waitpid(int(thread), WALL)
                    held.append(int(thread))
            put("held", str(len(held)))

        def release(*_):
            for thread in held:
                call(DETACH, thread)
            put("released", "")

        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
        child = subprocess.Popen(sys.argv[2:], preexec_fn=lambda: signal.pthread_sigmask(
            signal.SIG_UNBLOCK, [signal.SIGUSR1, signal.SIGUSR2]))
        put("process", str(child.pid))
        while True:
            {signal.SIGUSR1: hold, signal.SIGUSR2: release}[signal.sigwait([signal.SIGUSR1, signal.SIGUSR2])]()

        """
}
