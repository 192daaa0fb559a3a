import Glibc

/// A lock between processes on a file of our own (flock(2)); the system lets go of it when the process dies.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Opens, and makes where missing, the file at `path`; holds nothing yet.
    init(_ path: String) throws(HostError) {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw .unavailable(
                "\(path) cannot be opened: \(systemText(errno)).",
                mend: "Run as the user that owns the directory, or name another one in STATE_DIRECTORY."
            )
        }
    }

    deinit { close(descriptor) }

    /// Whether it could be shared with others who share it, waiting for nobody.
    func share() -> Bool { flock(descriptor, LOCK_SH | LOCK_NB) == 0 }

    /// Whether it could be had alone within `patience`, or before `isUnwanted` says so.
    func hold(for patience: Duration = .zero, unless isUnwanted: () -> Bool = { false }) -> Bool {
        let end = ContinuousClock.now + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard ContinuousClock.now < end, !isUnwanted() else { return false }
            usleep(50_000)
        }
        return true
    }

    func release() { _ = flock(descriptor, LOCK_UN) }
}
