import Dispatch
import Glibc
import Synchronization

/// The socket of a service manager, which keeps what it is told.
final class NotifySocket {
    /// As `$NOTIFY_SOCKET` names it.
    let name: String
    private let heard: Heard
    private let reading: any DispatchSourceRead

    /// One datagram, by lines.
    struct Told: Sendable {
        let at: ContinuousClock.Instant
        let lines: [String]

        var status: String? { value("STATUS") }

        func value(_ key: String) -> String? {
            lines.first { $0.utf8.starts(with: "\(key)=".utf8) }.map { String($0.dropFirst(key.count + 1)) }
        }
    }

    /// `name` is a path, or a name without a file that begins with `@`.
    init(_ name: String) throws {
        self.name = name
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var bytes = Array(name.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &place.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let length = MemoryLayout<sa_family_t>.size + bytes.count + (bytes.first == 0 ? 0 : 1)
        let result = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(length))
            }
        }
        guard result == 0 else { throw Trouble("\(name) cannot be bound: error \(errno)") }
        let heard = Heard(descriptor)
        self.heard = heard
        // Read at once: a socket that nobody reads keeps ten datagrams.
        reading = DispatchSource.makeReadSource(fileDescriptor: descriptor)
        reading.setEventHandler { heard.read() }
        reading.setCancelHandler { close(descriptor) }
        reading.activate()
    }

    deinit { reading.cancel() }

    /// Everything so far.
    var all: [Told] { heard.all }

    /// The last status line.
    var status: String? { all.compactMap(\.status).last }

    func count(_ line: String) -> Int { all.count { $0.lines.contains(line) } }

    /// What came, read by whoever hears of it first.
    private final class Heard: Sendable {
        private let descriptor: Int32
        private let told = Mutex<[Told]>([])

        init(_ descriptor: Int32) { self.descriptor = descriptor }

        var all: [Told] { told.withLock { $0 } }

        func read() {
            var buffer = [UInt8](repeating: 0, count: 8_192)
            while true {
                let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
                guard count >= 0 else { return }
                let text = String(decoding: buffer.prefix(count), as: UTF8.self)
                let lines = text.unicodeScalars.split(separator: "\n").map { String($0) }
                told.withLock { $0.append(Told(at: .now, lines: lines)) }
            }
        }
    }
}
