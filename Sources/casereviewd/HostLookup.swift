import Curl
import Glibc

/// Asks the system's resolver for the addresses of a host, as a connection to it would.
enum HostLookup {
    /// nil where there are none, or none came within `limit`.
    static func addresses(of host: String, within limit: Duration = .seconds(5)) async -> [IPAddress]? {
        let found = try? await OwnThread.run(within: limit) { lookUp(host) }
        return (found ?? nil).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func lookUp(_ host: String) -> [IPAddress] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, nil, &hints, &found) == 0, let first = unsafe found else { return [] }
        defer { unsafe freeaddrinfo(first) }
        var addresses: [IPAddress] = []
        var next: UnsafeMutablePointer<addrinfo>? = unsafe first
        while let entry = unsafe next {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let result = unsafe getnameinfo(
                entry.pointee.ai_addr, entry.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
            // Without the zone of a link-local address.
            let bytes = text.prefix { $0 != 0 && $0 != 0x25 }.map { UInt8(bitPattern: $0) }
            if result == 0, let address = IPAddress(String(decoding: bytes, as: UTF8.self)) {
                addresses.append(address)
            }
            unsafe next = entry.pointee.ai_next
        }
        return addresses
    }
}
