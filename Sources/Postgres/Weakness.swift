extension ConnectionSettings {
    /// What a person should know of how the connection is protected, and how to mend it; nil where there is nothing to
    /// say, and where the string cannot be read.
    ///
    /// Only `sslmode=verify-full` holds off somebody who stands between here and a server on another machine: less
    /// takes any certificate, or none. On a Unix socket and on the loopback address nobody stands between.
    public var weakness: (finding: String, mend: String)? {
        guard let conninfo = try? Conninfo(url), conninfo.sslMode != "verify-full" else { return nil }
        let remote = conninfo.hosts.count { !$0.isHere }
        guard remote > 0 else { return nil }
        let whom = remote == 1 ? "a server on another machine" : "\(remote) servers on other machines"
        return (
            "The connection to \(whom) is not proof against eavesdropping or forgery: sslmode is \(conninfo.sslMode).",
            "Add sslmode=verify-full and sslrootcert=FILE to the connection string."
        )
    }
}

extension Conninfo.Host {
    /// Whether it is on this machine, as far as the string says: a socket, libpq's default, or the loopback address.
    var isHere: Bool {
        if let address, !address.utf8.isEmpty { return Conninfo.Host.isLoopback(address) }
        guard let host, let first = host.utf8.first else { return true }
        return first == UInt8(ascii: "/") || first == UInt8(ascii: "@") || host == "localhost"
            || Conninfo.Host.isLoopback(host)
    }

    private static func isLoopback(_ text: String) -> Bool {
        text == "::1" || (text.utf8.starts(with: "127.".utf8) && SystemNames.isAddress(text))
    }
}
