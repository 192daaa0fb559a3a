/// Writes a `JSON` value as bytes.
struct JSONWriter {
    let pretty: Bool
    var bytes: [UInt8] = []

    init(pretty: Bool) { self.pretty = pretty }

    mutating func write(_ value: JSON, level: Int) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let truth): bytes += (truth ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .number(let number): bytes += JSONWriter.written(number).utf8
        case .string(let text): write(text)
        case .array(let items):
            list("[", "]", items, level) { writer, item in writer.write(item, level: level + 1) }
        case .object(let members):
            list("{", "}", members, level) { writer, member in
                writer.write(member.0)
                writer.bytes += (writer.pretty ? ": " : ":").utf8
                writer.write(member.1, level: level + 1)
            }
        }
    }

    /// Without point where it is a whole number; the shortest form that reads back as the same value otherwise.
    static func written(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        return Int(exactly: number).map { String($0) } ?? number.description
    }

    private mutating func list<Item>(
        _ open: String, _ close: String, _ items: [Item], _ level: Int, _ write: (inout JSONWriter, Item) -> Void
    ) {
        bytes += open.utf8
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(level + 1)
            write(&self, item)
        }
        if !items.isEmpty { breakLine(level) }
        bytes += close.utf8
    }

    private mutating func breakLine(_ level: Int) {
        guard pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
    }

    /// RFC 8259 section 7. DEL and the C1 controls are escaped too, since the text may be shown on a terminal.
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var mayStartC1 = false
        for byte in text.utf8 {
            if mayStartC1 {
                mayStartC1 = false
                if byte < 0xA0 {
                    bytes += "\\u00\(byte.twoDigits)".utf8
                    continue
                }
                bytes.append(0xC2)
            }
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case UInt8(ascii: "\r"): bytes += "\\r".utf8
            case UInt8(ascii: "\t"): bytes += "\\t".utf8
            case 0x00..<0x20, 0x7F: bytes += "\\u00\(byte.twoDigits)".utf8
            case 0xC2: mayStartC1 = true
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
