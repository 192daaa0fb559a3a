public import Curl
import Text

/// The mail server to which messages are handed over (RFC 5321).
public struct MailServer: Equatable, Sendable {
    /// What happens to a message of which an earlier attempt may have been accepted: the reply to it was lost.
    public enum WhenUnknown: String, CaseIterable, Sendable {
        /// It ends as unknown, and a person decides.
        case hold
        /// It is sent again under the same Message-ID: rather twice than not at all.
        case resend
    }

    /// A host name in its `xn--` form, or an address in digits.
    public var host: String
    /// 1 to 65535.
    public var port: Int
    public var security: MailTransfer.Security
    public var user: String?
    public var password: String?
    /// PEM file of the authorities to trust instead of the system's.
    public var authorityFile: String?
    /// The name that we give ourselves (EHLO).
    public var ownName: String
    public var whenUnknown: WhenUnknown

    public init(
        host: String, port: Int? = nil, security: MailTransfer.Security = .starttls, user: String? = nil,
        password: String? = nil, authorityFile: String? = nil, ownName: String, whenUnknown: WhenUnknown = .hold
    ) {
        self.host = host
        self.port = port ?? security.usualPort
        self.security = security
        self.user = user
        self.password = password
        self.authorityFile = authorityFile
        self.ownName = ownName
        self.whenUnknown = whenUnknown
    }
}

extension MailTransfer.Security {
    /// 587 (RFC 6409), 465 (RFC 8314), or 25 for a relay on this machine.
    public var usualPort: Int {
        switch self {
        case .starttls: 587
        case .implicit: 465
        case .none: 25
        }
    }
}
