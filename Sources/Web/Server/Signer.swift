import Crypto

/// Signs what a form carries and is asked about when it comes back.
struct Signer: Sendable {
    private let key: SymmetricKey

    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    /// What a form of ours proves: that it was made for this browser or session.
    func formToken(for secret: String) -> String { sign("form", secret) }

    func isFormToken(_ token: String, for secret: String) -> Bool { isSigned(token, "form", secret) }

    /// HMAC-SHA256 over the parts, in hexadecimal. Parts hold no line feed.
    func sign(_ parts: String...) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(parts.joined(separator: "\n").utf8), using: key)
        return code.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Takes the same time whatever is wrong.
    func isSigned(_ signature: String, _ parts: String...) -> Bool {
        var code: [UInt8] = []
        var high: UInt8?
        for digit in signature.utf8 {
            guard let value = digit.hexadecimal else { return false }
            if let first = high {
                code.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code,
            authenticating: Array(parts.joined(separator: "\n").utf8),
            using: key
        )
    }
}

extension UInt8 {
    /// 0 to 15; nil where this is no hexadecimal digit.
    var hexadecimal: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
