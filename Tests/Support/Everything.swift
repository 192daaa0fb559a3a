import Postgres

/// Everything that a database holds, seen behind row-level security: as one digest, and as rows counted.
public struct Everything: Sendable {
    private let pool: Pool
    private let digesting: SQL
    private let counting: SQL

    /// Lends `body` a look at a database.
    public static func with<Value: Sendable>(
        of database: TestDatabase, _ body: (Everything) async throws -> Value
    ) async throws -> Value {
        let pool = Pool(database.settings(as: .superuser), size: 1)
        do {
            let value = try await body(try await Everything(pool))
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }

    private init(_ pool: Pool) async throws {
        self.pool = pool
        let tables = try await pool.transaction(.readOnly) { tx in
            try tx.rows("select tablename::text as name from pg_tables where schemaname = 'public'") { row in
                try row["name"] as String
            }
        }
        func each(_ value: String) -> SQL {
            tables.map { SQL(trusted: "select '\($0)' as name, \(value) as value from \($0) t") }
                .joined(separator: " union all ")
        }
        let rows = each("md5(coalesce(string_agg(t::text, '|' order by t::text), ''))")
        digesting = "select md5(string_agg(name || value, '|' order by name)) as digest from (\(rows)) as tables"
        counting = each("count(*)")
    }

    /// Changes with any change of any row.
    public func digest() async throws -> String {
        try await pool.transaction(.snapshot) { [digesting] tx in try tx.one(digesting) { try $0["digest"] } }
    }

    /// How many rows each table has.
    public func counts() async throws -> [String: Int] {
        let counts = try await pool.transaction(.snapshot) { [counting] tx in
            try tx.rows(counting) { row in (try row["name"] as String, try row["value"] as Int) }
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}

extension [String: Int] {
    /// What has been added since, by table.
    public func growth(since before: [String: Int]) -> [String: Int] {
        reduce(into: [:]) { growth, table in
            let more = table.value - (before[table.key] ?? 0)
            if more != 0 { growth[table.key] = more }
        }
    }
}
