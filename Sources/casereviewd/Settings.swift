import Casework
import Post

/// What the settings file says, with the defaults where it is silent. `SettingsKeys.swift` lists the keys; tests hold
/// that list, the reader, config/casereviewd.yaml and the README to each other.
struct Settings: Equatable, Sendable {
    /// Where people reach the service; every link in a message begins with it.
    var publicURL = "http://127.0.0.1:8080"
    var listen = Address(host: "127.0.0.1", port: 8080)
    var adminListen: Address? = Address(host: "127.0.0.1", port: 8081)
    /// From `database.url` or the file that `database.url_file` names; so the two below.
    var databaseURL: String?
    var postURL: String?
    var ownerURL: String?
    var poolSize = 8
    var channel = ChannelName.maildir.rawValue
    /// nil: `outbox` in the state directory.
    var maildir: String?
    /// The mail server of `post.smtp`, its password included; nil where the block is not there.
    var mailServer: MailServer?
    var fromAddress = "casereview@localhost"
    var fromName = "ASB Case Review"
    var pollSeconds = 15
    /// How long a claim on a message holds: another instance has it that much later after a crash.
    var leaseSeconds = 45
    var lettersDirectory: String?
    /// How people who do not use the web reach the single point of contact (section 104(3)(a)).
    var contactTelephone: String?
    var contactEmail: String?
    var contactAddress: String?
    /// A shipped calendar by name, or a file.
    var calendar = "england-and-wales"
    var logLevel = LogLevel.info
    /// The files from which secrets came, by the key that named them.
    var secretFiles: [String: SecretFile] = [:]

    enum LogLevel: String, CaseIterable, Sendable { case debug, info, notice, warning, error }

    /// The channels that `post.channel` can name.
    enum ChannelName: String, CaseIterable, Sendable { case maildir, smtp }

    static let poolSizes = 1...64
    static let pollRange = 1...300
    static let leaseRange = 5...300
    /// A delivery by mail takes half a minute at most, and must end before its lease does.
    static let shortestLeaseForMail = 40
}

/// Addresses of databases and the mail server hold passwords, so neither printing nor dumping shows them.
extension Settings: CustomStringConvertible, CustomReflectable {
    var description: String { shown(given: []).map { "\($0.key): \($0.value)" }.joined(separator: "; ") }

    var customMirror: Mirror { Mirror(self, children: ["settings": description]) }
}

extension Settings {
    /// The channel that carries each way.
    var routes: Routes { Routes(email: channel) }

    /// Which of the three addresses of the database is meant.
    enum DatabaseRole: String, CaseIterable { case serving = "url", post = "post_url", owner = "owner_url" }

    /// What an address came from, as a person finds it: `database.url`, or the key of the file that holds it.
    func origin(of role: DatabaseRole) -> String {
        // The post's own address is left out by most.
        if role == .post, postURL == nil { return origin(of: .serving) }
        let key = "database.\(role.rawValue)"
        return secretFiles["\(key)_file"] == nil ? key : "\(key)_file"
    }
}
