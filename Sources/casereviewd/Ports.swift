import Glibc

/// Whether an address can be listened on, asked before anything else is started.
enum Ports {
    static func check(_ address: Settings.Address) throws(Failure) {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_PASSIVE
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let result = unsafe getaddrinfo(address.host, String(address.port), &hints, &found)
        guard result == 0, let first = unsafe found else {
            throw Failure(
                Failure.wrongConfiguration, "There is no address \(address.host) to listen on.",
                mend: "Set listen to an address of this machine, such as 127.0.0.1:8080.")
        }
        defer { unsafe freeaddrinfo(first) }
        let descriptor = unsafe socket(first.pointee.ai_family, first.pointee.ai_socktype, first.pointee.ai_protocol)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // As the server will, so that a port just given back counts as free.
        var yes: Int32 = 1
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard unsafe bind(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) != 0 else { return }
        switch errno {
        case EADDRINUSE:
            throw Failure(
                Failure.unavailable, "The address \(address) is taken by another program.",
                mend: "End that program, or set listen and admin_listen in the settings to other ports.")
        case EACCES:
            throw Failure(
                Failure.wrongConfiguration, "This user may not listen on \(address).",
                mend: "Set listen to a port above 1023 and put a proxy in front.")
        default:
            throw Failure(
                Failure.wrongConfiguration, "The address \(address) cannot be listened on.",
                mend: "Set listen to an address of this machine, such as 127.0.0.1:8080.")
        }
    }
}
