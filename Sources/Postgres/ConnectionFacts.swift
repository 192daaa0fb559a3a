/// What a connection string says, without connecting: for checking settings and for the doctor. It is refused where it
/// could lead nowhere. Nothing here holds a password.
public struct ConnectionFacts: Hashable, Sendable {
    /// Why libpq could not use the string. The string itself is never part of it.
    public enum Refusal: Error, Hashable, Sendable, CaseIterable {
        /// libpq cannot read it: broken escapes, a parameter or an `sslmode` that it does not know.
        case unreadable
        /// A host has a character that no host has. An `@`, `/` or `:` of a password that is not written as `%40`,
        /// `%2F` or `%3A` ends there.
        case host
        /// A port is no number from 1 to 65535.
        case port
        /// It leaves the host to a service file, which libpq would look up without a deadline.
        case service
    }

    public let hasPassword: Bool

    public init(_ url: String) throws(Refusal) {
        let values: [String: String]
        do {
            values = try Conninfo.values(url)
        } catch {
            throw .unreadable
        }
        guard values["service"] == nil || values["host"] != nil || values["hostaddr"] != nil else { throw .service }
        let hosts = Conninfo.hosts(values["host"], addresses: nil, ports: nil).compactMap(\.host).filter { !$0.isEmpty }
        for host in hosts where !ConnectionFacts.isHost(host) { throw .host }
        for port in (values["port"] ?? "").utf8.split(separator: UInt8(ascii: ",")) {
            guard port.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(String(Substring(port))),
                (1...65_535).contains(number)
            else { throw .port }
        }
        hasPassword = values["password"]?.isEmpty == false
        // libpq looks at it when it connects only: the start would take the server to be away.
        let sslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]
        if let mode = values["sslmode"], !mode.isEmpty, !sslModes.contains(mode) { throw .unreadable }
    }

    /// The directory of a socket, or a name or an address.
    private static func isHost(_ host: String) -> Bool {
        if let first = host.utf8.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "@") { return true }
        return host.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || "-._:%".utf8.contains(byte) || byte >= 0x80
        }
    }
}
