public import FoundationEssentials

/// A value that can be read from a column.
///
/// Another room conforms a type with `init?(column:)` alone; an enum over `String` or `Int` needs nothing.
public protocol ColumnValue {
    /// Reads PostgreSQL's text form (dates in ISO form, times in UTC); nil where the text is not such a value.
    init?(column text: String)
}

extension ColumnValue where Self: RawRepresentable, RawValue: ColumnValue {
    public init?(column text: String) {
        guard let raw = RawValue(column: text) else { return nil }
        self.init(rawValue: raw)
    }
}

extension String: ColumnValue {
    public init?(column text: String) { self = text }
}

extension Int: ColumnValue {
    public init?(column text: String) { self.init(text) }
}

extension Int64: ColumnValue {
    public init?(column text: String) { self.init(text) }
}

extension Int32: ColumnValue {
    public init?(column text: String) { self.init(text) }
}

extension Double: ColumnValue {
    public init?(column text: String) { self.init(text) }
}

extension Bool: ColumnValue {
    public init?(column text: String) {
        switch text {
        case "t": self = true
        case "f": self = false
        default: return nil
        }
    }
}

extension UUID: ColumnValue {
    public init?(column text: String) {
        guard let id = UUIDText.read(text) else { return nil }
        self = id
    }
}

/// A value whose array can be read from a column. A `ColumnValue` of another room conforms with nothing more.
public protocol ArrayColumnValue {
    /// Reads PostgreSQL's text form of an array; nil where the text is not such an array.
    static func array(column text: String) -> [Self]?
}

extension ArrayColumnValue where Self: ColumnValue {
    /// nil where an element is NULL: read `[Value?]` where nulls are meant.
    public static func array(column text: String) -> [Self]? {
        guard let elements = ArrayText.read(text) else { return nil }
        var values: [Self] = []
        values.reserveCapacity(elements.count)
        for element in elements {
            guard let element, let value = Self(column: element) else { return nil }
            values.append(value)
        }
        return values
    }
}

extension Array: ColumnValue where Element: ArrayColumnValue {
    public init?(column text: String) {
        guard let elements = Element.array(column: text) else { return nil }
        self = elements
    }
}

extension String: ArrayColumnValue {}
extension Int: ArrayColumnValue {}
extension Int64: ArrayColumnValue {}
extension Int32: ArrayColumnValue {}
extension Double: ArrayColumnValue {}
extension Bool: ArrayColumnValue {}
extension UUID: ArrayColumnValue {}

/// An array with nulls in it.
extension Optional: ArrayColumnValue where Wrapped: ColumnValue {
    public static func array(column text: String) -> [Wrapped?]? {
        guard let elements = ArrayText.read(text) else { return nil }
        var values: [Wrapped?] = []
        values.reserveCapacity(elements.count)
        for element in elements {
            guard let element else {
                values.append(nil)
                continue
            }
            guard let value = Wrapped(column: element) else { return nil }
            values.append(value)
        }
        return values
    }
}

/// Bytes are read from `bytea`, not from an array of numbers.
extension UInt8: ArrayColumnValue {
    public static func array(column text: String) -> [UInt8]? { ByteText.read(text) }
}
