import Curl
import FoundationEssentials
import Post
import Postgres
import Text
import Web

extension Settings {
    /// What a document says; every mistake at once. `secrets` reads the files that it names.
    static func read(_ node: Node, secrets: SecretReader = SecretReader()) throws(Mistakes) -> Settings {
        if case .null = node.kind { return Settings() }
        return try Reader.read(node, hides: hides) { reader in
            var settings = Settings()
            settings.readListeners(reader)
            if reader.has("database") {
                reader.object("database") { database -> Void? in settings.readDatabase(database, secrets) }
            }
            if reader.has("post") {
                reader.object("post") { post -> Void? in settings.readPost(post, secrets) }
            }
            if reader.has("contact") {
                reader.object("contact") { contact -> Void? in
                    settings.contactTelephone = contact.line("telephone", maxBytes: 100)
                    settings.contactEmail = contact.address("email")
                    settings.contactAddress = contact.optional("address")?.string(maxBytes: 1_000)
                    return nil
                }
            }
            settings.readBusyCalendars(reader)
            settings.calendar = reader.calendar("calendar") ?? settings.calendar
            if reader.has("actions") {
                reader.object("actions") { actions -> Void? in
                    settings.actionsFile = actions.path("catalogue_file")
                    return nil
                }
            }
            settings.logLevel = reader.choice("log_level", of: LogLevel.self, default: settings.logLevel)
            return settings
        }
    }

    /// What may be a secret, perhaps one line too high or too low, is never repeated.
    private static func hides(path: String, text: String) -> Bool {
        func lies(in block: String) -> Bool { path == block || path.utf8.starts(with: "\(block).".utf8) }
        let holdsCredentials = text.utf8.contains(UInt8(ascii: "@")) && text.utf8.firstRange(of: "://".utf8) != nil
        return holdsCredentials || path.isEmpty || path == "post" || lies(in: "database")
            || ChannelName.allCases.contains { lies(in: "post.\($0.block)") && $0 != .maildir }
    }

    private mutating func readListeners(_ reader: Reader) {
        publicURL = reader.origin("public_url") ?? publicURL
        listen = reader.listener("listen") ?? listen
        if reader.has("admin_listen") {
            let isOff = reader.node["admin_listen"].map { if case .string("none") = $0.kind { true } else { false } }
            adminListen = isOff == true ? nil : reader.listener("admin_listen")
        }
        if let adminListen, adminListen.overlaps(listen) {
            reader.refuse(
                reader.has("admin_listen") ? "admin_listen" : "listen", found: "\(listen) and \(adminListen)",
                expected: "two ports, one for each of listen and admin_listen",
                mend: "Give one of them another port, or switch the second off with admin_listen: none.")
        }
    }

    private mutating func readDatabase(_ database: Reader, _ secrets: SecretReader) -> Void? {
        databaseURL = databaseAddress(.serving, database, secrets)
        postURL = databaseAddress(.post, database, secrets)
        ownerURL = databaseAddress(.owner, database, secrets)
        poolSize = database.integer("pool_size", in: Settings.poolSizes, default: poolSize)
        func names(_ role: DatabaseRole) -> Bool {
            database.has(role.rawValue) || database.has("\(role.rawValue)_file")
        }
        if !names(.serving), names(.post) || names(.owner) {
            database.refuse(
                expected: "url or url_file beside post_url and owner_url",
                mend: "Name the serving role's address in database.url.")
        }
        return nil
    }

    private mutating func databaseAddress(
        _ role: DatabaseRole, _ database: Reader, _ secrets: SecretReader
    ) -> String? {
        let (key, fileKey) = (role.rawValue, "\(role.rawValue)_file")
        let plain = database.databaseAddress(key)
        let secret = database.secret(fileKey, role == .owner ? secrets.forOwner : secrets)
        if database.has(key), database.has(fileKey) {
            database.refuse(
                fileKey, found: "\(fileKey) beside \(key)", expected: "one of the two",
                mend: "Take one of them out; the file is the better place for a password.")
            return nil
        }
        guard let secret else { return plain }
        if let mend = Reader.databaseAddressMend(secret.text) {
            database.refuse(
                fileKey, found: "a file with another text", expected: "a file with \(Reader.databaseAddressWords)",
                mend: mend)
            return nil
        }
        secretFiles["database.\(fileKey)"] = secret.file
        return secret.text
    }

    private mutating func readPost(_ post: Reader, _ secrets: SecretReader) -> Void? {
        readChannels(post, secrets)
        maildir = post.path("maildir")
        fromAddress = post.address("from_address") ?? fromAddress
        fromName = post.line("from_name", maxBytes: 200) ?? fromName
        replyTo = post.address("reply_to")
        bounceAddress = post.bounceAddress("bounce_address")
        pollSeconds = post.integer("poll_seconds", in: Settings.pollRange, default: pollSeconds)
        leaseSeconds = post.integer("lease_seconds", in: Settings.leaseRange, default: leaseSeconds)
        if let slow = routed.first(where: \.name.isSlow)?.name, leaseSeconds < Settings.shortestLeaseForMail {
            post.refuse(
                "lease_seconds", found: "\(leaseSeconds) beside the channel \(slow.rawValue)",
                expected: "at least \(Settings.shortestLeaseForMail)",
                mend: "It is given half a minute for each message, which must end before the lease does.")
        }
        window = post.window("window") ?? window
        lettersDirectory = post.path("letters_directory")
        if post.has("smtp") {
            post.object("smtp") { smtp -> Void? in
                let secret = smtp.secret("password_file", secrets)
                secretFiles["post.smtp.password_file"] = secret?.file
                readRate(of: .smtp, smtp)
                mailServer = smtp.mailServer(password: secret?.text, publicHost: Settings.host(of: publicURL))
                return nil
            }
        } else {
            refuse(.smtp, without: "host", post)
        }
        readNotify(post, secrets)
        return nil
    }

    /// `review.example.org` of `https://review.example.org:8443`; `localhost` where it is an IPv6 address, which cannot
    /// be said in a greeting.
    private static func host(of origin: String) -> String {
        let bytes = origin.utf8.drop { $0 != UInt8(ascii: "/") }.drop { $0 == UInt8(ascii: "/") }
        if bytes.first == UInt8(ascii: "[") { return "localhost" }
        return String(Substring(bytes.prefix { $0 != UInt8(ascii: ":") }))
    }
}
