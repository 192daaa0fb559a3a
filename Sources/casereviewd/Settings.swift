import FoundationEssentials
import Glibc
import Text

/// What the settings file says, with the defaults where it is silent. The file is config/casereviewd.yaml; a test
/// holds the two to each other.
struct Settings: Equatable, Sendable {
    /// Where people reach the service; every link in a message begins with it.
    var publicURL = "http://127.0.0.1:8080"
    var listen = Address(host: "127.0.0.1", port: 8080)
    var adminListen: Address? = Address(host: "127.0.0.1", port: 8081)
    var databaseURL: String?
    var postURL: String?
    var ownerURL: String?
    var poolSize = 8
    var channel = "maildir"
    /// nil: `outbox` in the state directory.
    var maildir: String?
    var fromAddress = "casereview@localhost"
    var fromName = "ASB Case Review"
    var pollSeconds = 15
    var lettersDirectory: String?
    /// How people who do not use the web reach the single point of contact (section 104(3)(a)).
    var contactTelephone: String?
    var contactEmail: String?
    var contactAddress: String?
    /// A shipped calendar by name, or a file.
    var calendar = "england-and-wales"
    var logLevel = LogLevel.info

    enum LogLevel: String, CaseIterable, Sendable { case debug, info, notice, warning, error }

    /// An address to listen on.
    struct Address: Equatable, Sendable, CustomStringConvertible {
        var host: String
        var port: Int

        /// `127.0.0.1:8080`, `[::1]:8080`.
        init?(_ text: String) {
            guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
                text.utf8[text.utf8.index(after: colon)...].allSatisfy({ (0x30...0x39).contains($0) }),
                let port = Int(String(text[text.utf8.index(after: colon)...])), (1...65_535).contains(port)
            else { return nil }
            var host = String(text[..<colon])
            if host.utf8.first == UInt8(ascii: "["), host.utf8.last == UInt8(ascii: "]") {
                host = String(host.dropFirst().dropLast())
            }
            let plain = host.utf8.allSatisfy { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
                    || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
            }
            guard !host.isEmpty, plain else { return nil }
            self.init(host: host, port: port)
        }

        init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        /// Whether nobody can listen on both at once.
        func overlaps(_ other: Address) -> Bool {
            let everywhere = ["0.0.0.0", "::"]
            let here = ["127.0.0.1", "localhost"]
            return port == other.port
                && (host == other.host || everywhere.contains(host) || everywhere.contains(other.host)
                    || here.contains(host) && here.contains(other.host))
        }

