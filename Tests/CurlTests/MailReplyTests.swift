import Testing

@testable import Curl

@Suite struct `The last reply of a mail server` {
    @Test(
        arguments: [
            (250, ["250 2.0.0 Ok: queued as 4F1A"], "250 2.0.0 Ok: queued as 4F1A"),
            (550, ["220 mail.example", "550 5.1.1 No such user", "221 Bye"], "550 5.1.1 No such user"),
            (
                550, ["354 Go on", "550-5.1.1 The account does", "550-5.1.1 not exist. Look", "550 5.1.1  it up"],
                "550 5.1.1 The account does not exist. Look it up"
            ),
            (250, ["250-mail.example", "250 SIZE", "250 Ok"], "250 Ok"),
            (451, ["451-", "451"], "451"),
            (354, ["250 Ok", "junk \u{1} here"], "junk   here"),
            (451, ["450-4.2.1 a", "451 4.2.1 b"], "451 4.2.1 b"),
            (250, ["12"], "12"), (250, [""], ""), (0, [], ""),
        ] as [(Int, [String], String)])
    func `is one line with its code and its enhanced code once`(code: Int, lines: [String], line: String) {
        #expect(lastReply(code, lines.map { Array($0.utf8) }) == line)
    }

    @Test func `is at most 500 characters of text, whatever bytes came`() {
        let line = Array("550 ".utf8) + [UInt8](repeating: 0xff, count: 2_000)
        #expect(lastReply(550, [line]).unicodeScalars.count == 500)
    }
}
