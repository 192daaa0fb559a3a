/// A call by another program: what it sent and what it signs in with, instead of a form with a token.
struct Hook: Sendable {
    /// What stands after `Bearer` in its only Authorization header; nil where there is none.
    let bearer: String?
    let body: [UInt8]

    /// The longest body of a call.
    static let longest = 64 * 1_024

    /// The number of bytes that its body must have: said beforehand, and of JSON.
    static func length(_ ask: Ask, longest: Int = longest) throws(Fault) -> Int {
        guard ask.all("content-encoding").isEmpty, let type = ask.only("content-type"), isJSON(type) else {
            throw .unreadable("JSON was expected.")
        }
        guard ask.all("transfer-encoding").isEmpty, let text = ask.only("content-length") else { throw .lengthRequired }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .unreadable("The length of what was sent cannot be read.")
        }
        guard let length = Int(text), length <= longest else { throw .tooLarge }
        return length
    }

    /// `Bearer TOKEN` (RFC 6750 section 2.1); the word in any letter case.
    static func bearer(_ ask: Ask) -> String? {
        guard let text = ask.only("authorization") else { return nil }
        let bytes = Array(text.utf8)
        let word = bytes.prefix(7).map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }
        guard word.elementsEqual("bearer ".utf8), bytes.count > 7 else { return nil }
        return String(decoding: bytes.dropFirst(7), as: UTF8.self)
    }

    static func isJSON(_ type: String) -> Bool {
        let bytes = type.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
            .map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }
        return bytes.elementsEqual("application/json".utf8)
    }
}
