import Testing

@testable import Text

/// What a reader of messages makes of one: header lines unfolded, and the body.
struct ReadMail {
    var header: [(name: String, value: String)] = []
    var body: [UInt8] = []

    init(_ bytes: [UInt8]) {
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: [13, 10]) {
                index += 2
                if lines.last == [] { break }
                lines.append([])
            } else {
                lines[lines.count - 1].append(bytes[index])
                index += 1
            }
        }
        body = Array(bytes[index...])
        for line in lines where !line.isEmpty {
            let text = String(decoding: line, as: UTF8.self)
            if line[0] == 32 || line[0] == 9 {
                header[header.count - 1].value += text
            } else {
                let parts = text.split(separator: ":", maxSplits: 1)
                header.append((String(parts[0]), String(parts[1].dropFirst())))
            }
        }
    }

    subscript(name: String) -> String? { header.first { $0.name == name }?.value }
}

/// Base64 back to bytes, line ends passed over.
func decoded(_ text: some StringProtocol) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let values = text.utf8.compactMap { alphabet.firstIndex(of: $0) }
    var result: [UInt8] = []
    var (buffer, bits) = (0, 0)
    for value in values {
        (buffer, bits) = ((buffer << 6 | value) & 0xFFFF, bits + 6)
        if bits >= 8 {
            bits -= 8
            result.append(UInt8(buffer >> bits & 0xFF))
        }
    }
    return result
}

@Suite struct `Messages` {
    func mail(
        subject: String = "Case review CR-1", fromName: String = "Community Safety", toName: String = "",
        body: String = "Hello\n",
        html: HTML? = nil, calendar: Mail.Calendar? = nil
    ) throws -> Mail {
        Mail(
            from: Mail.Party(fromName, try MailAddress("safety@council.example")),
            to: Mail.Party(toName, try MailAddress("p@post.example")), subject: subject,
            messageID: "m1@council.example",
            date: 1_777_887_000, body: body, html: html, calendar: calendar)
    }

    /// The text that encoded words stand for.
    func words(_ value: String) -> String {
        var bytes: [UInt8] = []
        for word in value.split(separator: " ") where word.hasPrefix("=?UTF-8?B?") {
            bytes += decoded(word.dropFirst(10).dropLast(2))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `A plain message is these lines`() throws {
        #expect(
            String(decoding: try mail().bytes(), as: UTF8.self)
                == [
                    "Date: Mon, 04 May 2026 09:30:00 +0000", "From: Community Safety <safety@council.example>",
                    "To: p@post.example",
                    "Subject: Case review CR-1", "Message-ID: <m1@council.example>", "Auto-Submitted: auto-generated",
                    "X-Auto-Response-Suppress: All",
                    "Content-Language: en-GB", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: base64", "", "SGVsbG8NCg==", "",
                ].joined(separator: "\r\n"))
    }

    @Test(arguments: ["a\nb", "a\rb", "a\r\nb", "a\u{B}\nb\r\r\n", "\n.\r\nQUIT\r\n"])
    func `A body has CRLF line ends and hides in base64`(_ body: String) throws {
        let read = ReadMail(try mail(body: body).bytes())
        let text = String(decoding: decoded(String(decoding: read.body, as: UTF8.self)), as: UTF8.self)
        let bare = text.replacing("\r\n", with: "")
        #expect(!bare.utf8.contains(13) && !bare.utf8.contains(10))
    }

    @Test(arguments: [
        "a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\0", "a\tb", "\u{7F}", "\u{85}x", "a\u{1B}[2J", "é\r\n",
        "\"\r\n\u{301}", "\r\n.\r\n",
    ])
    func `A control in a subject or name is refused`(_ text: String) throws {
        #expect(throws: Mail.Refusal(field: .subject, reason: .control)) { try mail(subject: text).bytes() }
        #expect(throws: Mail.Refusal(field: .fromName, reason: .control)) { try mail(fromName: text).bytes() }
        #expect(throws: Mail.Refusal(field: .toName, reason: .control)) { try mail(toName: text).bytes() }
    }

    @Test(arguments: [
        "Adolygiad Achos Ymddygiad Gwrthgymdeithasol – cyfarfod ddydd Llun 4 Mai 2026 am ddeg o'r gloch y bore, ŵyl",
        "é", " a", "a  b", "a ", "=?UTF-8?B?eA==?=", String(repeating: "x", count: 998),
        String(repeating: "👩‍👩‍👧", count: 50), "\u{2028}",
        String(repeating: "é", count: 400), "\u{301}", "x =?utf-8?q?y?=",
    ])
    func `What is not plain is encoded in words of 75 bytes that each hold whole scalars`(_ text: String) throws {
        let bytes = try mail(subject: text).bytes()
        let read = ReadMail(bytes)
        #expect(read.header.count == 11)
        #expect(Array(words(read["Subject"] ?? "").utf8) == Array(text.utf8))
        for word in (read["Subject"] ?? "").split(separator: " ") {
            #expect(word.utf8.count <= 75)
            let part = decoded(word.dropFirst(10).dropLast(2))
            #expect(Array(String(decoding: part, as: UTF8.self).utf8) == part)
        }
        #expect(String(decoding: bytes, as: UTF8.self).utf8.split(separator: 13).allSatisfy { $0.count <= 77 })
        #expect(bytes.allSatisfy { $0 < 0x80 })
    }

    @Test func `A long plain subject is folded at its spaces`() throws {
        let text = Array(repeating: "review", count: 60).joined(separator: " ")
        let bytes = try mail(subject: text).bytes()
        #expect(ReadMail(bytes)["Subject"] == text)
        #expect(String(decoding: bytes, as: UTF8.self).utf8.split(separator: 13).allSatisfy { $0.count <= 77 })
    }

    @Test(arguments: [
        ("Anne Smith", "Anne Smith"), ("Smith, Anne", "\"Smith, Anne\""), ("A \"B\" \\ C", "\"A \\\"B\\\" \\\\ C\""),
        ("evil <x@y.example>", "\"evil <x@y.example>\""), ("Dr. Who", "\"Dr. Who\""), ("a@b", "\"a@b\""),
    ])
    func `A name is quoted where it must be`(_ name: String, _ written: String) throws {
        #expect(ReadMail(try mail(fromName: name).bytes())["From"] == "\(written) <safety@council.example>")
    }

    @Test func `A name beyond ASCII is encoded`() throws {
        let read = ReadMail(try mail(toName: "Siân Ŵyn").bytes())
        #expect(words(read["To"] ?? "") == "Siân Ŵyn")
        #expect(read["To"]?.hasSuffix(" <p@post.example>") == true)
    }

    @Test func `Fields that are no words have their form`() throws {
        var message = try mail()
        message.messageID = "a\r\nBcc: x@y"
        #expect(throws: Mail.Refusal(field: .messageID, reason: .form)) { try message.bytes() }
        message = try mail()
        message.inReplyTo = "<a@b>"
        #expect(throws: Mail.Refusal(field: .inReplyTo, reason: .form)) { try message.bytes() }
        message = try mail()
        message.references = ["a@b", ""]
        #expect(throws: Mail.Refusal(field: .references, reason: .form)) { try message.bytes() }
        message = try mail()
        message.language = "en\r\nX: y"
        #expect(throws: Mail.Refusal(field: .language, reason: .form)) { try message.bytes() }
        message = try mail()
        message.date = .max
        #expect(throws: Mail.Refusal(field: .date, reason: .form)) { try message.bytes() }
        #expect(throws: Mail.Refusal(field: .subject, reason: .empty)) { try mail(subject: "").bytes() }
        #expect(throws: Mail.Refusal(field: .subject, reason: .tooLong)) {
            try mail(subject: String(repeating: "a ", count: 500)).bytes()
        }
    }

