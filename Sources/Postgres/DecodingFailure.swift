/// Why a row could not be read. Always a mistake in the program or in the database, never in what a person typed; it
/// names the column and never the value.
public enum DecodingFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case noSuchColumn(String)
    /// Two columns of the result have this name, and which is meant cannot be known.
    case ambiguousColumn(String)
    /// NULL where a value was asked for; `row[optional:]` reads a column that may be NULL.
    case unexpectedNull(String)
    /// The column's text is not a value of the type expected.
    case malformed(String, expected: String)
    /// `Transaction.one` found no row, or more than one.
    case notOneRow(found: Int)

    public var description: String {
        switch self {
        case .noSuchColumn(let column): "the result has no column \(column)"
        case .ambiguousColumn(let column): "the result has more than one column \(column)"
        case .unexpectedNull(let column): "column \(column) is null"
        case .malformed(let column, let expected): "column \(column) does not hold a value of \(expected)"
        case .notOneRow(let found): "one row was expected and \(found) came"
        }
    }
}
