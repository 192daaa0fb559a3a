import Testing
import Text

@Suite struct `Reading a letter` {
    private func letter(subject: String = "CR-ABCDEFGH", body: String, calendar: String? = nil) throws -> Letter {
        let mail = Mail(
            from: .init("ASB Case Review", try MailAddress("casereview@localhost")),
            to: .init("Sam, Carter", try MailAddress("sam.carter@mail.example")), subject: subject,
            messageID: "1@localhost", date: 1_780_000_000, body: body, html: "<p>Hello</p>",
            calendar: calendar.map { .init(.request, $0) })
        return try Letter(file: "1", try mail.bytes())
    }

    @Test func `the text, the address and the subject are those that were written`() throws {
        let subject = "Ein sehr langer Betreff mit Umlauten: äöü und noch mehr davon, damit er umbricht"
        let letter = try letter(
            subject: subject, body: "Hello Sam,\n\nRead http://127.0.0.1:8080/l/abc_-9.\nCode: 012345\n")
        #expect(letter.to == "sam.carter@mail.example")
        #expect(letter.subject == subject)
        #expect(letter.messageID == "<1@localhost>")
        #expect(letter.text == "Hello Sam,\n\nRead http://127.0.0.1:8080/l/abc_-9.\nCode: 012345\n")
        #expect(letter.links == ["http://127.0.0.1:8080/l/abc_-9"])
        #expect(letter.code == "012345")
        #expect(letter.calendar == nil)
    }

    @Test func `an invitation comes with its lines unfolded`() throws {
        let letter = try letter(
            body: "Come.", calendar: "BEGIN:VCALENDAR\r\nSUMMARY:a very\r\n  long one\r\nEND:VCALENDAR\r\n")
        #expect(letter.calendar == "BEGIN:VCALENDAR\nSUMMARY:a very long one\nEND:VCALENDAR\n")
    }
}
