import Clibpq

extension PostgresError {
    /// The error that a result carries. The caller says whether the connection survived it.
    init(result: OpaquePointer, _ cause: Cause = .server) {
        func field(_ code: Int32) -> String? {
            guard let text = unsafe PQresultErrorField(result, code) else { return nil }
            return unsafe String(cString: text)
        }
        let state = field(ServerMessage.sqlState)
        let primary = field(ServerMessage.primary)
        let own = unsafe PQresultErrorMessage(result).map { unsafe String(cString: $0) }
        let constraint = field(ServerMessage.constraint)
        self.init(
            .failed, cause, sqlState: state, constraint: constraint,
            message: ServerMessage.safe(primary ?? ServerMessage.firstLine(own ?? ""), sqlState: state))
    }

    /// The error of a connection that broke.
    init(connection: OpaquePointer, _ kind: Kind) {
        let text = unsafe PQerrorMessage(connection).map { unsafe String(cString: $0) } ?? ""
        let (state, message) = ServerMessage.connecting(ServerMessage.firstLine(text))
        self.init(
            kind, .connection, sqlState: state,
            message: message.utf8.isEmpty ? "the connection was lost" : ServerMessage.safe(message, sqlState: state))
    }
}

/// What may be told of a message.
enum ServerMessage {
    // PG_DIAG_SQLSTATE, PG_DIAG_MESSAGE_PRIMARY and PG_DIAG_CONSTRAINT_NAME.
    static let sqlState = Int32(UInt8(ascii: "C"))
    static let primary = Int32(UInt8(ascii: "M"))
    static let constraint = Int32(UInt8(ascii: "n"))

    /// Data exceptions (class 22) quote the value that they refuse: from the first quotation mark to the last, it goes.
    static func safe(_ message: String, sqlState: String?) -> String {
        guard let sqlState, sqlState.utf8.starts(with: "22".utf8) else { return message }
        let bytes = message.utf8
        let quote = UInt8(ascii: "\"")
        guard let first = bytes.firstIndex(of: quote), let last = bytes.lastIndex(of: quote) else { return message }
        return String(message[..<first]) + "\"…\"" + String(message[bytes.index(after: last)...])
    }

    static func firstLine(_ text: String) -> String {
        let line = text.utf8.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(Substring(line))
    }

    /// While connecting there is no result to ask for SQLSTATE, so libpq is told to write it into the message:
    /// `… failed: FATAL:  53300: sorry, too many clients already`.
    static func connecting(_ line: String) -> (sqlState: String?, message: String) {
        let mark = Array("FATAL:  ".utf8)
        let bytes = Array(line.utf8)
        guard bytes.count > mark.count + 7 else { return (nil, line) }
        for start in 0...(bytes.count - mark.count - 7) where bytes[start...].starts(with: mark) {
            let code = bytes[(start + mark.count)..<(start + mark.count + 5)]
            let after = bytes[(start + mark.count + 5)...]
            guard after.starts(with: ": ".utf8), code.allSatisfy(isStateByte) else { continue }
            let message = bytes[..<(start + mark.count)] + after.dropFirst(2)
            return (String(decoding: code, as: UTF8.self), String(decoding: message, as: UTF8.self))
        }
        return (nil, line)
    }

    private static func isStateByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
