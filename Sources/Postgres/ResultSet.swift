import Clibpq

/// The owner of one `PGresult`. It cannot be copied, so it is cleared exactly once.
@safe
struct ResultSet: ~Copyable {
    private let raw: OpaquePointer

    init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

    deinit { unsafe PQclear(raw) }

    var count: Int32 { unsafe PQntuples(raw) }

    /// `COMMIT`, `INSERT 0 1`, …
    var commandTag: String {
        unsafe PQcmdStatus(raw).map { unsafe String(cString: $0) } ?? ""
    }

    /// How many rows the command wrote or read; 0 where that is no question.
    var affected: Int {
        unsafe PQcmdTuples(raw).flatMap { unsafe Int(String(cString: $0)) } ?? 0
    }

    /// Decodes the first `limit` rows.
    func decode<Value>(
        limit: Int32 = .max, _ decode: (borrowing Row) throws -> Value
    ) throws -> [Value] {
        let count = min(count, limit)
        guard count > 0 else { return [] }
        let columns = Columns(names: names)
        var values: [Value] = []
        values.reserveCapacity(Int(count))
        for index in 0..<count {
            values.append(try decode(unsafe Row(raw, index, columns)))
        }
        return values
    }

    private var names: [String] {
        let count = unsafe PQnfields(raw)
        return (0..<count).map { index in
            unsafe PQfname(raw, index).map { unsafe String(cString: $0) } ?? ""
        }
    }
}
