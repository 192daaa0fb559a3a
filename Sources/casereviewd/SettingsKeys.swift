import Curl
import Post

/// A key of the settings file as it is documented: in config/casereviewd.yaml, in the README, by `doctor`.
struct SettingsKey: Sendable {
    /// With the blocks that it lies in: `post.smtp.host`.
    let name: String
    /// What it takes, in words.
    let type: String
    /// What stands in the documentation as its default: the value, or words where it depends on something.
    let fallback: String
    /// What holds now; never a secret.
    let value: @Sendable (Settings) -> String

    init(_ name: String, _ type: String, _ fallback: String, _ value: @escaping @Sendable (Settings) -> String) {
        self.name = name
        self.type = type
        self.fallback = fallback
        self.value = value
    }

    /// Every key, in the order of the file.
    static let all: [SettingsKey] =
        [
            SettingsKey("public_url", "http:// or https:// with a host", "http://127.0.0.1:8080", \.publicURL),
            SettingsKey("listen", "host:port", "127.0.0.1:8080") { "\($0.listen)" },
            SettingsKey("admin_listen", "host:port, or none", "127.0.0.1:8081") {
                $0.adminListen.map { "\($0)" } ?? "none"
            },
        ] + database + channels + post + smtp + webhook + exec + govukNotify + [
            SettingsKey("contact.telephone", "text of 1 to 100 bytes on one line", "not shown") {
                $0.contactTelephone ?? "not shown"
            },
            SettingsKey("contact.email", "e-mail address of at most 254 bytes", "not shown") {
                $0.contactEmail ?? "not shown"
            },
            SettingsKey("contact.address", "text of 1 to 1000 bytes", "not shown") { settings in
                settings.contactAddress.map(oneLine) ?? "not shown"
            },
        ] + busyCalendars + [
            SettingsKey("calendar", "england-and-wales, or the path of a file", "england-and-wales", \.calendar),
            SettingsKey("actions.catalogue_file", path, "the shipped catalogue") {
                $0.actionsFile ?? "the shipped catalogue"
            },
            SettingsKey("log_level", words(Settings.LogLevel.self), "info", \.logLevel.rawValue),
        ]

    private static let database: [SettingsKey] =
        Settings.DatabaseRole.allCases.flatMap { role in
            let key = "database.\(role.rawValue)"
            let fallback =
                switch role {
                case .serving: "a cluster of its own"
                case .post: "as url, with the role casereview_post"
                case .owner: "none"
                }
            return [
                SettingsKey(key, "postgresql:// address", fallback) { settings in
                    let isGiven = settings.address(of: role) != nil
                    return !isGiven ? fallback : settings.secretFiles["\(key)_file"] == nil ? "set" : "from the file"
                },
                SettingsKey("\(key)_file", secretFile, "none") { $0.secretFiles["\(key)_file"]?.path ?? "none" },
            ]
        } + [
            SettingsKey("database.pool_size", words(Settings.poolSizes), "8") { String($0.poolSize) }
        ]

    private static let post: [SettingsKey] = [
        SettingsKey("post.maildir", path, "outbox in the state directory") {
            $0.maildir ?? "outbox in the state directory"
        },
        SettingsKey(
            "post.from_address", "e-mail address of at most 254 bytes", "casereview@localhost", \.fromAddress),
        SettingsKey("post.from_name", "text of 1 to 200 bytes on one line", "Partnership office", \.fromName),
        SettingsKey("post.reply_to", "e-mail address of at most 254 bytes", "from_address") {
            $0.replyTo ?? "from_address"
        },
        SettingsKey("post.bounce_address", "e-mail address with at most 20 bytes before the @", "none") {
            $0.bounceAddress ?? "none"
        },
        SettingsKey("post.poll_seconds", words(Settings.pollRange), "15") { String($0.pollSeconds) },
        SettingsKey("post.lease_seconds", words(Settings.leaseRange), "45") { String($0.leaseSeconds) },
        SettingsKey("post.window", "HH:MM-HH:MM, to 24:00", "09:00-16:30") { "\($0.window)" },
        SettingsKey("post.letters_directory", path, "the shipped letters") {
            $0.lettersDirectory ?? "the shipped letters"
        },
    ]

    private static let smtp: [SettingsKey] = [
        SettingsKey("post.smtp.host", "name or address of a host", "must be given") {
            $0.mailServer?.host ?? "must be given"
        },
        SettingsKey("post.smtp.port", words(1...65_535), "by tls: 587, 465, 25") {
            $0.mailServer.map { String($0.port) } ?? "by tls: 587, 465, 25"
        },
        SettingsKey("post.smtp.tls", "starttls, implicit or none", "starttls") {
            $0.mailServer?.security.rawValue ?? "starttls"
        },
        SettingsKey("post.smtp.user", "text of 1 to 254 bytes on one line", "none") { $0.mailServer?.user ?? "none" },
        SettingsKey("post.smtp.password_file", secretFile, "none") {
            $0.secretFiles["post.smtp.password_file"]?.path ?? "none"
        },
        SettingsKey("post.smtp.authorities", path, "the system's") {
            $0.mailServer?.authorityFile ?? "the system's"
        },
        SettingsKey("post.smtp.own_name", "name of a host", "the host of public_url") {
            $0.mailServer?.ownName ?? "the host of public_url"
        },
        SettingsKey("post.smtp.when_unknown", "hold or resend", "hold") {
            $0.mailServer?.whenUnknown.rawValue ?? "hold"
        },
        rate(.smtp),
    ]

    static let path = "absolute path"
    static let secretFile = "absolute path, or the name of a credential"

    static func words(_ range: ClosedRange<Int>) -> String {
        "whole number, \(range.lowerBound) to \(range.upperBound)"
    }

    private static func words<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> String
    where Choice.RawValue == String {
        words(type.allCases.map(\.rawValue))
    }

    static func words(_ words: [String]) -> String {
        words.dropLast().joined(separator: ", ") + " or " + words.suffix(1).joined()
    }

    private static func oneLine(_ text: String) -> String {
        text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }.joined(separator: ", ")
    }
}

extension Settings {
    /// The address of the database as one role; nil where it is not set.
    func address(of role: DatabaseRole) -> String? {
        switch role {
        case .serving: databaseURL
        case .post: postURL
        case .owner: ownerURL
        }
    }

    /// Every key with its value, and whether the file gave it; nothing that could hold a password.
    func shown(given: Set<String>) -> [(key: String, value: String, isGiven: Bool)] {
        SettingsKey.all.map { key in
            let isGiven = given.contains(key.name)
            // The owner's, for who is no administrator.
            let isUnread = isGiven && key.name.hasSuffix("_file") && secretFiles[key.name] == nil
            return (key.name, isUnread ? "not read" : key.value(self), isGiven)
        }
    }
}
