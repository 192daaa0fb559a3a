public import Casework
import Crypto
public import Postgres
public import Shipped

/// Brings a database to the schema that this binary needs, and tells how far a database is from it.
///
/// Every pending migration runs in one transaction under an advisory lock: all of them are there or none, and of
/// two instances that start at once the second finds the work done. Schemas only go forward.
public enum Migrator {
    /// What `migrate` did.
    public struct Report: Equatable, Sendable {
        /// Those that were pending, in order; empty where the schema was up to date.
        public var applied: [Shipped.Migration]
        /// Where login roles of the service do not exist: the statements with which an administrator makes them.
        /// After that `migrate` must run once more, for their rights.
        public var rolesToMake: [String]
    }

    /// Applies what is pending and then the rights of the login roles. `settings` are those of the owner; statements
    /// may take 60 seconds each whatever they say. `progress` hears one line a step.
    ///
    /// Throws `MigrationRefusal` where the database is not one that this binary may change, `PostgresError` where a
    /// statement failed; nothing has happened then.
    public static func migrate(
        _ settings: ConnectionSettings, progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> Report {
        try await migrate(settings, to: Shipped.migrations, grants: Shipped.grants, progress: progress)
    }

    static func migrate(
        _ settings: ConnectionSettings, to shipped: [Shipped.Migration], grants: String, roles: [String] = roles,
        progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> Report {
        var settings = settings
        settings.statementTimeout = .seconds(60)
        // Another instance may be at it, and the lock comes free when it is done.
        settings.lockTimeout = .seconds(60)
        settings.idleInTransactionTimeout = .seconds(60)
        let pool = Pool(settings, size: 1)
        do {
            let report = try await pool.transaction(deadline: .seconds(600)) { tx in
                try migrate(to: shipped, grants: grants, roles: roles, in: tx, progress: progress)
            }
            await pool.close()
            return report
        } catch {
            await pool.close()
            throw error
        }
    }

    private static func migrate(
        to shipped: [Shipped.Migration], grants: String, roles: [String], in tx: borrowing Transaction,
        progress: (String) -> Void
    ) throws -> Report {
        try tx.run("select pg_advisory_xact_lock(\(lock))")
        try tx.script(
            """
            create table if not exists schema_version (
                version    integer primary key,
                name       text not null,
                digest     text not null,
                applied_at timestamptz not null default now()
            )
            """)
        let pending: [Shipped.Migration]
        switch MigrationState(applied: try applied(in: tx), shipped: shipped) {
        case .upToDate: pending = []
        case .none: pending = shipped
        case .behind(let migrations): pending = migrations
        case .ahead(let version): throw MigrationRefusal.newerSchema(version)
        case .altered(let version): throw MigrationRefusal.alteredMigration(version)
        }
        for migration in pending {
            progress("Applying \(migration.number) \(migration.name) …")
            try tx.script(SQL(trusted: migration.text))
            try tx.run(
                """
                insert into schema_version (version, name, digest)
                values (\(migration.number), \(migration.name), \(digest(of: migration.text)))
                """)
        }
        let missing = try missing(of: roles, in: tx)
        let present = roles.filter { !missing.contains($0) }
        if !present.isEmpty {
            progress("Granting the rights of \(present.joined(separator: " and ")) …")
            try tx.script(SQL(trusted: Grants.script(grants, without: missing)))
        }
        return Report(applied: pending, rolesToMake: statements(making: missing))
    }

    /// How the schema that `transaction` sees stands to this binary, for who is about to use it.
    public static func check(in tx: borrowing Transaction) throws -> MigrationState {
        try MigrationState(applied: applied(in: tx), shipped: Shipped.migrations)
    }

    /// One migration that this binary or the database knows.
    public struct Step: Equatable, Sendable {
        public var number: Int
        public var name: String
        /// nil while it is pending.
        public var appliedAt: Instant?
    }

    /// Every migration with the moment when it was applied, in order.
    public static func status(in tx: borrowing Transaction) throws -> [Step] {
        let applied = try applied(in: tx)
        let pending = Shipped.migrations.filter { migration in
            !applied.contains { $0.number == migration.number }
        }
        let steps =
            applied.map { Step(number: $0.number, name: $0.name, appliedAt: $0.at) }
            + pending.map { Step(number: $0.number, name: $0.name, appliedAt: nil) }
        return steps.sorted { $0.number < $1.number }
    }

    /// The two roles that the service logs in as; each owns nothing.
    static let roles = ["casereview_serve", "casereview_post"]

    /// Those of `roles` that do not exist.
    static func missing(of roles: [String], in tx: borrowing Transaction) throws -> [String] {
        let present = try tx.rows(
            """
            select rolname::text as name
              from pg_roles
             where rolname = any(\(roles))
            """
        ) { row -> String in try row["name"] }
        return roles.filter { !present.contains($0) }
    }

    /// What an administrator runs so that the missing roles exist; empty where none is missing.
    static func statements(making missing: [String]) -> [String] {
        guard !missing.isEmpty else { return [] }
        return missing.map { "CREATE ROLE \($0) LOGIN NOINHERIT;" } + ["GRANT casereview_post TO casereview_serve;"]
    }

    /// SHA-256 in hexadecimal digits.
    package static func digest(of text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    /// "casemigr" in ASCII: what every instance locks.
    private static let lock: Int64 = 0x6361_7365_6D69_6772

    private static func applied(in tx: borrowing Transaction) throws -> [AppliedMigration] {
        let isThere: Bool = try tx.one("select to_regclass('schema_version') is not null as is_there") { row in
            try row["is_there"]
        }
        guard isThere else { return [] }
        return try tx.rows(
            """
            select version, name, digest, applied_at
              from schema_version
             order by version
            """
        ) { row in
            AppliedMigration(
                number: try row["version"], name: try row["name"], digest: try row["digest"],
                at: try row["applied_at"])
        }
    }
}

/// A row of `schema_version`.
struct AppliedMigration {
    var number: Int
    var name: String
    var digest: String
    var at: Instant
}
