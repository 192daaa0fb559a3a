import Glibc

/// Ends another thread's wait. Once woken it stays so.
final class Waker: Sendable {
    /// Readable once woken; negative where the system gave no sockets, and then a wait ends only by itself.
    let descriptor: Int32
    private let signal: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        _ = unsafe socketpair(AF_UNIX, kind, 0, &ends)
        (descriptor, signal) = (ends[0], ends[1])
    }

    deinit {
        for end in [descriptor, signal] where end >= 0 { close(end) }
    }

    func wake() {
        var byte: UInt8 = 1
        _ = unsafe write(signal, &byte, 1)
    }
}