        var description: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)" }
    }

    /// Reads the file that the command line names, else `$CASEREVIEWD_CONFIG`, else
    /// `/etc/casereviewd/casereviewd.yaml` where it exists, else the built-in defaults. Every mistake at once.
    static func load(_ named: String?, environment: [String: String] = ProcessInfo.processInfo.environment) throws
        -> Settings
    {
        let usual = "/etc/casereviewd/casereviewd.yaml"
        let path: String
        if let named = named ?? environment["CASEREVIEWD_CONFIG"] {
            path = named
        } else if unsafe access(usual, F_OK) == 0 {
            path = usual
        } else {
            return Settings()
        }
        let bytes: [UInt8]
        do {
            var input = try Input(path)
            bytes = try input.all()
        } catch {
            throw Failure(
                Failure.wrongConfiguration, "The settings file \(path) cannot be read.",
                mend: "Name another with --config or $CASEREVIEWD_CONFIG.")
        }
        do {
            return try read(Node.yaml(bytes))
        } catch {
            throw Failure(Failure.wrongConfiguration, error)
        }
    }

    static func read(_ node: Node) throws(Mistakes) -> Settings {
        if case .null = node.kind { return Settings() }
        return try Reader.read(node) { reader in
            var settings = Settings()
            settings.publicURL = reader.origin("public_url") ?? settings.publicURL
            settings.listen = reader.address("listen") ?? settings.listen
            if reader.has("admin_listen") {
                settings.adminListen =
                    reader.node["admin_listen"].map { if case .string("none") = $0.kind { true } else { false } }
                        == true
                    ? reader.string("admin_listen").flatMap { _ in nil } : reader.address("admin_listen")
            }
            if let admin = settings.adminListen, admin.overlaps(settings.listen) {
                reader.refuse(
                    reader.has("admin_listen") ? "admin_listen" : "listen", found: "\(settings.listen) and \(admin)",
                    expected: "two ports, one for each of listen and admin_listen",
                    mend: "Give one of them another port, or switch the second off with admin_listen: none.")
            }
            if reader.has("database") {
                reader.object("database") { database -> Void? in
                    settings.databaseURL = database.url("url")
                    settings.postURL = database.url("post_url")
                    settings.ownerURL = database.url("owner_url")
                    settings.poolSize = database.integer("pool_size", in: 1...64, default: settings.poolSize)
                    if settings.databaseURL == nil, settings.postURL != nil || settings.ownerURL != nil {
                        database.refuse(
                            expected: "url beside post_url and owner_url",
                            mend: "Name the serving role's address in database.url.")
                    }
                    return nil
                }
            }
            if reader.has("post") {
                reader.object("post") { post -> Void? in
                    settings.channel = post.choice("channel", ["maildir"], default: settings.channel)
                    settings.maildir = post.path("maildir")
                    settings.fromAddress = post.string("from_address", default: settings.fromAddress, maxBytes: 254)
                    settings.fromName = post.string("from_name", default: settings.fromName, maxBytes: 200)
                    settings.pollSeconds = post.integer("poll_seconds", in: 1...300, default: settings.pollSeconds)
                    settings.lettersDirectory = post.path("letters_directory")
                    return nil
                }
            }
            if reader.has("contact") {
                reader.object("contact") { contact -> Void? in
                    settings.contactTelephone = contact.optional("telephone")?.string(maxBytes: 100)
                    settings.contactEmail = contact.optional("email")?.string(maxBytes: 254)
                    settings.contactAddress = contact.optional("address")?.string(maxBytes: 1_000)
                    return nil
                }
            }
            settings.calendar = reader.string("calendar", default: settings.calendar, maxBytes: 4_096)
            settings.logLevel = reader.choice("log_level", of: LogLevel.self, default: settings.logLevel)
            return settings
        }
    }

    /// Every key with its value as `doctor` shows it; nothing that could hold a password.
    var shown: [(key: String, value: String)] {
        [
            ("public_url", publicURL), ("listen", listen.description),
            ("admin_listen", adminListen?.description ?? "none"),
            ("database.url", databaseURL == nil ? "not set" : "set"),
            ("database.post_url", postURL == nil ? "not set" : "set"),
            ("database.owner_url", ownerURL == nil ? "not set" : "set"),
            ("database.pool_size", String(poolSize)), ("post.channel", channel),
            ("post.maildir", maildir ?? "outbox in the state directory"),
            ("post.from_address", fromAddress), ("post.from_name", fromName),
            ("post.poll_seconds", String(pollSeconds)), ("post.letters_directory", lettersDirectory ?? "not set"),
            ("contact.telephone", contactTelephone ?? "not set"), ("contact.email", contactEmail ?? "not set"),
            ("contact.address", contactAddress ?? "not set"), ("calendar", calendar), ("log_level", logLevel.rawValue),
        ]
    }
}

extension Reader {
    /// `https://host` or `http://host:port`, without path.
    fileprivate func origin(_ key: String) -> String? {
        guard has(key) else { return nil }
        return custom(
            key, expected: "an address such as https://casereview.example.gov.uk, without a path",
            mend: "Give the address that people type, with http:// or https://."
        ) { text in
            let scheme = ["https://", "http://"].first { text.utf8.starts(with: $0.utf8) }
            guard let scheme else { return nil }
            let host = text.utf8.dropFirst(scheme.utf8.count)
            let plain = host.allSatisfy { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
                    || (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte)
            }
            return !host.isEmpty && plain ? text : nil
        }
    }

    fileprivate func address(_ key: String) -> Settings.Address? {
        guard has(key) else { return nil }
        return custom(
            key, expected: "an address and a port from 1 to 65535, such as 127.0.0.1:8080",
            mend: "Write host:port; an IPv6 address stands in square brackets."
        ) { Settings.Address($0) }
    }

    /// It may hold a password, so that what was found is never shown.
    fileprivate func url(_ key: String) -> String? {
        guard has(key) else { return nil }
        if let text = node[key].flatMap({ if case .string(let text) = $0.kind { text } else { nil } }),
            ["postgresql://", "postgres://"].contains(where: { text.utf8.starts(with: $0.utf8) })
        {
            return text
        }
        refuse(
            key, found: "another address",
            expected: "a PostgreSQL address such as postgresql://casereview_serve@/casereview?host=/run/postgresql",
            mend: "Begin it with postgresql://.")
        return nil
    }

    fileprivate func path(_ key: String) -> String? {
        guard has(key) else { return nil }
        return custom(key, expected: "an absolute path", mend: "Begin it with /.") {
            $0.utf8.first == UInt8(ascii: "/") ? $0 : nil
        }
    }
}
