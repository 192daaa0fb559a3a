/// A JSON value to be written (RFC 8259). Members keep the order in which they were given.
public enum JSON: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// Written as null where it is not finite.
    case number(Double)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])

    /// nil becomes null.
    public init(_ text: String?) { self = text.map(JSON.string) ?? .null }
    /// nil becomes null.
    public init(_ number: Int?) { self = number.map(JSON.integer) ?? .null }
    /// nil becomes null.
    public init(_ truth: Bool?) { self = truth.map(JSON.bool) ?? .null }
    public init(_ texts: [String]) { self = .array(texts.map(JSON.string)) }

    /// The value that was read, without its positions.
    public init(_ node: Node) {
        switch node.kind {
        case .null: self = .null
        case .bool(let truth): self = .bool(truth)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .array(let items): self = .array(items.map { JSON($0) })
        case .object(let members): self = .object(members.map { ($0.key, JSON($0.value)) })
        }
    }

    /// The first member with this key; nil where there is none or this is no object.
    public subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.0.isSame(as: key) }?.1
    }

    /// The JSON text. On one line, or with two spaces a level where `pretty`; never with a line end after it.
    public func text(pretty: Bool = false) -> String {
        String(decoding: utf8(pretty: pretty), as: UTF8.self)
    }

    /// The bytes of `text(pretty:)`.
    public func utf8(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(pretty: pretty)
        writer.write(self, level: 0)
        return writer.bytes
    }
}

/// Strings and keys are compared byte for byte, and the order of members counts.
extension JSON: Equatable {
    public static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.isSame(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.0.isSame(as: $1.0) && $0.1 == $1.1 }
        default: false
        }
    }
}

extension JSON: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
}
