import Casework
import Curl
import Post
import Text

extension Settings {
    /// The channels that are built in. A new one is a case here, its ways, and a case of `Channels.channel`.
    enum ChannelName: String, CaseIterable, Sendable {
        case maildir, smtp, webhook, exec
        case govukNotify = "govuk-notify"

        /// The name of its block below `post`.
        var block: String { self == .govukNotify ? "govuk_notify" : rawValue }

        /// By what it can reach people.
        var ways: Set<Way> {
            switch self {
            case .maildir, .smtp: [.email]
            case .webhook, .exec, .govukNotify: [.email, .text, .letter]
            }
        }

        /// Whether handing a message over takes so long that a short lease would run out.
        var isSlow: Bool { self != .maildir }
    }

    /// What may be set for a way: the channels that carry it, and for all but mail also a person's own hands.
    static func channelNames(for way: Way) -> [String] {
        let names = ChannelName.allCases.filter { $0.ways.contains(way) }.map(\.rawValue)
        return way == .email ? names : [Routes.byHand] + names
    }

    /// The channels by which something leaves, each once, that of mail first, with the ways that it is used for.
    var routed: [(name: ChannelName, ways: Set<Way>)] {
        var found: [(name: ChannelName, ways: Set<Way>)] = []
        for way in Way.allCases {
            guard let name = ChannelName(rawValue: routes[way]) else { continue }
            if let index = found.firstIndex(where: { $0.name == name }) {
                found[index].ways.insert(way)
            } else {
                found.append((name, [way]))
            }
        }
        return found
    }

    func uses(_ name: ChannelName) -> Bool { routed.contains { $0.name == name } }

    static let rates = 1...60_000
    static let webhookTimeouts = 1...28
    static let execTimeouts = 1...25

    /// `channel`, `text_channel`, `letter_channel` and the blocks of the channels.
    mutating func readChannels(_ post: Reader, _ secrets: SecretReader) {
        channel = post.choice("channel", Settings.channelNames(for: .email), default: channel)
        textChannel = post.choice("text_channel", Settings.channelNames(for: .text), default: textChannel)
        letterChannel = post.choice("letter_channel", Settings.channelNames(for: .letter), default: letterChannel)
        if post.has("webhook") {
            post.object("webhook") { block -> Void? in
                readWebhook(block, secrets)
                return nil
            }
        }
        if post.has("exec") {
            post.object("exec") { block -> Void? in
                let path = block.path("program")
                if !block.has("program") { _ = block.string("program") }
                let seconds = block.integer("timeout_seconds", in: Settings.execTimeouts, default: 20)
                readRate(of: .exec, block)
                program = path.map { ExecProgram(path: $0, timeout: .seconds(seconds)) }
                return nil
            }
        }
        for (name, key) in [(ChannelName.webhook, "url"), (.exec, "program")] where !post.has(name.rawValue) {
            refuse(name, without: key, post)
        }
    }

    /// `rate_per_minute` of a channel's block.
    mutating func readRate(of name: ChannelName, _ block: Reader) {
        guard block.has("rate_per_minute") else { return }
        ratesPerMinute[name.rawValue] = block.integer("rate_per_minute", in: Settings.rates)
    }

    /// A channel that is used needs its block.
    func refuse(_ name: ChannelName, without key: String, _ post: Reader) {
        for setting in settings(naming: name) {
            post.refuse(
                setting, found: "\(name.rawValue), and no post.\(name.block)",
                expected: "the block post.\(name.block) beside \(setting): \(name.rawValue)",
                mend: "Add it, with post.\(name.block).\(key).")
        }
    }

    /// Which of the settings of ways name a channel.
    func settings(naming name: ChannelName) -> [String] {
        [("channel", channel), ("text_channel", textChannel), ("letter_channel", letterChannel)]
            .filter { $0.1 == name.rawValue }.map(\.0)
    }

    private mutating func readWebhook(_ block: Reader, _ secrets: SecretReader) {
        let alsoPrivate = block.has("allow_private") ? block.allowedPlaces("allow_private") : []
        var signing: [WebhookSecret] = []
        for (key, isNeeded) in [("secret_file", true), ("old_secret_file", false)] {
            if isNeeded, !block.has(key) { _ = block.string(key) }
            guard let secret = block.secret(key, secrets) else { continue }
            secretFiles["post.webhook.\(key)"] = secret.file
            if let secret = WebhookSecret(secret.text) {
                signing.append(secret)
            } else {
                block.refuse(
                    key, found: "a file with another text", expected: "a file with whsec_ and 24 to 64 bytes in base64",
                    mend: "Make one: printf 'whsec_%s' \"$(openssl rand -base64 32)\".")
            }
        }
        let seconds = block.integer("timeout_seconds", in: Settings.webhookTimeouts, default: 20)
        let authorities = block.authorities("authorities")
        readRate(of: .webhook, block)
        webhook = block.custom(
            "url",
            expected: "an https:// address without a user, or http:// to this machine where allow_private lists it",
            mend: "Write https://hooks.example.org/path, a name with other letters in its xn-- form."
        ) { text in
            WebhookEndpoint(
                text, secrets: signing, alsoPrivate: alsoPrivate, timeout: .seconds(seconds), authorityFile: authorities
            )
        }
    }
}

extension Reader {
    /// Ranges of addresses, and hosts.
    func allowedPlaces(_ key: String) -> [WebhookEndpoint.AllowedPlace] {
        array(key, count: 0...100) { item in
            item.custom(
                expected: "a range of addresses such as 10.1.0.0/16, an address, or the name of a host",
                mend: "Write the range with its first address; leave out port and scheme."
            ) { WebhookEndpoint.AllowedPlace($0) }
        }
    }
}