    @Test func `Threads and answers have their lines`() throws {
        var message = try mail()
        message.replyTo = Mail.Party("Desk", try MailAddress("desk@council.example"))
        message.inReplyTo = "m0@council.example"
        message.references = ["a@council.example", "m0@council.example"]
        message.isAutomatic = false
        message.language = "cy"
        let read = ReadMail(try message.bytes())
        #expect(read["Reply-To"] == "Desk <desk@council.example>")
        #expect(read["In-Reply-To"] == "<m0@council.example>")
        #expect(read["References"] == "<a@council.example> <m0@council.example>")
        #expect(read["Auto-Submitted"] == nil)
        #expect(read["Content-Language"] == "cy")
    }

    @Test func `An invitation is an alternative and an attachment`() throws {
        let message = try mail(
            body: "t", html: "<p>\("h<")</p>", calendar: Mail.Calendar(.request, "BEGIN:VCALENDAR\r\n"))
        let read = ReadMail(try message.bytes())
        #expect(read["Content-Type"] == "multipart/mixed; boundary=\"=_mixed_\(boundary)\"")
        let text = String(decoding: read.body, as: UTF8.self)
        let parts = text.split(separator: "--=_mixed_\(boundary)").map { ReadMail(Array($0.utf8.dropFirst(2))) }
        #expect(parts.count == 3)
        #expect(parts[0]["Content-Type"] == "multipart/alternative; boundary=\"=_alternative_\(boundary)\"")
        #expect(parts[1]["Content-Disposition"] == "attachment; filename=\"invite.ics\"")
        #expect(decoded(String(decoding: parts[1].body, as: UTF8.self)) == Array("BEGIN:VCALENDAR\r\n".utf8))
        let inner = String(decoding: parts[0].body, as: UTF8.self).split(separator: "--=_alternative_\(boundary)")
            .map { ReadMail(Array($0.utf8.dropFirst(2))) }
        #expect(
            inner.dropLast().map { $0["Content-Type"] } == [
                "text/plain; charset=utf-8", "text/html; charset=utf-8", "text/calendar; charset=utf-8; method=REQUEST",
            ])
        #expect(decoded(String(decoding: inner[1].body, as: UTF8.self)) == Array("<p>h&lt;</p>".utf8))
        #expect(try message.bytes() == message.bytes())
    }

    @Test func `Text and markup are an alternative`() throws {
        let read = ReadMail(try mail(html: "<p></p>").bytes())
        #expect(read["Content-Type"] == "multipart/alternative; boundary=\"=_alternative_\(boundary)\"")
    }

    /// FNV-1a of the message's id.
    var boundary: String {
        String(
            "m1@council.example".utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 },
            radix: 16)
    }
}
