import Post
import Text

/// The channels that the settings name.
enum Channels {
    /// Those by which messages leave, each once, for the ways that it is used for; that of mail first. With the state
    /// directory made, where messages fall into it.
    static func all(_ settings: Settings) throws -> [any Channel] {
        try settings.routed.map { name, ways in
            Routed(
                try channel(name, settings), for: ways, ratePerMinute: settings.ratesPerMinute[name.rawValue])
        }
    }

    /// A channel by name, also one by which nothing leaves yet, so that it can be tried first.
    static func channel(_ name: Settings.ChannelName, _ settings: Settings) throws -> any Channel {
        switch name {
        case .maildir:
            if settings.maildir == nil { _ = try Files.ownDirectory(State.directory()) }
            return Maildir(directory: try outbox(settings))
        case .smtp:
            return Smtp(try mailServer(settings))
        case .webhook:
            guard let endpoint = settings.webhook else { throw unset(name, "post.webhook.url") }
            return Webhook(endpoint, now: SystemClock.now)
        case .exec:
            guard let program = settings.program else { throw unset(name, "post.exec.program") }
            return ExecChannel(program: program)
        case .govukNotify:
            return GovukNotify(try notifyService(settings))
        }
    }

    private static func unset(_ name: Settings.ChannelName, _ key: String) -> Failure {
        Failure(
            Failure.wrongConfiguration, "The channel \(name.rawValue) is not set up.",
            mend: "Give \(key) in the settings.")
    }

    /// The server of `post.smtp`.
    static func mailServer(_ settings: Settings) throws(Failure) -> MailServer {
        guard let server = settings.mailServer else {
            throw Failure(
                Failure.wrongConfiguration, "The channel smtp has no mail server.",
                mend: "Name it in post.smtp.host in the settings.")
        }
        return server
    }

    /// The service of `post.govuk_notify`.
    static func notifyService(_ settings: Settings) throws(Failure) -> NotifyService {
        guard let service = settings.notify else {
            throw Failure(
                Failure.wrongConfiguration, "The channel govuk-notify has no key.",
                mend: "Name its file in post.govuk_notify.api_key_file in the settings.")
        }
        return service
    }

    /// The Maildir, whatever the channel is.
    static func outbox(_ settings: Settings) throws(HostError) -> String {
        if let directory = settings.maildir { return directory }
        return try State.directory() + "/outbox"
    }

    static func sender(_ settings: Settings) throws -> Mail.Party {
        do {
            return Mail.Party(settings.fromName, try MailAddress(settings.fromAddress))
        } catch {
            throw Failure(
                Failure.wrongConfiguration, "post.from_address is no e-mail address that can be used.",
                mend: "Write it plainly, such as casereview@example.gov.uk.")
        }
    }

    /// nil where the settings name nobody.
    static func replyTo(_ settings: Settings) throws -> MailAddress? {
        do {
            return try settings.replyTo.map { text throws(MailAddress.Refusal) in try MailAddress(text) }
        } catch {
            throw Failure(
                Failure.wrongConfiguration, "post.reply_to is no e-mail address that can be used.",
                mend: "Write it plainly, such as reviews@example.gov.uk.")
        }
    }
}
