/// A service at GOV.UK Notify, with one template for each way by which we send: of mail and letters with the places
/// `((subject))` and `((body))`, of text messages with `((body))`.
public struct NotifyService: Equatable, Sendable {
    /// Without a slash at the end.
    public var url: String
    public var key: NotifyKey
    /// Ids of the templates; nil: nothing goes by that way.
    public var emailTemplate: String?
    public var textTemplate: String?
    public var letterTemplate: String?
    /// Who reads answers, by the id that Notify gave the address; nil for the service's usual one.
    public var emailReplyTo: String?
    /// Whom text messages come from, likewise.
    public var textSender: String?
    /// PEM file of the authorities to trust instead of the system's.
    public var authorityFile: String?
    /// The most messages a minute, 1 to 3,000.
    public var ratePerMinute: Int

    public static let usualURL = "https://api.notifications.service.gov.uk"
    /// Notify's own limit (docs.notifications.service.gov.uk, "Rate limits").
    public static let usualRate = 3_000

    public init(
        url: String = usualURL, key: NotifyKey, emailTemplate: String? = nil, textTemplate: String? = nil,
        letterTemplate: String? = nil, emailReplyTo: String? = nil, textSender: String? = nil,
        authorityFile: String? = nil, ratePerMinute: Int = usualRate
    ) {
        self.url = url
        self.key = key
        self.emailTemplate = emailTemplate
        self.textTemplate = textTemplate
        self.letterTemplate = letterTemplate
        self.emailReplyTo = emailReplyTo
        self.textSender = textSender
        self.authorityFile = authorityFile
        self.ratePerMinute = ratePerMinute
    }
}
