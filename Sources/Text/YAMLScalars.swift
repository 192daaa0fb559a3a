internal import Yams

extension Node {
    /// The value of a scalar under the core schema (YAML 1.2, section 10.3.2). Quoted and block scalars are texts.
    static func resolved(_ scalar: Yams.Node.Scalar, _ position: Position?) throws(Mistakes) -> Kind {
        let text = scalar.string
        guard scalar.style == .plain else { return .string(text) }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        let (sign, digits) =
            text.utf8.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
            ? (String(decoding: text.utf8.prefix(1), as: UTF8.self), Array(text.utf8.dropFirst()))
            : ("", Array(text.utf8))
        switch shape(of: digits) {
        case .text: return .string(text)
        case .whole(let radix, let prefix):
            let body = String(decoding: digits.dropFirst(prefix), as: UTF8.self)
            if let number = Int((sign == "-" ? "-" : "") + body, radix: radix) { return .integer(number) }
            throw beyond(text, position, "a whole number from \(Int.min) to \(Int.max)")
        case .decimal:
            let body = String(
                decoding: digits.first == UInt8(ascii: ".") ? [UInt8(ascii: "0")] + digits : digits, as: UTF8.self)
            if let number = Double(body), number.isFinite { return .number(sign == "-" ? -number : number) }
            throw beyond(text, position, "a number that can be represented")
        case .notFinite: throw beyond(text, position, "a finite number")
        }
    }

    private static func beyond(_ text: String, _ position: Position?, _ expected: String) -> Mistakes {
        Mistakes(
            Mistake(
                position: position, found: text.shown(), expected: expected,
                mend: "Put it in quotes if it is meant as text."))
    }

    private enum Shape {
        case text, decimal, notFinite
        case whole(radix: Int, prefix: Int)
    }

    /// What a plain scalar without its sign looks like.
    private static func shape(of bytes: [UInt8]) -> Shape {
        let lower = bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }
        if [Array(".inf".utf8), Array(".nan".utf8)].contains(lower) { return .notFinite }
        if bytes.starts(with: "0x".utf8), bytes.count > 2, bytes.dropFirst(2).allSatisfy({ $0.hexadecimal != nil }) {
            return .whole(radix: 16, prefix: 2)
        }
        if bytes.starts(with: "0o".utf8), bytes.count > 2, bytes.dropFirst(2).allSatisfy({ $0.isDigit && $0 < 0x38 }) {
            return .whole(radix: 8, prefix: 2)
        }
        let whole = bytes.prefix { $0.isDigit }
        if whole.count > 1, whole.first == UInt8(ascii: "0") { return .text }
        var rest = bytes.dropFirst(whole.count)
        if rest.isEmpty { return whole.isEmpty ? .text : .whole(radix: 10, prefix: 0) }
        var hasDigits = !whole.isEmpty
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { $0.isDigit }
            hasDigits = hasDigits || !fraction.isEmpty
            rest = rest.dropFirst(1 + fraction.count)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard let first = rest.first, first.isDigit else { return .text }
            rest = rest.drop { $0.isDigit }
        }
        return rest.isEmpty && hasDigits ? .decimal : .text
    }
}
