import Testing

@testable import Text

@Suite struct `Pages` {
    @Test func `What is written stands, what is interpolated is escaped`() {
        let name = "<b title=\"x\" class='y'>&"
        let page: HTML = "<p title=\"\(name)\">\(name)</p>"
        let escaped = "&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;"
        #expect(page.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func `Numbers, dates and slices are escaped, pieces are not`() {
        struct Tag: CustomStringConvertible { let description = "<i>" }
        let item: HTML = "<li>"
        let none: HTML? = nil
        let some: HTML? = "<hr>"
        let page: HTML = "\(1)\(Tag())\("a<b".dropFirst())\(item)\([item, item])\(none)\(some)"
        #expect(page.text == "1&lt;i&gt;&lt;b<li><li><li><hr>")
        #expect(HTML([item, item], separator: "\n").text == "<li>\n<li>")
        #expect((item + HTML(escaping: "<")).text == "<li>&lt;")
        #expect(HTML().isEmpty)
    }

    static let marks = ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "\u{338}", "\u{1F3FD}"]
    static let prefixes = ["\u{600}", "\u{110BD}", "\u{200D}", "\r", "👩"]

    @Test(arguments: marks)
    func `A mark that joins a dangerous character hides nothing`(_ mark: String) {
        for (dangerous, escaped) in [("\"", "&quot;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&#39;"), ("&", "&amp;")] {
            let page: HTML = "\(dangerous + mark)"
            #expect(page.bytes == Array((escaped + mark).utf8))
        }
    }

    @Test(arguments: prefixes)
    func `A prefix that takes a dangerous character in hides nothing`(_ prefix: String) {
        let page: HTML = "\(prefix + "<img src=x onerror=\"")"
        #expect(page.bytes == Array((prefix + "&lt;img src=x onerror=&quot;").utf8))
    }

    @Test func `No scalar brings a bare quote, bracket or control out`() {
        for value in UInt32(0)...0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let page: HTML = "\("\"" + String(scalar) + "<")"
            #expect(!page.bytes.contains(UInt8(ascii: "\"")) && !page.bytes.contains(UInt8(ascii: "<")))
            #expect(page.bytes.allSatisfy { $0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 13 })
        }
    }

    @Test func `Controls become replacement characters`() {
        let page: HTML = "\("a\0b\u{1B}c\t\r\n\u{B}")"
        #expect(page.bytes == Array("a\u{FFFD}b\u{FFFD}c\t\r\n\u{FFFD}".utf8))
    }
}
