import Glibc

/// What the system knows about the names of hosts.
enum SystemNames {
    /// No more than this many addresses of one name are tried.
    private static let mostAddresses = 8

    /// Whether the text is an address already; this never asks a name server.
    static func isAddress(_ text: String) -> Bool { !look(text, flags: AI_NUMERICHOST).isEmpty }

    /// The numeric addresses of a name in the order in which the system would try them. Blocks as long as it takes.
    static func addresses(_ name: String) -> [String] { look(name, flags: 0) }

    private static func look(_ name: String, flags: Int32) -> [String] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = flags
        unsafe hints.ai_family = AF_UNSPEC
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(name, nil, &hints, &first) == 0 else { return [] }
        defer { unsafe freeaddrinfo(first) }

        var found: [String] = []
        var next = unsafe first
        while let entry = unsafe next, found.count < mostAddresses {
            if let address = unsafe numeric(entry.pointee), !found.contains(address) { found.append(address) }
            unsafe next = entry.pointee.ai_next
        }
        return found
    }

    private static func numeric(_ entry: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let size = socklen_t(text.count)
        guard unsafe getnameinfo(entry.ai_addr, entry.ai_addrlen, &text, size, nil, 0, NI_NUMERICHOST) == 0 else {
            return nil
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
