import Casework
import Post
import Records
import Text
import Web

/// What the settings of one moment come to: everything that `serve` is made of and that reading them again may change.
/// It is there whole or not at all, and making it changes nothing that is in use.
struct Generation: Sendable {
    let settings: Settings
    let calendar: WorkingCalendar
    let letters: Letters
    let actions: ActionCatalogue
    let channels: [any Channel]
    let sender: Mail.Party
    /// Who reads answers where a partnership's point of contact has no mailbox.
    let replyTo: MailAddress?
    let outbox: Maildir
    let publicURL: PublicURL

    /// Throws everything that is wrong with any of it as one `Failure`.
    init(_ settings: Settings) throws(Failure) {
        var failures: [Failure] = []
        func part<Value>(_ make: () throws -> Value) -> Value? {
            do {
                return try make()
            } catch {
                failures.append(Failure(error))
                return nil
            }
        }
        let calendar = part { try Library.calendar(of: settings) }
        let letters = part { try Library.letters(of: settings) }
        let actions = part { try Library.actions(of: settings) }
        let sender = part { try Channels.sender(settings) }
        let replyTo = part { try Channels.replyTo(settings) } ?? nil
        let publicURL = part { try Generation.publicURL(of: settings) }
        let outbox = part { Maildir(directory: try Channels.outbox(settings)) }
        // Last, and only where all else is right: a channel may make its directory.
        let channels = failures.isEmpty ? part { try Channels.all(settings) } : nil
        guard let calendar, let letters, let actions, let sender, let publicURL, let outbox, let channels else {
            throw Failure(all: failures)
        }
        self.settings = settings
        self.calendar = calendar
        self.letters = letters
        self.actions = actions
        self.channels = channels
        self.sender = sender
        self.replyTo = replyTo
        self.outbox = outbox
        self.publicURL = publicURL
    }

    /// Reads the settings and everything that they name.
    static func load(_ config: String?) throws -> Generation { try Generation(try Settings.load(config)) }

    /// The settings of ours that differ from those of the start and cannot change before the next one.
    func later(than start: Settings) -> [String] {
        let own = settings
        let fixed = [
            ("listen", own.listen == start.listen), ("admin_listen", own.adminListen == start.adminListen),
            ("database.url", own.databaseURL == start.databaseURL),
            ("database.post_url", own.postURL == start.postURL),
            ("database.pool_size", own.poolSize == start.poolSize),
        ]
        return fixed.filter { !$0.1 }.map(\.0)
    }

    /// `worker` names this instance.
    func postSettings(worker: String) -> PostSettings {
        var post = PostSettings(
            publicURL: settings.publicURL, from: sender,
            passage: Passage(window: settings.window, calendar: calendar), interval: .seconds(settings.pollSeconds),
            lease: settings.leaseSeconds, worker: worker, routes: settings.routes)
        post.replyTo = replyTo
        return post
    }

    func webSettings(formKey: [UInt8]) -> WebSettings {
        var web = WebSettings(
            publicURL: publicURL, formKey: formKey,
            contact: PublicContact(
                telephone: settings.contactTelephone, email: settings.contactEmail, address: settings.contactAddress))
        web.window = settings.window
        web.actions = actions
        return web
    }

    private static func publicURL(of settings: Settings) throws -> PublicURL {
        guard let publicURL = PublicURL(settings.publicURL) else {
            throw Failure(
                Failure.wrongConfiguration, "public_url is no address that can be served.",
                mend: "Write it as https://host or http://host:port.")
        }
        return publicURL
    }
}

extension Failure {
    /// Several at once, with the exit code of the first; never empty.
    fileprivate init(all failures: [Failure]) {
        self = failures.first ?? Failure(Failure.wrongConfiguration, "The settings cannot be used.")
        mistakes = failures.flatMap(\.mistakes)
        text = failures.flatMap(\.lines).joined(separator: "\n")
    }

    /// A line for each thing that went wrong, with the file where it is known.
    var lines: [String] {
        mistakes.map { mistake in
            guard mistake.expected.isEmpty else { return (file.map { "\($0): " } ?? "") + mistake.sentence }
            return mistake.mend.isEmpty ? mistake.found : "\(mistake.found) \(mistake.mend)"
        }
    }
}
