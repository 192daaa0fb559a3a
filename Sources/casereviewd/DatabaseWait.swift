import Postgres

/// Waits at the start for a database that is away: the machine that it is on may be starting too.
enum DatabaseWait {
    static let patience = Duration.seconds(60)
    static let interval = Duration.seconds(1)

    /// Does `look` until it can. Where the database is away, or a standby, it is done again every second or so; `tell`
    /// is told why, once. Throws at once what waiting does not mend: a login that is refused (78), or what `look` found
    /// wrong; and where the database stays away, its last error (69). `origin` is the key of the settings that leads
    /// there.
    static func until<Value>(
        _ origin: String, patience: Duration = patience, tell: (String) -> Void, _ look: () async throws -> Value
    ) async throws -> Value {
        let end = ContinuousClock.now + patience
        var isTold = false
        while true {
            do {
                return try await look()
            } catch let error as PostgresError {
                if isRefusal(error) { throw refusal(error, of: origin) }
                guard error.isUnavailable, ContinuousClock.now < end else { throw Failure(error, from: origin) }
                if !isTold { tell(error.message) }
                isTold = true
                try await Task.sleep(for: interval)
            }
        }
    }

    private static func refusal(_ error: PostgresError, of origin: String) -> Failure {
        Failure(
            Failure.wrongConfiguration, "The database refuses this login: \(error.message).",
            mend: "See the user, the password, the role and the name of the database in \(origin).")
    }

    /// Whether the server will never let this login in: invalid_authorization_specification and invalid_password
    /// (class 28), invalid_catalog_name, and what a role or an option that does not exist, or may not be taken, gives.
    private static func isRefusal(_ error: PostgresError) -> Bool {
        guard error.kind == .notRun, let state = error.sqlState else { return false }
        return state.utf8.starts(with: "28".utf8) || ["3D000", "22023", "42501", "42704"].contains(state)
    }
}
