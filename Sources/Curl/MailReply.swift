/// The last reply with that code of a server over SMTP (RFC 5321, section 4.2.1) as one line, `550 5.1.1 No such user`:
/// the words of all its lines, code and enhanced code once. Its answer to our farewell may have come after it. Where
/// there is none, the last line as it came. At most 500 characters, no line breaks.
func lastReply(_ wanted: Int, _ lines: [[UInt8]]) -> String {
    let digits = Array("\(wanted)".utf8)
    guard let end = lines.lastIndex(where: { replyCode($0)?.elementsEqual(digits) == true }) else {
        return lines.last.map { plain(String(decoding: $0, as: UTF8.self)) } ?? ""
    }
    let (last, code) = (lines[end], digits[...])
    let earlier = lines[..<end].reversed().prefix { line in
        replyCode(line) == code && line.count > 3 && line[3] == UInt8(ascii: "-")
    }
    var words = (earlier.reversed() + [last]).map { $0.dropFirst(4) }
    let enhanced = words.first?.prefix { $0 == UInt8(ascii: ".") || isDigit($0) } ?? []
    if enhanced.count >= 5 {
        words =
            words.prefix(1) + words.dropFirst().map { $0.starts(with: enhanced) ? $0.dropFirst(enhanced.count) : $0 }
    }
    let parts = words.flatMap { $0.split(separator: UInt8(ascii: " ")) }
    return plain(String(decoding: Array(([code] + parts).joined(separator: [0x20])), as: UTF8.self))
}

/// The three digits with which a line of a reply begins.
private func replyCode(_ line: [UInt8]) -> ArraySlice<UInt8>? {
    let code = line.prefix(3)
    guard code.count == 3, code.allSatisfy(isDigit) else { return nil }
    return line.count == 3 || line[3] == 0x20 || line[3] == UInt8(ascii: "-") ? code : nil
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
