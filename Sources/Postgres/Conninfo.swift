import Clibpq
import FoundationEssentials

/// What a connection string says, read by libpq itself, so that each host can be tried with a deadline of its own:
/// `PQconnectPoll` pays no heed to `connect_timeout`.
struct Conninfo {
    struct Host: Equatable {
        var host: String?
        var address: String?
        var port: String?

        /// Nil for a path, an address, libpq's default, and where the address is given: nothing is looked up then.
        var nameToLookUp: String? {
            guard let host, let first = host.utf8.first, (address ?? "").isEmpty else { return nil }
            // A path that begins with @ is in Linux's abstract namespace.
            guard first != UInt8(ascii: "/"), first != UInt8(ascii: "@") else { return nil }
            return SystemNames.isAddress(host) ? nil : host
        }
    }

    /// At least one; a host with nothing set is libpq's default.
    let hosts: [Host]
    let options: String?
    /// `prefer` where nothing is said.
    let sslMode: String
    /// All else that it says, the password included.
    private let others: [String: String]

    /// Throws `.notRun` where libpq cannot read the string; libpq's reason would repeat parts of it, so it is not given.
    ///
    /// Hosts that the string leaves open are taken from `environment` as libpq would take them, for their names must be
    /// looked up too. A service file's would be looked up by libpq, without any deadline, so they are refused.
    init(
        _ url: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(PostgresError) {
        var found = try Conninfo.values(url)
        options = found.removeValue(forKey: "options")
        let isOfService = found["service"] != nil || environment["PGSERVICE"] != nil
        guard !isOfService || found["host"] != nil || found["hostaddr"] != nil else {
            throw PostgresError(
                .notRun, .refused,
                message: "the connection string leaves the host to a service file; write host=… into the string itself")
        }
        // Where a service is named, libpq takes the port from its file before it looks at the environment.
        let defaults = isOfService ? [:] : environment
        hosts = Conninfo.hosts(
            found.removeValue(forKey: "host") ?? defaults["PGHOST"],
            addresses: found.removeValue(forKey: "hostaddr") ?? defaults["PGHOSTADDR"],
            ports: found.removeValue(forKey: "port") ?? defaults["PGPORT"])
        sslMode = found["sslmode"] ?? environment["PGSSLMODE"] ?? "prefer"
        others = found
    }

    static func hosts(_ names: String?, addresses: String?, ports: String?) -> [Host] {
        func list(_ text: String?) -> [String] {
            guard let text else { return [] }
            return text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
                .map { String(Substring($0)) }
        }
        let (names, addresses, ports) = (list(names), list(addresses), list(ports))
        return (0..<max(names.count, addresses.count, 1)).map { index in
            Host(
                host: index < names.count ? names[index] : nil,
                address: index < addresses.count ? addresses[index] : nil,
                port: index < ports.count ? ports[index] : ports.count == 1 ? ports[0] : nil)
        }
    }

    static func values(_ url: String) throws(PostgresError) -> [String: String] {
        let unreadable = PostgresError(.notRun, .refused, message: "the connection string cannot be read")
        guard !url.utf8.contains(0) else { throw unreadable }
        var reason: UnsafeMutablePointer<CChar>?
        guard let first = unsafe PQconninfoParse(url, &reason) else {
            unsafe PQfreemem(reason)
            throw unreadable
        }
        defer { unsafe PQconninfoFree(first) }

        var found: [String: String] = [:]
        var option = unsafe first
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                unsafe found[String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe option += 1
        }
        return found
    }

    /// The keywords for one host. What stands before the string's own gives way to it, what stands after does not. The
    /// string's lists of hosts and ports are not among them: libpq would keep them where the one host has no port.
    func parameters(_ host: Host, _ settings: ConnectionSettings) -> [(String, String)] {
        var parameters: [(String, String)] = [
            // A server that vanished is known within 15 seconds, also by those who only wait for it to speak.
            ("keepalives_idle", "5"), ("keepalives_interval", "5"), ("keepalives_count", "2"),
            ("tcp_user_timeout", "15000"), ("gssencmode", "disable"),
            ("target_session_attrs", settings.mustBeWritable ? "read-write" : "any"),
            ("application_name", settings.applicationName),
        ]
        parameters += others.map { ($0.key, $0.value) }
        parameters += [("client_encoding", "UTF8"), ("options", Conninfo.options(settings, after: options))]
        if let name = host.host { parameters.append(("host", name)) }
        if let address = host.address { parameters.append(("hostaddr", address)) }
        if let port = host.port { parameters.append(("port", port)) }
        return parameters
    }

    /// The settings that every session starts with; the string's own come last and so prevail, except over the text
    /// forms that the decoders rely on.
    static func options(_ settings: ConnectionSettings, after own: String?) -> String {
        var words = [
            "-c statement_timeout=\(settings.statementTimeout.milliseconds)",
            "-c lock_timeout=\(settings.lockTimeout.milliseconds)",
            "-c idle_in_transaction_session_timeout=\(settings.idleInTransactionTimeout.milliseconds)",
            "-c client_connection_check_interval=5s",
            // Compiling a plan takes longer than any of our statements runs.
            "-c jit=off",
        ]
        if let role = settings.role { words.append("-c role=\(escaped(role))") }
        if let own { words.append(own) }
        words += ["-c TimeZone=UTC", "-c DateStyle=ISO,YMD", "-c IntervalStyle=iso_8601", "-c bytea_output=hex"]
        return words.joined(separator: " ")
    }

    /// The server splits `options` at white space unless a backslash goes before.
    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            if scalar == "\\" || scalar.properties.isWhitespace { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}
