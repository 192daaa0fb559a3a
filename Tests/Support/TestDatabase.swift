// TestSupport gives tests databases of their own and people to act in them.

public import Postgres
public import Records
import Shipped

/// A database for one test, with everything that `migrate` makes and nobody in it, gone when the test ends.
///
///     try await TestDatabase.with { database in
///         let here = try await TestPartnership.found(in: database)
///         try await database.serve.acting(here.coordinator) { transaction in … }
///     }
public struct TestDatabase: Sendable {
    public let name: String
    /// Logs in as casereview_owner, who made the schema.
    public let owner: Pool
    /// Logs in as casereview_serve.
    public let serve: Pool
    /// Logs in as casereview_post.
    public let post: Pool
    private let cluster: TestCluster

    /// Lends `body` a database. `isEmpty`: one that no migration has been applied to.
    ///
    /// A few tests at a time have one; the others wait their turn, so that the server's connections suffice.
    public static func with<Value>(
        isEmpty: Bool = false, isolation: isolated (any Actor)? = #isolation,
        _ body: (TestDatabase) async throws -> Value
    ) async throws -> Value {
        let cluster = try TestCluster.current()
        let template = isEmpty ? "template0" : try await template.value
        await turnstile.enter()
        do {
            let database = try await TestDatabase(cluster, from: template)
            do {
                if !isEmpty { try await database.confirmSending() }
                let value = try await body(database)
                try await database.drop()
                await turnstile.leave()
                return value
            } catch {
                try? await database.drop()
                throw error
            }
        } catch {
            await turnstile.leave()
            throw error
        }
    }

    /// Where the database is, as `role`: for what makes its own connections.
    public func url(as role: Login) -> String { cluster.url(database: name, role: role.rawValue) }

    public func settings(as role: Login) -> ConnectionSettings {
        TestDatabase.settings(url(as: role))
    }

    /// Patient: many tests share the processors, and how long a statement or a lock took is not what they are about.
    private static func settings(_ url: String) -> ConnectionSettings {
        ConnectionSettings(
            url: url, applicationName: "casereview tests", statementTimeout: .seconds(60), lockTimeout: .seconds(60),
            idleInTransactionTimeout: .seconds(60), connectTimeout: .seconds(20))
    }

    /// The directory of the server's socket.
    public var socket: String { cluster.socket }

    /// Runs one statement as the superuser, outside any transaction. `text` must be made of nothing from outside.
    public func administer(_ text: String) async throws { try await cluster.administer(text) }

    /// Who logs in.
    public enum Login: String, Sendable {
        case owner = "casereview_owner"
        case serve = "casereview_serve"
        case post = "casereview_post"
        /// For cutting connections and looking behind row-level security.
        case superuser = "postgres"
    }

    private init(_ cluster: TestCluster, from template: String) async throws {
        let name = "casereview_test_" + TestDatabase.random()
        try await cluster.administer("create database \(name) owner casereview_owner template \(template)")
        // The rights to a database are not copied with it.
        try await cluster.administer("revoke create, temporary on database \(name) from public")
        self.name = name
        self.cluster = cluster
        func pool(_ role: Login, _ size: Int) -> Pool {
            Pool(TestDatabase.settings(cluster.url(database: name, role: role.rawValue)), size: size)
        }
        owner = pool(.owner, 2)
        serve = pool(.serve, 8)
        post = pool(.post, 4)
    }

    /// A copied database sends nothing until somebody confirms it.
    private func confirmSending() async throws {
        try await owner.transaction { tx in
            _ = try tx.run(
                """
                insert into sending (is_on, because, system_identifier, database_oid, timeline, recovery_target)
                select true, 'a test has it', p.*
                  from sending_place() as p
                """)
        }
    }

    private func drop() async throws {
        for pool in [owner, serve, post] { await pool.close() }
        try await cluster.administer("drop database if exists \(name) with (force)")
    }

    /// A migrated database that is only ever copied. It is named after the text of its migrations, so that every
    /// process that has the same ones shares it.
    private static let template = Task { () -> String in
        let cluster = try TestCluster.current()
        let texts = (Shipped.migrations.map(\.text) + [Shipped.grants]).joined()
        let name = "casereview_template_" + String(Migrator.digest(of: texts).prefix(16))
        guard try await !exists(name, in: cluster) else { return name }

        let making = "casereview_making_" + random()
        try await cluster.administer("create database \(making) owner casereview_owner template template0")
        let url = cluster.url(database: making, role: Login.owner.rawValue)
        do {
            _ = try await Migrator.migrate(settings(url))
            try await cluster.administer("alter database \(making) rename to \(name)")
        } catch {
            try? await cluster.administer("drop database if exists \(making) with (force)")
            // Another process may have made it meanwhile.
            guard try await exists(name, in: cluster) else { throw error }
        }
        return name
    }

    private static func exists(_ name: String, in cluster: TestCluster) async throws -> Bool {
        let url = cluster.url(database: "postgres", role: Login.owner.rawValue)
        let pool = Pool(settings(url), size: 1)
        let found = try await pool.transaction(.readOnly) { transaction in
            try transaction.run("select from pg_database where datname = \(name)")
        }
        await pool.close()
        return found == 1
    }

    private static func random() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

    private static let turnstile = Turnstile(6)
}

extension Pool {
    /// A transaction in which `who` acts, as the service would run it for them.
    public func acting<Value: Sendable>(
        _ who: Acting, _ access: Access = .readWrite, _ body: @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await transaction(access, settings: who.settings, body)
    }
}
