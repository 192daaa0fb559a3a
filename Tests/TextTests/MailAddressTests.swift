import Testing

@testable import Text

@Suite struct `Addresses` {
    @Test(arguments: [
        ("a@b.example", "a@b.example"), ("First.Last+tag@Example.ORG", "First.Last+tag@example.org"),
        ("o'neil@x-y.example", "o'neil@x-y.example"),
        ("x@localhost", "x@localhost"), ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
        ("1@1.example", "1@1.example"),
    ])
    func `A good address is taken, its domain in lower case`(_ text: String, _ normal: String) throws {
        #expect(try MailAddress(text).description == normal)
    }

    @Test(arguments: [
        ("", MailAddress.Refusal.empty), ("a", .at), ("a@b@c.example", .at), ("@b.example", .local), ("a@", .domain),
        ("a@b", .domain),
        (".a@b.example", .local), ("a.@b.example", .local), ("a..b@c.example", .local), ("-a@b.example", .local),
        ("-oQ/tmp@b.example", .local), ("\"a b\"@c.example", .local), ("\"a\r\nBcc: x\"@c.example", .local),
        ("a b@c.example", .local),
        ("a\r\n@b.example", .local), ("a\n@b.example", .local), ("a\0@b.example", .local), ("é@b.example", .local),
        ("a@bé.example", .domain),
        ("a@b.example\r\n", .domain), ("a@b.example\n", .domain), ("a@b.example ", .domain), (" a@b.example", .local),
        ("a@[127.0.0.1]", .domain),
        ("a@127.0.0.1", .domain), ("a@-b.example", .domain), ("a@b-.example", .domain), ("a@b..example", .domain),
        ("a@b.example.", .domain),
        ("a@.example", .domain), ("a@b_c.example", .domain), ("a(x)@b.example", .local), ("a,b@c.example", .local),
        ("<a@b.example>", .local),
        ("a;b@c.example", .local), ("a:b@c.example", .local), ("a\\b@c.example", .local), ("a@b.example,c", .domain),
        ("a\u{301}@b.example", .local), ("a@b\u{200D}.example", .domain), ("a\u{7F}@b.example", .local),
        ("a@b.123", .domain),
    ])
    func `Anything else is refused with its reason`(_ text: String, _ refusal: MailAddress.Refusal) {
        #expect(throws: refusal) { try MailAddress(text) }
    }

    @Test func `Length has limits`() throws {
        let label = String(repeating: "b", count: 60)
        let local = String(repeating: "a", count: 64)
        _ = try MailAddress("\(local)@b.example")
        #expect(throws: MailAddress.Refusal.tooLong) { try MailAddress("a\(local)@b.example") }
        #expect(throws: MailAddress.Refusal.tooLong) { try MailAddress("\(local)@\(label).\(label).\(label).example") }
        #expect(throws: MailAddress.Refusal.domain) { try MailAddress("a@\(label)bbbb.example") }
    }
}
