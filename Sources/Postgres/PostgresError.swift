/// What went wrong between here and PostgreSQL, without a word of what was bound.
public struct PostgresError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What became of the work.
    public enum Kind: Hashable, Sendable {
        /// Nothing reached the server.
        case notRun
        /// The server took none of it: the transaction is rolled back.
        case failed
        /// COMMIT was sent and no answer came: it may have happened. Read back; never repeat blindly.
        case unknown
    }

    /// Where the trouble lies.
    public enum Cause: Hashable, Sendable {
        /// The server answered with an error: see `sqlState`.
        case server
        /// No connection could be made, or it was lost.
        case connection
        /// The deadline passed.
        case deadline
        /// The pool had no session free in time, or too many were waiting already.
        case exhausted
        /// The pool is closed.
        case closed
        /// Refused here: NUL in a value, a transaction's handle used after its end, a channel's name.
        case refused
    }

    public let kind: Kind
    public let cause: Cause
    /// The five characters of SQLSTATE, where the server gave them.
    public let sqlState: String?
    /// The name of the constraint that was violated.
    public let constraint: String?
    /// The server's primary message, with what it quotes from values taken out; never DETAIL, HINT or CONTEXT.
    public let message: String

    public init(
        _ kind: Kind, _ cause: Cause, sqlState: String? = nil, constraint: String? = nil, message: String
    ) {
        self.kind = kind
        self.cause = cause
        self.sqlState = sqlState
        self.constraint = constraint
        self.message = message
    }

    /// Whether the whole transaction may be run again: it lost against another (40001, 40P01), or its connection was
    /// lost before COMMIT was sent. Never true of what is unknown.
    public var isRetryable: Bool {
        guard kind != .unknown else { return false }
        return isConflict || isConnectionLoss
    }

    /// Lost against another transaction: `serialization_failure` or `deadlock_detected`.
    public var isConflict: Bool { sqlState == "40001" || sqlState == "40P01" }

    /// The connection is gone or could not be made.
    public var isConnectionLoss: Bool {
        if cause == .connection { return true }
        guard let sqlState else { return false }
        return sqlState.utf8.starts(with: "08".utf8) || PostgresError.shutdowns.contains(sqlState)
    }

    /// The database cannot serve now and may do so later: connection lost, pool exhausted, deadline passed, no room
    /// on its disk, too many connections, it is a standby, it took longer than it may, somebody else holds a lock, or
    /// others won every time.
    public var isUnavailable: Bool {
        if isConnectionLoss || isConflict { return true }
        if cause == .exhausted || cause == .deadline || cause == .closed { return true }
        guard let sqlState else { return false }
        return sqlState.utf8.starts(with: "53".utf8) || PostgresError.passing.contains(sqlState)
    }

    /// What any log may hold of it: no word of the server, who may quote somebody's.
    public var codes: [String: String] {
        var codes = ["kind": "\(kind)", "cause": "\(cause)"]
        codes["sqlstate"] = sqlState
        codes["constraint"] = constraint
        return codes
    }

    public var description: String {
        var text =
            switch kind {
            case .notRun: "not run"
            case .failed: "failed"
            case .unknown: "outcome unknown"
            }
        if let sqlState { text += " [\(sqlState)]" }
        if let constraint { text += " (\(constraint))" }
        return text + ": " + message
    }

    /// admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout.
    private static let shutdowns: Set<String> = ["57P01", "57P02", "57P03", "57P05"]

    /// read_only_sql_transaction, lock_not_available, query_canceled (by statement_timeout).
    private static let passing: Set<String> = ["25006", "55P03", "57014"]

    func becoming(_ kind: Kind) -> PostgresError {
        PostgresError(kind, cause, sqlState: sqlState, constraint: constraint, message: message)
    }
}
