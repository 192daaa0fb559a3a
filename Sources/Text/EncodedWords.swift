/// The text of a header field with its encoded words (RFC 2047) written out; what is malformed stands for itself.
func decodedWords(_ value: String) -> String {
    let bytes = Array(value.utf8)
    var result: [UInt8] = []
    var index = 0
    /// Where an encoded word ended: white space between two of them is left out.
    var afterWord: Int?
    while index < bytes.count {
        if let (word, end) = encodedWord(bytes, at: index) {
            if let afterWord, bytes[afterWord..<index].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                result.removeLast(min(result.count, index - afterWord))
            }
            result += word
            index = end
            afterWord = end
        } else {
            result.append(bytes[index])
            index += 1
        }
    }
    return text(of: result)
}

/// `=?charset?B?…?=` at `start`, as UTF-8, with the index after it.
private func encodedWord(_ bytes: [UInt8], at start: Int) -> (word: [UInt8], end: Int)? {
    guard bytes[start...].starts(with: "=?".utf8) else { return nil }
    // 75 bytes is the most that is allowed; some programs write more.
    let limit = min(bytes.count, start + 1_000)
    func next(_ from: Int) -> Int? { bytes[from..<limit].firstIndex(of: UInt8(ascii: "?")) }
    guard start + 2 < limit, let first = next(start + 2), first + 1 < limit, let second = next(first + 1),
        second == first + 2, second + 1 < limit, let third = next(second + 1), third + 1 < limit,
        bytes[third + 1] == UInt8(ascii: "=")
    else { return nil }
    let charset = bytes[(start + 2)..<first].prefix { $0 != UInt8(ascii: "*") }
    let coded = bytes[(second + 1)..<third]
    let decoded: [UInt8]
    switch bytes[first + 1] | 0x20 {
    case UInt8(ascii: "b"): decoded = fromBase64(coded)
    case UInt8(ascii: "q"): decoded = fromQuotedPrintable(coded, isWord: true)
    default: return nil
    }
    return (Array(text(of: decoded, charset: lowerCased(charset)).utf8), third + 2)
}

/// ASCII letters in lower case.
func lowerCased(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
}
