/// A form with a file in it (`multipart/form-data`, RFC 7578): what a browser sends where a page asks for one. Read by the
/// byte and strictly, with the bounds of other forms.
struct Multipart: Sendable {
    var fields: FormFields
    /// The bytes of each file that was chosen, by the name of its field; a field without a file is left out.
    var files: [String: [UInt8]]

    /// The boundary that a content type names; nil where it is no such form.
    static func boundary(of type: String) -> [UInt8]? {
        let parts = type.utf8.split(separator: UInt8(ascii: ";"))
        guard let kind = parts.first, trimmed(kind).map(lower).elementsEqual("multipart/form-data".utf8) else {
            return nil
        }
        for part in parts.dropFirst() {
            let part = trimmed(part)
            guard part.prefix(9).map(lower).elementsEqual("boundary=".utf8) else { continue }
            var value = part.dropFirst(9)
            if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") {
                value = value.dropFirst().dropLast()
            }
            // RFC 2046 section 5.1.1.
            return (1...70).contains(value.count) && value.allSatisfy { (0x20..<0x7F).contains($0) }
                ? Array(value) : nil
        }
        return nil
    }

    /// - Throws: `FormFields.Unreadable` for what no browser sends, and for more or longer fields than a form may have.
    init(reading body: [UInt8], boundary: [UInt8]) throws(FormFields.Unreadable) {
        let unreadable = FormFields.Unreadable(field: nil, reason: .badEscape)
        let mark = Array("--".utf8) + boundary
        let lineEnd = Array("\r\n".utf8)
        guard body.starts(with: mark) else { throw unreadable }
        var fields: [FormFields.Field] = []
        files = [:]
        var index = mark.count
        while true {
            let rest = body[index...]
            if rest.starts(with: "--".utf8) { break }
            guard rest.starts(with: lineEnd), let head = rest.firstRange(of: Array("\r\n\r\n".utf8)),
                let end = body[head.upperBound...].firstRange(of: lineEnd + mark)
            else { throw unreadable }
            guard fields.count + files.count < FormFields.most else {
                throw FormFields.Unreadable(field: nil, reason: .tooMany)
            }
            let content = body[head.upperBound..<end.lowerBound]
            let (name, isFile) = try Self.disposition(body[(index + 2)..<head.lowerBound])
            guard content.count <= FormFields.longest else {
                throw FormFields.Unreadable(field: name, reason: .tooLong)
            }
            if isFile {
                if !content.isEmpty { files[name] = Array(content) }
            } else {
                fields.append(.init(name: name, value: try FormFields.text(content, field: name)))
            }
            index = end.upperBound
        }
        self.fields = FormFields(fields)
    }

    /// The name of the field, and whether it holds a file.
    private static func disposition(
        _ head: ArraySlice<UInt8>
    ) throws(FormFields.Unreadable) -> (name: String, isFile: Bool) {
        let unreadable = FormFields.Unreadable(field: nil, reason: .badEscape)
        for line in head.split(separator: UInt8(ascii: "\n")) {
            guard line.prefix(20).map(lower).elementsEqual("content-disposition:".utf8) else { continue }
            guard let name = parameter("name", of: line) else { throw unreadable }
            return (try FormFields.text(name, field: nil), parameter("filename", of: line) != nil)
        }
        throw unreadable
    }

    private static func parameter(_ name: String, of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let start = Array("; \(name)=\"".utf8)
        guard let found = line.firstRange(of: start),
            let end = line[found.upperBound...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        let value = line[found.upperBound..<end]
        return value.count <= 500 ? value : nil
    }

    private static func trimmed(_ bytes: Substring.UTF8View) -> [UInt8] {
        Array(bytes.drop { $0 == UInt8(ascii: " ") }.reversed().drop { $0 == UInt8(ascii: " ") }.reversed())
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte
    }
}
