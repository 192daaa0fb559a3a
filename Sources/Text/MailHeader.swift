/// The lines of a message's header.
struct MailHeader {
    private(set) var bytes: [UInt8] = []

    /// A value known to be harmless.
    mutating func add(_ name: String, _ value: String) {
        bytes += "\(name): \(value)\r\n".utf8
    }

    /// Words known to be harmless, a space or a fold between them: no line longer than 76 bytes where a word allows it.
    mutating func add(_ name: String, _ parts: [Phrase]) {
        bytes += "\(name):".utf8
        var column = name.utf8.count + 1
        for word in parts.flatMap({ $0.words(afterColumn: column) }) {
            let mustFold = column + 1 + word.utf8.count > 76 && column > name.utf8.count + 1
            bytes += (mustFold ? "\r\n " : " ").utf8
            column = (mustFold ? 1 : column + 1) + word.utf8.count
            bytes += word.utf8
        }
        bytes += "\r\n".utf8
    }

    mutating func add(_ name: String, _ phrase: Phrase) { add(name, [phrase]) }

    /// What a person wrote, and a mailbox after it.
    struct Phrase {
        enum Form { case atoms, quoted, unstructured, encoded }
        var text: String
        var form: Form
        var after: String?

        func words(afterColumn column: Int) -> [String] {
            let words: [String] =
                switch form {
                case .encoded: Phrase.encoded(text, room: 75 - column)
                case .quoted: [Phrase.quoted(text)]
                case .atoms, .unstructured:
                    text.isEmpty
                        ? [] : text.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
                }
            return words + (after.map { [$0] } ?? [])
        }

        private static func quoted(_ text: String) -> String {
            var bytes: [UInt8] = []
            for byte in text.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
            return "\"\(String(decoding: bytes, as: UTF8.self))\""
        }

        /// RFC 2047: encoded words of 75 bytes at most, the first of at most `room`, none of them ending inside a
        /// scalar.
        private static func encoded(_ text: String, room: Int) -> [String] {
            var words: [String] = []
            var chunk: [UInt8] = []
            func most() -> Int { ((words.isEmpty ? min(room, 75) : 75) - 12) / 4 * 3 }
            func close() {
                words.append("=?UTF-8?B?\(String(decoding: base64(chunk), as: UTF8.self))?=")
                chunk = []
            }
            for scalar in text.unicodeScalars {
                let bytes = Array(String(scalar).utf8)
                if chunk.count + bytes.count > most(), !chunk.isEmpty { close() }
                chunk += bytes
            }
            if !chunk.isEmpty { close() }
            return words
        }
    }

    /// A mailbox with its name.
    static func party(_ party: Mail.Party, _ field: Mail.Refusal.Field) throws(Mail.Refusal) -> Phrase {
        guard !party.name.isEmpty else { return Phrase(text: "", form: .atoms, after: party.address.description) }
        guard party.name.utf8.count <= 320 else { throw Mail.Refusal(field: field, reason: .tooLong) }
        var phrase = try words(party.name, field)
        if phrase.form == .unstructured {
            let isAtoms = phrase.text.utf8.split(separator: UInt8(ascii: " ")).allSatisfy { word in
                !word.contains(UInt8(ascii: ".")) && MailAddress.isDotAtom(ArraySlice(word))
            }
            phrase.form = isAtoms ? .atoms : .quoted
        }
        phrase.after = "<\(party.address)>"
        return phrase
    }

    /// Plain where it is ASCII in short words with single spaces between them, and encoded otherwise.
    static func words(_ text: String, _ field: Mail.Refusal.Field) throws(Mail.Refusal) -> Phrase {
        guard !text.isEmpty else { throw Mail.Refusal(field: field, reason: .empty) }
        guard text.utf8.count <= 998 else { throw Mail.Refusal(field: field, reason: .tooLong) }
        guard !text.unicodeScalars.contains(where: \.isControl) else {
            throw Mail.Refusal(field: field, reason: .control)
        }
        let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        let isPlain =
            text.utf8.allSatisfy { $0 < 0x80 }
            && words.allSatisfy { (1...60).contains($0.count) && !$0.starts(with: "=?".utf8) }
        return Phrase(text: text, form: isPlain ? .unstructured : .encoded)
    }

    /// `<local@domain>`.
    static func id(_ id: String, _ field: Mail.Refusal.Field) throws(Mail.Refusal) -> String {
        guard id.utf8.count <= 250 else { throw Mail.Refusal(field: field, reason: .tooLong) }
        let parts = Array(id.utf8).split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy(MailAddress.isDotAtom) else {
            throw Mail.Refusal(field: field, reason: .form)
        }
        return "<\(id)>"
    }

    /// RFC 5646: subtags of 1 to 8 letters and digits, the first of 2 to 8 letters.
    static func isLanguage(_ tag: String) -> Bool {
        let parts = Array(tag.utf8).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard tag.utf8.count <= 35, let first = parts.first, first.count >= 2, first.allSatisfy(\.isLetter) else {
            return false
        }
        return parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { $0.isLetter || $0.isDigit } }
    }
}
