import Glibc

/// The server process that serves a data directory at this moment, as its `postmaster.pid` tells.
struct Postmaster: Sendable {
    let process: pid_t
    let socketDirectory: String

    /// nil where none runs. The number alone proves nothing: after a restart of the machine it may be anybody's, so
    /// the process must be at work in the data directory.
    static func serving(_ data: String) -> Postmaster? {
        guard let file = Files.tail(data + "/postmaster.pid", cap: 4096) else { return nil }
        // Process, data directory, start, port, socket directory, …: one a line.
        let lines = file.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        guard lines.count > 4, let process = pid_t(lines[0]), process > 0, works(process, in: data)
        else { return nil }
        return Postmaster(process: process, socketDirectory: lines[4])
    }

    /// Removes the files of a server that is gone while their process number has become another program's, which
    /// PostgreSQL itself dare not do. Nothing is removed while any process works in the data directory.
    static func forgetStale(_ data: String, socketDirectory: String) {
        guard let file = Files.tail(data + "/postmaster.pid", cap: 4096),
            let process = Files.parts(file, "\n").first.flatMap({ pid_t($0) }),
            Files.entry("/proc/\(process)/cwd", following: true) != nil,
            !Files.names(in: "/proc").compactMap({ pid_t($0) }).contains(where: { works($0, in: data) })
        else { return }
        _ = unsafe unlink(data + "/postmaster.pid")
        _ = unsafe unlink(SocketDirectory.socket(in: socketDirectory) + ".lock")
    }

    /// Waits until no process works in the data directory any more, for `patience` at the most: what a killed server
    /// left behind ends by itself, and no other can start before.
    static func waitForLast(in data: String, patience: Duration) {
        let end = ContinuousClock.now + patience
        while ContinuousClock.now < end,
            Files.names(in: "/proc").compactMap({ pid_t($0) }).contains(where: { works($0, in: data) })
        {
            usleep(20_000)
        }
    }

    private static func works(_ process: pid_t, in data: String) -> Bool {
        guard let place = Files.entry("/proc/\(process)/cwd", following: true), let own = Files.entry(data)
        else { return false }
        return place.device == own.device && place.inode == own.inode
    }
}
