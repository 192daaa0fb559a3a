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
        watchdogInterval = isOurs && allowed > 0 && !address.isEmpty ? .microseconds(allowed) / 2 : nil
    }

    /// Started: requests are answered.
    func ready() { send("READY=1") }
    func stopping() { send("STOPPING=1") }
    /// A sign of life; to be given every `watchdogInterval`.
    func watchdog() { send("WATCHDOG=1") }
    /// Asks for so much time more while starting or stopping.
    func extendTimeout(seconds: Int32) { send("EXTEND_TIMEOUT_USEC=\(Int64(seconds) * 1_000_000)") }

    /// One line that `systemctl status` shows.
    func status(_ line: String) {
        // A line break would begin another message.
        let plain = line.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : String($0) }
        send("STATUS=" + plain.joined())
    }

    private func send(_ message: String) {
        guard !address.isEmpty else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }

        var target = sockaddr_un()
        target.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &target.sun_path) { unsafe $0.copyBytes(from: address) }
        // An abstract name ends with the length, not with a NUL.
        let length = MemoryLayout<sa_family_t>.size + address.count + (address.first == 0 ? 0 : 1)
        let bytes = Array(message.utf8)
        _ = unsafe withUnsafePointer(to: &target) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe sendto(
                    descriptor,
                    bytes,
                    bytes.count,
                    Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT),
                    generic,
                    socklen_t(length)
                )
            }
        }
    }
}
