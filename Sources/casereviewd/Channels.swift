import Post
import Text

/// The channels that the settings name.
enum Channels {
    /// The one by which messages leave. With the state directory made, where messages fall into it.
    static func all(_ settings: Settings) throws -> [any Channel] {
        [try channel(Settings.ChannelName(rawValue: settings.channel) ?? .maildir, settings)]
    }

    /// A channel by name, also one by which nothing leaves yet, so that it can be tried first.
    static func channel(_ name: Settings.ChannelName, _ settings: Settings) throws -> any Channel {
        switch name {
        case .maildir:
            if settings.maildir == nil { _ = try Files.ownDirectory(State.directory()) }
            return Maildir(directory: try outbox(settings))
        case .smtp:
            return Smtp(try mailServer(settings))
        }
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
}
