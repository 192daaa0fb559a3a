import FoundationEssentials
import Testing

@testable import Postgres

@Suite struct `Array text` {
    @Test(
        arguments: [
            [], ["a"], ["a", "b"], [""], [nil], ["NULL", nil, "null"], ["a,b", "{c}", "\"quoted\"", #"back\slash"#],
            [" leading and trailing "], ["ligne\nnouvelle", "ŵ 🐑", "\"\u{301}"],
        ] as [[String?]])
    func `What is written is read back`(elements: [String?]) {
        let read = ArrayText.read(ArrayText.write(elements))
        #expect(read?.map { $0.map { Array($0.utf8) } } == elements.map { $0.map { Array($0.utf8) } })
    }

    @Test func `The server's own form without quotation marks is read`() {
        #expect(ArrayText.read("{1,-2,NULL,abc}") == ["1", "-2", nil, "abc"])
    }

    @Test(arguments: [
        "", "{", "a", "{a", "{a,}", "{,a}", "{{1,2},{3,4}}", "[0:1]={1,2}", #"{"a}"#, #"{"a"b}"#, #"{"a\}"#, #"{a\}"#,
    ])
    func `What is no array of one dimension is refused`(text: String) {
        #expect(ArrayText.read(text) == nil)
    }
}

@Suite struct `Byte text` {
    @Test func `Every byte is written and read back`() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(ByteText.read(ByteText.write(bytes)) == bytes)
        #expect(ByteText.write([0, 0xab]) == "\\x00ab")
        #expect(ByteText.read("\\xAB") == [0xab])
    }

    @Test(arguments: ["", "\\", "00", "\\x0", "\\x0g", "x00"])
    func `Other text is refused`(text: String) {
        #expect(ByteText.read(text) == nil)
    }
}
