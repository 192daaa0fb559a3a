import Crypto
import FoundationEssentials
import Text

/// A key of GOV.UK Notify: `NAME-SERVICE-SECRET`, the last two UUIDs of 36 characters each; the name may hold hyphens.
public struct NotifyKey: Equatable, Sendable {
    let service: String
    let secret: String

    /// nil where it is none.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let dash = UInt8(ascii: "-")
        guard bytes.count > 74, bytes[bytes.count - 37] == dash, bytes[bytes.count - 74] == dash else { return nil }
        secret = String(decoding: bytes.suffix(36), as: UTF8.self)
        service = String(decoding: bytes.dropLast(37).suffix(36), as: UTF8.self)
        guard UUID(uuidString: secret) != nil, UUID(uuidString: service) != nil else { return nil }
    }

    /// A JSON Web Token (RFC 7519) signed with HS256, good for half a minute on either side of `seconds` since 1970.
    func token(at seconds: Int64) -> String {
        let head: JSON = ["typ": "JWT", "alg": "HS256"]
        let claims: JSON = ["iss": .string(service), "iat": .integer(Int(seconds))]
        let signed = base64URL(head.utf8()) + "." + base64URL(claims.utf8())
        let key = SymmetricKey(data: Array(secret.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: key)
        return signed + "." + base64URL(Array(code))
    }
}

/// It is a secret.
extension NotifyKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "a key" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
