import Glibc

/// Runs blocking work on a thread made for it, so that the few threads on which all tasks run are never held up.
/// `work` must call what it is given exactly once, and may tidy up after that. nil where the system has no thread to
/// give.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable (_ answer: (Value) -> Void) -> Void) async -> Value? {
    await withCheckedContinuation { continuation in
        let job = Job { work { continuation.resume(returning: $0) } }
        let pointer = unsafe Unmanaged.passRetained(job).toOpaque()
        var thread = pthread_t()
        let failure = unsafe pthread_create(
            &thread,
            nil,
            { pointer in
                guard let pointer = unsafe pointer else { return nil }
                // A peer that hangs up must not end the process; older libcurl writes to TLS without care for that.
                var signals = sigset_t()
                unsafe sigemptyset(&signals)
                unsafe sigaddset(&signals, SIGPIPE)
                unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
                unsafe Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            },
            pointer
        )
        if failure == 0 {
            pthread_detach(thread)
        } else {
            unsafe Unmanaged<Job>.fromOpaque(pointer).release()
            continuation.resume(returning: nil)
        }
    }
}

private final class Job: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
