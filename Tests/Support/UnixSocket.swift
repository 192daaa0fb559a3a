import Glibc

/// The few calls on Unix sockets that a test's own server makes.
enum UnixSocket {
    static func listening(at path: String) throws -> Int32 {
        let made = try made()
        let bound = try unsafe withAddress(path) { unsafe bind(made, $0, $1) }
        guard bound == 0, unsafe chmod(path, 0o777) == 0, listen(made, 64) == 0 else {
            throw TestTrouble("nothing can listen at \(path)")
        }
        return made
    }

    static func connected(to path: String) throws -> Int32 {
        let made = try made()
        guard try unsafe withAddress(path, { unsafe connect(made, $0, $1) }) == 0 else {
            _ = close(made)
            throw TestTrouble("nobody listens at \(path)")
        }
        return made
    }

    static func accepted(by listener: Int32) -> Int32? {
        let accepted = accept(listener, nil, nil)
        return accepted < 0 ? nil : accepted
    }

    /// Those among which there is something to read, or an end; waits until there is one.
    static func readable(among descriptors: [Int32]) -> Set<Int32> {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard unsafe poll(&polled, nfds_t(polled.count), -1) > 0 else { return [] }
        return Set(polled.filter { $0.revents != 0 }.map(\.fd))
    }

    /// What there is to read; nil at the end.
    static func read(_ descriptor: Int32) -> [UInt8]? {
        let most = 65_536
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = max(0, unsafe Glibc.read(descriptor, buffer.baseAddress, most))
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Writes all of it; false where the other side has gone.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { buffer in
                unsafe send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }

    private static func made() throws -> Int32 {
        let made = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else { throw TestTrouble("no socket can be made") }
        return made
    }

    private static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws -> Int32 {
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: place.sun_path) else {
            throw TestTrouble("\(path) is too long for a socket")
        }
        unsafe withUnsafeMutableBytes(of: &place.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        return unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe body(address, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
