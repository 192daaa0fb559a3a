/// RFC 4648 section 4, with padding.
func base64(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var buffer: UInt32 = 0
    var pending = 0
    for byte in bytes {
        buffer = buffer << 8 | UInt32(byte)
        pending += 1
        guard pending == 3 else { continue }
        for shift in [18, 12, 6, 0] { result.append(alphabet[Int(buffer >> UInt32(shift) & 63)]) }
        (buffer, pending) = (0, 0)
    }
    guard pending > 0 else { return result }
    buffer <<= pending == 1 ? 16 : 8
    result.append(alphabet[Int(buffer >> 18 & 63)])
    result.append(alphabet[Int(buffer >> 12 & 63)])
    result.append(pending == 1 ? UInt8(ascii: "=") : alphabet[Int(buffer >> 6 & 63)])
    result.append(UInt8(ascii: "="))
    return result
}

/// RFC 4648 section 5, without padding: fit for an address.
public func base64URL(_ bytes: some Collection<UInt8>) -> String {
    let letters: [UInt8] = base64(bytes).compactMap { letter in
        switch letter {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        case UInt8(ascii: "="): nil
        default: letter
        }
    }
    return String(decoding: letters, as: UTF8.self)
}

/// Base64 in lines of 76 columns, each with its CRLF (RFC 2045 section 6.8).
func base64Lines(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 57) {
        result += base64(bytes[start..<min(start + 57, bytes.count)]) + "\r\n".utf8
    }
    return result
}
