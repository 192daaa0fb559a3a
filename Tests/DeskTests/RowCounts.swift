import Postgres

/// How many rows of each table a transaction sees.
enum RowCounts {
    static func all(in tx: borrowing Transaction) throws -> [String: Int] {
        let tables = try tx.rows("select tablename::text as name from pg_tables where schemaname = 'public' order by 1")
        { row in try row["name"] as String }
        var counts: [String: Int] = [:]
        for table in tables {
            let name = SQL(trusted: table)
            counts[table] = try tx.one("select count(*) as count from \(name)") { row in try row["count"] }
        }
        return counts
    }
}
