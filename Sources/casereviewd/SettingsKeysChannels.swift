import Casework
import Post

extension SettingsKey {
    static let channels: [SettingsKey] = [
        SettingsKey("post.channel", words(Settings.channelNames(for: .email)), "maildir", \.channel),
        SettingsKey("post.text_channel", words(Settings.channelNames(for: .text)), "print", \.textChannel),
        SettingsKey("post.letter_channel", words(Settings.channelNames(for: .letter)), "print", \.letterChannel),
    ]

    static let webhook: [SettingsKey] = [
        // The path may hold a secret.
        SettingsKey("post.webhook.url", "https:// address", "must be given") {
            $0.webhook.map(\.origin) ?? "must be given"
        },
        SettingsKey("post.webhook.secret_file", secretFile, "must be given") {
            $0.secretFiles["post.webhook.secret_file"]?.path ?? "must be given"
        },
        SettingsKey("post.webhook.old_secret_file", secretFile, "none") {
            $0.secretFiles["post.webhook.old_secret_file"]?.path ?? "none"
        },
        SettingsKey("post.webhook.allow_private", "list of address ranges and hosts", "none") { settings in
            guard let places = settings.webhook?.alsoPrivate, !places.isEmpty else { return "none" }
            return places.map { "\($0)" }.joined(separator: ", ")
        },
        SettingsKey("post.webhook.authorities", path, "the system's") { $0.webhook?.authorityFile ?? "the system's" },
        SettingsKey("post.webhook.timeout_seconds", words(Settings.webhookTimeouts), "20") {
            String(($0.webhook?.timeout ?? .seconds(20)).components.seconds)
        },
        rate(.webhook),
    ]

    static let exec: [SettingsKey] = [
        SettingsKey("post.exec.program", path, "must be given") { $0.program?.path ?? "must be given" },
        SettingsKey("post.exec.timeout_seconds", words(Settings.execTimeouts), "20") {
            String(($0.program?.timeout ?? .seconds(20)).components.seconds)
        },
        rate(.exec),
    ]

    /// `post.smtp.rate_per_minute` and the like.
    static func rate(_ name: Settings.ChannelName) -> SettingsKey {
        SettingsKey("post.\(name.block).rate_per_minute", words(Settings.rates), "as many as it takes") {
            $0.ratesPerMinute[name.rawValue].map(String.init) ?? "as many as it takes"
        }
    }
}
