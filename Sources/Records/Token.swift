import Crypto
import Text

/// A secret of 256 random bits. The reader gets the text; the database keeps the hash only.
public struct Token: Equatable, Sendable {
    /// 43 characters of base64url (RFC 4648 section 5), without padding.
    public let text: String

    /// A new one, from the system's random source.
    public static func make() -> Token { Token(bytes: RandomBytes.ofKey()) }

    /// Reads one that came back; nil when it cannot be one of ours.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 43, bytes.allSatisfy({ Token.alphabet.contains($0) }) else { return nil }
        self.text = text
    }

    private init(bytes: [UInt8]) { text = base64URL(bytes) }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// SHA-256 of the text: with 256 random bits a plain hash is enough (ASVS 6.5.2).
    public var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// What is kept of a code of six digits: it is worth something only together with this secret, the browser's.
    public func seal(_ code: String) -> [UInt8] {
        let key = SymmetricKey(data: Array(text.utf8))
        return Array(HMAC<SHA256>.authenticationCode(for: Array(code.utf8), using: key))
    }

    /// Six random digits, for a code that a person types within ten minutes.
    public static func sixDigits() -> String {
        (0..<6).map { _ in String(Int.random(in: 0...9)) }.joined()
    }
}
