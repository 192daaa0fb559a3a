import Clibpq

/// One connection to the server, used by one thread at a time: its session's.
///
/// A link that saw its connection break, or a deadline pass, is closed at once and never opened again.
@safe
final class Link {
    private var raw: OpaquePointer?
    /// Moves on at every start and end of a transaction, so that a handle of an earlier one is known.
    private(set) var generation: UInt64 = 0
    private var kept = KeptStatements()

    /// `raw` is connected and set not to block.
    init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

    deinit { close() }

    var isClosed: Bool { unsafe raw == nil }

    func close() {
        guard let raw = unsafe raw else { return }
        unsafe self.raw = nil
        unsafe PQfinish(raw)
    }

    func turnOver() { generation &+= 1 }

    enum Status {
        case idle
        case inTransaction
        case inFailedTransaction
        case other
    }

    var status: Status {
        guard let raw = unsafe raw else { return .other }
        return switch unsafe PQtransactionStatus(raw) {
        case PQTRANS_IDLE: .idle
        case PQTRANS_INTRANS: .inTransaction
        case PQTRANS_INERROR: .inFailedTransaction
        default: .other
        }
    }

    /// Runs one statement. Throws `.notRun` where nothing was sent, `.failed` otherwise; who sends COMMIT must read a
    /// failure with the link closed as unknown.
    func execute(_ sql: SQL, until deadline: Deadline) throws(PostgresError) -> ResultSet {
        guard sql.values.count <= 65_535 else {
            throw PostgresError(.notRun, .refused, message: "a statement takes at most 65,535 values")
        }
        guard !sql.text.utf8.contains(0), !sql.values.contains(where: { $0.text?.utf8.contains(0) ?? false }) else {
            throw PostgresError(.notRun, .refused, message: "text with a NUL cannot be sent")
        }
        let text = sql.text
        let types = sql.values.map(\.type.rawValue)
        guard sql.isKept, let name = try keep(text, types, until: deadline) else {
            return try unsafe exchange(until: deadline) { raw in
                unsafe Link.bind(sql.values) { count, values in
                    unsafe PQsendQueryParams(raw, text, count, types, values, nil, nil, 0)
                }
            }
        }
        do {
            return try unsafe exchange(until: deadline) { raw in
                unsafe Link.bind(sql.values) { count, values in
                    unsafe PQsendQueryPrepared(raw, name, count, values, nil, nil, 0)
                }
            }
        } catch {
            if KeptStatements.isStale(error) { kept.forget() }
            throw error
        }
    }

    /// The name under which the server keeps a statement; nil where it keeps no more.
    private func keep(_ text: String, _ types: [UInt32], until deadline: Deadline) throws(PostgresError) -> String? {
        if let name = kept.name(text, types) { return name }
        guard let name = kept.newName() else { return nil }
        _ = try unsafe exchange(until: deadline) { raw in
            unsafe PQsendPrepare(raw, name, text, Int32(truncatingIfNeeded: types.count), types) == 1
        }
        kept.keep(name, text, types)
        return name
    }

    /// Runs several statements by the simple protocol, which takes no values.
    func script(_ text: String, until deadline: Deadline) throws(PostgresError) {
        guard !text.utf8.contains(0) else {
            throw PostgresError(.notRun, .refused, message: "text with a NUL cannot be sent")
        }
        _ = try unsafe exchange(until: deadline) { raw in unsafe PQsendQuery(raw, text) == 1 }
    }

