public import FoundationEssentials

/// A value that can be bound to a statement.
///
/// Another room conforms a type with `bound` alone; `boundType` as well where a NULL of the type must be recognised.
/// An enum over `String` or `Int` needs neither.
public protocol Bindable: Sendable {
    /// The type that a NULL in this type's place is sent with.
    static var boundType: TypeID { get }

    /// The value as it is sent.
    var bound: BoundValue { get }
}

extension Bindable {
    public static var boundType: TypeID { .inferred }
}

extension Bindable where Self: RawRepresentable, RawValue: Bindable {
    public static var boundType: TypeID { RawValue.boundType }
    public var bound: BoundValue { rawValue.bound }
}

/// One value as it is sent: PostgreSQL's text form, nil for NULL, and the type to read it as.
public struct BoundValue: Hashable, Sendable {
    public var text: String?
    public var type: TypeID

    public init(text: String?, type: TypeID = .inferred) {
        self.text = text
        self.type = type
    }
}

/// The object id of a type of PostgreSQL's own; these are the same in every database.
public struct TypeID: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The server takes the type from where the value stands.
    public static let inferred = TypeID(rawValue: 0)
    public static let bool = TypeID(rawValue: 16)
    public static let bytea = TypeID(rawValue: 17)
    public static let int8 = TypeID(rawValue: 20)
    public static let int4 = TypeID(rawValue: 23)
    public static let text = TypeID(rawValue: 25)
    public static let float8 = TypeID(rawValue: 701)
    public static let date = TypeID(rawValue: 1082)
    public static let timestamptz = TypeID(rawValue: 1184)
    public static let uuid = TypeID(rawValue: 2950)
    public static let jsonb = TypeID(rawValue: 3802)

    public static let boolArray = TypeID(rawValue: 1000)
    public static let int4Array = TypeID(rawValue: 1007)
    public static let textArray = TypeID(rawValue: 1009)
    public static let int8Array = TypeID(rawValue: 1016)
    public static let float8Array = TypeID(rawValue: 1022)
    public static let timestamptzArray = TypeID(rawValue: 1185)
    public static let uuidArray = TypeID(rawValue: 2951)
}

/// Sent without a type, so that it fits a column of text, of an enum, of jsonb or of inet alike. Where nothing tells
/// the server the type (`\(name) is null`), cast: `\(name)::text`.
extension String: Bindable {
    public var bound: BoundValue { BoundValue(text: self) }
}

/// `bigint`. Where a function wants `integer` (`make_interval(days => …)`, `date + …`), bind an `Int32` or cast.
extension Int: Bindable {
    public static var boundType: TypeID { .int8 }
    public var bound: BoundValue { BoundValue(text: String(self), type: .int8) }
}

extension Int64: Bindable {
    public static var boundType: TypeID { .int8 }
    public var bound: BoundValue { BoundValue(text: String(self), type: .int8) }
}

extension Int32: Bindable {
    public static var boundType: TypeID { .int4 }
    public var bound: BoundValue { BoundValue(text: String(self), type: .int4) }
}

extension Bool: Bindable {
    public static var boundType: TypeID { .bool }
    public var bound: BoundValue { BoundValue(text: self ? "t" : "f", type: .bool) }
}

extension Double: Bindable {
    public static var boundType: TypeID { .float8 }
    public var bound: BoundValue { BoundValue(text: description, type: .float8) }
}

extension UUID: Bindable {
    public static var boundType: TypeID { .uuid }
    public var bound: BoundValue { BoundValue(text: UUIDText.write(self), type: .uuid) }
}

extension Optional: Bindable where Wrapped: Bindable {
    public static var boundType: TypeID { Wrapped.boundType }
    public var bound: BoundValue { self?.bound ?? BoundValue(text: nil, type: Wrapped.boundType) }
}
