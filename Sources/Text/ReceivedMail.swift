/// A mail that came in (RFC 5322, MIME), as far as it can be made out. Reading it is a total function: whatever the
/// bytes are, it ends, and takes time in proportion to them.
public struct ReceivedMail: Sendable {
    public let header: HeaderFields
    /// Those that hold no others, in order; at most 200. A mail inside this one is one part.
    public let parts: [Part]

    public struct Part: Sendable {
        /// `text/plain`, in lower case.
        public var type: String
        /// Of the type, by name in lower case.
        public var parameters: [String: String]
        /// The name of a file; nil where it has none.
        public var name: String?
        public var isAttachment: Bool
        /// As they were before they were encoded for the way.
        public var bytes: [UInt8]

        /// In its charset.
        public var text: String { Text.text(of: bytes, charset: parameters["charset"].map { lowerCased($0.utf8) }) }
    }

    /// - Returns: nil where this is no mail: it has no field in its header.
    public init?(_ bytes: [UInt8]) {
        var start = 0
        // As some delivery agents begin it.
        if bytes.starts(with: "From ".utf8) { start = (bytes.firstIndex(of: 0x0A) ?? bytes.count - 1) + 1 }
        let (header, end) = HeaderFields.read(bytes[start...])
        guard !header.fields.isEmpty else { return nil }
        self.header = header
        var reading = Reading()
        reading.add(header, bytes[end...], depth: 0)
        parts = reading.parts
    }

    /// What a person wrote: the plain text, or that of the page where there is none; empty where there is neither.
    public var text: String {
        let shown = parts.filter { !$0.isAttachment && $0.name == nil }
        if let plain = shown.first(where: { $0.type == "text/plain" && !$0.bytes.isEmpty }) { return plain.text }
        return shown.first { $0.type == "text/html" }.map { PlainText.of(page: $0.text) } ?? ""
    }

    /// The subject, with its encoded words written out.
    public var subject: String { decodedWords(header["subject"] ?? "") }

    /// Who it says that it is from, with encoded words written out.
    public var sender: String { decodedWords(header["from"] ?? "") }

    /// The addresses in fields of these names (in lower case), in order; at most 100.
    public func addresses(_ names: String...) -> [MailAddress] {
        Array(names.flatMap { header.all($0) }.flatMap(ReceivedMail.addresses(in:)).prefix(100))
    }

    /// The addresses that stand in a text, each as `<name@host>` or by itself.
    public static func addresses(in text: String) -> [MailAddress] {
        text.utf8.split { " \t\r\n,;<>()\"[]:".utf8.contains($0) }
            .filter { $0.contains(UInt8(ascii: "@")) }
            .compactMap { try? MailAddress(String(Substring($0))) }
    }

    /// The Message-IDs in fields of these names (in lower case), without angle brackets; at most 100.
    public func messageIDs(_ names: String...) -> [String] {
        Array(
            names.flatMap { header.all($0) }
                .flatMap { $0.utf8.split { " \t,<>".utf8.contains($0) }.map { String(Substring($0)) } }.prefix(100))
    }

    private struct Reading {
        static let deepest = 10
        static let most = 200
        var parts: [Part] = []

        mutating func add(_ header: HeaderFields, _ body: ArraySlice<UInt8>, depth: Int) {
            guard parts.count < Reading.most else { return }
            let type = Parametrised(header["content-type"] ?? "text/plain")
            if type.value.utf8.starts(with: "multipart/".utf8), depth < Reading.deepest,
                let boundary = type.parameters["boundary"], !boundary.isEmpty
            {
                for piece in Reading.split(body, at: Array("--\(boundary)".utf8)) {
                    let (header, end) = HeaderFields.read(piece)
                    add(header, piece[end...], depth: depth + 1)
                }
                return
            }
            let disposition = Parametrised(header["content-disposition"] ?? "")
            parts.append(
                Part(
                    type: type.value.isEmpty ? "text/plain" : type.value, parameters: type.parameters,
                    name: (disposition.parameters["filename"] ?? type.parameters["name"]).map(decodedWords),
                    isAttachment: disposition.value == "attachment",
                    bytes: Reading.decoded(body, header["content-transfer-encoding"] ?? "")))
        }

        private static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
            switch lowerCased(encoding.utf8) {
            case "base64": fromBase64(body)
            case "quoted-printable": fromQuotedPrintable(body)
            default: Array(body)
            }
        }

        /// What stands between the lines that begin with a boundary (RFC 2046 section 5.1.1).
        private static func split(_ body: ArraySlice<UInt8>, at boundary: [UInt8]) -> [ArraySlice<UInt8>] {
            var pieces: [ArraySlice<UInt8>] = []
            var begin: Int?
            var index = body.startIndex
            while index < body.endIndex {
                let end = body[index...].firstIndex(of: 0x0A) ?? body.endIndex
                let line = body[index..<end]
                if line.starts(with: boundary) {
                    let rest = line.dropFirst(boundary.count)
                    let isLast = rest.starts(with: "--".utf8)
                    // Another boundary may begin with this one.
                    if isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                        if let begin { pieces.append(body[begin..<index]) }
                        begin = isLast ? nil : min(end + 1, body.endIndex)
                        if isLast || pieces.count >= most { return pieces }
                    }
                }
                index = min(end + 1, body.endIndex)
            }
            if let begin { pieces.append(body[begin..<body.endIndex]) }
            return pieces
        }
    }
}
