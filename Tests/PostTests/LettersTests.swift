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

    /// Facts that a message of a kind may be without.
    static let optional: [Notice.Kind: Set<String>] = [
        .acknowledgement: ["elsewhere"], .thresholdMet: ["ground"],
        .thresholdNotMet: ["reports", "rule", "sign_off", "review_how", "review_grounds", "further_review"],
        .otherArea: ["review_how", "review_grounds", "further_review"],
        .passedToArea: ["new_reference", "further_review"],
        .outcome: ["recommendations", "plan", "further_review", "consulted", "changes"],
        .planShared: ["plan", "recommendations", "sent_before", "changes"],
        .meetingChanged: ["because", "progress"], .invitation: ["progress"], .meetingAdjourned: ["due"],
        .applicantMeetingAdjourned: ["due"], .applicantMeetingChanged: ["because"], .meetingCancelled: ["because"],
        .applicantMeetingCancelled: ["because"], .meetingWithdrawn: ["because"], .word: ["next"],
        .reviewAsked: ["papers_by"], .recommendationAnswered: ["reason"], .pointOfContact: ["was", "away_until"],
    ]

    @Test(arguments: Notice.Kind.allCases)
    func `of every kind are whole whichever of the facts that may be missing are`(kind: Notice.Kind) throws {
        let names = (Self.optional[kind] ?? []).sorted()
        for set in 0..<(1 << names.count) {
            let missing = names.enumerated().filter { set >> $0.offset & 1 == 1 }.map(\.element)
            for empty in [nil, Notice.Fact.lines([])] {
                var facts = Samples.facts.filter { kind.factNames.contains($0.key) }
                for name in missing { facts[name] = empty }
                let text = try letter(Samples.message(kind, facts)).text
                for mark in ["{{", "}}", "  ", "\n\n\n", "# ", " .", ": \n"] {
                    #expect(!text.contains(mark), "\(mark) without \(missing): \(text)")
                }
            }
        }
    }

    /// What nobody who looks over a shoulder may read in a list of messages.
    static let telling = [
        "ASB", "antisocial", "anti-social", "behaviour", "harass", "neighbour", "nuisance", "police", "victim",
        "complain", "threshold", "danger", "trigger", "Ann", "Ash", "Pat Reed", "Sonia", "Lena",
    ]

    @Test(arguments: Notice.Kind.allCases)
    func `have a subject that names nobody, and nothing of the matter`(kind: Notice.Kind) throws {
        let subject = try letter(Samples.message(kind)).subject.lowercased()
        for word in Self.telling { #expect(!subject.contains(word.lowercased()), "\(word) in \(subject)") }
        if kind.isToApplicant { #expect(!subject.contains("review") && !subject.contains("meeting")) }
    }

    static let workKinds = Notice.Kind.allCases.filter { !$0.isToApplicant }

    @Test(arguments: workKinds)
    func `to colleagues say who reads an answer, and what to do in danger`(kind: Notice.Kind) throws {
        let text = try letter(Samples.message(kind)).text
        #expect(text.contains("answer this message, or write to East Council, review@east.example. A person reads it."))
        #expect(text.contains("call 999"))
    }

    @Test func `to applicants are known by what they are`() {
        #expect(Set(Notice.Kind.allCases.filter(\.isToApplicant)) == Samples.applicantKinds.union([.signInCode]))
    }

    @Test(arguments: Samples.applicantKinds)
    func `to applicants are in short sentences`(kind: Notice.Kind) throws {
        let text = try letter(Samples.message(kind)).text
        for sentence in text.split(whereSeparator: { ".?!\n".contains($0) }) {
            #expect(sentence.split(separator: " ").count <= 30, "\(sentence)")
        }
    }

    @Test func `ship with a sample that somebody who writes one can look at`() throws {
        let letters = try Letters(directory: nil)
        for kind in Notice.Kind.allCases {
            let sample = try letters.sample(of: kind)
            #expect(sample.template.hasPrefix("Subject: ") && !sample.letter.text.contains("{{"))
            #expect(Set(sample.values.map(\.name)) == Letters.names(of: kind))
            #expect(sample.file == "\(kind.rawValue).txt")
        }
    }

    @Test(arguments: [
        ("clsoed.txt", "Did you mean closed.txt?"), ("Closed.txt", "Did you mean closed.txt?"),
        ("closed.text", "Did you mean closed.txt?"),
        ("notes", "casereviewd letters list names them all; move other files elsewhere."),
    ])
    func `under a name that is none are a mistake at the start`(name: String, mend: String) async throws {
        try await withTemporaryDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory + "/en", withIntermediateDirectories: true)
            for file in [name, ".hidden"] {
                #expect(FileManager.default.createFile(atPath: "\(directory)/en/\(file)", contents: Data()))
            }
            let mistakes = #expect(throws: Mistakes.self) { try Letters(directory: directory) }
            #expect(mistakes?.all.map(\.path) == ["\(directory)/en/\(name)"])
            #expect(mistakes?.all.first?.mend == mend)
        }
    }

    @Test(arguments: Samples.applicantKinds)
    func `to applicants say whom to ask, where to look, and that 999 is for danger`(kind: Notice.Kind) throws {
        let text = try letter(Samples.message(kind)).text
        for words in [
            "East Council, review@east.example", "https://review.example/l/token", "call 999", "Dear Ann Ash,",
            "A person reads what you write", "reference: CR-7K2M9QPX",
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
        #expect(reminder.contains("The last day for it was Monday 4 May 2026."))
        #expect(try letter(Samples.message(.informationRequest)).text.contains("you have to co-operate"))
    }

    @Test func `say what is so of whoever reads them`() throws {
        var facts = Samples.facts
        (facts["answered"], facts["plan"]) = (.text("stays-closed"), .lines([]))
        let closed = try letter(Samples.message(.remarkAnswered, facts)).text
        #expect(closed.contains("you told us something about your case. A person has read it."))
        #expect(closed.contains("You asked us to open your case again. It stays closed."))
        // In a joint review there may be actions for others.
        #expect(try letter(Samples.message(.planShared, facts)).text.contains("No action that concerns you is planned"))
        // On the day of the application a report counts towards it, and the message waits before anybody is told.
        let taken = try letter(Samples.message(.somethingNewTaken)).text
        #expect(taken.contains("What you report after the day on which you applied cannot count towards that"))
        #expect(taken.contains("they are being told") && !taken.contains("have been told"))
        // It may be printed and posted.
        #expect(
            try letter(Samples.message(.outsideRecommendation)).text.contains("Answer this message, or write to East"))
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

    @Test func `in Welsh go to whoever asked for Welsh, where the house has them, and are marked so`() async throws {
        try await withTemporaryDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory + "/cy", withIntermediateDirectories: true)
            let own = "Subject: {{reference}}\n\nAnnwyl {{recipient}}.\n"
            #expect(FileManager.default.createFile(atPath: "\(directory)/cy/closed.txt", contents: Data(own.utf8)))
            let letters = try Letters(directory: directory)
            var message = Samples.message(.closed)
            #expect(try letters.letter(to: message, link: "https://x.example").language == "en-GB")
            message.safe.language = "cy"
            let letter = try letters.letter(to: message, link: nil)
            #expect((letter.text, letter.language) == ("Annwyl Ann Ash.\n", "cy"))
            let settings = PostSettings(
                publicURL: "https://review.example", from: PostOffice.sender, passage: .anyTime, worker: "test")
            let mail = try Delivery(message: message, link: nil).outgoing(letters, settings).get()
            #expect((mail.language, mail.subject) == ("cy", "CR-7K2M9QPX"))
            #expect(try String(decoding: mail.mail(), as: UTF8.self).contains("Content-Language: cy"))
            // What the house has not in Welsh goes in English, and says so.
            var other = Samples.message(.withdrawn)
            other.safe.language = "cy"
            let english = try Delivery(message: other, link: "https://x.example").outgoing(letters, settings).get()
            #expect(english.language == "en-GB" && english.text.contains("Dear Ann Ash,"))
        }
    }

    @Test(arguments: [
        ("clsoed.txt", "Subject: x\n\nx", "no letter of this name"),
        ("closed.txt", "Subject: x\n\n{{code}}", "`{{code}}`"),
    ])
    func `in Welsh are checked at the start as those in English are`(name: String, text: String, found: String)
        async throws
    {
        try await withTemporaryDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory + "/cy", withIntermediateDirectories: true)
            #expect(FileManager.default.createFile(atPath: "\(directory)/cy/\(name)", contents: Data(text.utf8)))
            let mistakes = #expect(throws: Mistakes.self) { try Letters(directory: directory) }
            #expect(mistakes?.all.map(\.found) == [found])
            #expect(mistakes?.all.first?.path == "\(directory)/cy/\(name)")
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
            Letter(
                subject: "<x>",
                text: """
                    Dear <Ann>,
                    how

                    # What <b> next

                    - one
                    - "two"

                    https://review.example/l/t?a=1&b=2

                    Write to East, review@east.example. Or <a@b>.

                    """), language: "en-GB"
        ).text
        #expect(page.contains("<html lang=\"en-GB\">") && page.contains("<title>&lt;x&gt;</title>"))
        #expect(page.contains(">Dear &lt;Ann&gt;,<br>\nhow</p>"))
        #expect(page.contains(">What &lt;b&gt; next</h2>"))
        #expect(page.contains(">one</li>") && page.contains(">&quot;two&quot;</li>\n</ul>"))
        #expect(page.contains("<a href=\"https://review.example/l/t?a=1&amp;b=2\">"))
        #expect(page.contains("East, <a href=\"mailto:review@east.example\">review@east.example</a>. Or &lt;a@b&gt;."))
    }

    @Test func `a directory of one's own that is not there is refused`() {
        let mistakes = #expect(throws: Mistakes.self) { try Letters(directory: "/nowhere") }
        #expect(mistakes?.all.first?.path == "/nowhere/en")
    }
}
