import Dispatch
import Glibc
import Synchronization

/// What SIGINT, SIGTERM and SIGHUP do from the moment a command reaches for its database: the private cluster is
/// stopped whatever the command was at, and nothing of ours outlives us.
///
/// The signals are heard on a thread of their own, since starting a cluster blocks one of the few that Swift's tasks
/// share.
enum Interruption {
    private enum Stage {
        /// There is nothing to put right: the process may end at once.
        case idle
        /// A cluster is being started: whoever starts it looks at `isWanted` and takes it back.
        case starting
        /// A command uses the database; the cluster, where it is ours, is to be stopped first.
        case working(PrivateCluster?)
        /// The services of `serve` run: they are asked to finish, or to read their settings again.
        case serving(finish: @Sendable () -> Void, reload: @Sendable () -> Void)
        /// The command is done, and gives the cluster back by itself.
        case ending
        /// The signal is ending the process.
        case quitting
    }

    private struct State {
        var stage = Stage.idle
        var isWanted = false
        var isTrapped = false
    }

    private static let state = Mutex(State())
    private static let queue = DispatchQueue(label: "casereviewd.signals")

    /// Whether a signal has come that nothing has answered yet.
    static var isWanted: Bool { state.withLock { $0.isWanted } }

    /// From here on the signals are ours, and `isWanted` must be looked at.
    static func begin() {
        watch()
        leave(for: .starting)
    }

    /// From here on a signal ends the process with a sentence.
    static func watch() {
        let isFirst = state.withLock { state in
            defer { state.isTrapped = true }
            return !state.isTrapped
        }
        guard isFirst else { return }
        _ = hadTerminal
        for signal in [SIGINT, SIGTERM, SIGHUP] where signal != SIGHUP || !isIgnored(SIGHUP) { trap(signal) }
    }

    /// The database can be used; throws where a signal came meanwhile.
    static func work(with cluster: PrivateCluster?) throws(HostError) {
        let isWanted = state.withLock { state in
            if !state.isWanted { state.stage = .working(cluster) }
            return state.isWanted
        }
        if isWanted { throw .stopped }
    }

    /// From here on a signal only asks the services to finish, and SIGHUP to read their settings again, unless it says
    /// that our terminal was closed.
    static func serve(finish: @escaping @Sendable () -> Void, reload: @escaping @Sendable () -> Void) {
        leave(for: .serving(finish: finish, reload: reload))
    }

    /// The command is done, well or not. Does not return where a signal is ending the process already.
    static func end() { leave(for: .ending) }

    /// The cluster is given back.
    static func rest() { leave(for: .idle) }

    private static func leave(for stage: Stage) {
        let isQuitting = state.withLock { state in
            if case .quitting = state.stage { return true }
            state.stage = stage
            return false
        }
        while isQuitting { pause() }
    }

    private static func heard(_ signal: Int32) {
        let answer: () -> Void = state.withLock { state in
            if case .serving(_, let reload) = state.stage, signal == SIGHUP, !hasLostTerminal {
                guard !state.isWanted else { return {} }
                return reload
            }
            state.isWanted = true
            switch state.stage {
            case .starting, .ending, .quitting: return {}
            case .serving(let finish, _): return finish
            case .working(let cluster):
                state.stage = .quitting
                return { quit(stopping: cluster) }
            case .idle:
                state.stage = .quitting
                return { quit(stopping: nil) }
            }
        }
        answer()
    }

    private static func quit(stopping cluster: PrivateCluster?) {
        var failure = Failure(HostError.stopped)
        do {
            try cluster?.stop()
        } catch {
            failure = Failure(error)
        }
        failure.report(asJSON: Failure.wantsJSON(CommandLine.arguments))
        // Not exit: other threads are still at work on what it would tear down.
        _exit(failure.exitCode)
    }

    /// Whether there was a terminal when we began and there is none now: closing it sends SIGHUP too.
    private static var hasLostTerminal: Bool { hadTerminal && !hasTerminal }
    private static let hadTerminal = hasTerminal

    private static var hasTerminal: Bool {
        let descriptor = unsafe open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }

    /// `nohup` ignores SIGHUP for the program that it starts.
    private static func isIgnored(_ signal: Int32) -> Bool {
        var now = sigaction()
        guard unsafe sigaction(signal, nil, &now) == 0 else { return false }
        return unsafe unsafeBitCast(now.__sigaction_handler, to: Int.self) == 1
    }

    private static func trap(_ signal: Int32) {
        let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
        let isRegistered = DispatchSemaphore(value: 0)
        source.setRegistrationHandler { isRegistered.signal() }
        // The handler keeps its source, for as long as the process lives.
        source.setEventHandler { withExtendedLifetime(source) { heard(signal) } }
        source.activate()
        isRegistered.wait()
    }
}
