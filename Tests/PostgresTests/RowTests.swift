import FoundationEssentials
import Testing

@testable import Postgres

@Suite struct Rows {
    @Test func `Every type comes back as it was bound`() async throws {
        let id = UUID()
        let text = "O'Brien; \"quoted\" \\ ŵ 🐑 \r\n $1"
        let pool = try TestServer.pool()
        try await pool.transaction { transaction in
            try transaction.one(
                """
                select \(text)::text as text, \(Int.min) as int, \(Int64.max) as int64, \(Int32.min) as int32,
                       \(true) as yes, \(false) as no, \(0.1)::float8 as double, \(id) as id,
                       \([0, 255, 39, 92] as [UInt8]) as bytes, \(["a,b", "", "NULL"]) as texts,
                       \([1, -2]) as ints, \([id]) as ids, \([] as [Int]) as none, \(["x", nil] as [String?]) as gaps,
                       \(nil as UUID?) as nothing, \(Colour.red)::text as colour
                """
            ) { (row) throws in
                #expect(try Array((row["text"] as String).utf8) == Array(text.utf8))
                #expect(try row["int"] == Int.min)
                #expect(try row["int64"] == Int64.max)
                #expect(try row["int32"] == Int32.min)
                #expect(try row["yes"] == true)
                #expect(try row["no"] == false)
                #expect(try row["double"] == 0.1)
                #expect(try row["id"] == id)
                #expect(try row["bytes"] == [0, 255, 39, 92] as [UInt8])
                #expect(try row["texts"] == ["a,b", "", "NULL"])
                #expect(try row["ints"] == [1, -2])
                #expect(try row["ids"] == [id])
                #expect(try row["none"] == [] as [Int])
                #expect(try row["gaps"] == ["x", nil] as [String?])
                #expect(try (row[optional: "nothing"] as UUID?) == nil)
                #expect(try row["colour"] == Colour.red)
            }
        }
        await pool.close()
    }

    @Test func `What cannot be read names the column and never the value`() async throws {
        let pool = try TestServer.pool()
        try await pool.transaction { transaction in
            try transaction.one("select 'hunter2' as word, null as gap, 1 as twin, 2 as twin, 'mauve' as colour") {
                (row) throws in
                #expect(throws: DecodingFailure.noSuchColumn("wrod")) { try row["wrod"] as String }
                #expect(throws: DecodingFailure.unexpectedNull("gap")) { try row["gap"] as String }
                #expect(throws: DecodingFailure.ambiguousColumn("twin")) { try row["twin"] as Int }
                #expect(throws: DecodingFailure.malformed("word", expected: "Int")) { try row["word"] as Int }
                #expect(throws: DecodingFailure.malformed("word", expected: "Int")) {
                    try row[optional: "word"] as Int?
                }
                #expect(throws: DecodingFailure.malformed("colour", expected: "Colour")) {
                    try row["colour"] as Colour
                }
            }
        }
        await pool.close()
    }

    @Test func `One row means one`() async throws {
        let pool = try TestServer.pool()
        try await pool.transaction { (transaction) throws in
            #expect(throws: DecodingFailure.notOneRow(found: 2)) {
                try transaction.one("select generate_series(1, 2) as n") { try $0["n"] as Int }
            }
            #expect(throws: DecodingFailure.notOneRow(found: 0)) {
                try transaction.one("select 1 as n where false") { try $0["n"] as Int }
            }
            #expect(try transaction.first("select generate_series(3, 5) as n") { try $0["n"] as Int } == 3)
            #expect(try transaction.first("select 1 as n where false") { try $0["n"] as Int } == nil)
            #expect(try transaction.rows("select generate_series(3, 5) as n") { try $0["n"] as Int } == [3, 4, 5])
        }
        await pool.close()
    }

    private enum Colour: String, Bindable, ColumnValue { case red, blue }
}
