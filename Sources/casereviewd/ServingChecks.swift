import Postgres
import Records

/// What must be true of a database before the service works on it.
enum ServingChecks {
    static let oldestVersion = 150_000

    /// What forbids it, with the mend; nil where nothing does.
    static func refusal(_ facts: ServerFacts) -> (String, String)? {
        guard facts.version >= oldestVersion else {
            return (
                "PostgreSQL \(facts.version / 10_000) is too old; 15 or later is needed.",
                "Upgrade the database server."
            )
        }
        guard !facts.isSuperuser, !facts.bypassesRowSecurity else {
            return (
                "The serving role \(facts.role) is a superuser or bypasses row-level security.",
                "Serve as casereview_serve, which owns nothing."
            )
        }
        return nil
    }

    /// Looks at the database and throws what forbids serving. The post must work as its own role: as any other,
    /// row-level security would show it nothing, and no reminder would ever leave.
    static func pass(_ pool: Pool, as role: String? = nil) async throws {
        let facts = try await pool.serverFacts()
        if let refusal = refusal(facts) { throw Failure(Failure.wrongConfiguration, refusal.0, mend: refusal.1) }
        if let role, facts.role != role {
            throw Failure(
                Failure.wrongConfiguration, "The post works as \(facts.role), not as \(role).",
                mend: "Name \(role) in database.post_url, or leave post_url out.")
        }
        try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
            guard try Ownership.ownsNothing(in: tx) else {
                throw Failure(
                    Failure.wrongConfiguration, "The serving role owns tables of the service.",
                    mend: "Serve as casereview_serve, which owns nothing; the owner is for migrate only.")
            }
        }
        try await schema(pool)
    }

    /// Throws where the schema is not the one that this binary ships.
    static func schema(_ pool: Pool) async throws {
        let state = try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
            try Migrator.check(in: tx)
        }
        let finding = DoctorCommand.schema(state)
        guard finding.state == .ok else {
            throw Failure(Failure.unavailable, finding.finding, mend: finding.mend)
        }
    }
}
