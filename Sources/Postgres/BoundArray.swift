public import FoundationEssentials

/// A value whose array can be bound: `where id = any(\(ids))`.
///
/// A `Bindable` type of another room conforms with `boundArrayType` alone.
public protocol ArrayBindable: Sendable {
    /// The type of PostgreSQL that an array of these is.
    static var boundArrayType: TypeID { get }

    /// The array as it is sent.
    static func boundArray(_ elements: [Self]) -> BoundValue
}

extension ArrayBindable where Self: Bindable {
    public static func boundArray(_ elements: [Self]) -> BoundValue {
        BoundValue(text: ArrayText.write(elements.map(\.bound.text)), type: boundArrayType)
    }
}

extension Array: Bindable where Element: ArrayBindable {
    public static var boundType: TypeID { Element.boundArrayType }
    public var bound: BoundValue { Element.boundArray(self) }
}

extension String: ArrayBindable {
    public static var boundArrayType: TypeID { .textArray }
}

extension Int: ArrayBindable {
    public static var boundArrayType: TypeID { .int8Array }
}

extension Int64: ArrayBindable {
    public static var boundArrayType: TypeID { .int8Array }
}

extension Int32: ArrayBindable {
    public static var boundArrayType: TypeID { .int4Array }
}

extension Bool: ArrayBindable {
    public static var boundArrayType: TypeID { .boolArray }
}

extension Double: ArrayBindable {
    public static var boundArrayType: TypeID { .float8Array }
}

extension UUID: ArrayBindable {
    public static var boundArrayType: TypeID { .uuidArray }
}

/// An array with nulls in it.
extension Optional: ArrayBindable where Wrapped: ArrayBindable & Bindable {
    public static var boundArrayType: TypeID { Wrapped.boundArrayType }
}

/// Bytes bind as `bytea`, not as an array of numbers.
extension UInt8: ArrayBindable {
    public static var boundArrayType: TypeID { .bytea }

    public static func boundArray(_ elements: [UInt8]) -> BoundValue {
        BoundValue(text: ByteText.write(elements), type: .bytea)
    }
}
