import Testing

@testable import Postgres

@Suite struct Transactions {
    private static let table: SQL = "create table notes (id int8 constraint notes_key primary key, word text not null)"

    private func count(_ pool: Pool) async throws -> Int {
        try await pool.transaction(.readOnly) { transaction in
            try transaction.one("select count(*) as n from notes") { try $0["n"] }
        }
    }

    @Test func `What the body does is kept when it returns and gone when it throws`() async throws {
        struct Changed: Error {}
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        let rows = try await pool.transaction { try $0.run("insert into notes values (1, 'a'), (2, 'b')") }
        #expect(rows == 2)
        await #expect(throws: Changed.self) {
            try await pool.transaction { transaction in
                try transaction.run("delete from notes")
                throw Changed()
            }
        }
        #expect(try await count(pool) == 2)
        try await pool.rehearse { (transaction) throws in
            #expect(try transaction.run("delete from notes") == 2)
        }
        #expect(try await count(pool) == 2)
        await pool.close()
    }

    @Test func `An error carries SQLSTATE and the constraint, and never a value`() async throws {
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        try await pool.transaction { try $0.run("insert into notes values (424242, 'a')") }
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { try $0.run("insert into notes values (\(424_242), \("hunter2"))") }
        }
        #expect(error?.kind == .failed)
        #expect(error?.sqlState == "23505")
        #expect(error?.constraint == "notes_key")
        #expect(error.map { "\($0)\(String(reflecting: $0))" }?.contains("424242") == false)
        #expect(error.map { "\($0)\(String(reflecting: $0))" }?.contains("hunter2") == false)

        for sql in ["select \("hunter2")::int", "select \("hunter2")::date", "select \("{hunter2")::int[]"] as [SQL] {
            let error = await #expect(throws: PostgresError.self) { try await pool.transaction { try $0.run(sql) } }
            #expect(error?.sqlState?.hasPrefix("22") == true)
            #expect(error.map { String(reflecting: $0) }?.contains("hunter2") == false)
        }
        await pool.close()
    }

    @Test func `Text with a NUL is refused before it is sent, and the transaction goes on`() async throws {
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        try await pool.transaction { transaction in
            let error = #expect(throws: PostgresError.self) { try transaction.run("select \("a\0b")") }
            #expect(error?.kind == .notRun)
            #expect(error?.cause == .refused)
            try transaction.run("insert into notes values (1, 'a')")
        }
        #expect(try await count(pool) == 1)
        await pool.close()
    }

    @Test(arguments: [Access.readOnly, .snapshot])
    func `A transaction that reads refuses to write`(access: Access) async throws {
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction(access) { try $0.run("insert into notes values (1, 'a')") }
        }
        #expect(error?.sqlState == "25006")
        await pool.close()
    }

    @Test func `A setting holds for its transaction only`() async throws {
        let pool = try TestServer.pool()
        func read(_ settings: [(String, String)]) async throws -> [String?] {
            try await pool.transaction(settings: settings) { transaction in
                try transaction.one(
                    """
                    select nullif(current_setting('app.person', true), '') as person,
                           nullif(current_setting('app.tenant', true), '') as tenant
                    """
                ) { row in [try row[optional: "person"], try row[optional: "tenant"]] }
            }
        }
        #expect(try await read([("app.person", "O'Brien"), ("app.tenant", "north")]) == ["O'Brien", "north"])
        #expect(try await read([]) == [nil, nil])
        await pool.close()
    }

    @Test func `A savepoint undoes its own part and nothing before`() async throws {
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        try await pool.transaction { transaction in
            try transaction.run("insert into notes values (1, 'a')")
            #expect(throws: PostgresError.self) {
                try transaction.savepoint { inner in
                    try inner.run("insert into notes values (2, 'b')")
                    try inner.savepoint { try $0.run("insert into notes values (3, 'c')") }
                    try inner.run("insert into notes values (1, 'twice')")
                }
            }
            try transaction.savepoint { try $0.run("insert into notes values (4, 'd')") }
        }
        #expect(try await count(pool) == 2)
        await pool.close()
    }

    @Test func `A body that goes on after a failed statement is not said to be committed`() async throws {
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { transaction in
                try transaction.run("insert into notes values (1, 'a')")
                _ = try? transaction.run("select 1/0")
            }
        }
        #expect(error?.sqlState == "25P02")
        #expect(error?.kind == .failed)
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func `A deferred constraint that fails at COMMIT is a failure and not unknown`() async throws {
        let pool = Pool(
            try await TestServer.schema(
                "create table ranks (n int8 constraint ranks_once unique deferrable initially deferred)"), size: 1)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { try $0.run("insert into ranks values (1), (1)") }
        }
        #expect(error?.kind == .failed)
        #expect(error?.constraint == "ranks_once")
        await pool.close()
    }

    @Test func `A statement that ends the transaction from within leaves the outcome unknown`() async throws {
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { transaction in
                try transaction.run("commit")
                try transaction.run("insert into notes values (1, 'outside')")
            }
        }
        #expect(error?.kind == .unknown)
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func `A script runs several statements and binds nothing`() async throws {
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        try await pool.transaction { transaction in
            try transaction.script("insert into notes values (1, 'a'); insert into notes values (2, 'b;c')")
            #expect(throws: PostgresError.self) { try transaction.script("select \(1)") }
        }
        #expect(try await count(pool) == 2)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { try $0.script("delete from notes; select nonsense; delete from notes") }
        }
        #expect(error?.sqlState == "42703")
        #expect(try await count(pool) == 2)
        await pool.close()
    }

    @Test func `COPY is refused and its connection dropped`() async throws {
        let pool = Pool(try await TestServer.schema(Transactions.table), size: 1)
        let error = await #expect(throws: PostgresError.self) {
            try await pool.transaction { try $0.run("copy notes from stdin") }
        }
        #expect(error?.cause == .refused)
        #expect(try await count(pool) == 0)
        await pool.close()
    }

    @Test func `Much text goes out and comes back whole`() async throws {
        let pool = try TestServer.pool()
        let text = String(repeating: "0123456789ŵ", count: 1_000_000)
        let back: String = try await pool.transaction { try $0.one("select \(text)::text as text") { try $0["text"] } }
        #expect(back == text)
        await pool.close()
    }
}
