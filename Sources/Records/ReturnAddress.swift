import Crypto
public import FoundationEssentials
public import Text

/// Where reports and answers come back to, an address for each message: `bounces+TOKEN@example`. The token names the
/// message, or the calendar event, and is signed, so that nobody can forge a report about another's (VERP).
public struct ReturnAddress: Equatable, Sendable {
    /// Without a token.
    public let base: MailAddress
    private let key: [UInt8]

    /// The longest that may stand before the `@` of the base, in bytes: a token takes the rest of 64.
    public static let longestLocal = 20

    /// nil where the base is too long.
    public init?(_ base: MailAddress, key: [UInt8]) {
        guard base.local.utf8.count <= ReturnAddress.longestLocal else { return nil }
        self.base = base
        self.key = key
    }

    /// Of a message.
    public func address(for message: UUID) -> MailAddress? {
        let id = message.bytes
        return address("m" + ReturnAddress.base32(id + seal("message", id).prefix(10)))
    }

    /// Of a calendar event: the same for every version of it, since calendars know an event's organizer by it.
    public func address(forEvent uid: String) -> MailAddress? {
        address("e" + ReturnAddress.base32(seal("event", Array(uid.utf8)).prefix(16)))
    }

    /// The message that an address is of; nil where its token is none of ours.
    public func message(of address: MailAddress) -> UUID? {
        guard let token = ReturnAddress.token(of: address), token.utf8.first == UInt8(ascii: "m"),
            let bytes = ReturnAddress.fromBase32(token.utf8.dropFirst()), bytes.count == 26
        else { return nil }
        let id = Array(bytes.prefix(16))
        guard isSameSeal(Array(bytes.suffix(10)), Array(seal("message", id).prefix(10))) else { return nil }
        return UUID(bytes: id)
    }

    /// Whether an address is of the event with this UID.
    public func isOf(event uid: String, _ address: MailAddress) -> Bool {
        guard let token = ReturnAddress.token(of: address), token.utf8.first == UInt8(ascii: "e"),
            let bytes = ReturnAddress.fromBase32(token.utf8.dropFirst())
        else { return false }
        return isSameSeal(bytes, Array(seal("event", Array(uid.utf8)).prefix(16)))
    }

    private func address(_ token: String) -> MailAddress? { try? MailAddress("\(base.local)+\(token)@\(base.domain)") }

    private func seal(_ purpose: String, _ bytes: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8) + [0] + bytes, using: SymmetricKey(data: key)))
    }

    /// What stands after the last `+`, in lower case: mail servers may change the case of a local part.
    private static func token(of address: MailAddress) -> String? {
        let local = Array(address.local.utf8)
        guard let plus = local.lastIndex(of: UInt8(ascii: "+")) else { return nil }
        return String(
            decoding: local[(plus + 1)...].map {
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0
            }, as: UTF8.self)
    }

    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// RFC 4648 section 6, in lower case and without padding.
    private static func base32(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
        }
        if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    private static func fromBase32(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = 0
        var bits = 0
        for letter in text {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            buffer = (buffer << 5 | value) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(buffer >> bits & 0xFF))
            }
        }
        return bytes
    }
}
