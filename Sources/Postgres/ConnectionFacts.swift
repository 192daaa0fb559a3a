/// What a connection string says of where it leads, without connecting: for checking settings and for the doctor.
/// Nothing here holds a password.
public struct ConnectionFacts: Hashable, Sendable {
    /// Why libpq could not use the string. The string itself is never part of it.
    public enum Refusal: Error, Hashable, Sendable, CaseIterable {
        /// libpq cannot read it: broken escapes, a parameter that it does not know.
        case unreadable
        /// A host has a character that no host has. An `@`, `/` or `:` of a password that is not written as `%40`,
        /// `%2F` or `%3A` ends there.
        case host
        /// A port is no number from 1 to 65535.
        case port
    }

    /// In their order; a path is the directory of a socket. Empty where libpq's default holds.
    public let hosts: [String]
    /// The role that logs in; nil where libpq's default holds.
    public let user: String?
    public let database: String?
    public let hasPassword: Bool
    /// `verify-full` and so on; nil where libpq's default (`prefer`) holds.
    public let sslMode: String?

    public init(_ url: String) throws(Refusal) {
        let values: [String: String]
        do {
            values = try Conninfo.values(url)
        } catch {
            throw .unreadable
        }
        hosts = Conninfo.hosts(values["host"], addresses: nil, ports: nil).compactMap(\.host).filter { !$0.isEmpty }
        for host in hosts where !ConnectionFacts.isHost(host) { throw .host }
        for port in (values["port"] ?? "").utf8.split(separator: UInt8(ascii: ",")) {
            guard port.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(String(Substring(port))),
                (1...65_535).contains(number)
            else { throw .port }
        }
        user = values["user"]
        database = values["dbname"]
        hasPassword = values["password"]?.isEmpty == false
        sslMode = values["sslmode"]
    }

    /// Whether any host is reached over a network: neither a socket's directory nor this machine itself.
    public var isRemote: Bool { hosts.contains { !ConnectionFacts.isHere($0) } }

    private static func isHere(_ host: String) -> Bool {
        guard let first = host.utf8.first else { return true }
        return first == UInt8(ascii: "/") || first == UInt8(ascii: "@") || host == "localhost" || host == "::1"
            || host.utf8.starts(with: "127.".utf8) && SystemNames.isAddress(host)
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
