/// What a transaction may do.
public enum Access: Hashable, Sendable {
    case readWrite
    /// The server refuses every write (25006).
    case readOnly
    /// Reads only, and every statement sees the database as the first one did.
    case snapshot
}

/// An open transaction, lent to a body for the length of its call: it can be neither copied nor kept, and the body
/// cannot await anything while locks are held.
///
/// It is bound to one transaction of one connection. After a loss each use throws; nothing is ever run elsewhere.
public struct Transaction: ~Copyable {
    private let link: Link
    private let generation: UInt64
    private let deadline: Deadline
    private let depth: Int

    init(on link: Link, until deadline: Deadline, depth: Int = 0) {
        self.link = link
        self.generation = link.generation
        self.deadline = deadline
        self.depth = depth
    }

    /// Every row, decoded. Throws `PostgresError`, or what `decode` throws.
    public func rows<Value>(_ sql: SQL, _ decode: (borrowing Row) throws -> Value) throws -> [Value] {
        try execute(sql).decode(decode)
    }

    /// The first row, decoded; nil where there is none.
    public func first<Value>(_ sql: SQL, _ decode: (borrowing Row) throws -> Value) throws -> Value? {
        try execute(sql).decode(limit: 1, decode).first
    }

    /// The one row that there must be. Throws `DecodingFailure.notOneRow` where there are none or more.
    public func one<Value>(_ sql: SQL, _ decode: (borrowing Row) throws -> Value) throws -> Value {
        let result = try execute(sql)
        guard result.count == 1, let value = try result.decode(decode).first else {
            throw DecodingFailure.notOneRow(found: Int(result.count))
        }
        return value
    }

    /// Runs a statement and returns how many rows it wrote (or, for a select, read).
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        try execute(sql).affected
    }

    /// Runs text of several statements, as migrations are. It binds no values and must not end the transaction.
    public func script(_ trusted: SQL) throws {
        guard trusted.values.isEmpty else {
            throw PostgresError(.notRun, .refused, message: "a script binds no values")
        }
        try checkCurrent()
        try link.script(trusted.text, until: deadline)
        try checkOpen()
    }

    /// Runs `body` so that its failure undoes what it did and nothing before; the error is thrown on.
    @discardableResult
    public func savepoint<Value>(_ body: (borrowing Transaction) throws -> Value) throws -> Value {
        let name = SQL(trusted: "inner_\(depth + 1)")
        try run("savepoint \(name)")
        do {
            let value = try body(Transaction(on: link, until: deadline, depth: depth + 1))
            try run("release savepoint \(name)")
            return value
        } catch {
            // With the connection lost there is nothing to undo, and the cause is what matters.
            if !link.isClosed {
                try run("rollback to savepoint \(name)")
                try run("release savepoint \(name)")
            }
            throw error
        }
    }

    private func execute(_ sql: SQL) throws(PostgresError) -> ResultSet {
        try checkCurrent()
        let result = try link.execute(sql, until: deadline)
        try checkOpen()
        return result
    }

    private func checkCurrent() throws(PostgresError) {
        guard !link.isClosed else {
            throw PostgresError(.notRun, .connection, message: "the connection of this transaction was lost")
        }
        guard link.generation == generation else {
            throw PostgresError(.notRun, .refused, message: "this transaction has ended")
        }
    }

    /// A statement that ends the transaction from within leaves it unsaid what became of it.
    private func checkOpen() throws(PostgresError) {
        guard link.status == .inTransaction else {
            link.close()
            throw PostgresError(.unknown, .refused, message: "a statement ended the transaction from within")
        }
    }
}
