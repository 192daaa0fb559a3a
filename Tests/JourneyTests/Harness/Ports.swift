import Glibc

enum Ports {
    /// Ports of 127.0.0.1 that nobody listens on; all are taken before any is given back, so that they differ.
    static func free(_ count: Int) throws -> [Int] {
        let held = try (0..<count).map { _ in try HeldPort() }
        return held.map(\.number)
    }
}

/// A port that somebody else listens on, as long as this lives.
final class HeldPort {
    let number: Int
    private let listener: Int32

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let result = unsafe withUnsafeMutablePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard unsafe bind(listener, address, length) == 0, listen(listener, 1) == 0 else { return Int32(-1) }
                return unsafe getsockname(listener, address, &length)
            }
        }
        number = Int(UInt16(bigEndian: place.sin_port))
        guard result == 0 else { throw Trouble("No port of 127.0.0.1 can be had.") }
    }

    deinit { close(listener) }
}