    /// Lends the values as libpq takes them; `send` says 1 where it sent them.
    private static func bind(
        _ values: [BoundValue], _ send: (Int32, [UnsafePointer<CChar>?]) -> Int32
    ) -> Bool {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.reduce(0) { $0 + ($1.text?.utf8.count ?? 0) + 1 })
        let starts: [Int?] = values.map { value in
            guard let text = value.text else { return nil }
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            bytes.append(0)
            return start
        }
        return unsafe bytes.withUnsafeBytes { buffer in
            let texts = unsafe starts.map { start in
                unsafe start.flatMap { unsafe buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return unsafe send(Int32(truncatingIfNeeded: starts.count), texts) == 1
        }
    }

    private func exchange(
        until deadline: Deadline, _ send: (OpaquePointer) -> Bool
    ) throws(PostgresError) -> ResultSet {
        guard let raw = unsafe raw else {
            throw PostgresError(.notRun, .connection, message: "the connection was lost")
        }
        guard unsafe send(raw) else { throw unsafe lost(raw) }
        try unsafe flush(raw, deadline)
        return try unsafe receive(raw, deadline)
    }

    /// Writes what libpq has gathered, and reads meanwhile, lest both ends wait for the other to read.
    private func flush(_ raw: OpaquePointer, _ deadline: Deadline) throws(PostgresError) {
        while true {
            switch unsafe PQflush(raw) {
            case 0: return
            case 1:
                try unsafe wait(raw, Waiting.readable | Waiting.writable, deadline)
                guard unsafe PQconsumeInput(raw) == 1 else { throw unsafe lost(raw) }
            default: throw unsafe lost(raw)
            }
        }
    }

    /// Takes every result of what was sent; the first error, or else the last result.
    private func receive(_ raw: OpaquePointer, _ deadline: Deadline) throws(PostgresError) -> ResultSet {
        var last: OpaquePointer?
        defer { unsafe PQclear(last) }
        var failure: PostgresError?
        while true {
            while unsafe PQisBusy(raw) == 1 {
                try unsafe wait(raw, Waiting.readable, deadline)
                guard unsafe PQconsumeInput(raw) == 1 else { throw unsafe lost(raw, failure) }
            }
            guard let result = unsafe PQgetResult(raw) else { break }
            switch unsafe PQresultStatus(result) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                unsafe PQclear(last)
                unsafe last = result
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                unsafe PQclear(result)
                close()
                throw PostgresError(.failed, .refused, message: "COPY is not spoken here")
            default:
                failure = unsafe failure ?? PostgresError(result: result)
                unsafe PQclear(result)
            }
        }
        guard unsafe PQstatus(raw) == CONNECTION_OK else { throw unsafe lost(raw, failure) }
        if let failure { throw failure }
        guard let result = unsafe last else { throw unsafe lost(raw) }
        unsafe last = nil
        return unsafe ResultSet(adopting: result)
    }

    private func wait(_ raw: OpaquePointer, _ events: Int16, _ deadline: Deadline) throws(PostgresError) {
        if unsafe Waiting.until(deadline, PQsocket(raw), events, slice: Link.slice(raw)) == .deadline {
            close()
            throw PostgresError(.failed, .deadline, message: "the server did not answer before the deadline")
        }
    }

    /// With TLS, bytes may wait inside the library where poll does not see them; before 15.19 libpq could leave some
    /// there. So look again a few times a second.
    private static func slice(_ raw: OpaquePointer) -> Int32 {
        unsafe PQsslInUse(raw) == 1 ? 250 : .max
    }

    /// Closes, and says why: what the server said last, or else what libpq saw.
    private func lost(_ raw: OpaquePointer, _ failure: PostgresError? = nil) -> PostgresError {
        defer { close() }
        if let failure {
            return PostgresError(
                .failed, .connection, sqlState: failure.sqlState, constraint: failure.constraint,
                message: failure.message)
        }
        return unsafe PostgresError(connection: raw, .failed)
    }

    /// Waits for notifications until there are some, the waker is called or the deadline passes.
    func notifications(until deadline: Deadline, waker: Waker) throws(PostgresError) -> [Notification] {
        guard let raw = unsafe raw else {
            throw PostgresError(.notRun, .connection, message: "the connection was lost")
        }
        while true {
            guard unsafe PQconsumeInput(raw) == 1 else { throw unsafe lost(raw) }
            var notifications: [Notification] = []
            while let next = unsafe PQnotifies(raw) {
                unsafe notifications.append(
                    Notification(
                        channel: String(cString: next.pointee.relname), payload: String(cString: next.pointee.extra)))
                unsafe PQfreemem(next)
            }
            if !notifications.isEmpty { return notifications }
            let event = unsafe Waiting.until(
                deadline, PQsocket(raw), Waiting.readable, waker: waker, slice: Link.slice(raw))
            if event != .ready { return [] }
        }
    }

    struct Notification {
        var channel: String
        var payload: String
    }
}
