import Glibc
import Synchronization
import TestSupport

/// The socket of a service manager: what it was told, in order.
final class ManagerSocket: Sendable {
    let path: String
    private let descriptor: Int32
    private let heard = Mutex<[String]>([])

    /// `abstract`: a name without a file, which `path` writes with an @.
    init(abstract: Bool = false) throws {
        let name = "casereviewd-test-\(getpid())-\(UInt32.random(in: .min ... .max))"
        path = abstract ? "@\(name)" : "/tmp/\(name)"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var bytes = Array(path.utf8)
        if abstract { bytes[0] = 0 }
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &place.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let length = MemoryLayout<sa_family_t>.size + bytes.count + (abstract ? 0 : 1)
        let descriptor = descriptor
        let result = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(length))
            }
        }
        guard result == 0 else { throw TestTrouble("\(path) cannot be bound") }
    }

    deinit {
        close(descriptor)
        if path.utf8.first == UInt8(ascii: "/") { _ = unsafe unlink(path) }
    }

    /// Every datagram so far.
    func read() -> [String] {
        heard.withLock { heard in
            var buffer = [UInt8](repeating: 0, count: 8_192)
            while true {
                let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
                guard count >= 0 else { return heard }
                heard.append(String(decoding: buffer.prefix(count), as: UTF8.self))
            }
        }
    }

    func until(_ what: String, _ condition: ([String]) -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(30)
        while !condition(read()) {
            guard ContinuousClock.now < end else { throw TestTrouble("not in time: \(what)") }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
