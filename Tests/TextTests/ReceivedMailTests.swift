import Testing

@testable import Text

@Suite struct `A mail that came in` {
    private func mail(_ lines: String...) throws -> ReceivedMail {
        try #require(ReceivedMail(Array(lines.joined(separator: "\r\n").utf8)))
    }

    @Test func `has its header unfolded and its words written out`() throws {
        let mail = try mail(
            "From: =?ISO-8859-1?Q?Zo=EB?= <zoe@home.example>", "Subject: =?UTF-8?B?QWJvdXQg?=",
            " =?utf-8?q?the_caf=C3=A9?= now", "To: a@b.example,", "\tc@d.example", "", "Hello")
        #expect(mail.sender == "Zo\u{EB} <zoe@home.example>")
        #expect(mail.subject == "About the caf\u{E9} now")
        #expect(mail.addresses("to").map(\.description) == ["a@b.example", "c@d.example"])
        #expect(mail.text == "Hello")
    }

    @Test func `has parts inside parts, each decoded`() throws {
        let mail = try mail(
            "Content-Type: multipart/mixed; boundary=\"=_a\"", "", "What old programs show.", "--=_a",
            "Content-Type: multipart/alternative; boundary=b", "", "--b",
            "Content-Type: text/plain; charset=windows-1252", "Content-Transfer-Encoding: quoted-printable", "",
            "The price is =80 5, a long =", "line.", "--b", "Content-Type: text/html", "", "<p>No</p>", "--b--",
            "--=_a",
            "Content-Type: application/pdf; name=\"=?UTF-8?Q?M=C3=A4rz.pdf?=\"",
            "Content-Disposition: attachment", "Content-Transfer-Encoding: BASE64", "", "SGVs", "bG8=", "--=_a--", "End"
        )
        #expect(mail.parts.map(\.type) == ["text/plain", "text/html", "application/pdf"])
        #expect(mail.text == "The price is \u{20AC} 5, a long line.\r\n")
        let attached = try #require(mail.parts.last)
        #expect(attached.name == "M\u{E4}rz.pdf" && attached.isAttachment)
        #expect(String(decoding: attached.bytes, as: UTF8.self) == "Hello")
    }

    @Test func `says what its page says where it has no plain text`() throws {
        let mail = try mail(
            "Content-Type: text/html", "",
            "<html><head><style>p { color: red }</style></head><p>I &amp; you<br>say &lt;no&gt;</p><script>x()</script>"
        )
        #expect(mail.text == "\nI & you\nsay <no>\n")
    }

    @Test func `is read whatever its bytes are`() throws {
        let junk = try #require(ReceivedMail(Array("Subject: caf".utf8) + [0xE9, 0x00, 0x0A, 0x0A, 0xFF, 0xFE]))
        #expect(junk.subject == "caf\u{E9}\u{FFFD}")
        #expect(junk.text == "\u{FF}\u{FE}")
        #expect(ReceivedMail([]) == nil)
        #expect(ReceivedMail(Array("no header at all\n\nbody".utf8)) == nil)
        #expect(ReceivedMail([UInt8](repeating: 0xFF, count: 10_000)) == nil)
        let mailbox = try mail("From ann@home.example Mon May  4 10:00:00 2026", "Subject: x", "", "y")
        #expect(mailbox.subject == "x")
    }

    @Test func `is bounded however deep it is nested`() throws {
        var text = "Subject: deep\n"
        for depth in 0..<60 { text += "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n" }
        let deep = try #require(ReceivedMail(Array(text.utf8)))
        #expect(deep.parts.count == 1)
        let wide = try mail(
            "Content-Type: multipart/mixed; boundary=b", "",
            [String](repeating: "--b\r\n\r\nx", count: 5_000).joined(
                separator: "\r\n"))
        #expect(wide.parts.count <= 201)
        let long = Array("Subject: ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        #expect(try #require(ReceivedMail(long)).subject.utf8.count <= 65_536)
    }

    @Test(arguments: ["=?UTF-8?B?", "=?UTF-8?X?aa?=", "=??Q??=", "=?UTF-8?Q?=4?=", "=?=?=?", "=?a?b", "=?"])
    func `keeps a broken encoded word as it stands, or what is left of it`(word: String) {
        #expect(decodedWords("a \(word) b").utf8.count >= 2)
    }
}
