import Testing

@testable import Text

@Suite struct `Tables that are written` {
    @Test func `Lines end with CRLF and quotes stand where they are needed`() {
        let text = CSV.text(
            ["a", "b"], [["x,y", 3], ["say \"hi\"", .number(2.5)], ["two\nlines", ""], [" x", .number(.nan)]])
        #expect(
            Array(text.utf8)
                == Array("a,b\r\n\"x,y\",3\r\n\"say \"\"hi\"\"\",2.5\r\n\"two\nlines\",\r\n\" x\",\r\n".utf8))
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\0x", "  =1", "\u{FEFF}=1", "\u{A0}=1", "\u{FF1D}1",
        "=cmd|' /C calc'!A0",
        "=\u{301}", "-\u{200D}", " \u{FEFF} +x",
    ])
    func `A text never becomes a formula`(_ text: String) throws {
        let table = try CSV.read(CSV.text(["h"], [[.text(text)]]))
        #expect(Array(table.rows[0][0].text.utf8) == Array(("'" + text).utf8))
    }

    @Test func `A number of ours stands as it is`() {
        #expect(CSV.row([-1, .number(-0.5), "a-b", "x=1"]) == "-1,-0.5,a-b,x=1\r\n")
    }

    @Test(arguments: [
        "", "\"", "\"\"", ",", "\r\n", "\n", "a\rb", "é\"\u{301},", " ", "x ", "a\u{2028}b", "'",
        "👩‍👩‍👧,",
    ])
    func `What was written is read back`(_ text: String) throws {
        let table = try CSV.read(
            CSV.text(["one", "two"], [[.text("x" + text), .text(text == "\r\n" || text == "\n" ? "" : text)]]))
        #expect(Array(table.rows[0][0].text.utf8) == Array(("x" + text).utf8))
        #expect(table.rows[0].count == 2)
        #expect(try CSV.read(CSV.text(["one"], [[""], [""]])).rows.count == 2)
    }
}
