import Casework
import Testing
import Text

@testable import Desk
@testable import Web

@Suite struct `The form of a reading for danger` {
    private typealias Reading = Casework.Application.DangerReading

    private func read(_ values: [(String, String)]) -> (Reading.Answers?, [String]) {
        var form = Form(FormFields(values.map { FormFields.Field(name: $0.0, value: $0.1) }))
        let answers = DangerForm.read(&form)
        return (answers, form.shown.mistakes.map(\.sentence))
    }

    @Test func `is read with every danger and referral`() {
        let (answers, mistakes) = read([
            ("signs", "weapons"), ("signs", "threat-to-life"), ("level", "high"), ("note", "A knife."),
            ("referral_police", "made"), ("referral_police_reason", "It was shown."),
            ("referral_adults", "considered"), ("referral_adults_reason", "Not at risk."),
            ("referral_children", ""), ("referral_children_reason", ""),
            ("referral_other", "made"), ("referral_other_to", "Women's Aid"), ("referral_other_reason", "She asked."),
        ])
        #expect(mistakes.isEmpty)
        #expect(
            answers
                == .init(
                    signs: [.weapons, .threatToLife], level: .high, note: "A knife.",
                    referrals: [
                        .init(to: .police, wasMade: true, reason: "It was shown."),
                        .init(to: .adultSafeguarding, wasMade: false, reason: "Not at risk."),
                        .init(to: .other("Women's Aid"), wasMade: true, reason: "She asked."),
                    ]))
        let (calm, none) = read([("signs", "none"), ("level", "standard")])
        #expect(calm == .init(signs: [], level: .standard, note: "") && none.isEmpty)
    }

    /// A form as it is sent, and what is wrong with it.
    private static let wrong: [(sent: String, mistake: String)] = [
        ("level=standard", "Tick the dangers that you see, or “None of these”"),
        ("signs=boredom&level=standard", "Tick the dangers that you see, or “None of these”"),
        ("signs=hate&signs=none&level=medium&note=x", "Tick either dangers, or “None of these”"),
        ("signs=none", "Choose how great the risk is"),
        ("signs=none&level=medium", "Enter what you saw, and why this level"),
        ("signs=hate&level=standard", "Enter why the risk is standard although you see a danger"),
        (
            "signs=none&level=standard&referral_police=made",
            "To the police: enter why the referral was made, or why it was not"
        ),
        (
            "signs=none&level=standard&referral_police_reason=x",
            "To the police: choose whether the referral was made"
        ),
        (
            "signs=none&level=standard&referral_police=perhaps&referral_police_reason=x",
            "To the police: choose whether the referral was made"
        ),
        ("signs=none&level=standard&referral_other=made&referral_other_reason=x", "Enter whom the referral was for"),
    ]

    @Test func `says what is missing beside the field`() throws {
        for (sent, mistake) in Self.wrong {
            var form = Form(try FormFields(reading: Array(sent.utf8)))
            _ = DangerForm.read(&form)
            #expect(form.shown.mistakes.map(\.sentence) == [mistake], "\(sent)")
        }
    }

    @Test func `and the history on the page show nothing that somebody wrote as markup`() {
        func page(_ text: String) -> HTML {
            var page = Sample.page(.received, nil)
            page.application.dangerReadings = [
                Reading(
                    occasion: .beforeMeeting, meetingOn: Sample.day, reports: 1, signs: nil, level: .high, note: text,
                    referrals: [.init(to: .other(text), wasMade: false, reason: text)], on: Sample.day,
                    by: page.officers[0].person)
            ]
            let view = DangerView(page: page)
            return "\(view.banner)\(view.newest)\(view.history)\(view.toBeRead)"
        }
        func marks(_ text: String) -> [Int] {
            ["<", ">", "\""].map { mark in text.utf8.filter { $0 == mark.utf8.first }.count }
        }
        let (plain, hostile) = (
            page("plain, and about as long as the other").text, page("<b>\"\u{301} onclick='x'").text
        )
        #expect(marks(plain) == marks(hostile))
        #expect(plain.contains("High risk") && plain.contains("Not asked then"))
    }

    @Test func `of an added report follows on those that are there`() throws {
        let application = Sample.page(.received, nil).application
        #expect(application.nextReport == 2)
        var answers = ReportAnswers(
            behaviourOn: Sample.day, reportedOn: Sample.day, told: "police", sameAs: nil, hate: false, status: .open,
            acknowledged: nil, description: "Stones.")
        #expect(answers.added(to: application).number == 2 && answers.added(to: application).incident == "i2")
        answers.sameAs = 1
        #expect(answers.added(to: application).incident == "i1" && answers.added(to: application).area == "E1")
    }
}
