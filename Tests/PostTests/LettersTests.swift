import Casework
import FoundationEssentials
import Records
import Testing
import Text

@testable import Post

@Suite struct `The letters` {
    private func letter(_ message: OutboxMessage) throws -> Letter {
        try Letters(directory: nil).letter(to: message, link: "https://review.example/l/token")
    }

    @Test(arguments: Notice.Kind.allCases)
    func `of every kind are written without holes`(kind: Notice.Kind) throws {
        let letter = try letter(Samples.message(kind))
        #expect(!letter.subject.isEmpty && !letter.subject.utf8.contains(UInt8(ascii: "\n")))
        for mark in ["{{", "}}", "  ", ", ,", "\n\n\n", " ."] {
            #expect(!letter.text.contains(mark), "\(mark) in \(letter.text)")
            #expect(!letter.subject.contains(mark))
        }
        #expect(letter.text.utf8.last == UInt8(ascii: "\n"))
    }

    @Test(arguments: Samples.applicantKinds)
    func `to applicants have a subject that says nothing of the matter`(kind: Notice.Kind) throws {
        #expect(try letter(Samples.message(kind)).subject == "Your reference CR-7K2M9QPX")
    }

    @Test(arguments: Samples.applicantKinds)
    func `to applicants say whom to ask, where to look, and that 999 is for danger`(kind: Notice.Kind) throws {
        let text = try letter(Samples.message(kind)).text
        for words in [
            "East Council, review@east.example", "https://review.example/l/token", "call 999", "Dear Ann Ash,",
        ] {
            #expect(text.contains(words))
        }
    }

    @Test(arguments: [
        Notice.Kind.passedOn, .informationRequest, .recommendation, .actionAssigned, .invitation, .reminder,
    ])
    func `to agencies name nobody`(kind: Notice.Kind) throws {
        let letter = try letter(Samples.message(kind))
        #expect(!letter.text.contains("Ann Ash") && !letter.subject.contains("Ann Ash"))
    }

    @Test func `say dates and times in words`() throws {
        let invitation = try letter(Samples.message(.invitation)).text
        #expect(invitation.contains("When: Monday 4 May 2026 at 2.00pm, UK time"))
        #expect(
            LetterValues.words(London.instant(date: Samples.day, hour: 0, minute: 5)).hasSuffix("at 12.05am, UK time"))
        #expect(
            LetterValues.words(London.instant(date: Samples.day, hour: 12, minute: 30)).hasSuffix("at 12.30pm, UK time")
        )
    }

    @Test func `tell the words of the service in words of a sentence`() throws {
        let passedOn = try letter(Samples.message(.passedOn)).text
        #expect(passedOn.contains("was made in person. It concerns Eastleigh."))
        let reminder = try letter(Samples.message(.reminder)).text
        #expect(reminder.contains("this is to be done: decide whether the threshold is met."))
        #expect(reminder.contains("The last day for it is Monday 4 May 2026."))
        #expect(reminder.contains("This is reminder number 2, set for 3 working days before the last day."))
        #expect(try letter(Samples.message(.informationRequest)).text.contains("you have to co-operate"))
    }

    @Test func `keep nothing that could move the cursor`() throws {
        var facts = Samples.facts
        facts["reasons"] = .text("one\u{1B}[2J\r\ntwo\u{85}\u{0}")
        #expect(try letter(Samples.message(.thresholdMet, facts)).text.contains("one[2J\ntwo"))
    }

    @Test func `are not written where a fact is missing`() {
        #expect(throws: LetterLacks(fact: "reasons")) { try letter(Samples.message(.thresholdMet, [:])) }
    }

    @Test func `of the house take the place of those that ship`() async throws {
        try await withTemporaryDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory + "/en", withIntermediateDirectories: true)
            let own = "Subject: {{reference}}\n\nHello {{recipient}}.\n"
            #expect(FileManager.default.createFile(atPath: "\(directory)/en/closed.txt", contents: Data(own.utf8)))
            let letters = try Letters(directory: directory)
            let letter = try letters.letter(to: Samples.message(.closed), link: nil)
            #expect(letter == Letter(subject: "CR-7K2M9QPX", text: "Hello Ann Ash.\n"))
        }
    }

    @Test(arguments: [
        ("Hello", "another first line"), ("Subject: x", "no empty line"), ("Subject: x\ntext", "no empty line"),
        ("Subject: {{code}}\n\nx", "`{{code}}`"), ("Subject: x\n\n{{#reason}}", "the section `reason` without an end"),
    ])
    func `of the house are checked at the start`(text: String, found: String) async throws {
        try await withTemporaryDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory + "/en", withIntermediateDirectories: true)
            #expect(FileManager.default.createFile(atPath: "\(directory)/en/closed.txt", contents: Data(text.utf8)))
            let mistakes = #expect(throws: Mistakes.self) { try Letters(directory: directory) }
            #expect(mistakes?.all.map(\.found) == [found])
            #expect(mistakes?.all.first?.path == "\(directory)/en/closed.txt")
        }
    }

    @Test func `of the house in another encoding are a mistake`() async throws {
        try await withTemporaryDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory + "/en", withIntermediateDirectories: true)
            let bytes = Data("Subject: x\n\ncaf".utf8) + [0xE9]
            #expect(FileManager.default.createFile(atPath: "\(directory)/en/closed.txt", contents: bytes))
            let mistakes = #expect(throws: Mistakes.self) { try Letters(directory: directory) }
            #expect(mistakes?.all.first?.found == "bytes that are not UTF-8")
        }
    }

    @Test func `have an HTML part in which nothing is markup but our own`() {
        let page = LetterHTML.page(
            Letter(subject: "<x>", text: "Dear <Ann>,\nhow\n\n- one\n- \"two\"\n\nhttps://review.example/l/t?a=1&b=2\n")
        ).text
        #expect(page.contains("<title>&lt;x&gt;</title>"))
        #expect(page.contains("<p>Dear &lt;Ann&gt;,<br>\nhow</p>"))
        #expect(page.contains("<ul>\n<li>one</li>\n<li>&quot;two&quot;</li>\n</ul>"))
        #expect(page.contains("<a href=\"https://review.example/l/t?a=1&amp;b=2\">"))
    }

    @Test func `a directory of one's own that is not there is refused`() {
        let mistakes = #expect(throws: Mistakes.self) { try Letters(directory: "/nowhere") }
        #expect(mistakes?.all.first?.path == "/nowhere/en")
    }
}
