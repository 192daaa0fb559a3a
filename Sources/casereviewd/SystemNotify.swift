import FoundationEssentials
import Glibc

/// What the service manager is told, sd_notify(3): one datagram to the socket that it named in `$NOTIFY_SOCKET`.
/// Without one nothing is done, and what cannot be sent is dropped: the manager's own time limits cover it.
struct SystemNotify: Sendable {
    /// Half of what the manager allows between two signs of life; nil where it asks for none of ours.
    let watchdogInterval: Duration?
    private let address: [UInt8]

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        var path = Array((environment["NOTIFY_SOCKET"] ?? "").utf8)
        // A leading @ stands for the NUL of an abstract socket, which has no file.
        if path.first == UInt8(ascii: "@") { path[0] = 0 }
        let isUsable = path.first == 0 || path.first == UInt8(ascii: "/")
        address = isUsable && path.count > 1 && path.count < 108 ? path : []

        let isOurs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        let allowed = environment["WATCHDOG_USEC"].flatMap(Int64.init) ?? 0
        // A manager that is asked to listen too often has no time for anything else.
        let interval = max(.microseconds(allowed) / 2, .milliseconds(50))
        watchdogInterval = isOurs && allowed > 0 && !address.isEmpty ? interval : nil
    }

    /// Started, or settings read again: requests are answered as `status` says.
    func ready(_ status: String) { send(["READY=1", SystemNotify.status(status)]) }
    /// The settings are being read again since `monotonic`, in microseconds of CLOCK_MONOTONIC; `ready` follows.
    func reloading(_ status: String, monotonic: Int64 = SystemNotify.monotonicMicroseconds()) {
        send(["RELOADING=1", "MONOTONIC_USEC=\(monotonic)", SystemNotify.status(status)])
    }
    func stopping(_ status: String) { send(["STOPPING=1", SystemNotify.status(status)]) }
    /// A sign of life; to be given every `watchdogInterval`.
    func watchdog() { send(["WATCHDOG=1"]) }
    /// One line that `systemctl status` shows.
    func status(_ line: String) { send([SystemNotify.status(line)]) }

    static func monotonicMicroseconds() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    private static func status(_ line: String) -> String {
        // A line break would begin another message.
        let plain = line.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : String($0) }
        return "STATUS=" + plain.joined()
    }

    private func send(_ lines: [String]) {
        guard !address.isEmpty else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // A manager with much to read is waited for a moment: a READY that is lost would count as a failed start.
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)

        var target = sockaddr_un()
        target.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &target.sun_path) { unsafe $0.copyBytes(from: address) }
        // An abstract name ends with the length, not with a NUL.
        let length = MemoryLayout<sa_family_t>.size + address.count + (address.first == 0 ? 0 : 1)
        let bytes = Array(lines.joined(separator: "\n").utf8)
        _ = unsafe withUnsafePointer(to: &target) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), generic, socklen_t(length))
            }
        }
    }
}
