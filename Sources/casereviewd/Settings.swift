import Casework
import Post
import Records
import Text

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
    /// What carries text messages and letters: a channel, or `print` for a person.
    var textChannel = Routes.byHand
    var letterChannel = Routes.byHand
    /// nil: `outbox` in the state directory.
    var maildir: String?
    /// The mail server of `post.smtp`, its password included; nil where the block is not there.
    var mailServer: MailServer?
    /// nil where the block `post.webhook` is not there; so the program of `post.exec`.
    var webhook: WebhookEndpoint?
    var program: ExecProgram?
    /// Of the channels that are held to one, by name.
    var ratesPerMinute: [String: Int] = [:]
    /// The service of `post.govuk_notify`, its key included; nil where the block is not there.
    var notify: NotifyService?
    /// What GOV.UK Notify signs in with when it calls us; nil where it does not.
    var notifyCallbackToken: String?
    var fromAddress = "casereview@localhost"
    var fromName = "Partnership office"
    /// Who reads answers where a partnership's single point of contact has no mailbox; nil: `fromAddress`.
    var replyTo: String?
    /// Where what cannot be delivered comes back to, with a token for each message; nil: to `fromAddress`.
    var bounceAddress: String?
    var pollSeconds = 15
    /// How long a claim on a message holds: another instance has it that much later after a crash.
    var leaseSeconds = 45
    /// When reminders, digests and news leave.
    var window = SendingWindow()
    var lettersDirectory: String?
    /// How people who do not use the web reach the single point of contact (section 104(3)(a)).
    var contactTelephone: String?
    var contactEmail: String?
    var contactAddress: String?
    /// How the calendars of people are read.
    var busyCalendars = BusyFeedReader()
    /// A shipped calendar by name, or a file.
    var calendar = "england-and-wales"
    /// A file in place of the shipped catalogue of actions.
    var actionsFile: String?
    var logLevel = LogLevel.info
    /// The files from which secrets came, by the key that named them.
    var secretFiles: [String: SecretFile] = [:]

    enum LogLevel: String, CaseIterable, Sendable { case debug, info, notice, warning, error }

    static let poolSizes = 1...64
    static let pollRange = 1...300
    static let leaseRange = 5...300
    /// A delivery by any channel but maildir takes half a minute at most, and must end before its lease does.
    static let shortestLeaseForMail = 40
}

/// Addresses of databases and the mail server hold passwords, so neither printing nor dumping shows them.
extension Settings: CustomStringConvertible, CustomReflectable {
    var description: String { shown(given: []).map { "\($0.key): \($0.value)" }.joined(separator: "; ") }

    var customMirror: Mirror { Mirror(self, children: ["settings": description]) }
}

extension Settings {
    /// The channel that carries each way.
    var routes: Routes { Routes(email: channel, text: textChannel, letter: letterChannel) }

    /// Where reports come back to, signed with a key of the database's; nil where no address is set.
    func returns(key: [UInt8]) -> ReturnAddress? {
        bounceAddress.flatMap { try? MailAddress($0) }.flatMap { ReturnAddress($0, key: key) }
    }

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
