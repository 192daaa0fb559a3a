import Testing

@testable import Text

@Suite struct `Tables that are read` {
    func mistakes(_ bytes: [UInt8]) -> [Mistake] {
        do {
            _ = try CSV.read(bytes)
            return []
        } catch {
            return error.all
        }
    }

    @Test func `Every field has its position, columns in scalars`() throws {
        let table = try CSV.read("\u{FEFF}é,b\r\n\"x\ny\",\"z\"\n,last")
        #expect(table.header.map(\.text) == ["é", "b"])
        #expect(table.header.map(\.position) == [Position(line: 1, column: 1), Position(line: 1, column: 3)])
        #expect(table.rows.map { $0.map(\.text) } == [["x\ny", "z"], ["", "last"]])
        #expect(table.rows.joined().map(\.position.line) == [2, 3, 4, 4])
        #expect(table.rows.joined().map(\.position.column) == [1, 4, 1, 2])
        #expect(table.column("b") == 1)
        #expect(table.column("c") == nil)
    }

    @Test(arguments: [
        ("", 1, 1), ("a,b\"c", 1, 4), ("\"a", 1, 1), ("x\n\"a\nb", 2, 1), ("\"a\"b", 1, 4), ("\"a\" ,b", 1, 4),
        ("a\rb", 1, 3),
        ("a\r", 1, 3), ("a,b\n\"1\"\"", 2, 1),
    ])
    func `Bad quoting is refused where it stands`(_ text: String, _ line: Int, _ column: Int) {
        #expect(mistakes(Array(text.utf8)).map(\.position) == [Position(line: line, column: column)])
    }

    @Test func `Every row of another width and every doubled name is told`() {
        let found = mistakes(Array("a,b,a\n1,2,3\n1,2\n1,2,3,4\n\n".utf8))
        #expect(
            found.map(\.sentence) == [
                "line 1, column 5: found the column `a` once more, expected each column once. "
                    + "Rename or remove one of the two.",
                "line 3, column 1: found 2 fields, expected 3, as in the header. "
                    + "A field with a comma stands in double quotes.",
                "line 4, column 1: found 4 fields, expected 3, as in the header. "
                    + "A field with a comma stands in double quotes.",
                "line 5, column 1: found 1 field, expected 3, as in the header. "
                    + "A field with a comma stands in double quotes.",
            ])
    }

    @Test func `Bytes that are not UTF-8 are refused`() {
        #expect(mistakes(Array("a\n".utf8) + [0xC3]).map(\.position) == [Position(line: 2, column: 1)])
    }
}
