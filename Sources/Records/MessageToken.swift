import Crypto
public import FoundationEssentials
import Text

/// A message's id with a seal of the service's, for addresses that lead back to the message: nobody can guess one, and
/// one that was made for another purpose is none.
public enum MessageToken {
    /// What may be asked with it.
    public enum Purpose: String, Sendable {
        /// The calendar file of an invitation.
        case calendar
    }

    /// 43 letters, digits, `-` and `_`: 16 bytes of the id, 16 of HMAC-SHA256 (base64url, RFC 4648 section 5).
    public static func make(_ message: UUID, for purpose: Purpose, key: [UInt8]) -> String {
        let id = message.bytes
        return base64URL(id + seal(id, purpose, key))
    }

    /// The message; nil where we did not make it for this purpose. Takes the same time whatever is wrong with a seal.
    public static func read(_ text: String, for purpose: Purpose, key: [UInt8]) -> UUID? {
        guard text.utf8.count == 43 else { return nil }
        var standard: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"): standard.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): standard.append(UInt8(ascii: "/"))
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
            default: standard.append(byte)
            }
        }
        let padded = String(decoding: standard + [UInt8(ascii: "=")], as: UTF8.self)
        guard let data = Data(base64Encoded: padded), data.count == 32 else { return nil }
        let id = Array(data.prefix(16))
        guard isSameSeal(Array(data.suffix(16)), seal(id, purpose, key)) else { return nil }
        return UUID(bytes: id)
    }

    private static func seal(_ id: [UInt8], _ purpose: Purpose, _ key: [UInt8]) -> [UInt8] {
        let signed = Array("casereview \(purpose.rawValue) ".utf8) + id
        return Array(HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key)).prefix(16))
    }
}
