import Clibpq

/// One row of a result, lent to a decoder for the length of its call: it can be neither copied nor kept.
@safe
public struct Row: ~Copyable {
    private let raw: OpaquePointer
    private let index: Int32
    private let columns: Columns

    init(_ raw: OpaquePointer, _ index: Int32, _ columns: Columns) {
        unsafe self.raw = raw
        self.index = index
        self.columns = columns
    }

    /// The column's value, which may not be NULL.
    public subscript<Value: ColumnValue>(_ column: String) -> Value {
        get throws(DecodingFailure) {
            guard let value: Value = try self[optional: column] else { throw .unexpectedNull(column) }
            return value
        }
    }

    /// The column's value, or nil where it is NULL.
    public subscript<Value: ColumnValue>(optional column: String) -> Value? {
        get throws(DecodingFailure) {
            let field = try columns.index(of: column)
            guard unsafe PQgetisnull(raw, index, field) == 0 else { return nil }
            // The length is libpq's own and never negative; the bytes live as long as the result.
            let bytes = unsafe UnsafeBufferPointer(
                start: PQgetvalue(raw, index, field), count: Int(PQgetlength(raw, index, field)))
            guard let text = unsafe String(validating: bytes, as: UTF8.self), let value = Value(column: text) else {
                throw .malformed(column, expected: String(describing: Value.self))
            }
            return value
        }
    }
}

/// Where each column stands in a result, found once a result.
struct Columns {
    private enum Place {
        case at(Int32)
        case several
    }

    private var places: [String: Place] = [:]

    init(names: [String]) {
        for (index, name) in names.enumerated() {
            places[name] = places[name] == nil ? .at(Int32(truncatingIfNeeded: index)) : .several
        }
    }

    func index(of column: String) throws(DecodingFailure) -> Int32 {
        switch places[column] {
        case .at(let index): return index
        case .several: throw .ambiguousColumn(column)
        case nil: throw .noSuchColumn(column)
        }
    }
}
