/// A value that was read from JSON or YAML, with where it stood. `Reader` makes domain values of it.
public struct Node: Sendable {
    public enum Kind: Sendable {
        case null
        case bool(Bool)
        /// A number without point and exponent.
        case integer(Int)
        /// Always finite.
        case number(Double)
        case string(String)
        case array([Node])
        /// In the order of the text. A doubled key stands here twice; `Reader` reports it.
        case object([Member])
    }

    /// A key and its value.
    public struct Member: Sendable {
        public var key: String
        /// Where the key stands; nil where it did not come from a text.
        public var position: Position?
        public var value: Node

        public init(_ key: String, at position: Position? = nil, _ value: Node) {
            self.key = key
            self.position = position
            self.value = value
        }
    }

    public var kind: Kind
    /// Where the value starts; nil where it did not come from a text.
    public var position: Position?

    public init(_ kind: Kind, at position: Position? = nil) {
        self.kind = kind
        self.position = position
    }

    /// How deep arrays and objects may lie in each other.
    public static let deepest = 64

    /// From 1; nil where there is no position.
    public var line: Int? { position?.line }
    /// From 1, in Unicode scalars; nil where there is no position.
    public var column: Int? { position?.column }

    /// The members of an object; nil for anything else.
    public var members: [Member]? {
        guard case .object(let members) = kind else { return nil }
        return members
    }

    /// The items of an array; nil for anything else.
    public var items: [Node]? {
        guard case .array(let items) = kind else { return nil }
        return items
    }

    /// The value of the first member with this key, compared byte for byte.
    public subscript(key: String) -> Node? {
        members?.first { $0.key.isSame(as: key) }?.value
    }

    /// What this is, for the `found` of a mistake: a short value itself, or the kind of thing.
    var described: String {
        switch kind {
        case .null: "nothing (null)"
        case .bool(let truth): String(truth)
        case .integer(let number): String(number)
        case .number(let number): JSONWriter.written(number)
        case .string(let text): text.isEmpty ? "an empty text" : text.shown()
        case .array(let items): items.isEmpty ? "an empty list" : "a list"
        case .object: "an object"
        }
    }
}
