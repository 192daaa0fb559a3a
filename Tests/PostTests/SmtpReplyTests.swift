import Testing
import Text

@testable import Post

@Suite struct `What is kept of a mail server's words` {
    private func reply(_ line: String, name: String = "Ann Ash") -> SmtpReply {
        SmtpReply(line, to: Mail.Party(name, PostOffice.address("ann.ash+asb@home.example")))
    }

    @Test(
        arguments: [
            ("250 2.0.0 Ok: queued as 4F1A", 250, "2.0.0", "Ok: queued as 4F1A", "4F1A"),
            ("250 OK id=1rA2bC-0001aB-2x", 250, nil, "OK id=1rA2bC-0001aB-2x", "1rA2bC-0001aB-2x"),
            (
                "250 2.0.0 41QDx9 Message accepted for delivery", 250, "2.0.0", "41QDx9 Message accepted for delivery",
                "41QDx9 Message accepted for delivery"
            ),
            ("250 OK", 250, nil, "OK", nil), ("250", 250, nil, "", nil), ("250 2.0.0", 250, "2.0.0", "", nil),
            ("250 2.0.0 Ok: queued as", 250, "2.0.0", "Ok: queued as", "Ok: queued as"),
            ("250 id=", 250, nil, "id=", "id="), ("", nil, nil, "", nil),
            ("No reply", nil, nil, "No reply", "No reply"),
            ("550 5.1.1000 x", 550, nil, "5.1.1000 x", "5.1.1000 x"), ("550 5.1 x", 550, nil, "5.1 x", "5.1 x"),
        ] as [(String, Int?, String?, String, String?)])
    func `is code, enhanced code, words and the queue's id`(
        line: String, code: Int?, enhanced: String?, words: String, id: String?
    ) {
        let reply = reply(line)
        #expect((reply.code, reply.enhanced, reply.words, reply.queueID) == (code, enhanced, words, id))
    }

    @Test(
        arguments: [
            (
                "550 5.1.1 <ann.ash+asb@home.example>: Recipient address rejected",
                "550 5.1.1 [hidden] Recipient address rejected"
            ),
            ("550 User ANN.ASH+ASB unknown at Home.Example.", "550 User [hidden] unknown at [hidden]"),
            (
                "550 ann: no such person, ash neither; cannot tell",
                "550 [hidden] no such person, [hidden] neither; cannot tell"
            ),
            ("550 other%40home.invalid and other=40home.invalid", "550 [hidden] and [hidden]"),
            ("554 5.7.1 The link https://review.example/l/secret is listed", "554 5.7.1 The link [hidden] is listed"),
            ("550 B\u{e9}la\u{202e} <\u{1b}[31m", "550 B??la??? <?[31m"),
            ("550 Mailbox of mx1.home.example is gone", "550 Mailbox of [hidden] is gone"),
        ])
    func `names no recipient, no address and no link, and is plain ASCII`(line: String, text: String) {
        #expect(reply(line).text == text)
    }

    @Test func `is short`() {
        #expect(reply("550 " + String(repeating: "long ", count: 1_000)).words.utf8.count == 300)
    }

    @Test func `hides a name that is not ASCII`() {
        #expect(reply("550 Zo\u{eb}'s mailbox is gone", name: "Zo\u{eb} Ash").text == "550 [hidden] mailbox is gone")
    }
}
