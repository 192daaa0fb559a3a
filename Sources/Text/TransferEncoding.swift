/// Base64 as it comes in a mail (RFC 2045 section 6.8): whatever is not of its alphabet is skipped, and a rest that
/// makes no whole byte is left out.
func fromBase64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
        if byte == UInt8(ascii: "=") { break }
        guard let value = base64Value(byte) else { continue }
        buffer = (buffer << 6 | value) & 0xFFFF
        bits += 6
        if bits >= 8 {
            bits -= 8
            result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
    }
    return result
}

private func base64Value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
}

/// Quoted-printable (RFC 2045 section 6.7); what is malformed stands for itself. `isWord`: as in an encoded word, where
/// an underscore is a space (RFC 2047 section 4.2).
func fromQuotedPrintable(_ bytes: some Collection<UInt8>, isWord: Bool = false) -> [UInt8] {
    let bytes = Array(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if isWord, byte == UInt8(ascii: "_") {
            result.append(UInt8(ascii: " "))
        } else if byte == UInt8(ascii: "=") {
            if index + 2 < bytes.count, let high = bytes[index + 1].hexadecimal, let low = bytes[index + 2].hexadecimal
            {
                result.append(high << 4 | low)
                index += 2
            } else if let end = softBreak(bytes, after: index) {
                index = end
            } else {
                result.append(byte)
            }
        } else {
            result.append(byte)
        }
        index += 1
    }
    return result
}

/// Where a line that was broken for its length goes on: the index of the line's end; nil where it was not.
private func softBreak(_ bytes: [UInt8], after index: Int) -> Int? {
    var next = index + 1
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0D { next += 1 }
    if next >= bytes.count { return bytes.count - 1 }
    return bytes[next] == 0x0A ? next : nil
}

/// Text in a charset that mail programs use: UTF-8 where it is that, and Windows-1252 (so also Latin-1) where it is
/// not. NUL becomes a mark, since no database keeps it.
func text(of bytes: [UInt8], charset: String? = nil) -> String {
    let isLatin = charset.map { $0.utf8.starts(with: "iso-8859-".utf8) || $0.utf8.starts(with: "windows-125".utf8) }
    let decoded = isLatin == true ? nil : try? bytes.decoded()
    var scalars = String.UnicodeScalarView()
    for scalar in (decoded ?? windows1252(bytes)).unicodeScalars {
        scalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
}

private func windows1252(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
        if (0x80...0x9F).contains(byte) {
            scalars.append(windows[Int(byte) - 0x80])
        } else {
            scalars.append(Unicode.Scalar(byte))
        }
    }
    return String(scalars)
}

/// What stands at 0x80 to 0x9F.
private let windows: [Unicode.Scalar] = [
    "\u{20AC}", "\u{FFFD}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{02C6}",
    "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{FFFD}", "\u{017D}", "\u{FFFD}", "\u{FFFD}", "\u{2018}",
    "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{02DC}", "\u{2122}", "\u{0161}",
    "\u{203A}", "\u{0153}", "\u{FFFD}", "\u{017E}", "\u{0178}",
]
