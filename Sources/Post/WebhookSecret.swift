import Crypto
import FoundationEssentials

/// What a webhook is signed with: `whsec_` and 24 to 64 bytes in base64 (Standard Webhooks 1.0.0). It is never shown.
public struct WebhookSecret: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
    private let key: [UInt8]

    /// nil where it is none.
    public init?(_ text: String) {
        let mark = "whsec_"
        guard text.utf8.starts(with: mark.utf8),
            let bytes = Data(base64Encoded: String(Substring(text.utf8.dropFirst(mark.utf8.count)))),
            (24...64).contains(bytes.count)
        else { return nil }
        key = Array(bytes)
    }

    /// `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64.
    func signature(id: String, seconds: Int64, body: [UInt8]) -> String {
        let signed = Array("\(id).\(seconds).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
        return "v1," + Data(code).base64EncodedString()
    }

    public var description: String { "a secret" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
