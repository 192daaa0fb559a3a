/// The beginning of a list that may be long, with how many it holds in all.
public struct Listing<Element: Sendable>: Sendable {
    public var rows: [Element]
    /// Those that are not among `rows` included.
    public var count: Int

    public init(_ rows: [Element] = [], of count: Int = 0) {
        self.rows = rows
        self.count = count
    }

    /// From rows that each say how many there are in all.
    init(_ counted: [(Element, of: Int)]) {
        self.init(counted.map(\.0), of: counted.first?.of ?? 0)
    }
}

extension Listing: Equatable where Element: Equatable {}
