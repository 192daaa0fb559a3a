import FoundationEssentials
import Post
import Text

extension Settings {
    /// The block `post.govuk_notify`.
    mutating func readNotify(_ post: Reader, _ secrets: SecretReader) {
        guard post.has("govuk_notify") else { return refuse(.govukNotify, without: "api_key_file", post) }
        post.object("govuk_notify") { block -> Void? in
            let key = block.secret("api_key_file", secrets)
            secretFiles["post.govuk_notify.api_key_file"] = key?.file
            let token = block.secret("callback_token_file", secrets)
            secretFiles["post.govuk_notify.callback_token_file"] = token?.file
            notifyCallbackToken = token?.text
            notify = block.notifyService(key: key?.text, isRead: secrets.isReading)
            return nil
        }
        guard let notify else { return }
        ratesPerMinute[ChannelName.govukNotify.rawValue] = notify.ratePerMinute
        for (setting, template, key) in [
            ("channel", notify.emailTemplate, "email_template"), ("text_channel", notify.textTemplate, "text_template"),
            ("letter_channel", notify.letterTemplate, "letter_template"),
        ] where template == nil && settings(naming: .govukNotify).contains(setting) {
            post.refuse(
                setting, found: "govuk-notify, and no template for it",
                expected: "post.govuk_notify.\(key) beside \(setting): govuk-notify",
                mend: "Add the id of a template with the places that the settings file names.")
        }
    }
}

extension Reader {
    /// nil where the key is not there, is none, or is not read.
    fileprivate func notifyService(key: String?, isRead: Bool) -> NotifyService? {
        let url = notifyOrigin("url") ?? NotifyService.usualURL
        let templates = ["email_template", "text_template", "letter_template"].map { identifier($0) }
        let replyTo = identifier("email_reply_to_id")
        let sender = identifier("text_sender_id")
        let authorities = authorities("authorities")
        let rate = integer(
            "rate_per_minute", in: 1...NotifyService.usualRate, default: NotifyService.usualRate)
        if !has("api_key_file") {
            refuse(
                "api_key_file", found: "no key", expected: "the file of a key of GOV.UK Notify",
                mend: "Make a key on its page “API integration” and put it into a file.")
        }
        guard isRead, let key else { return nil }
        guard let key = NotifyKey(key) else {
            refuse(
                "api_key_file", found: "a file with another text", expected: "a file with a key of GOV.UK Notify",
                mend: "Copy the whole key, NAME-SERVICE-SECRET: it ends with two ids of 36 characters each.")
            return nil
        }
        return NotifyService(
            url: url, key: key, emailTemplate: templates[0], textTemplate: templates[1], letterTemplate: templates[2],
            emailReplyTo: replyTo, textSender: sender, authorityFile: authorities, ratePerMinute: rate)
    }

    /// An id that GOV.UK Notify gave a template or an address.
    private func identifier(_ key: String) -> String? {
        guard has(key) else { return nil }
        return custom(
            key, expected: "an id of GOV.UK Notify",
            mend: "Copy it from the page of the template or address: 36 characters, such as "
                + "f33517ff-2a88-4f6e-b855-c550268ce08a."
        ) { text in UUID(uuidString: text)?.uuidString.lowercased() }
    }

    /// The address of GOV.UK Notify: a key goes nowhere without TLS.
    private func notifyOrigin(_ key: String) -> String? {
        guard let origin = origin(key) else { return nil }
        let isHere = ["http://127.0.0.1", "http://[::1]", "http://localhost"].contains { start in
            origin.utf8.starts(with: start.utf8)
                && [nil, UInt8(ascii: ":")].contains(origin.utf8.dropFirst(start.utf8.count).first)
        }
        guard isHere || origin.utf8.starts(with: "https://".utf8) else {
            refuse(
                key, found: "http:// to a host that is not this machine", expected: "an address with https://",
                mend: "The key would cross the network for all to read: use https://.")
            return nil
        }
        return origin
    }
}

extension SettingsKey {
    static let govukNotify: [SettingsKey] = [
        SettingsKey("post.govuk_notify.url", "https:// with a host", NotifyService.usualURL) {
            $0.notify?.url ?? NotifyService.usualURL
        },
        SettingsKey("post.govuk_notify.api_key_file", secretFile, "must be given") {
            $0.secretFiles["post.govuk_notify.api_key_file"]?.path ?? "must be given"
        },
        template("email_template", \.emailTemplate), template("text_template", \.textTemplate),
        template("letter_template", \.letterTemplate),
        SettingsKey("post.govuk_notify.email_reply_to_id", identifier, "the service's own") {
            $0.notify?.emailReplyTo ?? "the service's own"
        },
        SettingsKey("post.govuk_notify.text_sender_id", identifier, "the service's own") {
            $0.notify?.textSender ?? "the service's own"
        },
        SettingsKey("post.govuk_notify.callback_token_file", secretFile, "none") {
            $0.secretFiles["post.govuk_notify.callback_token_file"]?.path ?? "none"
        },
        SettingsKey("post.govuk_notify.rate_per_minute", words(1...NotifyService.usualRate), "3000") {
            String($0.notify?.ratePerMinute ?? NotifyService.usualRate)
        },
        SettingsKey("post.govuk_notify.authorities", path, "the system's") {
            $0.notify?.authorityFile ?? "the system's"
        },
    ]

    private static let identifier = "id of GOV.UK Notify"

    private static func template(_ name: String, _ value: @escaping @Sendable (NotifyService) -> String?) -> SettingsKey
    {
        SettingsKey("post.govuk_notify.\(name)", identifier, "none") { $0.notify.flatMap(value) ?? "none" }
    }
}
