import Clibpq
import Dispatch
import FoundationEssentials
import Postgres

/// The server that tests run against: the one that `Tests/Support/with-postgresql` starts, or another whose socket
/// trusts everyone.
struct TestCluster: Sendable {
    /// The directory of the socket.
    let socket: String

    /// Read from the environment. Throws a sentence that says how to run the tests.
    static func current() throws -> TestCluster {
        let environment = ProcessInfo.processInfo.environment
        if let socket = environment["CASEREVIEW_TEST_SOCKET"] { return TestCluster(socket: socket) }
        let mark = Array("host=".utf8)
        if let url = environment["CASEREVIEW_TEST_URL"], let host = url.utf8.firstRange(of: mark)?.upperBound {
            let end = url.utf8[host...].firstIndex(of: UInt8(ascii: "&")) ?? url.utf8.endIndex
            return TestCluster(socket: String(url[host..<end]))
        }
        throw TestTrouble(
            "CASEREVIEW_TEST_URL is not set: run the tests with "
                + "Tests/Support/with-postgresql swift test --disable-xctest")
    }

    func url(database: String, role: String) -> String { "postgresql://\(role)@/\(database)?host=\(socket)" }

    /// Runs one statement as the superuser, outside any transaction: CREATE DATABASE is refused inside one. `text`
    /// must be made of nothing from outside.
    func administer(_ text: String) async throws {
        let url = url(database: "postgres", role: "postgres")
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async { continuation.resume(with: Result { try TestCluster.run(text, url) }) }
        }
    }

    private static func run(_ text: String, _ url: String) throws {
        guard let connection = unsafe PQconnectdb(url) else { throw TestTrouble("no memory for a connection") }
        defer { unsafe PQfinish(connection) }
        let result = unsafe PQexec(connection, text)
        defer { unsafe PQclear(result) }
        guard unsafe PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw unsafe TestTrouble(PQerrorMessage(connection).map { unsafe String(cString: $0) } ?? text)
        }
    }
}

/// What keeps a test from running at all.
public struct TestTrouble: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
