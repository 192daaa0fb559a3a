import Postgres
import Records

extension Desk {
    /// Asks the database for something small, as any page does: whether pages can be served. Throws `PostgresError`, at
    /// the latest when `deadline` has passed, waiting for a session included.
    public func touch(within deadline: Duration) async throws {
        try await pool.transaction(.readOnly, settings: Acting().settings, deadline: deadline) { tx in
            _ = try Demonstrations.clock(in: tx)
        }
    }
}
