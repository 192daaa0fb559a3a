import Testing

@testable import Postgres

@Suite struct `SQL text` {
    @Test func `A value is bound and never pasted`() {
        let name = "x'; drop table people; --"
        let sql: SQL = "select id from people where name = \(name) and age > \(18)"
        #expect(sql.text == "select id from people where name = $1 and age > $2")
        #expect(sql.values.map(\.text) == [name, "18"])
    }

    @Test func `A part is spliced and its values are renumbered`() {
        let part: SQL = "b = \(2) and c = \(3)"
        let sql: SQL = "select a from t where a = \(1) and \(part) and d = \(4)"
        #expect(sql.text == "select a from t where a = $1 and b = $2 and c = $3 and d = $4")
        #expect(sql.values.map(\.text) == ["1", "2", "3", "4"])
    }

    @Test func `Parts are joined in order`() {
        let parts: [SQL] = ["a = \(1)", "b = \(2)", "c is null"]
        #expect(parts.joined(separator: " and ").text == "a = $1 and b = $2 and c is null")
        #expect(([] as [SQL]).joined(separator: ", ").text == "")
    }

    @Test func `nil binds NULL of its type`() {
        let nobody: Int? = nil
        let sql: SQL = "select \(nobody)"
        #expect(sql.values == [BoundValue(text: nil, type: .int8)])
    }

    @Test func `An enum over text binds its raw value`() {
        let sql: SQL = "select \(Flag.up), \([Flag.up, .down].map(\.rawValue))"
        #expect(
            sql.values == [
                BoundValue(text: "up"), BoundValue(text: #"{"up","down"}"#, type: .textArray),
            ])
    }

    private enum Flag: String, Bindable { case up, down }
}
