internal import CCurl

/// One message to one recipient over SMTP (RFC 5321), so that there is one outcome.
///
/// What a `CurlError` means: `handedOver` false is not sent, with `replyCode` 4xx or 5xx and `lastLine` the server's
/// reason where it gave one. `handedOver` true with `replyCode` 354 is unknown, as with 28 or 56: the whole message was
/// given and no answer came; only 55 says that its end could not be sent. `handedOver` true with a 4xx or 5xx is the
/// server's refusal of the message.
public struct MailTransfer: Sendable {
    public enum Security: String, CaseIterable, Sendable {
        /// Plain first, then TLS before anything of the message; a server that does not offer it is an error.
        case starttls
        /// TLS from the first byte.
        case implicit
        /// To this machine only: another address is an error.
        case none
    }

    /// A host name in its `xn--` form, or an address in digits.
    public var host: String
    /// 587 for `starttls`, 465 for `implicit`, by custom.
    public var port: Int
    public var security: Security
    public var user: String?
    public var password: String?
    /// The name that we give ourselves (EHLO).
    public var ownName: String
    /// The envelope's sender, without brackets; empty for a message to which nobody may answer.
    public var sender: String
    public var recipient: String
    /// With its header; every line ends with CR LF. Dots at the beginning of a line are doubled on the way.
    public var message: [UInt8]
    /// For the whole transfer, names and TLS included; 1 millisecond to 24 days.
    public var deadline: Duration = .seconds(60)
    /// For the connection, TLS included; within `deadline`.
    public var connectDeadline: Duration = .seconds(15)
    /// How long after the start the message may still be begun: what is left of `deadline` is there for the answer.
    /// nil: as long as `deadline`.
    public var beginDeadline: Duration?
    /// PEM file of the authorities to trust instead of the system's.
    public var authorityFile: String?

    public init(
        host: String,
        port: Int,
        security: Security,
        ownName: String,
        sender: String,
        recipient: String,
        message: [UInt8]
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.ownName = ownName
        self.sender = sender
        self.recipient = recipient
        self.message = message
    }

    /// The server's answer to the whole message, which it thereby takes over.
    public struct Acceptance: Sendable {
        /// 250.
        public let code: Int
        /// Its words in one line, which often name the message in its queue: `250 2.0.0 Ok: queued as 4F1A`.
        public let line: String
        public let address: String
    }

    /// Throws whatever is no acceptance.
    public func perform() async throws(CurlError) -> Acceptance {
        try checked()
        return try await Exchange.run(sending: message, cap: 0) { exchange, handle throws(CurlError) in
            try prepare(handle)
            if let beginDeadline { exchange.latestBeginning = .now + beginDeadline }
            do throws(CurlError) {
                _ = try exchange.perform(on: handle)
            } catch {
                throw error.saying(lastReply(error.replyCode, exchange.lines))
            }
            let code = handle.number(CURLINFO_RESPONSE_CODE)
            return Acceptance(
                code: code,
                line: lastReply(code, exchange.lines),
                address: handle.text(CURLINFO_PRIMARY_IP)
            )
        }
    }

    private func prepare(_ handle: borrowing Handle) throws(CurlError) {
        try handle.allow(protocols: ["smtp": Int(CURLPROTO_SMTP), "smtps": Int(CURLPROTO_SMTPS)])
        try handle.limit(deadline: deadline, connecting: connectDeadline)
        try handle.secure(authorityFile: authorityFile)
        let place = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        try handle.set(CURLOPT_URL, "\(security == .implicit ? "smtps" : "smtp")://\(place):\(port)/\(ownName)")
        try handle.set(CURLOPT_PROXY, "")
        if security == .none {
            try handle.connectOnlyToThisMachine()
        } else {
            try handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        }
        if let user {
            try handle.set(CURLOPT_USERNAME, user)
            // Inside TLS these two are enough (RFC 8314); what else libcurl knows would only fail in more ways.
            try handle.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
        }
        if let password { try handle.set(CURLOPT_PASSWORD, password) }
        try handle.set(CURLOPT_MAIL_FROM, "<\(sender)>")
        try handle.set(CURLOPT_MAIL_RCPT, list: ["<\(recipient)>"])
        try handle.set(CURLOPT_UPLOAD, 1)
        try handle.set(CURLOPT_INFILESIZE_LARGE, size: message.count)
    }
}
