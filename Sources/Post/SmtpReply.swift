import Text

/// What a mail server said, of which nothing personal is left: servers like to repeat the recipient's address, and a
/// filter may quote a link.
struct SmtpReply: Equatable {
    /// `250`, `550`; nil where it is no reply.
    var code: Int?
    /// `5.1.1` (RFC 3463); nil where there is none.
    var enhanced: String?
    /// The words after both, made harmless.
    var words: String

    /// `line`: the whole reply in one line. `to`: whose address and name must not appear.
    init(_ line: String, to: Mail.Party) {
        var tokens = line.utf8.split(separator: 0x20)[...]
        if let first = tokens.first, first.count == 3, first.allSatisfy(isDigit) {
            code = Int(String(decoding: first, as: UTF8.self))
            tokens.removeFirst()
        }
        if let first = tokens.first, SmtpReply.isEnhanced(first) {
            enhanced = String(decoding: first, as: UTF8.self)
            tokens.removeFirst()
        }
        let hidden = Hidden([to.address.local, to.name], wholes: [to.address.local, to.address.domain])
        words = SmtpReply.joined(tokens, hidden)
    }

    /// Somebody else's words, without any of these.
    static func harmless(_ text: String, hiding words: [String]) -> String {
        joined(text.utf8.split(separator: 0x20)[...], Hidden(words, wholes: words))
    }

    private static func joined(_ tokens: ArraySlice<Substring.UTF8View>, _ hidden: Hidden) -> String {
        let harmless = tokens.map { hidden.replaced(Array($0)) }
        return String(decoding: Array(harmless.joined(separator: [0x20]).prefix(300)), as: UTF8.self)
    }

    /// `550 5.1.1 No such user`.
    var text: String {
        [code.map { "\($0)" }, enhanced, words.isEmpty ? nil : words].compactMap(\.self).joined(separator: " ")
    }

    /// The message's id in the server's queue, as far as servers agree how to say it: Postfix `queued as ID`, Exim
    /// `id=ID`, and otherwise all its words. nil where there are none but `OK`.
    var queueID: String? {
        let tokens = words.split(separator: " ")
        if let mark = tokens.lastIndex(of: "as"), mark > 0, tokens[mark - 1] == "queued", mark + 1 < tokens.count {
            return String(tokens[mark + 1])
        }
        if let token = tokens.first(where: { $0.utf8.starts(with: "id=".utf8) }), token.utf8.count > 3 {
            return String(token.utf8.dropFirst(3))
        }
        let isBare = words.isEmpty || words.utf8.elementsEqual("OK".utf8) || words.utf8.elementsEqual("Ok".utf8)
        return isBare ? nil : words
    }

    /// Class, subject and detail (RFC 3463, section 2).
    private static func isEnhanced(_ token: Substring.UTF8View) -> Bool {
        let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 3 && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(isDigit) }
    }
}

/// What of a server's words must not be kept: who the recipient is, any address, any link.
private struct Hidden {
    private let words: Set<[UInt8]>
    private let wholes: [[UInt8]]

    init(_ parts: [String], wholes: [String]) {
        words = Set(parts.flatMap { Hidden.words($0.utf8.map(lower)) })
        // Shorter ones are found as words: `ann` is no reason to hide `cannot`.
        self.wholes = wholes.map { $0.utf8.map(lower) }.filter { $0.count >= 5 }
    }

    /// One word of a reply, fit to be kept.
    func replaced(_ token: [UInt8]) -> [UInt8] {
        let low = token.map(lower)
        if ["@", "%40", "=40", "://"].contains(where: { holds(low, Array($0.utf8)) }) { return Array("[hidden]".utf8) }
        let isSecret = wholes.contains { holds(low, $0) } || Hidden.words(low).contains { words.contains($0) }
        return isSecret ? Array("[hidden]".utf8) : token.map { (0x21...0x7e).contains($0) ? $0 : UInt8(ascii: "?") }
    }

    private static func words(_ text: [UInt8]) -> [[UInt8]] {
        text.split { !(isDigit($0) || isLetter($0) || $0 >= 0x80) }.map(Array.init)
    }

    private func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        text.indices.contains { text[$0...].starts(with: part) }
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
private func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte + 0x20 : byte }
