import Curl
import Glibc
import Post
import Text

extension Reader {
    /// The block `post.smtp`. `publicHost` is the name that we give ourselves where none is set.
    func mailServer(password: String?, publicHost: String) -> MailServer? {
        let host = host("host")
        let security = choice("tls", of: MailTransfer.Security.self, default: .starttls)
        let port = has("port") ? integer("port", in: 1...65_535) : security.usualPort
        let user = line("user", maxBytes: 254)
        let authorities = authorities("authorities")
        let ownName = has("own_name") ? self.host("own_name", mayBeAddress: false) : publicHost
        let whenUnknown = choice("when_unknown", of: MailServer.WhenUnknown.self, default: .hold)
        noteCombinations(host: host, security)
        guard let host, let port, let ownName else { return nil }
        return MailServer(
            host: host, port: port, security: security, user: user, password: password, authorityFile: authorities,
            ownName: ownName, whenUnknown: whenUnknown)
    }

    private func noteCombinations(host: String?, _ security: MailTransfer.Security) {
        if security == .none, let host, !Reader.isHere(host) {
            refuse(
                "tls", found: "none for a host that is not this machine",
                expected: "starttls or implicit, unless the host is 127.0.0.1, ::1 or localhost",
                mend: "Mail would cross the network for all to read: use starttls.")
        }
        let (hasUser, hasPassword) = (has("user"), has("password_file"))
        if hasUser != hasPassword {
            refuse(
                hasUser ? "user" : "password_file",
                found: hasUser ? "a user without password_file" : "password_file without a user",
                expected: "both or neither", mend: "Add the other, or take this out.")
        }
        if security == .none, hasUser || hasPassword {
            refuse(
                hasPassword ? "password_file" : "user", found: "signing in without TLS",
                expected: "tls: starttls or implicit beside it", mend: "Set tls, or take user and password_file out.")
        }
    }

    /// The name of a host in its `xn--` form, or an address in digits.
    private func host(_ key: String, mayBeAddress: Bool = true) -> String? {
        custom(
            key, expected: mayBeAddress ? "the name or the address of a host" : "the name of a host",
            mend: "Write mail.example.org, a name with other letters in its xn-- form, without a port or scheme."
        ) { text in
            Reader.isHostName(text) || mayBeAddress && Reader.isAddress(text) ? text : nil
        }
    }

    /// A PEM file of certificates.
    func authorities(_ key: String) -> String? {
        guard let path = path(key) else { return nil }
        let expected = "a PEM file of certificates that can be read"
        do throws(BoundedFile.Trouble) {
            let bytes = try BoundedFile.read(path, upTo: 4 << 20).bytes
            guard String(decoding: bytes, as: UTF8.self).utf8.firstRange(of: "-----BEGIN CERTIFICATE-----".utf8) != nil
            else {
                refuse(key, found: "a file without a certificate", expected: expected, mend: "Put PEM into it.")
                return nil
            }
            return path
        } catch {
            let found =
                switch error {
                case .missing: "a file that is not there"
                case .unreadable(let reason): "a file that cannot be read (\(reason))"
                case .directory, .noFile: "no plain file"
                case .tooLong: "a file that is too long"
                }
            refuse(key, found: found, expected: expected, mend: "Name a file, or leave authorities out.")
            return nil
        }
    }

    private static func isHostName(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return (1...253).contains(text.utf8.count)
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy {
                        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
                            || $0 == UInt8(ascii: "-")
                    }
            }
    }

    private static func isAddress(_ text: String) -> Bool {
        guard !text.utf8.contains(0) else { return false }
        var place = in6_addr()
        let isFour = unsafe inet_pton(AF_INET, text, &place) == 1
        let isSix = unsafe inet_pton(AF_INET6, text, &place) == 1
        return isFour || isSix
    }

    /// This machine, by name or address.
    private static func isHere(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.utf8.starts(with: "127.".utf8) && isAddress(host)
    }
}
