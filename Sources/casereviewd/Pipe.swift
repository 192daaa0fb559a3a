import Glibc

/// A pipe from a child to us: we read without waiting, the child's end is an ordinary one.
final class Pipe {
    private(set) var writing: Int32
    private var reading: Int32

    init() throws(HostError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw .unavailable("No pipe could be made: \(systemText(errno)).")
        }
        // Above the standard three, which may be closed in a daemon: a child's dup2 would overwrite its own source.
        let raised = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
        for end in ends { close(end) }
        (reading, writing) = (raised[0], raised[1])
        guard reading >= 0, writing >= 0, fcntl(reading, F_SETFL, O_NONBLOCK) == 0 else {
            throw .unavailable("No pipe could be made: \(systemText(errno)).")
        }
    }

    deinit {
        closeWriting()
        closeReading()
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    /// Takes what is there now, keeping at most `cap` bytes in `kept`. A child that never stops writing is left
    /// after a mebibyte, which is more than a pipe can hold.
    func read(into kept: inout [UInt8], cap: Int) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        for _ in 0..<64 where reading >= 0 {
            let count = unsafe Glibc.read(reading, &buffer, buffer.count)
            if count > 0 {
                kept.append(contentsOf: buffer.prefix(min(count, max(0, cap - kept.count))))
            } else if count == 0 {
                closeReading()
            } else if errno != EINTR {
                return
            }
        }
    }

    /// Returns when either has something to read, and after 10 milliseconds at the latest.
    static func wait(for first: Pipe, _ second: Pipe) {
        var watched = [first, second].map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
        _ = unsafe poll(&watched, nfds_t(watched.count), 10)
    }

    private func closeReading() {
        if reading >= 0 { close(reading) }
        reading = -1
    }
}
