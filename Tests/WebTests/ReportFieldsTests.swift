import Casework
import Testing
import Text

@testable import Web

@Suite struct `The questions about a report` {
    private let today = CivilDate(year: 2026, month: 5, day: 4) ?? CivilDate(dayNumber: 0)

    private var right: [String: String] {
        [
            "behaviour_on-day": "1", "behaviour_on-month": "5", "behaviour_on-year": "2026", "reported_on-day": "2",
            "reported_on-month": "5", "reported_on-year": "2026", "told": "police", "same_as": "1", "hate": "no",
            "status": "open", "contacted": "yes", "description": "Shouting",
        ]
    }

    private func form(_ values: [String: String]) -> Form {
        Form(FormFields(values.map { FormFields.Field(name: $0.key, value: $0.value) }))
    }

    @Test func `are read into one report`() throws {
        var form = form(right)
        let fields = ReportFields(number: 2, today: today)
        let answers = try #require(fields.read(&form))
        #expect(try form.isRight())
        #expect(answers.told == "police" && answers.sameAs == 1 && answers.acknowledged == true)
        #expect(answers.reportedOn == CivilDate(year: 2026, month: 5, day: 2))
    }

    @Test func `show again what was answered`() throws {
        let fields = ReportFields(prefix: "r2_", number: 2, today: today)
        var form = form(Dictionary(right.map { ("r2_" + $0.key, $0.value) }) { $1 })
        let answers = try #require(fields.read(&form))
        let shown = fields.shown(answers)
        for (name, value) in right { #expect(shown.value("r2_" + name) == value, "\(name)") }
        #expect(
            !fields.isBlank(form.fields) && ReportFields(prefix: "r3_", number: 3, today: today).isBlank(form.fields)
        )
    }

    @Test(arguments: [
        ("reported_on-day", "30", "The date you reported it must be today or in the past"),
        ("behaviour_on-day", "3", "The date you reported it must be the same as or after the date it happened"),
        ("told", "other", "Enter who else you told"), ("told", "mayor", "Choose who you told"),
        ("same_as", "2", "Choose whether this is a new event"),
        ("hate", "", "Choose whether you think it was motivated by hate"),
        ("status", "lost", "Choose what has been done"), ("contacted", "", "Choose whether anybody got in touch"),
        ("description", " \n ", "Tell us what happened"),
    ])
    func `say what is wrong with an answer`(_ name: String, _ value: String, _ sentence: String) {
        var values = right
        values[name] = value
        if name == "reported_on-day" { values["reported_on-month"] = "5" }
        var form = form(values)
        _ = ReportFields(number: 2, today: today).read(&form)
        #expect(form.shown.mistakes.map(\.sentence) == [sentence])
    }

    @Test func `every box and mistake of a page has a label and an id of its own`() {
        var form = form(["told": "other"])
        let fields = ReportFields(number: 3, today: today)
        _ = fields.read(&form)
        let html = fields.html(form.shown).text
        let ids = Marks.values(of: "id", in: html)
        #expect(Set(ids).count == ids.count)
        for target in Marks.values(of: "for", in: html) { #expect(ids.contains(target), "\(target)") }
        for mistake in form.shown.mistakes { #expect(ids.contains(mistake.anchor), "\(mistake.anchor)") }
    }
}

/// Reads attributes out of a page.
enum Marks {
    /// Every value of an attribute, in order.
    static func values(of attribute: String, in html: String) -> [String] {
        html.components(after: " \(attribute)=\"").map { part in
            String(decoding: part.utf8.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        }
    }
}

extension String {
    /// What follows each occurrence of a mark.
    fileprivate func components(after mark: String) -> [Substring] { split(separator: mark).dropFirst().map { $0 } }
}
