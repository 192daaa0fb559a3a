import FoundationEssentials

@testable import Postgres

/// The throwaway server that the tests run beside.
enum TestServer {
    struct Missing: Error, CustomStringConvertible {
        let description =
            "CASEREVIEW_TEST_URL is not set. Run: Tests/Support/with-postgresql swift test --disable-xctest"
    }

    /// As the superuser, in a schema of its own so that tests can run side by side.
    static func settings(schema: String = "public", user: String = "postgres") throws -> ConnectionSettings {
        let environment = ProcessInfo.processInfo.environment
        guard environment["CASEREVIEW_TEST_URL"] != nil, let socket = environment["CASEREVIEW_TEST_SOCKET"] else {
            throw Missing()
        }
        return ConnectionSettings(
            url: "postgresql://\(user)@/postgres?host=\(socket)&options=-c%20search_path%3D\(schema)",
            applicationName: "test")
    }

    static func socket() throws -> String {
        guard let socket = ProcessInfo.processInfo.environment["CASEREVIEW_TEST_SOCKET"] else { throw Missing() }
        return socket
    }

    static func pool(size: Int = 1) throws -> Pool { Pool(try settings(), size: size) }

    /// Settings whose sessions see a fresh schema with what `script` makes in it.
    static func schema(_ script: SQL) async throws -> ConnectionSettings {
        let name = "s_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let settings = try settings(schema: name)
        let pool = Pool(settings, size: 1)
        try await pool.transaction { transaction in
            try transaction.script("create schema \(SQL(trusted: name)); \(script)")
        }
        await pool.close()
        return settings
    }

    /// Ends a server process from a session apart, and returns once it is gone.
    static func end(_ process: Int, with admin: Pool) async throws {
        try await admin.transaction { transaction in
            try transaction.run("select pg_terminate_backend(\(process)::int, 5000)")
        }
    }
}

extension Transaction {
    /// The server process that serves this transaction.
    func process() throws -> Int {
        try one("select pg_backend_pid() as process") { row in try row["process"] }
    }
}
