import FoundationEssentials
import TestSupport
import Testing

@testable import Postgres

@Suite struct `Statements that the server keeps` {
    private func kept(_ tx: borrowing Transaction) throws -> Int {
        try tx.one("select count(*) as n from pg_prepared_statements") { row in try row["n"] }
    }

    @Test func `are parsed once on a connection, whatever the values`() async throws {
        let pool = try TestServer.pool()
        for number in 0..<20 {
            let (sum, count) = try await pool.transaction { tx in
                let sum: Int = try tx.one(.kept("select \(number) + 1 as sum")) { row in try row["sum"] }
                return (sum, try kept(tx))
            }
            #expect((sum, count) == (number + 1, 1))
        }
        await pool.close()
    }

    @Test func `are others where the types are others`() async throws {
        let pool = try TestServer.pool()
        try await pool.transaction { (tx) throws in
            let number: String = try tx.one(.kept("select \(7)::text as word")) { row in try row["word"] }
            let truth: String = try tx.one(.kept("select \(true)::text as word")) { row in try row["word"] }
            #expect((number, truth) == ("7", "true"))
            #expect(try kept(tx) == 2)
        }
        await pool.close()
    }

    @Test func `are parsed anew after their result has other columns`() async throws {
        let pool = Pool(try await TestServer.schema("create table notes (id int8)"), size: 1)
        let all: SQL = .kept("select * from notes")
        #expect(try await pool.transaction { try $0.run(all) } == 0)
        try await pool.transaction { tx in try tx.run("alter table notes add word text") }
        let error = await #expect(throws: PostgresError.self) { try await pool.transaction { try $0.run(all) } }
        #expect(error?.sqlState == "0A000")
        #expect(try await pool.transaction { try $0.run(all) } == 0)
        await pool.close()
    }

    @Test func `are parsed anew after somebody let them go`() async throws {
        let pool = try TestServer.pool()
        let one: SQL = .kept("select 1")
        try await pool.transaction { tx in try tx.run(one) }
        try await pool.transaction { tx in try tx.run("deallocate all") }
        let error = await #expect(throws: PostgresError.self) { try await pool.transaction { try $0.run(one) } }
        #expect(error?.sqlState == "26000")
        #expect(try await pool.transaction { try $0.run(one) } == 1)
        await pool.close()
    }

    @Test func `are a hundred at most, and any other runs all the same`() async throws {
        let pool = try TestServer.pool()
        try await pool.transaction { (tx) throws in
            for number in 0..<(KeptStatements.most + 5) {
                let text = SQL(trusted: "select \(number) as n")
                #expect(try tx.one(.kept(text)) { row in try row["n"] as Int } == number)
            }
            #expect(try kept(tx) == KeptStatements.most)
        }
        await pool.close()
    }

    @Test func `that cannot be parsed are not kept`() async throws {
        let pool = try TestServer.pool()
        for _ in 0..<2 {
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { try $0.run(.kept("select no_such_column")) }
            }
            #expect(error?.sqlState == "42703")
        }
        #expect(try await pool.transaction { tx in try kept(tx) } == 0)
        await pool.close()
    }
}

@Suite struct `The text of a UUID` {
    @Test func `is read and written as Foundation does`() {
        let seed = UInt64.random(in: .min ... .max)
        var random = Seeded(seed)
        for _ in 0..<2_000 {
            var b: [UInt8] = []
            for _ in 0..<16 { b.append(.random(in: .min ... .max, using: &random)) }
            let id = UUID(
                uuid: (
                    b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
                ))
            let text = UUIDText.write(id)
            #expect(text == id.uuidString.lowercased(), "seed \(seed)")
            #expect(UUIDText.read(text) == id && UUIDText.read(id.uuidString) == id, "seed \(seed)")
        }
    }

    @Test(arguments: [
        "", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111",
        "a0eebc999-c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc999c0b4ef8bb6d6bb9bd380a11----",
        "g0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1}", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11 ",
        "à0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1",
    ])
    func `is nothing else`(text: String) {
        #expect(UUIDText.read(text) == nil)
    }
}
