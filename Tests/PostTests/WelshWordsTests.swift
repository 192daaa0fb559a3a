import Casework
import FoundationEssentials
import Records
import Testing

@testable import Post

@Suite struct `In Welsh` {
    private func message(_ kind: Notice.Kind, _ facts: [String: Notice.Fact]? = nil, way: Way = .email)
        -> OutboxMessage
    {
        var message = Samples.message(kind, facts)
        message.safe.language = "cy"
        message.way = way
        return message
    }

    @Test(arguments: [
        ("2026-01-05", 9, 0, "Dydd Llun 5 Ionawr 2026 am 9.00am, amser y DU"),
        ("2026-02-03", 12, 30, "Dydd Mawrth 3 Chwefror 2026 am 12.30pm, amser y DU"),
        ("2026-03-04", 0, 5, "Dydd Mercher 4 Mawrth 2026 am 12.05am, amser y DU"),
        ("2026-04-02", 14, 0, "Dydd Iau 2 Ebrill 2026 am 2.00pm, amser y DU"),
        ("2026-07-31", 10, 15, "Dydd Gwener 31 Gorffennaf 2026 am 10.15am, amser y DU"),
        ("2026-08-01", 10, 0, "Dydd Sadwrn 1 Awst 2026 am 10.00am, amser y DU"),
        ("2026-12-06", 23, 59, "Dydd Sul 6 Rhagfyr 2026 am 11.59pm, amser y DU"),
    ])
    func `days and times are Welsh`(_ date: String, _ hour: Int, _ minute: Int, _ words: String) {
        let moment = London.instant(date: PostOffice.day(date), hour: hour, minute: minute)
        #expect(LetterValues.words(moment, in: "cy") == words)
    }

    @Test func `a letter's dates are in the letter's language, not in the reader's`() throws {
        let letters = try Letters(
            source: { kind in
                ("en", "Subject: {{reference}}\n\n\(kind == .acknowledgement ? "By {{received}}" : "It is so").\n")
            },
            welsh: { kind in kind == .acknowledgement ? ("cy", "Subject: {{reference}}\n\nErbyn {{received}}.\n") : nil
            }
        )
        let facts: [String: Notice.Fact] = ["received": .date(Samples.day)]
        let welsh = try letters.letter(to: message(.acknowledgement, facts), link: nil)
        #expect(welsh.language == "cy" && welsh.text == "Erbyn Dydd Llun 4 Mai 2026.\n")
        let english = try letters.letter(to: Samples.message(.acknowledgement, facts), link: nil)
        #expect(english.language == "en-GB" && english.text == "By Monday 4 May 2026.\n")
    }

    @Test func `text messages are, and as neutral`() {
        let link = "https://review.example/track"
        let code = message(.signInCode, ["code": .text("ABCD-EFGH")], way: .text)
        let told = message(.dayMoved, way: .text)
        #expect(NeutralWording.text(of: code, link: nil) == "Eich cod yw ABCD-EFGH.")
        #expect(
            NeutralWording.text(of: told, link: nil)
                == "Mae neges i chi am CR-7K2M9QPX. Gallwch ei darllen lle rydych yn ei dilyn ar-lein.")
        #expect(
            NeutralWording.text(of: told, link: link)
                == "Mae neges i chi am CR-7K2M9QPX. Darllenwch hi yma: \(link) Os ydych mewn perygl, ffoniwch 999.")
        #expect(Invitation.summary(of: message(.applicantInvitation)) == "Apwyntiad")
        #expect(Invitation.summary(of: Samples.message(.applicantInvitation)) == "Appointment")
        // A text message is one of at most 160 symbols, which GSM 03.38 has.
        #expect(ShortText.plain(NeutralWording.text(of: told, link: link)).utf8.count <= 160)
    }
}
