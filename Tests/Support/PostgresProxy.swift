import Dispatch
import FoundationEssentials
import Glibc
import Synchronization

/// Stands between a program and PostgreSQL, passes everything on, and does to a statement what a test asks for: the
/// plug pulled before it, after it, or an error of the server's in its place.
///
///     try await PostgresProxy.with(before: database.socket) { proxy in
///         proxy.plan { $0.number == 3 ? .cut : .pass }
///         …                                        // a pool on proxy.url(of: "casereview", as: "casereview_serve")
///     }
///
/// It speaks the protocol as far as it must (PostgreSQL 15, "Frontend/Backend Protocol"): without TLS, one statement at
/// a time. One thread serves every connection.
public final class PostgresProxy: Sendable {
    /// What becomes of a statement.
    public enum Fault: Equatable, Sendable {
        case pass
        /// The connection is gone before the server sees it.
        case cut
        /// The server does it, and the connection is gone before its answer comes back.
        case cutAfterwards
        /// The server answers an error of this SQLSTATE instead of doing it.
        case fail(sqlState: String)
    }

    /// A statement that a client sends.
    public struct Statement: Equatable, Sendable {
        /// From 1, since the plan was made, over all connections.
        public var number: Int
        public var text: String
        /// Those before it in its transaction, BEGIN included.
        public var earlier: [String]
    }

    /// The directory of its socket.
    public let directory: String
    private let server: String
    private let listener: Int32
    private let alarm: (read: Int32, write: Int32)
    private let ended = DispatchSemaphore(value: 0)
    private let state = Mutex(State())

    private struct State {
        var plan: @Sendable (Statement) -> Fault = { _ in .pass }
        var statements: [String] = []
        var isClosing = false
    }

    /// Lends `body` a proxy before the server whose socket lies in the directory `socket`; gone afterwards, with every
    /// connection that went through it.
    public static func with<Value>(
        before socket: String, isolation: isolated (any Actor)? = #isolation,
        _ body: (PostgresProxy) async throws -> Value
    ) async throws -> Value {
        let proxy = try PostgresProxy(before: socket)
        defer { proxy.close() }
        return try await body(proxy)
    }

    private init(before socket: String) throws {
        var template = Array("/tmp/pgproxy.XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw TestTrouble("no temporary directory can be made in /tmp") }
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        server = "\(socket)/.s.PGSQL.5432"
        listener = try UnixSocket.listening(at: "\(directory)/.s.PGSQL.5432")
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw TestTrouble("no pipe can be made") }
        alarm = (ends[0], ends[1])
        DispatchQueue(label: "postgres.proxy").async { self.serve() }
    }

    /// Where a database is through the proxy.
    public func url(of database: String, as role: String) -> String {
        "postgresql://\(role)@/\(database)?host=\(directory)"
    }

    /// From now on `plan` says what becomes of each statement, and counting begins anew.
    public func plan(_ plan: @escaping @Sendable (Statement) -> Fault) {
        state.withLock { state in
            state.plan = plan
            state.statements = []
        }
    }

    /// The statements since the plan was made, in order.
    public var statements: [String] { state.withLock(\.statements) }

    private func close() {
        state.withLock { $0.isClosing = true }
        _ = unsafe write(alarm.write, [UInt8(0)], 1)
        ended.wait()
        for descriptor in [listener, alarm.read, alarm.write] { _ = Glibc.close(descriptor) }
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func serve() {
        var connections: [ProxiedConnection] = []
        while !state.withLock(\.isClosing) {
            let descriptors = [listener, alarm.read] + connections.flatMap { [$0.client, $0.server] }
            let ready = UnixSocket.readable(among: descriptors)
            if ready.contains(listener), let client = UnixSocket.accepted(by: listener) {
                if let server = try? UnixSocket.connected(to: server) {
                    connections.append(ProxiedConnection(client: client, server: server))
                } else {
                    _ = Glibc.close(client)
                }
            }
            for connection in connections {
                if ready.contains(connection.client) { connection.passOn { fault(for: $0, after: $1) } }
                if ready.contains(connection.server), !connection.isCut { connection.passBack() }
            }
            connections.removeAll(where: \.isCut)
        }
        for connection in connections { connection.cut() }
        ended.signal()
    }

    private func fault(for text: String, after earlier: [String]) -> Fault {
        state.withLock { state in
            state.statements.append(text)
            return state.plan(Statement(number: state.statements.count, text: text, earlier: earlier))
        }
    }
}
