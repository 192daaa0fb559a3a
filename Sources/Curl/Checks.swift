internal import CCurl
import Glibc

extension Transfer {
    /// What libcurl would pass on or cut off without a word is refused here.
    func checked() throws(CurlError) {
        let isPrintable = url.utf8.count <= 8_000 && url.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        try require(isPrintable, "The URL must be printable ASCII of at most 8,000 bytes.", code: 3)
        let start = url.utf8.prefix(8).map { (0x41...0x5a).contains($0) ? $0 + 32 : $0 }
        let isHTTP = start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8)
        try require(isHTTP, "The URL must begin with http:// or https://.", code: 3)

        let own = ["Content-Length", "Transfer-Encoding", "Connection", "Expect"]
        for header in headers {
            try require(header.isSendable, "The header “\(plain(header.name))” cannot be sent as it is.")
            try require(!own.contains(where: header.isNamed), "The header \(header.name) is the transfer's own to set.")
        }
        for path in [socketPath, authorityFile, proxy] {
            try require(!holdsControl(path), "A path or the proxy has a control character.")
        }
        let isShort = socketPath.map { (1...107).contains($0.utf8.count) } ?? true
        try require(isShort, "The socket's path must have 1 to 107 bytes.")
        try require(pinnedAddress.map(isAddress) ?? true, "The pinned address is no IP address.")
        try require(method != .head || body.isEmpty, "HEAD has no body.")
        try require(replyCap >= 0, "The reply's cap is below zero.")
    }
}

extension MailTransfer {
    /// Nothing that a person typed may become a command of its own.
    func checked() throws(CurlError) {
        try require(isHostName(host) || isAddress(host), "“\(plain(host))” is no host name or address.")
        try require((1...65_535).contains(port), "There is no port \(port).")
        try require(isHostName(ownName), "“\(plain(ownName))” is no host name.")
        try require(isMailbox(sender) || sender.isEmpty, "“\(plain(sender))” cannot be an address in SMTP.")
        try require(isMailbox(recipient), "“\(plain(recipient))” cannot be an address in SMTP.")
        try require(!holdsControl(user) && !holdsControl(password), "User or password has a control character.")
        try require(user == nil || security != .none, "A password is not sent without TLS.")
        try require(!holdsControl(authorityFile), "A path has a control character.")
        // A lone line feed is a line end to some servers and not to others: a second message could hide there.
        var before: UInt8 = 0
        for byte in message {
            try require((before == 0x0d) == (byte == 0x0a), "A line of the message does not end with CR LF.")
            before = byte
        }
        try require(before == 0x0a && !message.contains(0), "The message must end with CR LF and hold no NUL.")
    }
}

private func require(_ holds: Bool, _ message: @autoclosure () -> String, code: Int32 = 43) throws(CurlError) {
    guard holds else { throw .refused(message(), code: code) }
}

private func holdsControl(_ text: String?) -> Bool { text?.utf8.contains { $0 < 0x20 || $0 == 0x7f } ?? false }

private func isHostName(_ text: String) -> Bool {
    (1...253).contains(text.utf8.count)
        && text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        }
}

/// Printable ASCII without the brackets that end it.
private func isMailbox(_ text: String) -> Bool {
    (1...254).contains(text.utf8.count)
        && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
}

/// Whether it is an IPv4 or IPv6 address in digits.
private func isAddress(_ text: String) -> Bool {
    guard !text.utf8.contains(0) else { return false }
    var place = in6_addr()
    let isFour = unsafe inet_pton(AF_INET, text, &place) == 1
    let isSix = unsafe inet_pton(AF_INET6, text, &place) == 1
    return isFour || isSix
}

/// Fit for one line of a message.
func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(500).map { $0.value < 0x20 ? " " : $0 }))
}
