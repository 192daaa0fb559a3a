import Glibc

/// Takes connections on the loopback address and never says a word.
final class SilentServer: Sendable {
    let port: UInt16
    private let socket: Int32

    struct Unavailable: Error {}

    init() throws {
        let opened = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(opened, address, length) == 0 && listen(opened, 16) == 0
                    && getsockname(opened, address, &length) == 0
            }
        }
        guard isOpen else { throw Unavailable() }
        socket = opened
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(socket) }
}
